/**
 * Labelled cases: `fixtures/cases/<stage>/*.json`, lists of `{ label, input, context?, expected, comment?, expect? }`. A row marked
 * `"expect": "fail"` is a known failure and has to go on failing, so that a lucky fix is noticed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/chinese/fold.js';
import { PROJECT } from './source-files.js';

export type Context = Readonly<Record<string, unknown>>;

export interface Case {
  readonly label: string;
  readonly input: unknown;
  readonly context?: Context;
  readonly expected: unknown;
  readonly comment?: string;
  readonly expect?: 'fail';
}

export interface CaseFile {
  readonly name: string;
  readonly rows: readonly Case[];
}

/** Every file of a stage's folder, in the order of their names. */
export function readCaseFiles(stage: string): CaseFile[] {
  const folder = join(PROJECT, 'fixtures/cases', stage);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name, rows: JSON.parse(readFileSync(join(folder, name), 'utf8')) as Case[] }));
}

type Compute = (input: string, context: Context, row: Case) => unknown;

/** A value with every string in it folded: “十四五”期间 and "十四五"期间 are one quote. */
function foldAll(value: unknown): unknown {
  if (typeof value === 'string') return fold(value);
  if (Array.isArray(value)) return value.map(foldAll);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, foldAll(inner)]));
}

interface Options {
  /** Compare as the scorer does: full-width forms, quotation marks and dashes brought to one form each. */
  readonly folded: boolean;
}

/** Runs every row of a stage: what `compute` makes of the input has to equal `expected`. */
export function testCases(stage: string, compute: Compute, options: Options = { folded: false }): void {
  for (const { name, rows } of readCaseFiles(stage)) {
    describe(`${stage}/${name}`, () => {
      it.each(rows.map((row) => [row.label, row] as const))('%s', async (_, row) => {
        const bring = (value: unknown): unknown => (options.folded ? foldAll(value) : value);
        const actual = bring(await compute(row.input as string, row.context ?? {}, row));
        const expected = bring(row.expected);
        const found = `found ${JSON.stringify(actual)}, expected ${JSON.stringify(row.expected)}`;
        const message = [JSON.stringify(row.input), found, row.comment ?? ''].join('\n');
        if (row.expect !== 'fail') expect(actual, message).toEqual(expected);
        else
          expect(actual, `${message}\nThis known failure is right now: take its "expect" out.`).not.toEqual(
            expected,
          );
      });
    });
  }
}

/** A record without the fields that say nothing: null, and what `defaults` holds anyway. */
export function brief(record: Context, defaults: Context = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).filter(
      ([key, value]) => value !== null && value !== undefined && value !== defaults[key],
    ),
  );
}
