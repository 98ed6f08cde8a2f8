/**
 * The same task in two versions of a plan, each task once: `3.新增泊位1200个` with `5.新增泊位1500个`. Sharing a subject is
 * not enough, as it is between two cities: 整治停车秩序 that replaces 建设停车平台 is dropped and added.
 */
import { fold } from '../../chinese/fold.js';
import type { Field } from '../pair.js';
import { pairSubjects } from '../pair.js';
import type { Subject } from '../subject.js';

export interface TaskPair {
  readonly old: Subject;
  readonly now: Subject;
}

export interface MatchedTasks {
  /** In the order of the old version. */
  readonly pairs: readonly TaskPair[];
  readonly dropped: readonly Subject[];
  readonly added: readonly Subject[];
}

/** Below this similarity two tasks share a genre and not a subject; it only finds candidates. */
const CANDIDATE = 0.25;
/** A task that keeps this much of its wording is the same task under any heading. */
const SAME_WORDING = 0.5;
/** With the same heading this much will do. */
const SAME_HEADING = 0.12;
const HEADING_BONUS = 0.5;

const COUNTS = /[\p{Script=Han}A-Za-z]/gu;

interface Candidate extends TaskPair {
  readonly score: number;
}

export function matchTasks(field: Field): MatchedTasks {
  const old = field.subjects.filter(({ document }) => document === 0);
  const now = field.subjects.filter(({ document }) => document === 1);
  const similar = new Map(old.map((subject) => [subject, new Map<Subject, number>()]));
  for (const { a, b, similarity: like } of pairSubjects(field, CANDIDATE))
    similar.get(field.subjects[a] as Subject)?.set(field.subjects[b] as Subject, like);
  const bigrams = new Map(field.subjects.map((subject) => [subject, countBigrams(subject)]));
  const byName = groupBy(now, nameOf);

  const candidates: Candidate[] = [];
  for (const a of old) {
    const likes = similar.get(a);
    for (const b of new Set([...(likes?.keys() ?? []), ...(byName.get(nameOf(a)) ?? [])])) {
      const like = likes?.get(b);
      const wording = likeness(bigrams.get(a) ?? NONE, bigrams.get(b) ?? NONE);
      const sameHeading =
        a.heading !== '' && a.segment === null && b.segment === null && nameOf(a) === nameOf(b);
      if (wording < (sameHeading ? SAME_HEADING : SAME_WORDING)) continue;
      candidates.push({ old: a, now: b, score: wording + (like ?? 0) + (sameHeading ? HEADING_BONUS : 0) });
    }
  }
  // Where a phrase stands twice, the copies pair in their order.
  candidates.sort((p, q) => q.score - p.score || p.old.index - q.old.index || p.now.index - q.now.index);
  const taken = new Set<Subject>();
  const pairs: TaskPair[] = [];
  for (const { old: a, now: b } of candidates) {
    if (taken.has(a) || taken.has(b)) continue;
    taken.add(a).add(b);
    pairs.push({ old: a, now: b });
  }
  return {
    pairs: pairs.sort((p, q) => p.old.index - q.old.index),
    dropped: old.filter((subject) => !taken.has(subject)),
    added: now.filter((subject) => !taken.has(subject)),
  };
}

/** The heading, or the whole wording of a task that has none. */
function nameOf({ heading, task }: Subject): string {
  return (fold(heading === '' ? task.text : heading).match(COUNTS) ?? []).join('');
}

export type Counts = ReadonlyMap<string, number>;
const NONE: Counts = new Map();

function countBigrams({ heading, sentences }: Subject): Counts {
  return countPairs([heading, ...sentences].join(''));
}

/** Pairs of characters; figures are left out, for they are what changes. */
export function countPairs(text: string): Counts {
  const chars = fold(text).match(COUNTS) ?? [];
  const counts = new Map<string, number>();
  for (let i = 0; i + 2 <= chars.length; i += 1) {
    const pair = `${chars[i]}${chars[i + 1]}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** Dice's coefficient, 0 to 1. */
export function likeness(a: Counts, b: Counts): number {
  let common = 0;
  let sum = 0;
  for (const [pair, n] of a) {
    common += Math.min(n, b.get(pair) ?? 0);
    sum += n;
  }
  for (const n of b.values()) sum += n;
  return sum === 0 ? 0 : (2 * common) / sum;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
