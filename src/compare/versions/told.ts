/**
 * What of a version's words is told as a changed figure, date or office, and is no rewording beside: the 60个 and 45个 of
 * 压减到60个工作日, a date that stayed where it was, the 不低于 before a figure that is the same.
 */
import type { PlanDocument } from '../../model/document.js';
import type { OfficeChange, TargetChange } from '../../model/versions.js';
import { sentenceOf } from './context.js';
import type { MatchedDeadlines } from './deadlines.js';
import type { MatchedTargets } from './targets.js';
import type { Range, Told } from './wording.js';

interface Findings {
  readonly old: PlanDocument;
  readonly now: PlanDocument;
  readonly targets: MatchedTargets;
  readonly baselines: MatchedTargets;
  readonly deadlines: MatchedDeadlines;
  readonly offices: readonly OfficeChange[];
}

type Cited = { readonly span: Range } | null;

export function readTold(side: 'old' | 'now', findings: Findings): Told {
  const { targets, baselines, deadlines, offices } = findings;
  const quoted = (changes: readonly { readonly old: Cited; readonly new: Cited }[]): Range[] =>
    changes.flatMap((change) => change[side === 'now' ? 'new' : 'old']?.span ?? []);
  const figures = [...targets.changes, ...baselines.changes];
  const isInBoth = (change: TargetChange): boolean => change.old !== null && change.new !== null;
  return {
    whole: [
      ...quoted(figures.filter(isInBoth)),
      ...quoted(deadlines.changes),
      ...quoted(offices),
      ...deadlines.pairs.map((pair) => pair[side].span),
      ...datesOf(findings[side], quoted(baselines.changes)),
    ],
    phrases: quoted(figures.filter((change) => !isInBoth(change))),
    figures: [...targets.pairs, ...baselines.pairs]
      .filter(({ isSame }) => isSame)
      .map((pair) => pair[side].span),
  };
}

/** 截至2022年底 that is 截至2023年底 goes with the figures behind it, in its sentence. */
function datesOf({ text, deadlines }: PlanDocument, figures: readonly Range[]): Range[] {
  return figures.flatMap(({ start }) => {
    const { before } = sentenceOf(text, { start, end: start });
    const date = deadlines.findLast(({ span }) => span.end <= start && span.start >= start - before.length);
    return date === undefined ? [] : [date.span];
  });
}
