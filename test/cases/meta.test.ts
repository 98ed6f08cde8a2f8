/** What a plan's head and foot say of it. A row lists the fields that it is about. */
import { fold } from '../../src/chinese/fold.js';
import { extractPlan } from '../../src/pipeline.js';
import { testCases } from '../support/cases.js';

const foldStrings = (value: unknown): unknown => (typeof value === 'string' ? fold(value) : value);

testCases('meta', async (input, _, row) => {
  const { meta } = await extractPlan(input, { name: 'case.txt' });
  const fields = Object.keys(row.expected as object) as (keyof typeof meta)[];
  return Object.fromEntries(fields.map((field) => [field, foldStrings(meta[field])]));
});
