/** Reads the labelled cases of the compare stage: rows of `label, input, expected, comment`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../support/source-files.js';

export interface Case<Input, Expected> {
  readonly label: string;
  readonly input: Input;
  readonly expected: Expected;
  readonly comment: string;
}

export function readCases<Input, Expected>(name: string): (readonly [string, Case<Input, Expected>])[] {
  const path = join(PROJECT, 'fixtures/cases/compare', `${name}.json`);
  const rows = JSON.parse(readFileSync(path, 'utf8')) as Case<Input, Expected>[];
  return rows.map((row) => [row.label, row] as const);
}
