/** Deadlines of a tiny plan: 年底前 → by 2023-12-31; 比2020年 and 全年龄段 bound nothing. */
import { brief, type Context, testCases } from '../support/cases.js';
import { extractTinyPlan } from '../support/tiny-plan.js';

const findDeadlines = async (input: string, context: Context): Promise<unknown> => {
  const { deadlines } = await extractTinyPlan(input, context);
  return deadlines.map(({ quote, kind, start, end, recurrence }) =>
    brief({ quote: quote.replaceAll(' ', ''), kind, start, end, recurrence }),
  );
};

testCases('time', findDeadlines, { folded: true });
