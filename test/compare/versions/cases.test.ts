/** Small pairs of versions: what changed, as one line a change, and near misses where nothing did. */
import { expect } from 'vitest';
import { compareVersions } from '../../../src/compare/versions/versions.js';
import type { WordRun } from '../../../src/model/versions.js';
import { extractPlan } from '../../../src/pipeline.js';
import { type Context, testCases } from '../../support/cases.js';
import { LIST_NAMES, listChanges } from './list-changes.js';

/** What a line says of a change, in this order. */
const TOLD = ['field', 'kind', 'how', 'demand', 'heading'] as const;

function writeVersion(body: string, year: number): string {
  return `云溪市${year}年重点工作要点\n一、重点任务\n${body}\n`;
}

testCases('versions', async (input, context: Context, row) => {
  const { old, new: now } = input as unknown as { readonly old: string; readonly new: string };
  const [from = 2023, to = 2024] = (context['years'] as readonly number[] | undefined) ?? [];
  const write = (text: string, year: number): string =>
    context['whole'] === true ? text : writeVersion(text, year);
  const versions = await compareVersions(
    await extractPlan(write(old, from), { name: 'old.txt' }),
    await extractPlan(write(now, to), { name: 'new.txt' }),
  );
  const words = (row as { readonly words?: readonly string[] }).words;
  if (words !== undefined)
    expect([...versions.passages, ...versions.tasks].flatMap((change) => change.words).flatMap(mark)).toEqual(
      words,
    );
  const listed = listChanges(versions);
  // Most rows are of two years, and say nothing of it.
  return LIST_NAMES.filter((name) => name !== 'meta' || context['meta'] === true)
    .flatMap((name) =>
      listed[name].map((change) => {
        const figures = [...new Set([change['from'], change['to']])]
          .filter((side) => side !== undefined)
          .join(' > ');
        const told = TOLD.map((key) => (key === 'heading' && name !== 'tasks' ? null : change[key]));
        return [name === 'meta' ? name : name.slice(0, -1), ...told, figures]
          .filter((part) => part !== null && part !== undefined && part !== '')
          .join(' ');
      }),
    )
    .sort();
});

function mark({ kind, text }: WordRun): string[] {
  return kind === 'kept' ? [] : [`${kind === 'dropped' ? '-' : '+'}${text}`];
}
