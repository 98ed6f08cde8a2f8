/** The 任务台账: its rows, which row holds a place of the text, and what stands in each. */

import type { Problem } from '../model/diagnostic.js';
import type { Deadline, Target, Task, Unit } from '../model/document.js';
import type { OutlineClause } from '../model/outline.js';
import type { TaskDraft } from './task.js';
import { clauseId, type Work } from './work.js';

export interface Ledger {
  readonly drafts: readonly TaskDraft[];
  /** The id of the row that holds an offset, null outside all rows. */
  taskAt(offset: number): string | null;
}

export function taskId(index: number): string {
  return `k${index + 1}`;
}

/** Rows are in text order and do not overlap. */
export function openLedger(drafts: readonly TaskDraft[]): Ledger {
  return {
    drafts,
    taskAt(offset) {
      let low = 0;
      let high = drafts.length - 1;
      while (low <= high) {
        const mid = (low + high) >> 1;
        const draft = drafts[mid] as TaskDraft;
        if (draft.end <= offset) low = mid + 1;
        else if (draft.start > offset) high = mid - 1;
        else return taskId(mid);
      }
      return null;
    },
  };
}

function gather<T extends { readonly id: string }>(
  facts: readonly T[],
  taskOf: (fact: T) => string | null,
): Map<string, string[]> {
  const byTask = new Map<string, string[]>();
  for (const fact of facts) {
    const task = taskOf(fact);
    if (task === null) continue;
    const ids = byTask.get(task);
    if (ids === undefined) byTask.set(task, [fact.id]);
    else ids.push(fact.id);
  }
  return byTask;
}

export function fillLedger(
  work: Work,
  ledger: Ledger,
  facts: {
    readonly targets: readonly Target[];
    readonly deadlines: readonly Deadline[];
    readonly units: readonly Unit[];
  },
): Task[] {
  const targets = gather(facts.targets, ({ task }) => task);
  const deadlines = gather(facts.deadlines, ({ span }) => ledger.taskAt(span.start));
  const units = gather(facts.units, ({ task }) => task);
  return ledger.drafts.map((draft, i): Task => {
    const clause = work.outline.clauses[draft.clause] as OutlineClause;
    const id = taskId(i);
    const span = { start: draft.start, end: draft.end };
    return {
      id,
      part: clause.part,
      clause: clauseId(draft.clause),
      path: [...clause.path],
      segment: draft.segment,
      heading: clause.heading,
      text: work.quote(span),
      targets: targets.get(id) ?? [],
      deadlines: deadlines.get(id) ?? [],
      units: units.get(id) ?? [],
      ...work.place(span),
    };
  });
}

/** A few rows without offices among many with them may have lost a parenthesis. */
const FEW = 0.5;

export function checkLedger(tasks: readonly Task[]): Problem[] {
  const count = tasks.filter(({ units }) => units.length === 0).length;
  if (count === 0 || count >= tasks.length * FEW) return [];
  return [{ code: 'resolve/no-unit', data: { count, total: tasks.length } }];
}
