/** Every plan's figure held against that of one plan, the baseline: 石桥市 ≥ 95 % against 清江市 ≥ 90 % gives `higher`. */
import type { Verdict } from '../model/comparison.js';
import type { PlanDocument } from '../model/document.js';
import type { IndicatorGroup, MeasuredTarget } from './indicators.js';
import { judge } from './verdicts.js';

/** The other plan's figure is `a`, the baseline's `b` (the other way round only in `stricter`, said of the one that is). */
export function judgeAgainst(
  { members }: IndicatorGroup,
  baseline: string,
  documents: readonly PlanDocument[],
): Verdict[] {
  const isBase = ({ document }: MeasuredTarget): boolean => documents[document]?.id === baseline;
  const own = members.filter(isBase);
  return members
    .filter((member) => !isBase(member))
    .flatMap((member) => {
      const partner = closest(member, own);
      return partner === undefined ? [] : judge(member, partner, documents);
    });
}

/** A baseline may set a figure for this year and one for later: the one of the same kind and date is meant. */
function closest({ target }: MeasuredTarget, own: readonly MeasuredTarget[]): MeasuredTarget | undefined {
  const alike = own.filter((other) => other.target.status === target.status);
  return alike.find((other) => other.target.due === target.due) ?? alike[0] ?? own[0];
}
