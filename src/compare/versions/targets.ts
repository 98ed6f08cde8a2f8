/**
 * Targets of two versions: 共享率达到95% that was 90% is raised, 办理时限不超过3日 that was 5日 is lowered and asks for
 * more. Known again by indicator and unit, first where its task went, then anywhere. Baselines are held together apart.
 */
import type { PlanDocument, Target } from '../../model/document.js';
import type { TargetChange, VersionFigure } from '../../model/versions.js';
import { nameIndicator } from '../indicator-name.js';
import { groupIndicators } from '../indicators.js';
import type { Subject } from '../subject.js';
import { judgeCells } from '../verdicts.js';
import { assign } from './assign.js';
import { citeFact } from './cite.js';
import { isPast, printsYear, sentenceOf } from './context.js';
import { isTogether, type Placed, placeFacts, type Scopes } from './facts.js';
import { type Counts, countPairs, likeness } from './match-tasks.js';

/** Names of one task's indicators that share this much are one name with a slip or a word more. */
const NEAR_NAME = 0.6;
/** A name inside another is the same only where the sentences agree as well. */
const NEAR_SENTENCE = 0.5;

interface Promised extends Placed<Target> {
  readonly row: string | undefined;
  readonly family: string;
  readonly object: string;
  readonly sentence: Counts;
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

/** `baseline` asks how things stood, 截至2023年底, `target` what is promised. */
export function compareTargets(
  status: Target['status'],
  old: PlanDocument,
  now: PlanDocument,
  subjects: readonly Subject[],
  scopes: Scopes,
): MatchedTargets {
  const rows = new Map<string, string>();
  for (const [i, { members }] of groupIndicators([old, now]).entries())
    for (const { document, target } of members) rows.set(`${document} ${target.id}`, `${i}`);
  const read = (plan: PlanDocument, document: number): Promised[] =>
    readPromises(plan, document, status, subjects, scopes, rows);
  const near = assign(read(old, 0), read(now, 1), (a, b) => (isTogether(a, b) ? compareNames(a, b) : null));
  const far = assign(near.dropped, near.added, (a, b) =>
    a.row !== undefined && a.row === b.row ? compareNames(a, b) : null,
  );
  const matched = [...near.pairs, ...far.pairs].sort(([a], [b]) => a.fact.span.start - b.fact.span.start);
  const judged = matched.map(([a, b]) => ({ a, b, ...judge(a, b) }));
  return {
    pairs: judged.map(({ a, b, kind }) => ({ old: a.fact, now: b.fact, isSame: kind === 'same' })),
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
  status: Target['status'],
  subjects: readonly Subject[],
  scopes: Scopes,
  rows: ReadonlyMap<string, string>,
): Promised[] {
  const own = subjects.filter((subject) => subject.document === document);
  const targets = plan.targets.filter(
    (target) => (isPast(target.due, plan.meta) ? 'baseline' : target.status) === status,
  );
  return placeFacts(plan, targets, ({ task }) => task.targets, own, scopes).map((placed) => {
    const { fact } = placed;
    const { family, object } = nameIndicator(fact);
    const around = sentenceOf(plan.text, fact.span);
    return {
      ...placed,
      row: rows.get(`${document} ${fact.id}`),
      family,
      object,
      sentence: countPairs(around.before + fact.quote + around.after),
      due: readDue(plan, fact),
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
  const sameFigure = a.fact.value === b.fact.value ? 1 : 0;
  return 4 * names + 2 * sentences + sameDue + sameFigure / 2;
}

type Kind = TargetChange['kind'];

/** `higher` and `lower` as two cities are judged; of a ceiling the smaller figure asks for more. */
function judge(a: Promised, b: Promised): { kind: Kind | 'same'; demand: TargetChange['demand'] } {
  const [verdict] = judgeCells(
    [
      { document: 1, target: b.fact },
      { document: 0, target: a.fact },
    ],
    [a.plan, b.plan],
  );
  const isCeiling = [a.fact, b.fact].some(({ comparator }) => comparator === 'lte' || comparator === 'lt');
  const isFloor = [a.fact, b.fact].some(({ comparator }) => comparator === 'gte' || comparator === 'gt');
  const isKnown = isCeiling || isFloor || a.fact.change !== null;
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
      const isNewStricter = verdict.a === b.fact.id && verdict.documentA === b.plan.id;
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
  const { fact: target } = (b ?? a) as Promised;
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
  const { fact: target, plan, task } = promised;
  const { id, value, valueMax, comparator, change, due } = target;
  return { ...citeFact(plan, target, task), target: id, value, valueMax, comparator, change, due };
}
