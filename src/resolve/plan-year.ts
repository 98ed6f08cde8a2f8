/**
 * The years of a plan: the period that its title or text states, or that runs from its signature to the last of its goals, and the year that a bare 年底前 means — for a one-year plan that
 * year, else the year of signature or the first year of the period, whichever is later.
 */
import { fiveYearPlan } from '../chinese/calendar.js';

export interface PlanYears {
  readonly periodStart: number | null;
  readonly periodEnd: number | null;
  readonly planYear: number | null;
}

const RANGE = /(?<from>(?:19|20)\d{2}) ?年? ?(?:-{1,2}|~|至|到) ?(?<to>(?:19|20)?\d{2}) ?年?/u;
const YEAR = /(?<year>(?:19|20)\d{2}) ?年?/u;
const FIVE_YEAR = /"?(?<name>十[一二三四五六七]?五)"?(?!个)/u;
/** 第十五个五年规划 */
const FIVE_YEAR_ORDINAL = /第(?<name>十[一二三四五六七]?)个五年/u;
const PERIOD =
  /(?:规划期限?|实施期限?|计划期|有效期|行动周期|执行期|实施时间|期限)(?:为|是|自|:)? ?(?:从|自)?(?<from>(?:19|20)\d{2}) ?年?(?:\d{1,2}月)?(?:\d{1,2}日)? ?(?:-{1,2}|~|至|到) ?(?<to>(?:19|20)\d{2})/u;
/** 自2021年8月1日起施行，有效期至2023年12月31日 */
const VALIDITY =
  /自(?<from>(?:19|20)\d{2}) ?年(?:\d{1,2} ?月)?(?:\d{1,2} ?日)?起(?:施行|实施|执行|生效)?[^。]{0,14}至(?<to>(?:19|20)\d{2}) ?年/u;
/** Kinds of document that are made for one year. */
const ANNUAL = /工作要点|任务分工|工作安排|要点|工作计划/u;

const HAN_YEAR = /二[〇零][〇零一二三四五六七八九]{2}(?= ?年)/gu;
const HAN_DIGITS = '〇一二三四五六七八九';

/** 二〇二四年 → 2024年 */
function withDigits(title: string): string {
  return title.replace(HAN_YEAR, (year) =>
    Array.from(year.replaceAll('零', '〇'), (c) => HAN_DIGITS.indexOf(c)).join(''),
  );
}

function titlePeriod(printed: string): { from: number; to: number } | null {
  const title = withDigits(printed);
  const range = RANGE.exec(title);
  if (range?.groups) {
    const from = Number(range.groups['from']);
    const last = range.groups['to'] as string;
    const to = Number(last.length === 2 ? `${range.groups['from']?.slice(0, 2) ?? ''}${last}` : last);
    if (to >= from && to - from <= 30) return { from, to };
  }
  const ordinal = FIVE_YEAR_ORDINAL.exec(title)?.groups?.['name'];
  const name = ordinal === undefined ? FIVE_YEAR.exec(title)?.groups?.['name'] : `${ordinal}五`;
  const plan = name === undefined ? null : fiveYearPlan(name);
  if (plan !== null) return { from: plan.start, to: plan.end };
  const year = YEAR.exec(title);
  if (year?.groups) {
    const value = Number(year.groups['year']);
    const span = /三年/u.test(title) ? 2 : /五年/u.test(title) ? 4 : 0;
    return { from: value, to: value + span };
  }
  return null;
}

export interface YearEvidence {
  /** Folded title. */
  readonly title: string | null;
  readonly documentType: string | null;
  readonly issuedOn: string | null;
  readonly publishedOn: string | null;
  /** Folded canonical text. */
  readonly folded: string;
  /** Years printed in deadlines, in text order. */
  readonly deadlineYears: readonly number[];
  /** Years by which goals are to be reached (到2027年), in text order. */
  readonly goalYears: readonly number[];
}

/** No plan runs longer. */
const LONGEST_PERIOD = 5;

function mostFrequent(years: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1);
  let best: number | null = null;
  for (const [year, count] of counts) {
    const known = best === null ? -1 : (counts.get(best) as number);
    if (count > known || (count === known && best !== null && year < best)) best = year;
  }
  return best;
}

function yearOf(date: string | null): number | null {
  return date === null ? null : Number(date.slice(0, 4));
}

export function decidePlanYears(evidence: YearEvidence): PlanYears {
  const { title, documentType, issuedOn, publishedOn, folded, deadlineYears, goalYears } = evidence;
  const signed = yearOf(issuedOn);
  let period = title === null ? null : titlePeriod(title);
  if (period === null) {
    const stated = PERIOD.exec(folded) ?? VALIDITY.exec(folded);
    if (stated?.groups) period = { from: Number(stated.groups['from']), to: Number(stated.groups['to']) };
  }
  if (period === null && documentType !== null && ANNUAL.test(documentType)) {
    const year = signed ?? mostFrequent(deadlineYears) ?? yearOf(publishedOn);
    if (year !== null) period = { from: year, to: year };
  }
  if (
    period === null &&
    title !== null &&
    /(?<years>[二三四五])年(?:行动|计划|规划|攻坚|提升)/u.test(title) &&
    signed !== null
  ) {
    const years = { 二: 2, 三: 3, 四: 4, 五: 5 }[
      /(?<years>[二三四五])年/u.exec(title)?.groups?.['years'] as '二' | '三' | '四' | '五'
    ];
    const last =
      deadlineYears.length === 0 ? signed + years - 1 : deadlineYears.reduce((a, b) => Math.max(a, b));
    period = { from: last - years + 1, to: last };
  }
  if (period === null && signed !== null) {
    const ahead = goalYears.filter((year) => year > signed && year <= signed + LONGEST_PERIOD);
    if (ahead.length > 0) period = { from: signed, to: ahead.reduce((a, b) => Math.max(a, b)) };
  }
  const periodStart = period?.from ?? null;
  const periodEnd = period?.to ?? null;
  let planYear: number | null;
  if (period !== null && period.from === period.to) planYear = period.from;
  else if (signed !== null) planYear = Math.max(signed, periodStart ?? signed);
  else
    planYear =
      periodStart ??
      yearOf(publishedOn) ??
      (deadlineYears.length === 0 ? null : deadlineYears.reduce((a, b) => Math.min(a, b)));
  return { periodStart, periodEnd, planYear };
}
