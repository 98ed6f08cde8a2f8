/** Whole editions of invented cities: the changes that were listed by hand are found, all of them and nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareVersions } from '../../../src/compare/versions/versions.js';
import type { PlanDocument } from '../../../src/model/document.js';
import { type PlanVersions, planVersionsSchema } from '../../../src/model/versions.js';
import { extractPlan } from '../../../src/pipeline.js';
import { PROJECT } from '../../support/source-files.js';
import { LIST_NAMES, type ListedChanges, listChanges } from './list-changes.js';

const ROOT = join(PROJECT, 'fixtures/versions');

async function readEdition(slug: string, name: string): Promise<PlanDocument> {
  return extractPlan(readFileSync(join(ROOT, slug, `${name}.txt`)), { name: `${name}.txt` });
}

const inOrder = (changes: readonly unknown[]): string[] =>
  changes.map((change) => JSON.stringify(change)).sort();

describe.each(readdirSync(ROOT))('editions of %s', async (slug) => {
  const [old, now] = [await readEdition(slug, 'old'), await readEdition(slug, 'new')];
  const versions = await compareVersions(old, now);
  const listed = listChanges(versions);
  const expected = JSON.parse(readFileSync(join(ROOT, slug, 'changes.json'), 'utf8')) as ListedChanges;

  it.each(LIST_NAMES)('%s', (name) => {
    expect(inOrder(listed[name])).toEqual(inOrder(expected[name]));
  });

  it('keeps to its schema', () => {
    expect(planVersionsSchema.parse(versions)).toEqual(versions);
  });

  it('quotes every change from its text', () => {
    const texts = new Map([old, now].map((plan) => [plan.id, plan.text]));
    for (const { document, quote, span } of places(versions))
      expect(texts.get(document)?.slice(span.start, span.end)).toBe(quote);
    for (const { words } of [...versions.tasks, ...versions.passages]) {
      for (const { kind, text, span } of words)
        expect((kind === 'dropped' ? old : now).text.slice(span.start, span.end)).toBe(text);
    }
  });

  it('finds nothing between a version and itself', async () => {
    const none = await compareVersions(now, now);
    expect(LIST_NAMES.flatMap((name): readonly unknown[] => none[name])).toEqual([]);
  });

  it('tells the other way round what was added as dropped', async () => {
    const back = await compareVersions(now, old);
    const count = (
      from: PlanVersions,
      name: 'tasks' | 'targets' | 'deadlines' | 'offices',
      kind: string,
    ): number => from[name].filter((change) => change.kind === kind).length;
    for (const name of ['tasks', 'targets', 'deadlines', 'offices'] as const) {
      expect(count(back, name, 'added')).toBe(count(versions, name, 'dropped'));
      expect(count(back, name, 'dropped')).toBe(count(versions, name, 'added'));
    }
    expect(count(back, 'targets', 'raised')).toBe(count(versions, 'targets', 'lowered'));
    expect(count(back, 'deadlines', 'earlier')).toBe(count(versions, 'deadlines', 'later'));
  });
});

function places(
  versions: PlanVersions,
): { document: string; quote: string; span: { start: number; end: number } }[] {
  const { chapters, passages, tasks, targets, baselines, deadlines, offices } = versions;
  const lists = [chapters, passages, tasks, targets, baselines, deadlines, offices];
  return [...lists.flat(), ...offices.map(({ task }) => task)].flatMap(({ old, new: now }) =>
    [old, now].filter((place) => place !== null),
  );
}
