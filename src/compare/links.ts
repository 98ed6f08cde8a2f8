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

const WORD = 32;

/** Pairs of indices, a bit each; a row takes room when its first pair comes. */
export class PairSet {
  private readonly size: number;
  private readonly rows: (Uint32Array | undefined)[];

  constructor(size: number) {
    this.size = size;
    this.rows = Array.from({ length: size });
  }

  has(a: number, b: number): boolean {
    const high = Math.max(a, b);
    const word = this.rows[Math.min(a, b)]?.[Math.floor(high / WORD)] ?? 0;
    return ((word >>> (high % WORD)) & 1) === 1;
  }

  add(a: number, b: number): void {
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    const row = this.rows[low] ?? new Uint32Array(Math.ceil(this.size / WORD));
    this.rows[low] = row;
    row[Math.floor(high / WORD)] = (row[Math.floor(high / WORD)] ?? 0) | (1 << (high % WORD));
  }
}
