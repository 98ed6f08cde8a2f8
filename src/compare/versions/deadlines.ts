/**
 * Deadlines of the tasks that both versions have, and of what stands outside tasks: 9月底前 that was 6月底前 is later.
 * Where a year is implied in one of them, places in the plan's year are compared: 年底前 stays 年底前 from year to year.
 */
import { fold } from '../../chinese/fold.js';
import type { Deadline, PlanDocument } from '../../model/document.js';
import type { DeadlineChange, VersionDate } from '../../model/versions.js';
import type { Subject } from '../subject.js';
import { assign } from './assign.js';
import { citeFact } from './cite.js';
import { governedBy, printsYear } from './context.js';
import { likeness, type TaskPair } from './match-tasks.js';

/** What two dates govern shares this much, or they bound different work. */
const SAME_WORK = 0.35;
/** Where a task has one date only, before and after, less will do. */
const ONLY_DATE = 0.15;
/** The same words count for something, but 5月底前 and 10月底前 that change their work are told. */
const REPRINTED = 0.3;
interface Dated {
  readonly deadline: Deadline;
  readonly plan: PlanDocument;
  readonly task: Subject | undefined;
  readonly work: ReadonlyMap<string, number>;
}

export interface MatchedDeadlines {
  readonly pairs: readonly { readonly old: Deadline; readonly now: Deadline }[];
  readonly changes: readonly DeadlineChange[];
}

export function compareDeadlines(
  old: PlanDocument,
  now: PlanDocument,
  subjects: readonly Subject[],
  pairs: readonly TaskPair[],
): MatchedDeadlines {
  const before = readDates(
    old,
    subjects.filter(({ document }) => document === 0),
  );
  const after = readDates(
    now,
    subjects.filter(({ document }) => document === 1),
  );
  const scopes: readonly (readonly [Subject | undefined, Subject | undefined])[] = [
    [undefined, undefined],
    ...pairs.map((pair) => [pair.old, pair.now] as const),
  ];
  const matched: { old: Deadline; now: Deadline }[] = [];
  const changes: DeadlineChange[] = [];
  for (const [a, b] of scopes) {
    const mine = before.filter(({ task }) => task === a);
    const theirs = after.filter(({ task }) => task === b);
    const needed = a !== undefined && mine.length === 1 && theirs.length === 1 ? ONLY_DATE : SAME_WORK;
    const {
      pairs: found,
      dropped,
      added,
    } = assign(mine, theirs, (x, y) => {
      const like = likeness(x.work, y.work);
      const isReprinted = fold(x.deadline.quote) === fold(y.deadline.quote);
      return isReprinted || like >= needed ? like + (isReprinted ? REPRINTED : 0) : null;
    });
    for (const [x, y] of found) {
      matched.push({ old: x.deadline, now: y.deadline });
      const verdict = judge(x, y);
      if (verdict !== null) changes.push({ ...verdict, old: citeDate(x), new: citeDate(y) });
    }
    for (const x of dropped) changes.push({ kind: 'dropped', compared: null, old: citeDate(x), new: null });
    for (const y of added) changes.push({ kind: 'added', compared: null, old: null, new: citeDate(y) });
  }
  return { pairs: matched, changes };
}

/** 截至去年底 tells how things stand and bounds nothing. */
function readDates(plan: PlanDocument, subjects: readonly Subject[]): Dated[] {
  const owner = new Map(
    subjects.flatMap((subject) => subject.task.deadlines.map((id) => [id, subject] as const)),
  );
  const dates = plan.deadlines.filter(({ kind }) => kind !== 'asof');
  const spans = dates.map(({ span }) => span);
  return dates.map((deadline) => ({
    deadline,
    plan,
    task: owner.get(deadline.id),
    work: governedBy(plan.text, deadline.span, spans),
  }));
}

type Verdict = Pick<DeadlineChange, 'kind' | 'compared'>;

function judge(a: Dated, b: Dated): Verdict | null {
  const [x, y] = [a.deadline, b.deadline];
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

function citeDate({ deadline, plan, task }: Dated): VersionDate {
  const { id, start, end, recurrence } = deadline;
  return { ...citeFact(plan, deadline, task), deadline: id, start, end, recurrence };
}
