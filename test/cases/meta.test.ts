/** What a plan's head and foot say of it. A row lists the fields that it is about. */
import { extractPlan } from '../../src/pipeline.js';
import { type Case, type Context, testCases } from '../support/cases.js';

const readFields = async (input: string, _: Context, row: Case): Promise<unknown> => {
  const { meta } = await extractPlan(input, { name: 'case.txt' });
  const fields = Object.keys(row.expected as object) as (keyof typeof meta)[];
  return Object.fromEntries(fields.map((field) => [field, meta[field]]));
};

testCases('meta', readFields, { folded: true });
