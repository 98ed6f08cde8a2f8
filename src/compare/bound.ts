/**
 * What a pair of tasks can reach at most, told from their words and concepts as wholes before any sentence is looked at: 停车 and
 * 护林 share 推进 and no more, so no sentence of theirs can make them one topic. Never below what the pair is.
 */
import type { Profile } from './profile.js';
import type { Vector } from './vector.js';
import type { Weights } from './weights.js';

/** How much heavier a whole is than its lightest part: a part's cosine exceeds the whole's by this factor at most. */
export interface Reach {
  readonly words: number;
  readonly facet: number;
  readonly isComposite: boolean;
}

export function reachOf(
  { words, concepts, passages }: Profile,
  { bodyConcept, composite, telling }: Weights,
): Reach {
  // A concept weighs in a whole at least so much of what it weighs in a sentence.
  const leastShare = Math.sqrt(bodyConcept);
  return {
    words: words.norm / lightest(passages.map((passage) => passage.words)),
    facet: concepts.norm / leastShare / telling,
    isComposite: passages.length >= composite,
  };
}

function lightest(vectors: readonly Vector[]): number {
  return vectors.reduce(
    (least, { norm }) => (norm > 0 && norm < least ? norm : least),
    Number.POSITIVE_INFINITY,
  );
}

/** What is known of a pair before it is weighed. */
export interface Glance {
  readonly words: number;
  /** As it counts, and the bare cosine of what both share. */
  readonly concepts: number;
  readonly shared: number;
}

/** The most that the parts of a pair can add up to. */
export function mostOf(x: Reach, y: Reach, glance: Glance, weights: Weights): number {
  const { signals } = weights;
  const { words, concepts } = glance;
  const facet = Math.min(1, concepts * Math.max(1, x.facet, y.facet));
  const sentences = Math.min(1, words * x.words * y.words);
  const sum =
    signals.words * words +
    signals.concepts * concepts +
    signals.sentences * sentences +
    signals.facet * facet +
    signals.indicator +
    signals.office;
  return Math.max(sum, mostOfPassage(x, y, glance, weights));
}

/** The most that one sentence of a composite clause can make of the pair; 0 where neither is composite. */
export function mostOfPassage(x: Reach, y: Reach, { words, shared }: Glance, weights: Weights): number {
  if (!x.isComposite && !y.isComposite) return 0;
  const { signals } = weights;
  const reach = Math.max(x.isComposite ? x.words : 0, y.isComposite ? y.words : 0);
  const facet = Math.min(1, shared * Math.max(x.facet, y.facet));
  const passage = signals.words * Math.min(1, words * reach) + signals.concepts * facet;
  return (passage / (signals.words + signals.concepts)) * scaleOf(weights) * weights.passage ** 2;
}

/** What the four cosines add up to where both tasks are one. */
export function scaleOf({ signals }: Weights): number {
  return signals.words + signals.concepts + signals.sentences + signals.facet;
}
