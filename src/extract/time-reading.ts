/** What the parts of a time expression come to: 6月 + 底前 is by the last day of June, 上半年 runs from January to June. */
import { readNumeral } from '../chinese/numeral.js';
import type { PartialDate, TimeMention } from '../model/mention.js';

export type Reading = Pick<TimeMention, 'kind' | 'start' | 'end'> & Partial<TimeMention>;
export function yearOf(printed: string | undefined): number | null {
  return printed === undefined ? null : readNumeral(printed.replace(/[ 年]/gu, '').replaceAll('零', '〇'));
}

export function monthOf(printed: string | undefined): number {
  return readNumeral((printed ?? '').replace(/[ 月]/gu, '')) ?? 0;
}

export function date(year: number | null, month: number, day: number | 'last'): PartialDate {
  return { year, month, day };
}

export const by = (end: PartialDate): Reading => ({ kind: 'by', start: null, end });
export const during = (start: PartialDate, end: PartialDate): Reading => ({ kind: 'during', start, end });
export const asof = (end: PartialDate): Reading => ({ kind: 'asof', start: null, end });
export const recurring = (recurrence: string): Reading => ({
  kind: 'recurring',
  start: null,
  end: null,
  recurrence,
});
export const isAsof = (lead: string | undefined): boolean => lead?.startsWith('截') === true;

/** Read, and found to bound nothing: it still keeps weaker rules away from its place. */
export const NOTHING: Reading = { kind: 'asof', start: null, end: null };

export function monthPart(
  year: number | null,
  month: number,
  part: string | undefined,
  isBound: boolean,
  lead?: string,
): Reading | null {
  if (month < 1 || month > 12) return null;
  const lastDay = part === '上旬' || part === '初' ? 10 : part === '中旬' || part === '中' ? 20 : 'last';
  const end = date(year, month, lastDay);
  if (isAsof(lead)) return asof(end);
  if (isBound || part === '底' || part === '末' || lead !== undefined) return by(end);
  const first = part === '中旬' ? 11 : part === '下旬' ? 21 : 1;
  return during(date(year, month, first), end);
}

export function quarterOf(printed: string | undefined): number {
  return readNumeral(printed ?? '') ?? Number(printed);
}

export function bounded(start: PartialDate, end: PartialDate, isBound: boolean): Reading {
  return isBound ? by(end) : during(start, end);
}

export function half(year: number | null, which: string | undefined, isBound: boolean): Reading {
  return which === '上'
    ? bounded(date(year, 1, 1), date(year, 6, 30), isBound)
    : bounded(date(year, 7, 1), date(year, 12, 31), isBound);
}

export function quarter(year: number | null, printed: string | undefined, isBound: boolean): Reading | null {
  const q = quarterOf(printed);
  return q >= 1 && q <= 4 ? bounded(date(year, q * 3 - 2, 1), date(year, q * 3, 'last'), isBound) : null;
}

/** 每年11月至次年2月 → the months one after the other. */
export function monthsOfYear(from: number, to: number): string {
  const months: number[] = [];
  for (let month = from; months.length < 12; month = (month % 12) + 1) {
    months.push(month);
    if (month === to) break;
  }
  return `FREQ=YEARLY;BYMONTH=${months.join()}`;
}

/** 30日内, 1年内: how long after the day of issue. */
export function sinceIssue(count: number, unit: string | undefined): TimeMention['sinceIssue'] {
  if (unit === '年') return { count: 12 * count, unit: 'month' };
  return { count, unit: unit === '月' ? 'month' : 'day' };
}
