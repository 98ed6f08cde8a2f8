/**
 * A task that was split, and some that were joined: 新开公交线路 and 补种行道树 of one task stand in two tasks now. A part
 * has most of its phrases from the whole, and took them along: who only borrows 修补堤岸, or repeats it, is a new task.
 */
import { fold } from '../../chinese/fold.js';
import { ASSIGNMENT, type Subject } from '../subject.js';
import { type Counts, countPairs, likeness, type MatchedTasks, type TaskPair } from './match-tasks.js';
import type { Range } from './wording.js';

export interface Part {
  readonly subject: Subject;
  /** Where in the whole its words stand. */
  readonly ranges: readonly Range[];
}

export interface Division {
  readonly kind: 'split' | 'joined';
  readonly whole: Subject;
  /** Two or more, in the order of their version. */
  readonly parts: readonly Part[];
}

export interface DividedTasks extends MatchedTasks {
  readonly divisions: readonly Division[];
}

interface Phrase extends Range {
  readonly isHeading: boolean;
  readonly counts: Counts;
  readonly weight: number;
}

/** A phrase of a part and the one of the whole that it came from. */
interface Claim {
  readonly part: Subject;
  readonly source: Phrase;
  readonly like: number;
  readonly weight: number;
}

const PHRASE = /[^，,。；;！!：:\n]+[，,。；;！!：:\n]*/gu;
/** Two phrases that share this much are one, a word of it changed. */
const SAME_PHRASE = 0.6;
/** 完成时限：8月底前 is told as a date, and many tasks that have nothing to do with each other print it. */
const DATE_LINE = /(?:时限|时间|期限)[：:][^。；;\n]{0,60}/gu;
/** So much of a part comes from the whole. */
const LEAST_SHARE = 0.5;
/** Half of a part with phrases that are alike shares more pairs of characters than this. */
const LEAST_SHARED = 0.2;
/** Fewer characters than this are borrowed, whatever they are a share of. */
const LEAST_LENGTH = 8;

/** What stays added and dropped has no part in another task. */
export function findDivisions({ pairs, dropped, added }: MatchedTasks): DividedTasks {
  const splits = divide('split', pairs, dropped, added);
  const taken = new Set(splits.flatMap(listMembers));
  const free = (subject: Subject): boolean => !taken.has(subject);
  const joins = divide(
    'joined',
    pairs.filter(({ old, now }) => free(old) && free(now)).map(({ old, now }) => ({ old: now, now: old })),
    added.filter(free),
    dropped.filter(free),
  );
  for (const subject of joins.flatMap(listMembers)) taken.add(subject);
  return {
    pairs,
    dropped: dropped.filter(free),
    added: added.filter(free),
    divisions: [...splits, ...joins],
  };
}

export function listMembers({ whole, parts }: Division): Subject[] {
  return [whole, ...parts.map(({ subject }) => subject)];
}

/** `pairs` lead from the side of the wholes to that of the parts; `lone` and `spare` have no pair. */
function divide(
  kind: Division['kind'],
  pairs: readonly TaskPair[],
  lone: readonly Subject[],
  spare: readonly Subject[],
): Division[] {
  if (spare.length === 0) return [];
  const partner = new Map(pairs.map(({ old, now }) => [old, now]));
  const phrases = memoise(readPhrases);
  const pairsOf = memoise(
    (subject: Subject) => new Set(bodyOf(phrases(subject)).flatMap(({ counts }) => [...counts.keys()])),
  );
  const wholes = [...partner.keys(), ...lone];
  const claims = new Map<Subject, Claim[]>();
  for (const part of spare) {
    const [best] = wholes
      .filter((whole) => sharesEnough(pairsOf(part), pairsOf(whole)))
      .map((whole) => ({ whole, came: findClaims(part, phrases(whole), partner.get(whole), phrases) }))
      .sort((a, b) => weigh(b.came) - weigh(a.came));
    if (best !== undefined) claims.set(best.whole, [...(claims.get(best.whole) ?? []), ...best.came]);
  }
  return [...claims].flatMap(([whole, came]) => {
    const own = keepBest(came);
    const parts = [...new Set(own.map(({ part }) => part))].filter((part) =>
      isPart(
        own.filter((claim) => claim.part === part),
        phrases(part),
      ),
    );
    const main = partner.get(whole);
    const all = [...(main === undefined ? [] : [main]), ...parts];
    if (parts.length === 0 || all.length < 2) return [];
    const inOrder = [...all].sort((a, b) => a.index - b.index);
    return [{ kind, whole, parts: allot(phrases(whole), inOrder, all[0] as Subject, phrases) }];
  });
}

