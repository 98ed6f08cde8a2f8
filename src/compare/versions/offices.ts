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
import type { TaskPair } from './match-tasks.js';

export function compareOfficesOf(
  old: PlanDocument,
  now: PlanDocument,
  pairs: readonly TaskPair[],
): OfficeChange[] {
  const before = indexUnits(old);
  const after = indexUnits(now);
  return pairs.flatMap((pair) => {
    const mine = unitsOf(pair.old, before);
    const theirs = unitsOf(pair.now, after);
    const matched = assign(mine, theirs, likenessOf);
    const task = { old: citeTask(old, pair.old), new: citeTask(now, pair.now) };
    const change = (kind: OfficeChange['kind'], a: Unit | undefined, b: Unit | undefined): OfficeChange => ({
      kind,
      canonical: (b ?? a)?.canonical ?? '',
      old: a === undefined ? null : citeOffice(old, a, pair.old),
      new: b === undefined ? null : citeOffice(now, b, pair.now),
      task,
    });
    return [
      ...matched.pairs.filter(([a, b]) => a.role !== b.role).map(([a, b]) => change('role', a, b)),
      ...matched.dropped.map((a) => change('dropped', a, undefined)),
      ...matched.added.map((b) => change('added', undefined, b)),
    ];
  });
}

function indexUnits(plan: PlanDocument): ReadonlyMap<string, Unit> {
  return new Map(plan.units.map((unit) => [unit.id, unit]));
}

/** An office that is named twice in a task, with one role, counts once. */
function unitsOf({ task }: Subject, units: ReadonlyMap<string, Unit>): Unit[] {
  const found = new Map<string, Unit>();
  for (const id of task.units) {
    const unit = units.get(id);
    if (unit === undefined || unit.applies !== undefined) continue;
    const key = `${unit.name} ${unit.role}`;
    if (!found.has(key)) found.set(key, unit);
  }
  return [...found.values()];
}

function likenessOf(a: Unit, b: Unit): number | null {
  const isNamesake = fold(a.name) === fold(b.name);
  if (!isNamesake && fold(a.canonical) !== fold(b.canonical)) return null;
  return (isNamesake ? 2 : 0) + (a.role === b.role ? 1 : 0);
}

function citeOffice(plan: PlanDocument, unit: Unit, task: Subject): VersionOffice {
  return { ...citeFact(plan, unit, task), unit: unit.id, name: unit.name, role: unit.role };
}
