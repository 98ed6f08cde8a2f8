/** The two rules that a target comes from: `quantity/arabic+indicator/rate`. */
import type { IndicatorRule, JoinedRule, QuantityRule, RuleName } from '../model/rule.js';

/** The few pairs of rules there are; a text of a million figures does not hold each a million times. */
const JOINED = new Map<QuantityRule, Map<IndicatorRule, JoinedRule>>();

export function joinRules(figure: QuantityRule, indicator: IndicatorRule): JoinedRule {
  let joined = JOINED.get(figure);
  if (joined === undefined) {
    joined = new Map();
    JOINED.set(figure, joined);
  }
  let rule = joined.get(indicator);
  if (rule === undefined) {
    rule = `${figure}+${indicator}`;
    joined.set(indicator, rule);
  }
  return rule;
}

/** The rule that read the figure: what stands before the +. */
export function figureRuleOf(rule: RuleName | JoinedRule): QuantityRule {
  return rule.replace(/\+.*/u, '') as QuantityRule;
}
