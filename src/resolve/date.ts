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
const LIMIT_LABEL = /(?:时限|时间|期限|节点|时间要求|日期)(?:要求)?[^:\n]{0,2}: ?$/u;

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
    const base = printed ?? (mention.end?.yearOffset === undefined ? sentenceYear : null) ?? planYear;
    if (printed !== null && mention.kind !== 'asof') sentenceYear = printed;

    let start = mention.start === null || base === null ? null : complete(mention.start, base);
    let end = mention.end === null || base === null ? null : complete(mention.end, base);
    let { kind } = mention;
    if (mention.sinceIssue !== null) {
      const { count, unit } = mention.sinceIssue;
      end = issuedOn === null ? null : unit === 'day' ? addDays(issuedOn, count) : addMonths(issuedOn, count);
    }
    if (mention.feast !== null && base !== null) {
      const day = feastDay(mention.feast, base);
      end = day === null ? null : addDays(day, -1);
    }
    const isLabelled = LIMIT_LABEL.test(folded.slice(Math.max(0, mention.span.start - 12), mention.span.start));
    if (kind === 'during' && isLabelled && end !== null && isMoment(mention, folded)) {
      kind = 'by';
      start = null;
    }
    resolved.push({ mention, kind, start, end, isImplied });
  }
  return resolved;
}

/** 完成时限：2021年12月 names the last moment; 完成时限：全年 and 2023—2025年 name a span. */
function isMoment(mention: TimeMention, folded: string): boolean {
  const quote = folded.slice(mention.span.start, mention.span.end);
  return !/[-~至到]|全年|年内|期间/u.test(quote);
}
