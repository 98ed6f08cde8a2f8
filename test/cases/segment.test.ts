/** The clause tree of a whole small text: a row for each clause, `[path, marker, heading]`, then role and part where the case asks. */
import { fold } from '../../src/chinese/fold.js';
import { extractPlan } from '../../src/pipeline.js';
import { testCases } from '../support/cases.js';

testCases('segment', async (input, context) => {
  const { clauses } = await extractPlan(input, { name: 'case.txt' });
  return clauses.map(({ path, marker, heading, role, part }) => {
    const row: unknown[] = [path.join('.'), fold(marker), fold(heading)];
    if (context['roles'] === true) row.push(role);
    if (context['parts'] === true) row.push(part);
    return row;
  });
});
