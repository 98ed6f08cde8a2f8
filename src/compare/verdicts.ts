/**
 * Who asks for more, and sooner: ≥ 90 % by 2024 against = 95 % by 2023 gives `lower` and `later`.
 * Verdicts are computed from the figures alone; where they cannot be compared the reason is said.
 */
import type { Verdict } from '../model/comparison.js';
import type { Comparator, PlanDocument, Target } from '../model/document.js';

interface Judged {
  readonly document: number;
  readonly target: Target;
}

/** With more cells than this every cell is held against the first only: pairs would fill pages. */
const MOST_FOR_PAIRS = 8;

const SIGN: Readonly<Record<Comparator, string>> = {
  eq: '=',
  gte: '≥',
  gt: '>',
  lte: '≤',
  lt: '<',
  approx: '≈',
};
const DIRECTION: Readonly<Record<Comparator, number>> = { eq: 0, approx: 0, gte: 1, gt: 1, lte: -1, lt: -1 };
/** At the same value 超过 asks for more than 以上, and both for more than 达到 and 约. */
const STRICTNESS: Readonly<Record<Comparator, number>> = { approx: 0, eq: 1, gte: 2, lte: 2, gt: 3, lt: 3 };

export function judgeCells(cells: readonly Judged[], documents: readonly PlanDocument[]): Verdict[] {
  const verdicts: Verdict[] = [];
  const firsts = cells.length > MOST_FOR_PAIRS ? cells.slice(0, 1) : cells;
  for (const [i, a] of firsts.entries()) {
    for (const b of cells.slice(i + 1))
      if (a.document !== b.document) for (const verdict of judge(a, b, documents)) verdicts.push(verdict);
  }
  return verdicts;
}

export function judge(a: Judged, b: Judged, documents: readonly PlanDocument[]): Verdict[] {
  const verdict = (
    kind: Verdict['kind'],
    detail: string,
    [x, y]: readonly [Judged, Judged] = [a, b],
  ): Verdict => ({
    kind,
    a: x.target.id,
    b: y.target.id,
    documentA: documents[x.document]?.id ?? '',
    documentB: documents[y.document]?.id ?? '',
    detail,
  });
  const reason = whyNot(a.target, b.target);
  if (reason !== undefined) return [verdict('not-comparable', reason)];
  return [...judgeValues(a, b, verdict), ...judgeDates(a, b, verdict)];
}

type Word = (kind: Verdict['kind'], detail: string, order?: readonly [Judged, Judged]) => Verdict;

function judgeValues(a: Judged, b: Judged, verdict: Word): Verdict[] {
  const detail = `${print(a.target)} / ${print(b.target)}`;
  const low = a.target.value - b.target.value;
  const high = (a.target.valueMax ?? a.target.value) - (b.target.valueMax ?? b.target.value);
  if (low === 0 && high === 0) {
    const stricter = STRICTNESS[a.target.comparator] - STRICTNESS[b.target.comparator];
    if (stricter === 0) return [verdict('equal', detail)];
    if (stricter > 0) return [verdict('stricter', detail)];
    return [verdict('stricter', `${print(b.target)} / ${print(a.target)}`, [b, a])];
  }
  if (low >= 0 && high >= 0) return [verdict('higher', detail)];
  if (low <= 0 && high <= 0) return [verdict('lower', detail)];
  return [verdict('not-comparable', 'one-range-holds-the-other')];
}

function judgeDates(a: Judged, b: Judged, verdict: Word): Verdict[] {
  const [x, y] = [a.target.due, b.target.due];
  if (x === null || y === null || x === y) return [];
  return [verdict(x < y ? 'earlier' : 'later', `${x} / ${y}`)];
}

function whyNot(a: Target, b: Target): string | undefined {
  if (a.status !== b.status) return 'baseline-and-target';
  if (a.change !== b.change) return 'change-and-level';
  if (DIRECTION[a.comparator] * DIRECTION[b.comparator] < 0) return 'floor-and-ceiling';
  return undefined;
}

function print({ comparator, value, valueMax, unit }: Target): string {
  const range = valueMax === null ? `${value}` : `${value}–${valueMax}`;
  return `${SIGN[comparator]} ${range}${unit ?? ''}`;
}
