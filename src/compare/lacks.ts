/** What one plan lacks: a topic that at least half of the others have, and it has not; 石桥市: 停车 (3 of 4 others). */
import type { PlanComparison, Topic } from '../model/comparison.js';

type Lack = NonNullable<PlanComparison['lacks']>[number];

const SHARE = 0.5;
/** Of two plans each would lack all that only the other has, which `unique` tells already. */
const FEWEST_OTHERS = 2;

/** In order of documents, then of how many others have the topic. */
export function findLacks(documents: readonly { readonly id: string }[], topics: readonly Topic[]): Lack[] {
  const others = documents.length - 1;
  if (others < FEWEST_OTHERS) return [];
  const held = topics.map((topic) => ({
    topic,
    holders: new Set(topic.members.map((member) => member.document)),
  }));
  return documents.flatMap(({ id }) =>
    held
      .filter(({ holders }) => !holders.has(id) && holders.size >= SHARE * others)
      .sort((p, q) => q.holders.size - p.holders.size)
      .map(({ topic, holders }) => ({
        document: id,
        topic: topic.id,
        label: topic.label,
        holders: holders.size,
        others,
      })),
  );
}
