/**
 * Who answers for the tasks that both versions have: 市交通运输局 that only supported and leads now, 市数据局 that was not
 * named before. An office is known by its common name, so that 市大数据局 and 市数据局 are one.
 */
import { fold } from '../../chinese/fold.js';
import type { PlanDocument, Unit } from '../../model/document.js';
import type { OfficeChange, VersionOffice } from '../../model/versions.js';
import type { Subject } from '../subject.js';
import { assign } from './assign.js';
import { citeFact, citeTask } from './cite.js';

/** The tasks of each version that are one task, or the whole and the parts of one. */
export interface SameWork {
  readonly old: readonly Subject[];
  readonly now: readonly Subject[];
}

interface Answering {
  readonly unit: Unit;
  readonly task: Subject;
}

export function compareOfficesOf(
  old: PlanDocument,
  now: PlanDocument,
  works: readonly SameWork[],
): OfficeChange[] {
  const before = indexUnits(old);
  const after = indexUnits(now);
  return works.flatMap((work) => {
    const mine = work.old.flatMap((task) => unitsOf(task, before));
    const theirs = work.now.flatMap((task) => unitsOf(task, after));
    const { pairs, dropped, added } = assign(keepFirst(mine), keepFirst(theirs), likenessOf);
    const change = (
      kind: OfficeChange['kind'],
      a: Answering | undefined,
      b: Answering | undefined,
    ): OfficeChange => ({
      kind,
      canonical: (b ?? a)?.unit.canonical ?? '',
      old: a === undefined ? null : citeOffice(old, a),
      new: b === undefined ? null : citeOffice(now, b),
      task: {
        old: citeTask(old, a?.task ?? (work.old[0] as Subject)),
        new: citeTask(now, b?.task ?? (work.now[0] as Subject)),
      },
    });
    // Who led one part of what was joined and answered for the other is neither dropped nor added.
    const isThere = (one: Answering, others: readonly Answering[]): boolean =>
      work.old.length + work.now.length > 2 && others.some((other) => likenessOf(one, other) !== null);
    return [
      ...pairs.filter(([a, b]) => a.unit.role !== b.unit.role).map(([a, b]) => change('role', a, b)),
      ...dropped.filter((a) => !isThere(a, theirs)).map((a) => change('dropped', a, undefined)),
      ...added.filter((b) => !isThere(b, mine)).map((b) => change('added', undefined, b)),
    ];
  });
}

function indexUnits(plan: PlanDocument): ReadonlyMap<string, Unit> {
  return new Map(plan.units.map((unit) => [unit.id, unit]));
}

function unitsOf(task: Subject, units: ReadonlyMap<string, Unit>): Answering[] {
  return task.task.units
    .flatMap((id) => units.get(id) ?? [])
    .filter(({ applies }) => applies === undefined)
    .map((unit) => ({ unit, task }));
}

/** An office that is named twice for a task, with one role, counts once. */
function keepFirst(answering: readonly Answering[]): Answering[] {
  const found = new Map<string, Answering>();
  for (const one of answering) {
    const key = `${one.unit.name} ${one.unit.role}`;
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

function likenessOf({ unit: a }: Answering, { unit: b }: Answering): number | null {
  const isNamesake = fold(a.name) === fold(b.name);
  if (!isNamesake && fold(a.canonical) !== fold(b.canonical)) return null;
  return (isNamesake ? 2 : 0) + (a.role === b.role ? 1 : 0);
}

function citeOffice(plan: PlanDocument, { unit, task }: Answering): VersionOffice {
  return { ...citeFact(plan, unit, task), unit: unit.id, name: unit.name, role: unit.role };
}
