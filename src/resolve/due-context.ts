/** What the date that governs a figure is looked up in: the times of a document, in order, and where assignments stand. */
import type { QuantityMention } from '../model/mention.js';
import { type Mask, makeMask } from '../text/mask.js';
import type { ResolvedTime } from './date.js';

export interface DueContext {
  readonly folded: string;
  readonly times: readonly ResolvedTime[];
  /** Those of `times` that can govern, and of these the ones that open a sentence or an item. */
  readonly governing: readonly ResolvedTime[];
  readonly opening: readonly ResolvedTime[];
  /** Every figure, in text order. */
  readonly figures: readonly QuantityMention['figure'][];
  /** Spans of assignments, where a 完成时限 may stand. */
  readonly assignments: readonly { readonly start: number; readonly end: number }[];
  readonly inAssignment: Mask;
}

export function governs(time: ResolvedTime): boolean {
  return (time.kind === 'by' || time.kind === 'during') && time.end !== null;
}

/** What `findDue` looks things up in, made once for a document. */
export function dueContext(
  folded: string,
  times: readonly ResolvedTime[],
  figures: DueContext['figures'],
  assignments: DueContext['assignments'],
): DueContext {
  const governing = times.filter(governs);
  const opening = governing.filter(({ mention }) =>
    /[。;:\n )、.]/u.test(folded[mention.span.start - 1] ?? '\n'),
  );
  return { folded, times, governing, opening, figures, assignments, inAssignment: makeMask(assignments) };
}

/** Index of the first time that starts at or after `offset`. */
export function firstFrom(times: readonly ResolvedTime[], offset: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((times[mid] as ResolvedTime).mention.span.start < offset) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** The last time that starts in a stretch. */
export function lastIn(times: readonly ResolvedTime[], from: number, to: number): ResolvedTime | null {
  const time = times[firstFrom(times, to) - 1];
  return time === undefined || time.mention.span.start < from ? null : time;
}
