/** The 任务台账: its rows, which row holds a place of the text, and what stands in each. */

import type { Problem } from '../model/diagnostic.js';
import type { Deadline, Target, Task, Unit } from '../model/document.js';
import type { OutlineClause } from '../model/outline.js';
import type { TaskDraft } from './task.js';
import type { Work } from './work.js';

export interface Ledger {
  readonly drafts: readonly TaskDraft[];
  /** The ids of the rows, as many as `drafts`. */
  readonly ids: readonly string[];
  /** The id of the row that holds an offset, null outside all rows. */
  taskAt(offset: number): string | null;
}

/** Rows are in text order and do not overlap. */
export function openLedger(drafts: readonly TaskDraft[]): Ledger {
  const ids = drafts.map((_, i) => `k${i + 1}`);
  return {
    drafts,
    ids,
    taskAt(offset) {
      let low = 0;
      let high = drafts.length - 1;
      while (low <= high) {
        const mid = (low + high) >> 1;
        const draft = drafts[mid] as TaskDraft;
        if (draft.end <= offset) low = mid + 1;
        else if (draft.start > offset) high = mid - 1;
        else return ids[mid] as string;
      }
      return null;
    },
  };
}

/** The ids of the facts of each row. Facts of one row stand together for the most part, so that each list is made at its full length. */
function gather<T extends { readonly id: string }>(
  facts: readonly T[],
  taskOf: (fact: T) => string | null,
): Map<string, string[]> {
  const byTask = new Map<string, string[]>();
  for (let from = 0, to = 0; from < facts.length; from = to) {
    const task = taskOf(facts[from] as T);
    while (to < facts.length && taskOf(facts[to] as T) === task) to += 1;
    if (task === null) continue;
    const ids = facts.slice(from, to).map(({ id }) => id);
    byTask.set(task, byTask.get(task)?.concat(ids) ?? ids);
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
    const id = ledger.ids[i] as string;
    const printed = { start: draft.start, end: draft.end };
    const { span, sourceSpan } = work.place(printed);
    const fields = work.fieldsOfClause(draft.clause);
    return {
      id,
      part: fields.part,
      clause: fields.clause,
      path: fields.path,
      segment: draft.segment,
      heading: clause.heading,
      text: work.quote(printed),
      targets: targets.get(id) ?? [],
      deadlines: deadlines.get(id) ?? [],
      units: units.get(id) ?? [],
      span,
      sourceSpan,
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
