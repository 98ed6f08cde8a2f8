/** The labelled cases themselves: known fields only, no label twice in a file, and enough near misses that must give nothing. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCaseFiles } from '../support/cases.js';
import { PROJECT } from '../support/source-files.js';

const FIELDS = ['label', 'input', 'context', 'expected', 'comment', 'expect'];
/** A near miss says so in its label: `not a figure: 5G`, `left alone: formula`. */
const NEAR_MISS = /^(?:not |left alone|layout only)/u;
const LEAST_ROWS = 2000;
const LEAST_NEAR_MISSES = 0.25;

const stages = readdirSync(join(PROJECT, 'test/cases'))
  .filter((name) => name !== 'cases.test.ts')
  .map((name) => name.replace('.test.ts', ''));
const files = stages.flatMap((stage) => readCaseFiles(stage).map((file) => ({ ...file, stage })));

describe('labelled cases', () => {
  it.each(files.map((file) => [`${file.stage}/${file.name}`, file.rows] as const))('%s', (_, rows) => {
    expect(rows.flatMap((row) => Object.keys(row).filter((key) => !FIELDS.includes(key)))).toEqual([]);
    expect(rows.filter(({ expect: mark }) => mark !== undefined && mark !== 'fail')).toEqual([]);
    const labels = rows.map(({ label }) => label);
    expect(labels.filter((label, i) => labels.indexOf(label) !== i)).toEqual([]);
  });

  it('are many, and a quarter must give nothing', () => {
    const rows = files.flatMap((file) => file.rows);
    const misses = rows.filter(({ label }) => NEAR_MISS.test(label));
    expect(rows.length).toBeGreaterThanOrEqual(LEAST_ROWS);
    expect(misses.length / rows.length).toBeGreaterThanOrEqual(LEAST_NEAR_MISSES);
  });
});
