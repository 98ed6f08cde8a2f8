/**
 * Deadlines of the tasks that both versions have, and of what stands outside tasks: 9月底前 that was 6月底前 is later.
 * Where a year is implied in one of them, places in the plan's year are compared: 年底前 stays 年底前 from year to year.
 */
import { fold } from '../../chinese/fold.js';
import type { Deadline, Meta, PlanDocument } from '../../model/document.js';
import type { DeadlineChange, VersionDate } from '../../model/versions.js';
import type { Subject } from '../subject.js';
import { assign } from './assign.js';
import { citeFact } from './cite.js';
import { governedBy, isPast, printsYear } from './context.js';
import { isTogether, type Placed, placeFacts, type Scopes } from './facts.js';
import { type Counts, likeness } from './match-tasks.js';

/** What two dates govern shares this much, or they bound different work. */
const SAME_WORK = 0.35;
/** Where a task has one date only, before and after, less will do. */
const ONLY_DATE = 0.15;
/** The same words count for something, but 5月底前 and 10月底前 that change their work are told. */
const REPRINTED = 0.3;

interface Dated extends Placed<Deadline> {
  readonly work: Counts;
}

export interface MatchedDeadlines {
  readonly pairs: readonly { readonly old: Deadline; readonly now: Deadline }[];
  readonly changes: readonly DeadlineChange[];
}

export function compareDeadlines(
  old: PlanDocument,
  now: PlanDocument,
  subjects: readonly Subject[],
  scopes: Scopes,
): MatchedDeadlines {
  const before = readDates(old, 0, subjects, scopes);
  const after = readDates(now, 1, subjects, scopes);
  const [mine, theirs] = [countScopes(before), countScopes(after)];
  const isOnlyDate = ({ task, scope }: Dated): boolean =>
    task !== undefined && mine.get(scope) === 1 && theirs.get(scope) === 1;
  const { pairs, dropped, added } = assign(before, after, (x, y) => {
    if (!isTogether(x, y)) return null;
    const needed = isOnlyDate(x) ? ONLY_DATE : SAME_WORK;
    const like = likeness(x.work, y.work);
    const isReprinted = fold(x.fact.quote) === fold(y.fact.quote);
    return isReprinted || like >= needed ? like + (isReprinted ? REPRINTED : 0) : null;
  });
  return {
    pairs: pairs.map(([x, y]) => ({ old: x.fact, now: y.fact })),
    changes: [
      ...pairs.flatMap(([x, y]) => {
        const verdict = judge(x, y);
        return verdict === null ? [] : [{ ...verdict, old: citeDate(x), new: citeDate(y) }];
      }),
      ...dropped.map((x) => ({ kind: 'dropped', compared: null, old: citeDate(x), new: null }) as const),
      ...added.map((y) => ({ kind: 'added', compared: null, old: null, new: citeDate(y) }) as const),
    ],
  };
}

function readDates(
  plan: PlanDocument,
  document: number,
  subjects: readonly Subject[],
  scopes: Scopes,
): Dated[] {
  const own = subjects.filter((subject) => subject.document === document);
  const dates = plan.deadlines.filter((date) => bindsWork(date, plan.meta));
  const spans = dates.map(({ span }) => span);
  return placeFacts(plan, dates, ({ task }) => task.deadlines, own, scopes).map((placed) => ({
    ...placed,
    work: governedBy(plan.text, placed.fact.span, spans),
  }));
}

/** 截至去年底 and 2023年 of the plan of 2024 tell how things stand; 2024年是关键一年 of its preamble bounds nothing. */
function bindsWork({ kind, clause, start, end }: Deadline, meta: Meta): boolean {
  if (kind === 'asof' || isPast(end, meta)) return false;
  return clause !== null || start !== `${meta.planYear}-01-01` || end !== `${meta.planYear}-12-31`;
}

function countScopes(dates: readonly Dated[]): ReadonlyMap<number | null, number> {
  const counts = new Map<number | null, number>();
  for (const { scope } of dates) counts.set(scope, (counts.get(scope) ?? 0) + 1);
  return counts;
}

type Verdict = Pick<DeadlineChange, 'kind' | 'compared'>;

function judge(a: Dated, b: Dated): Verdict | null {
  const [x, y] = [a.fact, b.fact];
  if (x.recurrence !== null || y.recurrence !== null)
    return x.recurrence === y.recurrence ? null : { kind: 'changed', compared: null };
  if (x.end === null || y.end === null) {
    return x.end === y.end ? null : { kind: 'changed', compared: null };
  }
  if (x.end === y.end) return null;
  const years = [a.plan.meta.planYear, b.plan.meta.planYear] as const;
  const isPrinted = printsYear(x.quote) && printsYear(y.quote);
  if (isPrinted || years[0] === null || years[1] === null || years[0] === years[1])
    return { kind: y.end < x.end ? 'earlier' : 'later', compared: 'date' };
  const [from, to] = [placeInYear(x.end, years[0]), placeInYear(y.end, years[1])];
  return from === to ? null : { kind: to < from ? 'earlier' : 'later', compared: 'within-year' };
}

/** Days on one scale for all plan years, so that a leap year moves nothing: the 28th and 29th of February are one day. */
function placeInYear(date: string, year: number): number {
  const [y = 0, month = 0, day = 0] = date.split('-').map(Number);
  return ((y - year) * 12 + month) * 31 + (month === 2 && day > 28 ? 28 : day);
}

function citeDate({ fact: deadline, plan, task }: Dated): VersionDate {
  const { id, start, end, recurrence } = deadline;
  return { ...citeFact(plan, deadline, task), deadline: id, start, end, recurrence };
}