/** What of a part came from the whole and did not stay in the task that is the whole's pair. */
function findClaims(
  part: Subject,
  whole: readonly Phrase[],
  main: Subject | undefined,
  phrases: (subject: Subject) => readonly Phrase[],
): Claim[] {
  const kept = main === undefined ? [] : phrases(main);
  return bodyOf(phrases(part)).flatMap((phrase) => {
    const [source, like] = findNearest(phrase, whole);
    if (source === undefined || like <= findNearest(source, kept)[1]) return [];
    return [{ part, source, like, weight: phrase.weight }];
  });
}

/** What stands in several tasks now came to one of them at most. */
function keepBest(claims: readonly Claim[]): Claim[] {
  const best = new Map<Phrase, Claim>();
  for (const claim of claims) {
    const before = best.get(claim.source);
    if (before === undefined || (before.part !== claim.part && claim.like > before.like))
      best.set(claim.source, claim);
  }
  return claims.filter(({ part, source }) => best.get(source)?.part === part);
}

function isPart(claims: readonly Claim[], phrases: readonly Phrase[]): boolean {
  const came = weigh(claims);
  return came >= LEAST_LENGTH && came >= LEAST_SHARE * weigh(bodyOf(phrases));
}

function bodyOf(phrases: readonly Phrase[]): Phrase[] {
  return phrases.filter(({ isHeading }) => !isHeading);
}

function weigh(weighed: readonly { readonly weight: number }[]): number {
  return weighed.reduce((sum, { weight }) => sum + weight, 0);
}

/** Most pairs of tasks share a handful of characters; they need no closer look. */
function sharesEnough(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const pair of part) if (whole.has(pair)) shared += 1;
  return shared >= LEAST_SHARED * part.size;
}

/** Each phrase of the whole goes to the part that has it, else where the phrase before it went. */
function allot(
  whole: readonly Phrase[],
  parts: readonly Subject[],
  main: Subject,
  phrases: (subject: Subject) => readonly Phrase[],
): Part[] {
  const ranges = new Map<Subject, Range[]>(parts.map((subject) => [subject, []]));
  let last = main;
  for (const phrase of whole) {
    const [holder] = phrase.isHeading
      ? [main]
      : parts
          .map((subject) => [subject, findNearest(phrase, phrases(subject))[1]] as const)
          .reduce((most, next) => (next[1] > most[1] ? next : most), [last, 0] as const);
    const own = ranges.get(holder) as Range[];
    const before = own.at(-1);
    if (before?.end === phrase.start) own[own.length - 1] = { start: before.start, end: phrase.end };
    else own.push({ start: phrase.start, end: phrase.end });
    last = holder;
  }
  return parts.map((subject) => ({ subject, ranges: ranges.get(subject) ?? [] }));
}

function findNearest(phrase: Phrase, others: readonly Phrase[]): readonly [Phrase | undefined, number] {
  let best: Phrase | undefined;
  let most = 0;
  for (const other of others) {
    const like = likeness(phrase.counts, other.counts);
    if (like >= SAME_PHRASE && like > most) [best, most] = [other, like];
  }
  return [best, most];
}

/** The heading and every stretch up to a comma or full stop, without the offices; places are those of the whole text. */
function readPhrases({ task, heading }: Subject): Phrase[] {
  const blank = (whole: string): string => ' '.repeat(whole.length);
  const text = task.text.replace(ASSIGNMENT, blank).replace(DATE_LINE, blank);
  const at = heading === '' ? -1 : text.indexOf(heading);
  const headEnd = at < 0 ? 0 : at + heading.length;
  return Array.from(text.matchAll(PHRASE), ({ 0: printed, index }) => {
    const counts = countPairs(printed);
    const start = task.span.start + index;
    return {
      start,
      end: start + printed.length,
      isHeading: index < headEnd,
      counts,
      weight: fold(printed).match(/\p{Script=Han}/gu)?.length ?? 0,
    };
  });
}

function memoise<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}
