/** Quantities → targets: level reached or to reach, and the date that governs it. */
import { isoDate } from '../chinese/calendar.js';
import type { Deadline, Target } from '../model/document.js';
import type { AssignmentMention, QuantityMention } from '../model/mention.js';
import type { Region } from '../model/outline.js';
import type { ResolvedTime } from './date.js';
import { findDue } from './due.js';
import { dueContext } from './due-context.js';
import type { Ledger } from './ledger.js';
import type { Work } from './work.js';

/** A year named in the same sentence is looked for this far back. */
const MAX_SENTENCE = 1200;

/** Not 比2020年, 《2023年工作要点》, 2015年以来. */
const OWN_YEAR = /(?=(?:19|20)\d{2} ?年)(?<![比较与同《]|《[^》]{0,40})(?<year>\d{4}) ?年(?!以来)/gu;

function yearOfSentence(work: Work, quantity: QuantityMention, region: Region): number | null {
  const least = Math.max(region.start, quantity.figure.start - MAX_SENTENCE);
  const before = work.folded.slice(least, quantity.figure.start);
  const sentence = before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n')) + 1);
  if (!sentence.includes('年')) return null;
  let year: number | null = null;
  for (const match of sentence.matchAll(OWN_YEAR)) year = Number(match.groups?.['year']);
  return year;
}

/** `deadlines` are those of `times`, one each; `firstYear` is the year in which the plan begins; a table column of an earlier year holds what was reached. */
export function toTargets(
  work: Work,
  quantities: readonly QuantityMention[],
  times: readonly ResolvedTime[],
  deadlines: readonly Deadline[],
  assignments: readonly AssignmentMention[],
  ledger: Ledger,
  firstYear: number | null,
): Target[] {
  const ids = new Map(times.map((time, i) => [time, deadlines[i]?.id ?? null]));
  const closing = assignments.filter(({ closesSegment }) => closesSegment).map(({ span }) => span);
  const figures = quantities.map(({ figure }) => figure);
  const context = dueContext(work.folded, times, figures, closing);
  return quantities.map((quantity, i): Target => {
    const region = work.regionAt(quantity.figure.start);
    const due = findDue(context, quantity, region, work.parentRegions(region));
    const isPast = quantity.year !== null && firstYear !== null && quantity.year < firstYear;
    const isRetrospect = region.role === 'background' && due.time === null;
    const isBaseline = isPast || quantity.isReached || due.isAsof || isRetrospect;
    const columnEnd = quantity.year === null ? null : isoDate(quantity.year, 12, 31);
    const date = isBaseline ? null : (columnEnd ?? due.time?.end ?? null);
    const isFromTime = date !== null && columnEnd === null && due.time !== null;
    const span = { start: Math.max(quantity.span.start, region.start), end: quantity.span.end };
    const place = work.place(span);
    const { part, path, clause } = work.clauseFields(region);
    return {
      id: `t${i + 1}`,
      part,
      path,
      clause,
      task: ledger.taskAt(quantity.figure.start),
      quote: work.quote(span),
      span: place.span,
      sourceSpan: place.sourceSpan,
      kind: quantity.kind,
      value: quantity.value,
      valueMax: quantity.valueMax,
      unit: quantity.unit,
      comparator: quantity.comparator,
      indicator: quantity.indicator,
      status: isBaseline ? 'baseline' : 'target',
      change: quantity.change,
      due: date,
      year:
        date === null ? (quantity.year ?? yearOfSentence(work, quantity, region)) : Number(date.slice(0, 4)),
      deadline: isFromTime ? (ids.get(due.time as ResolvedTime) ?? null) : null,
      rule: quantity.rule,
      confidence: quantity.confidence,
    };
  });
}
