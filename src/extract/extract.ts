/**
 * Stage 4: canonical text and clause tree → what is printed: times, quantities, assignments, the plan's own particulars.
 * Nothing is concluded here; a year that is not printed stays open.
 */
import { matchBrackets } from '../chinese/bracket.js';
import { fold } from '../chinese/fold.js';
import type { AssignmentMention, QuantityMention, TimeMention } from '../model/mention.js';
import type { Outline } from '../model/outline.js';
import { makeMask } from '../text/mask.js';
import { findAssignments } from './assignment.js';
import { findIndicatorTables } from './indicator-table.js';
import { extractMeta, type MetaHints, type PrintedMeta } from './meta.js';
import { findQuantities } from './quantity.js';
import { findTableAssignments } from './table.js';
import { findTimes } from './time.js';
import { readLimits } from './time-limit.js';

export interface Extraction {
  readonly meta: PrintedMeta;
  readonly times: readonly TimeMention[];
  readonly quantities: readonly QuantityMention[];
  readonly assignments: readonly AssignmentMention[];
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Lines outside all clauses speak of the plan (title, salutation, signature) unless they hold a sentence. */
function findDeadLines(folded: string, outline: Outline): Stretch[] {
  const dead: Stretch[] = [];
  const firstClause = outline.regions.find(({ clause }) => clause !== null)?.start ?? 0;
  for (const region of outline.regions) {
    if (region.clause !== null) continue;
    const isTail = region.start > firstClause && region.part === null && outline.clauses.length > 0;
    let start = region.start;
    for (const line of folded.slice(region.start, region.end).split('\n')) {
      const end = start + line.length;
      if (isTail || !/[。\t]/u.test(line)) dead.push({ start, end });
      start = end + 1;
    }
  }
  return dead;
}

/** A marker is a boundary for what stands behind it: `1.2025年`, `（一）森林覆盖率`, `10.7月底前`. */
function blankOut(folded: string, spans: readonly Stretch[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    pieces.push(folded.slice(at, start), '\n'.repeat(Math.max(0, end - start)));
    at = end;
  }
  pieces.push(folded.slice(at));
  return pieces.join('');
}

const DOCUMENT_NUMBER = /[〔[(] ?(?:19|20)\d{2} ?[〕\])] ?\d{1,4} ?号/gu;

/** `folded` is the folded twin of `text`, taken anew where it is not given. */
export function extract(
  text: string,
  outline: Outline,
  hints: MetaHints,
  folded: string = fold(text),
): Extraction {
  const meta = extractMeta(text, folded, outline.regions, hints);
  const brackets = matchBrackets(folded);
  const titles = brackets
    .filter(({ kind }) => kind === 'title')
    .map(({ open, close }) => ({ start: open, end: close + 1 }));
  const numbers = Array.from(folded.matchAll(DOCUMENT_NUMBER), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const markers = outline.clauses.map(({ span, headingSpan }) => ({
    start: span.start,
    end: headingSpan.start,
  }));
  const body = blankOut(folded, markers);
  const dead = [...titles, ...numbers, ...markers, ...findDeadLines(folded, outline)];

  const assignments = [
    ...findAssignments(folded, text, brackets),
    ...findTableAssignments(folded, text),
  ].sort((a, b) => a.span.start - b.span.start);
  const times = readLimits(findTimes(body, makeMask(dead)), folded);
  const closing = assignments
    .filter(({ closesSegment, rule }) => closesSegment && rule !== 'assignment/table')
    .map(({ span }) => span);
  const tables = findIndicatorTables(folded, text);
  const running = findQuantities(body, text, times, makeMask([...dead, ...closing, ...tables.rows]));
  const quantities = [...running, ...tables.quantities].sort((a, b) => a.figure.start - b.figure.start);
  return { meta, times, quantities, assignments };
}
