/** The passages that two plans share, pair by pair, and how much of a plan's text they are: 12.3% of 青石市 stands in 白河市. */
import type { PlanComparison } from '../../model/comparison.js';
import type { City, Setting } from './cities.js';

type Borrowing = PlanComparison['borrowed'][number];

export interface Pair {
  readonly first: City;
  readonly second: City;
  readonly passages: Borrowing[];
}

export function pairUp({ comparison, cityOf }: Setting): Map<string, Pair> {
  const pairs = new Map<string, Pair>();
  for (const passage of comparison.borrowed) {
    const a = cityOf(passage.a.document);
    const b = cityOf(passage.b.document);
    if (a === undefined || b === undefined) continue;
    const key = pairKey(a, b);
    const [first, second] = a.index <= b.index ? [a, b] : [b, a];
    const pair = pairs.get(key) ?? { first, second, passages: [] };
    pair.passages.push(passage);
    pairs.set(key, pair);
  }
  return new Map(
    [...pairs].sort(([, a], [, b]) => a.first.index - b.first.index || a.second.index - b.second.index),
  );
}

export function pairKey(a: City, b: City): string {
  return a.index <= b.index ? `${a.index} ${b.index}` : `${b.index} ${a.index}`;
}

export function pairId({ first, second }: Pair): string {
  return `shared-${first.index + 1}-${second.index + 1}`;
}

/** Characters of the city's text in the passages, each counted once, over all of them. */
export function shareOf(city: City, passages: readonly Borrowing[]): number | null {
  if (city.document === undefined || city.document.text.length === 0) return null;
  const spans = passages
    .flatMap(({ a, b }) => [a, b].filter(({ document }) => document === city.id).map(({ span }) => span))
    .sort((a, b) => a.start - b.start);
  let covered = 0;
  let reached = 0;
  for (const { start, end } of spans) {
    covered += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return covered / city.document.text.length;
}
