/**
 * Targets of two versions: 共享率达到95% that was 90% is raised, 办理时限不超过3日 that was 5日 is lowered and asks for
 * more. Known again by indicator and unit, first within a task, then wherever it went. Baselines are no promises.
 */
import type { PlanDocument, Target } from '../../model/document.js';
import type { TargetChange, VersionFigure } from '../../model/versions.js';
import { nameIndicator } from '../indicator-name.js';
import { groupIndicators } from '../indicators.js';
import type { Subject } from '../subject.js';
import { judgeCells } from '../verdicts.js';
import { assign } from './assign.js';
import { citeFact } from './cite.js';
import { printsYear, sentenceOf } from './context.js';
import { countPairs, likeness, type TaskPair } from './match-tasks.js';

/** Names of one task's indicators that share this much are one name with a slip or a word more. */
const NEAR_NAME = 0.6;
/** A name inside another is the same only where the sentences agree as well. */
const NEAR_SENTENCE = 0.5;

interface Promised {
  readonly target: Target;
  readonly plan: PlanDocument;
  readonly task: Subject | undefined;
  readonly row: string | undefined;
  readonly family: string;
  readonly object: string;
  readonly sentence: ReadonlyMap<string, number>;
  readonly due: Due;
}

interface Due {
  readonly date: string | null;
  /** As years, months and days from the plan's year, so that 年底前 of two years' plans can be held together. */
  readonly inPlan: string | null;
  readonly isPrinted: boolean;
}

export interface MatchedTargets {
  readonly pairs: readonly { readonly old: Target; readonly now: Target; readonly isSame: boolean }[];
  readonly changes: readonly TargetChange[];
}

export function compareTargets(
  old: PlanDocument,
  now: PlanDocument,
  subjects: readonly Subject[],
  pairs: readonly TaskPair[],
): MatchedTargets {
  const rows = new Map<string, string>();
  for (const [i, { members }] of groupIndicators([old, now]).entries())
    for (const { document, target } of members) rows.set(`${document} ${target.id}`, `${i}`);
  const before = readPromises(old, 0, subjects, rows);
  const after = readPromises(now, 1, subjects, rows);

  const partner = new Map<Subject, Subject>(pairs.map((pair) => [pair.old, pair.now]));
  const isSameTask = (a: Promised, b: Promised): boolean =>
    (a.task === undefined ? undefined : (partner.get(a.task) ?? a)) === b.task;
  const near = assign(before, after, (a, b) => (isSameTask(a, b) ? compareNames(a, b) : null));
  const far = assign(near.dropped, near.added, (a, b) =>
    a.row !== undefined && a.row === b.row ? compareNames(a, b) : null,
  );
  const matched = [...near.pairs, ...far.pairs].sort(([a], [b]) => a.target.span.start - b.target.span.start);
  const judged = matched.map(([a, b]) => ({ a, b, ...judge(a, b) }));
  return {
    pairs: judged.map(({ a, b, kind }) => ({ old: a.target, now: b.target, isSame: kind === 'same' })),
    changes: [
      ...judged.flatMap(({ a, b, kind, demand }) => (kind === 'same' ? [] : [present(kind, demand, a, b)])),
      ...far.dropped.map((a) => present('dropped', null, a, undefined)),
      ...far.added.map((b) => present('added', null, undefined, b)),
    ],
  };
}

function readPromises(
  plan: PlanDocument,
  document: number,
  subjects: readonly Subject[],
  rows: ReadonlyMap<string, string>,
): Promised[] {
  const tasks = new Map(
    subjects.filter((subject) => subject.document === document).map((subject) => [subject.task.id, subject]),
  );
  return plan.targets
    .filter(({ status }) => status === 'target')
    .map((target) => {
      const { family, object } = nameIndicator(target);
      const around = sentenceOf(plan.text, target.span);
      return {
        target,
        plan,
        task: target.task === null ? undefined : tasks.get(target.task),
        row: rows.get(`${document} ${target.id}`),
        family,
        object,
        sentence: countPairs(around.before + target.quote + around.after),
        due: readDue(plan, target),
      };
    });
}

