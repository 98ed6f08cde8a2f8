/**
 * Targets of a tiny plan: 新建5G基站420座以上 → ≥ 420 座; 5G, 12345 and 三医联动 are no figures.
 * `comparator` eq and `status` target go without saying; where more than one name is right, `indicator` is a list of them.
 */
import { fold } from '../../src/chinese/fold.js';
import { brief, type Case, testCases } from '../support/cases.js';
import { extractTinyPlan } from '../support/tiny-plan.js';

const DEFAULTS = { comparator: 'eq', status: 'target' };

/** The accepted names of the figure at `index`; undefined where the row leaves the name open. */
function namesFor(row: Case, index: number): readonly string[] | undefined {
  const expected = (row.expected as { indicator?: string | string[] }[])[index]?.indicator;
  return typeof expected === 'string' ? [expected] : expected;
}

testCases('quantity', async (input, context, row) => {
  const { targets } = await extractTinyPlan(input, context);
  return targets.map(({ value, valueMax, unit, comparator, indicator, change, status }, i) => {
    const names = namesFor(row, i);
    const isRight = names?.some((name) => fold(name) === fold(indicator));
    const expected = (row.expected as { indicator?: unknown }[])[i]?.indicator;
    const found = names === undefined ? undefined : isRight ? expected : indicator;
    return brief({ value, valueMax, unit, comparator, indicator: found, change, status }, DEFAULTS);
  });
});
