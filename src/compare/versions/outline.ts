/**
 * The clauses of a plan that hold tasks or goals and are none themselves, 二、改善交通出行, and the paragraphs that stand
 * outside all tasks: 为做好…，制定本要点。 before the first clause, 到2025年… under 总体目标.
 */
import type { Clause, PlanDocument } from '../../model/document.js';
import type { VersionPlace } from '../../model/versions.js';
import { type Counts, countPairs } from './match-tasks.js';
import type { Range } from './wording.js';

export interface Passage {
  readonly plan: PlanDocument;
  /** The innermost clause around it; none for the preamble. */
  readonly clause: Clause | undefined;
  readonly range: Range;
  readonly counts: Counts;
}

/** An address ends with a colon, a title and a signature without a mark. */
const SENTENCE = /[。；;！!]/u;
const BLANK = /\S/u;

export function readChapters(plan: PlanDocument): Clause[] {
  const parents = new Set(plan.clauses.map(({ parent }) => parent));
  const withTask = new Set(plan.tasks.map(({ clause }) => clause));
  return plan.clauses.filter(({ id }) => parents.has(id) || !withTask.has(id));
}

/** The clauses around one, outermost first. */
export function ancestorsIn(plan: PlanDocument): (clause: string) => Clause[] {
  const byId = new Map(plan.clauses.map((clause) => [clause.id, clause]));
  return (inner) => {
    const chain: Clause[] = [];
    let id = byId.get(inner)?.parent ?? null;
    while (id !== null && chain.length < byId.size) {
      const clause = byId.get(id);
      if (clause !== undefined) chain.unshift(clause);
      id = clause?.parent ?? null;
    }
    return chain;
  };
}

export function citeHeading(plan: PlanDocument, clause: Clause): VersionPlace {
  return citeRange(plan, clause, { start: clause.span.start, end: headEnd(plan.text, clause) });
}

export function citeRange(plan: PlanDocument, clause: Clause | undefined, range: Range): VersionPlace {
  return {
    document: plan.id,
    part: clause?.part ?? null,
    path: [...(clause?.path ?? [])],
    segment: null,
    heading: clause?.heading ?? '',
    quote: plan.text.slice(range.start, range.end),
    span: { ...range },
  };
}

/** Line by line, what is neither in a task nor the head of a clause. */
export function readPassages(plan: PlanDocument): Passage[] {
  const { text, clauses, tasks } = plan;
  const covered: Range[] = [
    ...tasks.map(({ span }) => span),
    ...clauses.map((clause) => ({ start: clause.span.start, end: headEnd(text, clause) })),
  ].sort((a, b) => a.start - b.start);
  const passages: Passage[] = [];
  const keep = (from: number, to: number): void => {
    const printed = text.slice(from, to);
    if (!SENTENCE.test(printed)) return;
    const start = from + printed.search(BLANK);
    const range = { start: text[start] === '。' ? start + 1 : start, end: from + printed.trimEnd().length };
    const counts = countPairs(text.slice(range.start, range.end));
    if (counts.size > 0) passages.push({ plan, clause: clauseAt(clauses, range.start), range, counts });
  };
  let at = 0;
  let next = 0;
  for (const line of text.split('\n')) {
    const end = at + line.length;
    let from = at;
    for (let range = covered[next]; range !== undefined && range.start < end; range = covered[next]) {
      if (range.start > from) keep(from, range.start);
      from = Math.max(from, range.end);
      if (range.end > end) break;
      next += 1;
    }
    if (from < end) keep(from, end);
    at = end + 1;
  }
  return passages;
}

function clauseAt(clauses: readonly Clause[], at: number): Clause | undefined {
  return clauses.findLast(({ span }) => span.start <= at && at < span.end);
}

/** Where marker and heading end; a heading that was worked out ends with the marker. */
function headEnd(text: string, { span, marker, heading }: Clause): number {
  const lineEnd = text.indexOf('\n', span.start);
  const line = text.slice(span.start, lineEnd < 0 ? text.length : lineEnd);
  const at = heading === '' ? -1 : line.indexOf(heading);
  return Math.min(span.end, span.start + (at < 0 ? marker.length : at + heading.length));
}
