/**
 * From pairs to topics: one task across plans. A topic grows from its strongest pair and takes in only what is close to
 * *every* member, so that 停车 – 充电 – 电网 does not become one topic by way of its middle; a composite clause may
 * stand in several.
 */
import { type Links, PairSet } from './links.js';
import type { Pair } from './pair.js';
import type { Subject } from './subject.js';
import type { Weights } from './weights.js';

export interface Group {
  /** Indices of subjects, in order. */
  readonly members: readonly number[];
  /** Mean similarity of its pairs. */
  readonly similarity: number;
}

/** Pairs of at least `minimum` each end up in a topic; weaker ones among `near` only hold members together. */
export function groupPairs(
  near: Links,
  subjects: readonly Subject[],
  minimum: number,
  weights: Weights,
): Group[] {
  const strongest = listPairs(near, minimum).sort(
    (p, q) => q.similarity - p.similarity || p.a - q.a || p.b - q.b,
  );
  const covered = new PairSet(subjects.length);
  const grown: number[][] = [];
  for (const { a, b } of strongest) {
    if (covered.has(a, b)) continue;
    const members = grow(a, b, near, subjects, minimum);
    for (const [i, x] of members.entries()) for (const y of members.slice(i + 1)) covered.add(x, y);
    grown.push(members.sort((x, y) => x - y));
  }
  return mergeOverlapping(grown, near, subjects, minimum, weights).map((members) => ({
    members,
    similarity: meanSimilarity(members, members, near, subjects),
  }));
}

function listPairs(near: Links, minimum: number): Pair[] {
  return near.flatMap((partners, a) =>
    [...partners].flatMap(([b, similarity]) =>
      a < b && similarity >= minimum ? [{ a, b, similarity }] : [],
    ),
  );
}

/** Joins topics that are mostly one: a later one goes into the earlier (stronger) that shares most of its members. */
function mergeOverlapping(
  groups: readonly (readonly number[])[],
  near: Links,
  subjects: readonly Subject[],
  minimum: number,
  weights: Weights,
): number[][] {
  const merged: number[][] = [];
  const holding = new Map<number, number[]>();
  for (const group of groups) {
    const common = new Map<number, number>();
    for (const member of group)
      for (const at of holding.get(member) ?? []) common.set(at, (common.get(at) ?? 0) + 1);
    const [into] = [...common]
      .filter(([at, count]) => {
        const other = merged[at] ?? [];
        // Two pairs that share one task (the ten services of one city) are two topics.
        if (count < 2 || count < weights.overlap * Math.min(group.length, other.length)) return false;
        const fresh = group.filter((member) => !other.includes(member));
        return fresh.every(
          (member) => meanSimilarity([member], other, near, subjects) >= minimum * weights.merge,
        );
      })
      .sort(([p, m], [q, n]) => n - m || p - q);
    const at = into?.[0] ?? merged.push([]) - 1;
    const target = merged[at] ?? [];
    for (const member of group) {
      if (target.includes(member)) continue;
      target.push(member);
      const known = holding.get(member);
      if (known === undefined) holding.set(member, [at]);
      else known.push(at);
    }
    target.sort((x, y) => x - y);
  }
  return merged;
}

/** Over the pairs of different documents; a pair too weak to be kept counts as nothing. */
function meanSimilarity(
  from: readonly number[],
  to: readonly number[],
  near: Links,
  subjects: readonly Subject[],
): number {
  let sum = 0;
  let count = 0;
  for (const x of from) {
    for (const y of to) {
      if (subjects[x]?.document === subjects[y]?.document) continue;
      sum += near[x]?.get(y) ?? 0;
      count += 1;
    }
  }
  return count === 0 ? 0 : sum / count;
}

/** Adds the closest task that is near every member of another plan, until none is close enough on average. */
function grow(a: number, b: number, near: Links, subjects: readonly Subject[], minimum: number): number[] {
  const members: number[] = [];
  const perDocument = new Map<number, number>();
  // For each candidate the sum and number of its similarities to the members of other plans.
  const candidates = new Map<number, { sum: number; count: number }>();
  for (const from of [a, b])
    for (const to of near[from]?.keys() ?? []) candidates.set(to, { sum: 0, count: 0 });
  const join = (member: number): void => {
    const document = subjects[member]?.document ?? -1;
    members.push(member);
    perDocument.set(document, (perDocument.get(document) ?? 0) + 1);
    candidates.delete(member);
    const links = near[member];
    for (const [candidate, tally] of candidates) {
      if (subjects[candidate]?.document === document) continue;
      const similarity = links?.get(candidate);
      if (similarity === undefined) candidates.delete(candidate);
      else {
        tally.sum += similarity;
        tally.count += 1;
      }
    }
  };
  // One plan may not outnumber the others: eight tasks of one that all touch one of another are no common task.
  const crowds = (candidate: number): boolean => {
    const own = perDocument.get(subjects[candidate]?.document ?? -1) ?? 0;
    return own > 0 && own + 1 > members.length - own;
  };
  join(a);
  join(b);
  for (;;) {
    let best: number | undefined;
    let bestMean = minimum;
    for (const [candidate, { sum, count }] of candidates) {
      const mean = count === 0 ? 0 : sum / count;
      if (mean < bestMean || (mean === bestMean && best !== undefined && candidate > best)) continue;
      if (crowds(candidate)) continue;
      best = candidate;
      bestMean = mean;
    }
    if (best === undefined) return members;
    join(best);
  }
}
