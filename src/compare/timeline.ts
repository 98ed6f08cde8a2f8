/** All deadlines with an end, in date order: 2023-09-30 9月底前, 2023-12-31 年底前. */
import type { PlanComparison } from '../model/comparison.js';
import type { PlanDocument } from '../model/document.js';

type Entry = PlanComparison['timeline'][number];

/** Dates of baseline figures (截至2020年底) are no deadlines; of equal dates input and document order decide. */
export function buildTimeline(documents: readonly PlanDocument[]): Entry[] {
  const entries: Entry[] = [];
  for (const plan of documents) {
    for (const { kind, end, path, quote } of plan.deadlines) {
      if (kind !== 'asof' && end !== null) entries.push({ end, document: plan.id, path: [...path], quote });
    }
  }
  return entries.sort((p, q) => (p.end < q.end ? -1 : Number(p.end > q.end)));
}
