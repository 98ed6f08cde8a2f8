/**
 * Targets and dates of two versions with the task that each belongs to. A fact is looked for where its task went: in its
 * pair, in all the parts of a task that was split, and what stands outside tasks (到2025年底 of the goals) outside tasks.
 */
import type { PlanDocument } from '../../model/document.js';
import type { Subject } from '../subject.js';
import type { Division } from './divisions.js';
import type { TaskPair } from './match-tasks.js';

export interface Placed<T> {
  readonly fact: T;
  readonly plan: PlanDocument;
  readonly task: Subject | undefined;
  /** Equal for facts of tasks that belong together; null where the other version has no such task. */
  readonly scope: number | null;
}

const OUTSIDE = 0;

export type Scopes = ReadonlyMap<Subject, number>;

export function readScopes(pairs: readonly TaskPair[], divisions: readonly Division[]): Scopes {
  const scopes = new Map<Subject, number>();
  for (const [i, { old, now }] of pairs.entries()) scopes.set(old, i + 1).set(now, i + 1);
  for (const [i, { whole, parts }] of divisions.entries())
    for (const subject of [whole, ...parts.map((part) => part.subject)]) scopes.set(subject, -1 - i);
  return scopes;
}

export function placeFacts<T extends { readonly id: string }>(
  plan: PlanDocument,
  facts: readonly T[],
  idsOf: (subject: Subject) => readonly string[],
  subjects: readonly Subject[],
  scopes: Scopes,
): Placed<T>[] {
  const owner = new Map(subjects.flatMap((subject) => idsOf(subject).map((id) => [id, subject] as const)));
  return facts.map((fact) => {
    const task = owner.get(fact.id);
    return { fact, plan, task, scope: task === undefined ? OUTSIDE : (scopes.get(task) ?? null) };
  });
}

export function isTogether(a: Placed<unknown>, b: Placed<unknown>): boolean {
  return a.scope !== null && a.scope === b.scope;
}
