/**
 * Stage 5: mentions → facts. Years are filled in, figures get the date that governs them, offices their common name, later clauses
 * the offices that an assigning sentence gives them, and everything joins in the rows of the 任务台账.
 */
import { fold } from '../chinese/fold.js';
import type { Problem } from '../model/diagnostic.js';
import type { Clause, Deadline, Meta, Target, Task, Unit } from '../model/document.js';
import type { AssignmentMention, QuantityMention, TimeMention } from '../model/mention.js';
import type { Outline } from '../model/outline.js';
import type { TracedText } from '../text/traced-text.js';
import { resolveTimes } from './date.js';
import { checkTimes, lookBack, toDeadlines } from './deadline.js';
import { checkLedger, fillLedger, openLedger } from './ledger.js';
import { decideMeta, type PrintedMeta } from './meta.js';
import { toTargets } from './target.js';
import { divideTasks } from './task.js';
import { checkFollowing, toUnits } from './unit.js';
import { clauseId, openWork, type Work } from './work.js';

export interface Printed {
  readonly meta: PrintedMeta;
  readonly times: readonly TimeMention[];
  readonly quantities: readonly QuantityMention[];
  readonly assignments: readonly AssignmentMention[];
}

export interface Resolved {
  readonly meta: Meta;
  readonly clauses: Clause[];
  readonly tasks: Task[];
  readonly targets: Target[];
  readonly deadlines: Deadline[];
  readonly units: Unit[];
  readonly problems: Problem[];
}

/** `folded` is the folded twin of the canonical text, taken anew where it is not given. */
export function resolve(
  text: TracedText,
  outline: Outline,
  printed: Printed,
  folded: string = fold(text.text),
): Resolved {
  const work = openWork(text, folded, outline);
  const meta = decideMeta(printed.meta, printed.times, folded);
  const firstYear = meta.periodStart ?? meta.planYear;
  const times = resolveTimes(printed.times, folded, meta.planYear, meta.issuedOn).map((time) =>
    lookBack(work, time, firstYear),
  );
  const ledger = openLedger(divideTasks(text.text, outline, printed.assignments));

  const deadlines = toDeadlines(work, times);
  const targets = toTargets(
    work,
    printed.quantities,
    times,
    deadlines,
    printed.assignments,
    ledger,
    firstYear,
  );
  const units = toUnits(work, printed.assignments, ledger);
  const tasks = fillLedger(work, ledger, { targets, deadlines, units });
  const problems = [
    ...checkTitle(meta, outline),
    ...checkTimes(work, times, meta),
    ...checkFollowing(printed.assignments),
    ...checkLedger(tasks),
  ];
  return { meta, clauses: toClauses(work), tasks, targets, deadlines, units, problems };
}

function checkTitle(meta: Meta, outline: Outline): Problem[] {
  return meta.title === null && outline.clauses.length > 0 ? [{ code: 'extract/no-title' }] : [];
}

function toClauses(work: Work): Clause[] {
  return work.outline.clauses.map(
    (clause, i): Clause => ({
      id: clauseId(i),
      part: clause.part,
      path: [...clause.path],
      marker: clause.marker,
      level: clause.level,
      heading: clause.heading,
      parent: clause.parent === null ? null : clauseId(clause.parent),
      role: clause.role,
      ...work.place(clause.span),
    }),
  );
}
