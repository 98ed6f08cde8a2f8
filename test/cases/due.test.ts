/** Which date governs which figure of a tiny plan: a date behind in brackets does, one before the last 。 does not. */
import { brief, testCases } from '../support/cases.js';
import { extractTinyPlan } from '../support/tiny-plan.js';

testCases('due', async (input, context) => {
  const { targets } = await extractTinyPlan(input, context);
  return targets.map(({ value, due }) => ({ ...brief({ value }), due }));
});
