/**
 * How a task stands elsewhere than before: in another chapter (二、3. of 惠民 is 四、1. of 治理 now), in another order
 * among its neighbours, or only under another number because something was put in before it.
 */
import type { Clause, PlanDocument } from '../../model/document.js';
import type { Subject } from '../subject.js';
import type { TaskPair } from './match-tasks.js';
import { countPairs, likeness } from './match-tasks.js';

export type Move = 'chapter' | 'order' | 'number';

/** Headings that share this much are one chapter's. */
const SAME_CHAPTER = 0.6;

export function findMoves(
  pairs: readonly TaskPair[],
  old: PlanDocument,
  now: PlanDocument,
): ReadonlyMap<TaskPair, Move> {
  const chapters = { old: readAncestors(old), now: readAncestors(now) };
  const chains = new Map(
    pairs.map((pair) => [pair, [chapters.old(pair.old), chapters.now(pair.now)] as const]),
  );
  const follows = matchChapters([...chains.values()]);
  const stays = (pair: TaskPair): boolean => {
    const [a, b] = chains.get(pair) ?? [[], []];
    return (
      pair.old.task.part === pair.now.task.part &&
      a.length === b.length &&
      a.every((clause, i) => follows.get(clause) === b[i])
    );
  };

  const moves = new Map<TaskPair, Move>();
  const byChapter = new Map<Clause | undefined, TaskPair[]>();
  for (const pair of pairs) {
    if (!stays(pair)) {
      moves.set(pair, 'chapter');
      continue;
    }
    const chapter = chains.get(pair)?.[0].at(-1);
    byChapter.set(chapter, [...(byChapter.get(chapter) ?? []), pair]);
  }
  for (const neighbours of byChapter.values()) {
    const inOrder = longestRise(neighbours.map(({ now: subject }) => subject.index));
    for (const [i, pair] of neighbours.entries()) {
      if (samePlace(pair)) continue;
      moves.set(pair, inOrder.has(i) ? 'number' : 'order');
    }
  }
  return moves;
}

function samePlace({ old, now }: TaskPair): boolean {
  return old.task.path.join('.') === now.task.path.join('.') && old.segment === now.segment;
}

/** The clauses around a task's own, outermost first. */
function readAncestors(plan: PlanDocument): (subject: Subject) => Clause[] {
  const byId = new Map(plan.clauses.map((clause) => [clause.id, clause]));
  return ({ task }) => {
    const chain: Clause[] = [];
    let id = byId.get(task.clause)?.parent ?? null;
    while (id !== null && chain.length < byId.size) {
      const clause = byId.get(id);
      if (clause !== undefined) chain.unshift(clause);
      id = clause?.parent ?? null;
    }
    return chain;
  };
}

/**
 * Which chapter of the new version is which of the old: the one with its heading, else the one that most of its tasks
 * went to, if most of what stands there came from it.
 */
function matchChapters(
  chains: readonly (readonly [readonly Clause[], readonly Clause[]])[],
): ReadonlyMap<Clause, Clause> {
  const flows = new Map<Clause, Map<Clause, number>>();
  const sums = new Map<Clause, number>();
  for (const [a, b] of chains) {
    for (const clause of [...a, ...b]) sums.set(clause, (sums.get(clause) ?? 0) + 1);
    for (const [i, clause] of a.entries()) {
      const to = b[i];
      if (to === undefined) continue;
      const flow = flows.get(clause) ?? new Map<Clause, number>();
      flows.set(clause, flow.set(to, (flow.get(to) ?? 0) + 1));
    }
  }
  const candidates = [...flows].flatMap(([from, flow]) =>
    [...flow].map(([to, count]) => {
      const isMost = 2 * count > (sums.get(from) ?? 0) && 2 * count > (sums.get(to) ?? 0);
      const like = likeness(countPairs(from.heading), countPairs(to.heading));
      return { from, to, rank: like >= SAME_CHAPTER ? 1 + like : isMost ? 1 : 0 };
    }),
  );
  const matched = new Map<Clause, Clause>();
  const taken = new Set<Clause>();
  for (const { from, to, rank } of candidates.sort((p, q) => q.rank - p.rank)) {
    if (rank === 0 || matched.has(from) || taken.has(to)) continue;
    matched.set(from, to);
    taken.add(to);
  }
  return matched;
}

/** Positions of a longest rising run: those that kept their order. */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  const best: number[] = [];
  const before: number[] = [];
  for (const [i, value] of values.entries()) {
    best[i] = 1;
    before[i] = -1;
    for (let k = 0; k < i; k += 1) {
      if ((values[k] as number) < value && (best[k] as number) + 1 > (best[i] as number)) {
        best[i] = (best[k] as number) + 1;
        before[i] = k;
      }
    }
  }
  const rise = new Set<number>();
  let at = best.indexOf(Math.max(0, ...best));
  while (at >= 0) {
    rise.add(at);
    at = before[at] ?? -1;
  }
  return rise;
}
