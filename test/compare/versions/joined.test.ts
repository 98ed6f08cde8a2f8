/**
 * Two neighbouring tasks of each fixture made one, 7.…（市水务局负责） and 8.… without the second number and heading: told as
 * joined, and the other way round as split, whatever the plan is about.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareVersions } from '../../../src/compare/versions/versions.js';
import type { PlanDocument, Task } from '../../../src/model/document.js';
import { extractPlan } from '../../../src/pipeline.js';
import { PROJECT } from '../../support/source-files.js';

const ROOT = join(PROJECT, 'fixtures/plans');
/** Number, heading, body, offices in brackets. */
const TASK =
  /^(?<head>[^。\n]{4,30}。)(?<body>[^\n]{30,}[。；])(?<offices>[（(][^（()）]{4,120}[)）])[。]?$/u;

interface Neighbours {
  readonly slug: string;
  readonly plan: PlanDocument;
  readonly first: Task;
  readonly second: Task;
}

function findNeighbours(slug: string): Neighbours[] {
  const plan = JSON.parse(readFileSync(join(ROOT, slug, 'document.json'), 'utf8')) as PlanDocument;
  const isWhole = (task: Task): boolean =>
    TASK.test(task.text) && plan.tasks.filter(({ clause }) => clause === task.clause).length === 1;
  const parentOf = (task: Task): string | null | undefined =>
    plan.clauses.find(({ id }) => id === task.clause)?.parent;
  for (const [i, first] of plan.tasks.entries()) {
    const second = plan.tasks[i + 1];
    if (second === undefined || !isWhole(first) || !isWhole(second)) continue;
    if (parentOf(first) !== parentOf(second) || second.span.start > first.span.end + 2) continue;
    return [{ slug, plan, first, second }];
  }
  return [];
}

const found = readdirSync(ROOT).flatMap(findNeighbours);

describe('two tasks made one', () => {
  it('are found in many fixtures', () => expect(found.length).toBeGreaterThanOrEqual(12));

  it.each(found.map((one) => [one.slug, one] as const))('%s', async (_, { plan, first, second }) => {
    const [a, b] = [TASK.exec(first.text)?.groups, TASK.exec(second.text)?.groups];
    const whole = `${a?.['head']}${a?.['body']}${b?.['body']}${b?.['offices']}`;
    const text = plan.text.slice(0, first.span.start) + whole + plan.text.slice(second.span.end);
    const joined = await extractPlan(text, { name: 'joined.txt' });
    const told = async (old: PlanDocument, now: PlanDocument): Promise<string[]> =>
      (await compareVersions(old, now)).tasks
        .filter(({ kind }) => kind !== 'moved')
        .map((change) => `${change.kind} ${change.old?.heading} > ${change.new?.heading}`);
    const [from, to] = [first.heading, second.heading];
    expect(await told(plan, joined)).toEqual([`joined ${from} > ${from}`, `joined ${to} > ${from}`]);
    expect(await told(joined, plan)).toEqual([`split ${from} > ${from}`, `split ${from} > ${to}`]);
  });
});