function readDue(plan: PlanDocument, { due, deadline }: Target): Due {
  const year = plan.meta.planYear;
  const quote = plan.deadlines.find(({ id }) => id === deadline)?.quote ?? '';
  const inPlan = due === null || year === null ? due : `${Number(due.slice(0, 4)) - year}${due.slice(4)}`;
  return { date: due, inPlan, isPrinted: printsYear(quote) };
}

/** Of 2023年新建260座，2024年新建300座 the second is what the next year's plan puts at 2024年新建330座. */
function isSameDue(a: Due, b: Due): boolean {
  return a.date === b.date || (!(a.isPrinted && b.isPrinted) && a.inPlan === b.inPlan);
}

/** How alike two targets are, null where they measure different things. */
function compareNames(a: Promised, b: Promised): number | null {
  if (a.family !== b.family) return null;
  const sentences = likeness(a.sentence, b.sentence);
  const isRow = a.row !== undefined && a.row === b.row;
  const names = a.object === b.object || isRow ? 1 : likeness(countPairs(a.object), countPairs(b.object));
  const isInside = a.object.includes(b.object) || b.object.includes(a.object);
  if (names < NEAR_NAME && !(isInside && sentences >= NEAR_SENTENCE)) return null;
  const sameDue = isSameDue(a.due, b.due) ? 1 : 0;
  const sameFigure = a.target.value === b.target.value ? 1 : 0;
  return 4 * names + 2 * sentences + sameDue + sameFigure / 2;
}

type Kind = TargetChange['kind'];

/** `higher` and `lower` as two cities are judged; of a ceiling the smaller figure asks for more. */
function judge(a: Promised, b: Promised): { kind: Kind | 'same'; demand: TargetChange['demand'] } {
  const [verdict] = judgeCells(
    [
      { document: 1, target: b.target },
      { document: 0, target: a.target },
    ],
    [a.plan, b.plan],
  );
  const isCeiling = [a.target, b.target].some(
    ({ comparator }) => comparator === 'lte' || comparator === 'lt',
  );
  const isFloor = [a.target, b.target].some(({ comparator }) => comparator === 'gte' || comparator === 'gt');
  const isKnown = isCeiling || isFloor || a.target.change !== null;
  const demandOf = (rises: boolean): TargetChange['demand'] =>
    isKnown ? (rises !== isCeiling ? 'more' : 'less') : null;
  switch (verdict?.kind) {
    case undefined:
    case 'equal':
      return { kind: 'same', demand: null };
    case 'higher':
      return { kind: 'raised', demand: demandOf(true) };
    case 'lower':
      return { kind: 'lowered', demand: demandOf(false) };
    case 'stricter': {
      const isNewStricter = verdict.a === b.target.id && verdict.documentA === b.plan.id;
      return {
        kind: isNewStricter !== isCeiling ? 'raised' : 'lowered',
        demand: isNewStricter ? 'more' : 'less',
      };
    }
    default:
      return { kind: 'changed', demand: null };
  }
}

function present(
  kind: Kind,
  demand: TargetChange['demand'],
  a: Promised | undefined,
  b: Promised | undefined,
): TargetChange {
  const { target } = (b ?? a) as Promised;
  return {
    kind,
    demand,
    indicator: target.indicator,
    unit: target.unit,
    old: citeFigure(a),
    new: citeFigure(b),
  };
}

function citeFigure(promised: Promised | undefined): VersionFigure | null {
  if (promised === undefined) return null;
  const { target, plan, task } = promised;
  const { id, value, valueMax, comparator, change, due } = target;
  return { ...citeFact(plan, target, task), target: id, value, valueMax, comparator, change, due };
}
