/** The clause tree of a whole small text: a row for each clause, `[path, marker, heading]`, then role and part where the case asks. */
import { extractPlan } from '../../src/pipeline.js';
import { type Context, testCases } from '../support/cases.js';

const findClauses = async (input: string, context: Context): Promise<unknown> => {
  const { clauses } = await extractPlan(input, { name: 'case.txt' });
  return clauses.map(({ path, marker, heading, role, part }) => {
    const row: unknown[] = [path.join('.'), marker, heading];
    if (context['roles'] === true) row.push(role);
    if (context['parts'] === true) row.push(part);
    return row;
  });
};

testCases('segment', findClauses, { folded: true });
