/** Printed dates → calendar dates. A year that is not printed comes from the same sentence, else from the plan: 年底前 → 2023-12-31. */
import { addDays, addMonths, feastDay, isoDate, lastDayOf } from '../chinese/calendar.js';
import type { PartialDate, TimeMention } from '../model/mention.js';

export interface ResolvedTime {
  readonly mention: TimeMention;
  readonly kind: TimeMention['kind'];
  readonly start: string | null;
  readonly end: string | null;
  /** The year was not printed at the place. */
  readonly isImplied: boolean;
}

function complete(date: PartialDate, year: number): string {
  const y = (date.year ?? year) + (date.yearOffset ?? 0);
  const last = lastDayOf(y, date.month);
  return isoDate(y, date.month, date.day === 'last' ? last : Math.min(date.day, last));
}

/** The printed year that a mention ends with, for mentions after it in the same sentence. */
function printedYear(mention: TimeMention): number | null {
  return mention.end?.year ?? mention.start?.year ?? null;
}

const SENTENCE_END = /[。!?\n]/u;

export function resolveTimes(
  times: readonly TimeMention[],
  folded: string,
  planYear: number | null,
  issuedOn: string | null,
): ResolvedTime[] {
  const resolved: ResolvedTime[] = [];
  let sentenceYear: number | null = null;
  let previousEnd = 0;
  for (const mention of times) {
    if (SENTENCE_END.test(folded.slice(previousEnd, mention.span.start))) sentenceYear = null;
    previousEnd = mention.span.end;
    const printed = printedYear(mention);
    const isImplied = printed === null;
    const base = printed ?? (readsOn(mention, folded) ? sentenceYear : null) ?? planYear;
    if (printed !== null && mention.kind !== 'asof') sentenceYear = printed;

    const start = mention.start === null || base === null ? null : complete(mention.start, base);
    let end = mention.end === null || base === null ? null : complete(mention.end, base);
    if (mention.sinceIssue !== null) {
      const { count, unit } = mention.sinceIssue;
      end = issuedOn === null ? null : unit === 'day' ? addDays(issuedOn, count) : addMonths(issuedOn, count);
    }
    if (mention.feast !== null && base !== null) {
      const day = feastDay(mention.feast, base);
      end = day === null ? null : addDays(day, -1);
    }
    resolved.push({ mention, kind: mention.kind, start, end, isImplied });
  }
  return resolved;
}

/** 2024年6月底前…，9月底前… and 次年 count on from the year printed before them; 年内, 全年 and 三年内 are the plan's own. */
function readsOn(mention: TimeMention, folded: string): boolean {
  const printed = folded.slice(mention.span.start, mention.span.end);
  if (printed.includes('次年')) return true;
  if (/^(?:到|至)?[今本]年/u.test(printed)) return false;
  return mention.end?.yearOffset === undefined && mention.rule !== 'time/this-year';
}
