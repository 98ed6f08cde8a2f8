/** A document with the facts alone that are at least so sure: 1 for a date in full, 0.7 for an office named in running text. */
import type { PlanDocument } from '../model/document.js';

/** `least` from 0 to 1. Tasks lose what they no longer hold; a target whose deadline goes keeps its date. */
export function keepConfident(document: PlanDocument, least: number): PlanDocument {
  const isSure = ({ confidence }: { readonly confidence: number }): boolean => confidence >= least;
  const deadlines = document.deadlines.filter(isSure);
  const units = document.units.filter(isSure);
  const kept = new Set(deadlines.map(({ id }) => id));
  const targets = document.targets
    .filter(isSure)
    .map((target) =>
      target.deadline === null || kept.has(target.deadline) ? target : { ...target, deadline: null },
    );
  for (const { id } of [...targets, ...units]) kept.add(id);
  const still = (ids: readonly string[]): string[] => ids.filter((id) => kept.has(id));
  const tasks = document.tasks.map((task) => ({
    ...task,
    targets: still(task.targets),
    deadlines: still(task.deadlines),
    units: still(task.units),
  }));
  return { ...document, tasks, targets, deadlines, units };
}
