/** How alike any two tasks are, for look-up: 停车 of the first plan and 泊位 of the second, 0.61; 0 for a pair too weak to be kept. */
import type { Pair } from './pair.js';

/** By index of subject: its partners and the similarity to each. */
export type Links = readonly ReadonlyMap<number, number>[];

export function linkPairs(pairs: readonly Pair[], size: number): Links {
  const links = Array.from({ length: size }, () => new Map<number, number>());
  for (const { a, b, similarity } of pairs) {
    links[a]?.set(b, similarity);
    links[b]?.set(a, similarity);
  }
  return links;
}
