/** Words of one version with the place they stand at, as one cites them: `[3.7] 畅通融资渠道`, 新增首贷户1,200户以上. */
import type { PlanDocument } from '../../model/document.js';
import type { VersionPlace } from '../../model/versions.js';
import type { Subject } from '../subject.js';

interface Fact {
  readonly part: string | null;
  readonly path: readonly number[];
  readonly clause: string | null;
  readonly span: { readonly start: number; readonly end: number };
}

/** A fact, by the task that it belongs to or the clause that it stands in. */
export function citeFact(plan: PlanDocument, fact: Fact, task: Subject | undefined): VersionPlace {
  const clause = plan.clauses.find(({ id }) => id === fact.clause);
  return {
    document: plan.id,
    part: fact.part,
    path: [...fact.path],
    segment: task?.segment ?? null,
    heading: task?.task.heading ?? clause?.heading ?? '',
    quote: plan.text.slice(fact.span.start, fact.span.end),
    span: { start: fact.span.start, end: fact.span.end },
  };
}

export function citeTask(plan: PlanDocument, subject: Subject): VersionPlace {
  return citeFact(plan, subject.task, subject);
}
