/**
 * Chapters of two versions: 二、环境整治 that is 三、生态提质 now was renamed and moved, if its tasks are the same. Known
 * again by heading, else by where its tasks went, else by its own words.
 */
import { fold } from '../../chinese/fold.js';
import type { Clause, PlanDocument } from '../../model/document.js';
import type { ChapterChange } from '../../model/versions.js';
import { countPairs, likeness, type TaskPair } from './match-tasks.js';
import { type Followed, findMoves } from './moves.js';
import { ancestorsIn, citeHeading, type Passage, readChapters } from './outline.js';

/** Headings that share this much are one chapter's; so are the paragraphs of two without tasks. */
const SAME_CHAPTER = 0.6;
/** Where one heading stands in several chapters, the one with the same tasks and the same surroundings. */
const SAME_TASKS = 0.5;
const SAME_PARENT = 0.25;
const NAME = /[\p{Script=Han}A-Za-z\d]/gu;

export type Follows = ReadonlyMap<Clause, Clause>;

export function matchChapters(
  old: PlanDocument,
  now: PlanDocument,
  pairs: readonly TaskPair[],
  passages: readonly Passage[],
): Follows {
  const around = { old: ancestorsIn(old), now: ancestorsIn(now) };
  const flows = countFlows(
    pairs.map((pair) => [around.old(pair.old.task.clause), around.now(pair.now.task.clause)] as const),
  );
  const words = new Map<Clause | undefined, string>();
  for (const { plan, clause, range } of passages)
    words.set(clause, `${words.get(clause) ?? ''}${plan.text.slice(range.start, range.end)}`);
  const headings = (a: Clause | undefined, b: Clause | undefined): number =>
    a === b ? 1 : likeness(countPairs(a?.heading ?? ''), countPairs(b?.heading ?? ''));
  const rank = (from: Clause, to: Clause): number => {
    const flow = flows.between(from, to);
    const like = headings(from, to);
    if (like >= SAME_CHAPTER) {
      const parents = headings(around.old(from.id).at(-1), around.now(to.id).at(-1));
      return 1 + like + (flow > 0 ? SAME_TASKS : 0) + SAME_PARENT * parents;
    }
    if (2 * flow > flows.of(from) && 2 * flow > flows.of(to)) return 1;
    if (flows.of(from) > 0 || flows.of(to) > 0) return 0;
    const own = likeness(countPairs(words.get(from) ?? ''), countPairs(words.get(to) ?? ''));
    return own >= SAME_CHAPTER ? own : 0;
  };
  const chapters = readChapters(now);
  const candidates = readChapters(old)
    .flatMap((from) => chapters.map((to) => ({ from, to, rank: rank(from, to) })))
    .filter((candidate) => candidate.rank > 0)
    .sort((p, q) => q.rank - p.rank);
  const follows = new Map<Clause, Clause>();
  const taken = new Set<Clause>();
  for (const { from, to } of candidates) {
    if (follows.has(from) || taken.has(to)) continue;
    follows.set(from, to);
    taken.add(to);
  }
  return follows;
}

interface Flows {
  readonly of: (clause: Clause) => number;
  readonly between: (from: Clause, to: Clause) => number;
}

/** How many tasks went from one chapter to another of the same depth. */
function countFlows(chains: readonly (readonly [readonly Clause[], readonly Clause[]])[]): Flows {
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
  return {
    of: (clause) => sums.get(clause) ?? 0,
    between: (from, to) => flows.get(from)?.get(to) ?? 0,
  };
}

export function compareChapters(old: PlanDocument, now: PlanDocument, follows: Follows): ChapterChange[] {
  const chapters = { old: readChapters(old), now: readChapters(now) };
  const around = { old: ancestorsIn(old), now: ancestorsIn(now) };
  const followed = chapters.old.flatMap((from, index): Followed<Clause>[] => {
    const to = follows.get(from);
    if (to === undefined) return [];
    // A chapter has its parent's number before its own; only its own is told.
    const number = ({ path }: Clause): string => `${path.at(-1) ?? ''}`;
    return [
      {
        item: from,
        old: { part: from.part, chapters: around.old(from.id), number: number(from), index },
        now: {
          part: to.part,
          chapters: around.now(to.id),
          number: number(to),
          index: chapters.now.indexOf(to),
        },
      },
    ];
  });
  const moves = findMoves(followed, follows);
  const targets = new Set(follows.values());
  return [
    ...chapters.old.flatMap((from): ChapterChange[] => {
      const cited = citeHeading(old, from);
      const to = follows.get(from);
      if (to === undefined) return [{ kind: 'dropped', how: null, old: cited, new: null }];
      const places = { old: cited, new: citeHeading(now, to) };
      const how = moves.get(from);
      return [
        ...(how === undefined ? [] : [{ kind: 'moved', how, ...places } as const]),
        ...(nameIn(old, from) === nameIn(now, to)
          ? []
          : [{ kind: 'renamed', how: null, ...places } as const]),
      ];
    }),
    ...chapters.now
      .filter((clause) => !targets.has(clause))
      .map(
        (clause): ChapterChange => ({ kind: 'added', how: null, old: null, new: citeHeading(now, clause) }),
      ),
  ];
}

/** Each plan means its own year: 2023年重点任务 is not renamed as 2024年重点任务. */
function nameIn({ meta }: PlanDocument, { heading }: Clause): string {
  const name = (fold(heading).match(NAME) ?? []).join('');
  return meta.planYear === null ? name : name.replaceAll(`${meta.planYear}`, '本');
}
