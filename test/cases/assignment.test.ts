/**
 * Who is made responsible in a tiny plan: （市教育局牵头，市财政局配合） → lead and support. A row with `inherited` in its context also asks
 * for the offices that later clauses inherit, with their paths.
 */
import type { Unit } from '../../src/model/document.js';
import { brief, type Context, testCases } from '../support/cases.js';
import { extractTinyPlan } from '../support/tiny-plan.js';

function describeUnit(unit: Unit): Record<string, unknown> {
  const { role, name, segment, applies, inherited, path } = unit;
  return brief(
    { role, name, segment, applies, inherited, path: inherited ? path.join('.') : null },
    { inherited: false },
  );
}

const findUnits = async (input: string, context: Context): Promise<unknown> => {
  const { units } = await extractTinyPlan(input, context);
  return units.filter(({ inherited }) => !inherited || context['inherited'] === true).map(describeUnit);
};

testCases('assignment', findUnits, { folded: true });
