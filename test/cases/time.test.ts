/** Deadlines of a tiny plan: 年底前 → by 2023-12-31; 比2020年 and 全年龄段 bound nothing. */
import { fold } from '../../src/chinese/fold.js';
import { brief, testCases } from '../support/cases.js';
import { extractTinyPlan } from '../support/tiny-plan.js';

testCases('time', async (input, context) => {
  const { deadlines } = await extractTinyPlan(input, context);
  return deadlines.map(({ quote, kind, start, end, recurrence }) =>
    brief({ quote: fold(quote).replaceAll(' ', ''), kind, start, end, recurrence }),
  );
});
