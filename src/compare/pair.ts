/**
 * Pairs of tasks of different plans, and how alike they are: 加快智慧停车 with 建设停车平台, 0.61, because of 停车.
 * Candidates come from an inverted index, so that the work grows with what tasks share and not with all pairs.
 */
import { mostOf, mostOfPassage, type Reach, reachOf, scaleOf } from './bound.js';
import { InvertedIndex } from './inverted-index.js';
import type { Passage, Profile, Profiles } from './profile.js';
import { Spread } from './spread.js';
import type { Subject } from './subject.js';
import { cosine, type Vector } from './vector.js';
import type { Weights } from './weights.js';

export type Signal = keyof Weights['signals'] | 'passage';

export interface Pair {
  /** Indices of subjects, `a` below `b`, of different documents. */
  readonly a: number;
  readonly b: number;
  readonly similarity: number;
}

/** What each signal adds to the similarity of a pair, before the square root; `passage` tops the others up. */
export type Parts = Readonly<Record<Signal, number>>;

/** What is compared, and the measures that need all of it. */
export interface Field {
  readonly weights: Weights;
  readonly subjects: readonly Subject[];
  readonly profiles: Profiles;
  /** 0 for an office that answers for everything, near 1 for one that answers for little. */
  readonly officeWeight: ReadonlyMap<string, number>;
  /** Names of the indicators that two tasks both set a figure for. */
  readonly sharedIndicators: (a: number, b: number) => readonly string[];
}

/** Sentences are only compared where words and concepts reach this share of what a pair needs. */
const WORTH_A_LOOK = 0.5;
/** Sums in another order differ in the last digits. */
const ROUNDING = 1e-9;

/** All pairs of at least `minimum` similarity, in order of `b`, then `a`. */
export function pairSubjects(field: Field, minimum: number): Pair[] {
  const { subjects, profiles, weights } = field;
  const { signals } = weights;
  const scale = scaleOf(weights);
  const words = new InvertedIndex(profiles.vocabulary, subjects.length);
  const concepts = new InvertedIndex(profiles.conceptCount, subjects.length);
  const needed = minimum * minimum * scale * WORTH_A_LOOK;
  const pairs: Pair[] = [];
  const spread = new Spread(profiles.vocabulary);
  const tells = Float64Array.from(profiles.of, (profile) => trustOf(profile, weights));
  const reaches = profiles.of.map((profile) => reachOf(profile, weights));
  const least = minimum * minimum * scale - ROUNDING;
  // Subjects stand in order of documents: all before the first of its own are of others.
  let first = 0;
  for (const [b, other] of subjects.entries()) {
    if (other.document !== subjects[first]?.document) first = b;
    const profile = profiles.of[b] as Profile;
    const byWords = words.match(profile.words);
    const byConcepts = concepts.match(profile.concepts).filter((a) => words.scoreOf(a) === 0);
    const worthALook = (a: number): boolean => {
      const w = words.scoreOf(a);
      const c = blend(concepts.scoreOf(a), w, Math.min(tells[a] as number, tells[b] as number), weights);
      return a < first && signals.words * w + signals.concepts * c >= needed;
    };
    const candidates = [...byWords.filter(worthALook), ...byConcepts.filter(worthALook)];
    spread.hold(profile.passages.map((passage) => passage.words));
    for (const a of candidates.sort((p, q) => p - q)) {
      const w = words.scoreOf(a);
      const shared = concepts.scoreOf(a);
      const c = blend(shared, w, Math.min(tells[a] as number, tells[b] as number), weights);
      const x = reaches[a] as Reach;
      const y = reaches[b] as Reach;
      if (mostOf(x, y, { words: w, concepts: c, shared }, weights) < least) continue;
      const mostPassage = mostOfPassage(x, y, { words: w, concepts: c, shared }, weights);
      const parts = weighPair(field, a, b, { words: w, concepts: c, spread, mostPassage });
      const similarity = similarityOf(parts, weights);
      if (similarity >= minimum) pairs.push({ a, b, similarity });
    }
    words.add(b, profile.words);
    concepts.add(b, profile.concepts);
  }
  return pairs;
}

/** What is known of a pair before it is weighed; `spread` holds the passages of `b`. */
interface Known {
  readonly words: number;
  readonly concepts: number;
  readonly spread: Spread;
  readonly mostPassage: number;
}

