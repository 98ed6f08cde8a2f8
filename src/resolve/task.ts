/**
 * Rows of the 任务台账: a clause without clauses below it, or the part of it that one assignment governs. A clause with three
 * closing parentheses gives three rows.
 */
import type { AssignmentMention } from '../model/mention.js';
import type { Outline, Region } from '../model/outline.js';

export interface TaskDraft {
  readonly clause: number;
  readonly segment: number;
  readonly start: number;
  readonly end: number;
}

/** Text after the last assignment of a clause that is long enough to be a row of its own. */
const LEAST_REST = 24;

export function divideTasks(
  text: string,
  outline: Outline,
  assignments: readonly AssignmentMention[],
): TaskDraft[] {
  const hasChild = new Set(outline.clauses.map(({ parent }) => parent));
  const tasks: TaskDraft[] = [];
  let next = 0;
  for (const region of outline.regions) {
    const closers: AssignmentMention[] = [];
    while (next < assignments.length && (assignments[next] as AssignmentMention).span.start < region.end) {
      const assignment = assignments[next] as AssignmentMention;
      if (assignment.closesSegment && assignment.span.start >= region.start) closers.push(assignment);
      next += 1;
    }
    if (region.clause === null) continue;
    const isLeaf = !hasChild.has(region.clause);
    const isWork = region.role === 'task' || region.role === 'safeguard';
    if (closers.length === 0 && !(isLeaf && isWork)) continue;
    for (const task of divideRegion(text, region, closers)) tasks.push(task);
  }
  return tasks;
}

function divideRegion(text: string, region: Region, closers: readonly AssignmentMention[]): TaskDraft[] {
  const clause = region.clause as number;
  const end = region.start + text.slice(region.start, region.end).trimEnd().length;
  const drafts: TaskDraft[] = [];
  let start = region.start;
  for (const { span } of closers) {
    const stop = Math.min(end, extend(text, span.end));
    drafts.push({ clause, segment: drafts.length + 1, start, end: Math.max(stop, start) });
    start = stop;
  }
  while (start < end && /[\s。；;]/u.test(text[start] as string)) start += 1;
  if (drafts.length === 0 || end - start >= LEAST_REST)
    drafts.push({ clause, segment: drafts.length + 1, start, end });
  return drafts.map((draft) => ({ ...draft, start: skipBlanks(text, draft.start, draft.end) }));
}

function extend(text: string, at: number): number {
  return /[。；;]/u.test(text[at] ?? '') ? at + 1 : at;
}

function skipBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && /\s/u.test(text[at] as string)) at += 1;
  return at;
}