export function weighPair(field: Field, a: number, b: number, known?: Known): Parts {
  const { weights } = field;
  const { signals } = weights;
  const x = field.profiles.of[a] as Profile;
  const y = field.profiles.of[b] as Profile;
  const byWords = known?.words ?? cosine(x.words, y.words);
  const trust = Math.min(trustOf(x, weights), trustOf(y, weights));
  const parts = {
    words: signals.words * byWords,
    concepts:
      signals.concepts * (known?.concepts ?? blend(cosine(x.concepts, y.concepts), byWords, trust, weights)),
    sentences:
      signals.sentences * (known === undefined ? likestSentences(x, y) : known.spread.best(x.passages)),
    facet:
      signals.facet *
      blend(
        Math.max(bestFacet(x.passages, y, weights), bestFacet(y.passages, x, weights)),
        byWords,
        trust,
        weights,
      ),
    indicator: field.sharedIndicators(a, b).length > 0 ? signals.indicator : 0,
    office: signals.office * sharedOffice(field, a, b),
    passage: 0,
  };
  const sum = sumOf(parts);
  // It only tops the others up.
  if (known !== undefined && known.mostPassage + ROUNDING < sum) return parts;
  const passage =
    Math.max(bestPassage(x, y, weights), bestPassage(y, x, weights)) *
    scaleOf(weights) *
    weights.passage ** 2;
  return { ...parts, passage: Math.max(0, passage - sum) };
}

/**
 * Where the kept table knows nothing of a task (a field that it does not cover), or only what every task here deals with
 * (医疗 in a health plan), the words answer for the concepts: tasks that are one share about three times as much of their
 * concepts as of their words.
 */
function blend(concepts: number, words: number, trust: number, { unknown }: Weights): number {
  return trust * concepts + (1 - trust) * Math.min(1, unknown * words);
}

/** How far the concepts of a task speak for it, 0..1. */
function trustOf({ concepts }: { readonly concepts: Vector }, { telling }: Weights): number {
  return Math.min(1, concepts.norm / telling);
}

function similarityOf(parts: Parts, weights: Weights): number {
  return Math.min(1, Math.sqrt(sumOf(parts) / scaleOf(weights)));
}

function sumOf(parts: Parts): number {
  return (
    parts.words +
    parts.concepts +
    parts.sentences +
    parts.facet +
    parts.indicator +
    parts.office +
    parts.passage
  );
}

function likestSentences(a: Profile, b: Profile): number {
  return bestSentences(a, b)?.similarity ?? 0;
}

/** The two passages that are most alike. */
export function bestSentences(
  a: Profile,
  b: Profile,
): { x: Passage; y: Passage; similarity: number } | undefined {
  let best: { x: Passage; y: Passage; similarity: number } | undefined;
  for (const x of a.passages) {
    for (const y of b.passages) {
      const similarity = cosine(x.words, y.words);
      if (similarity > (best?.similarity ?? 0)) best = { x, y, similarity };
    }
  }
  return best;
}

/**
 * The best sentence against the other task as a whole: a clause that lists ten services pairs by its one sentence on
 * sports with the task that is all about sports.
 */
function bestFacet(passages: readonly Passage[], whole: Profile, weights: Weights): number {
  let best = 0;
  for (const passage of passages) {
    best = Math.max(best, cosine(passage.concepts, whole.concepts) * trustOf(passage, weights));
  }
  return best;
}

/** How well one sentence of a composite clause alone, as if it were a task, matches the other task. */
function bestPassage(task: Profile, whole: Profile, weights: Weights): number {
  const { composite, signals } = weights;
  if (task.passages.length < composite) return 0;
  let best = 0;
  for (const passage of task.passages) {
    const likeness =
      signals.words * cosine(passage.words, whole.words) +
      signals.concepts * cosine(passage.concepts, whole.concepts) * trustOf(passage, weights);
    best = Math.max(best, likeness / (signals.words + signals.concepts));
  }
  return best;
}

/** By the fourth power: an office that answers for a third of a plan already says next to nothing. */
function sharedOffice({ subjects, officeWeight }: Field, a: number, b: number): number {
  let best = 0;
  for (const office of subjects[a]?.offices ?? []) {
    if (subjects[b]?.offices.has(office) === true) best = Math.max(best, officeWeight.get(office) ?? 0);
  }
  return best ** 4;
}

export function weighOffices(subjects: readonly Subject[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { offices } of subjects)
    for (const office of offices) counts.set(office, (counts.get(office) ?? 0) + 1);
  return new Map([...counts].map(([office, count]) => [office, 1 - count / (subjects.length + 1)]));
}
