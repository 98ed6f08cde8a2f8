/**
 * Where a clause parts from the like clause of another city, sentence by sentence: 年底前，新建充电桩300个 is held against the
 * other's likest sentence 6月底前，新建充电桩500个, wherever that stands; a sentence without a like one is left unmarked.
 */
import type { Span } from '../../model/span.js';
import { findDifferences } from './differences.js';

const SENTENCE = /[^。；！？\n]+[。；！？]*/gu;
const WORD = /[\p{L}\p{N}]/u;
/** Share of pairs of characters that two sentences have in common; below it marks would speckle the whole sentence. */
const ALIKE = 0.55;
/** Marks with no more than this between them are one: two words that differ in all but one character. */
const CLOSEST = 1;
/** Texts with more sentences are compared up to here. */
const MOST_SENTENCES = 60;

interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly pairs: ReadonlyMap<string, number>;
  readonly size: number;
}

/** What `text` has otherwise than `other`, as spans of `text`. */
export function findDiffering(text: string, other: string): Span[] {
  const others = cutSentences(other);
  return cutSentences(text).flatMap((sentence) => {
    let likest: Sentence | undefined;
    let likeness = 0;
    for (const candidate of others) {
      const found = likenessOf(sentence, candidate);
      if (found > likeness) [likest, likeness] = [candidate, found];
    }
    if (likest === undefined || likeness < ALIKE) return [];
    return join(sentence.text, findDifferences(sentence.text, likest.text).a).map(({ start, end }) => ({
      start: sentence.start + start,
      end: sentence.start + end,
    }));
  });
}

/** How much two texts are alike, 0..1; for who is nearest to whom. */
export function measureLikeness(texts: readonly string[]): (a: number, b: number) => number {
  const counted = texts.map((text) => countPairs(text, 0));
  return (a, b) => likenessOf(counted[a] as Sentence, counted[b] as Sentence);
}

function cutSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  for (const { 0: found, index } of text.matchAll(SENTENCE)) {
    if (sentences.length === MOST_SENTENCES) break;
    if (WORD.test(found)) sentences.push(countPairs(found, index));
  }
  return sentences;
}

function countPairs(text: string, start: number): Sentence {
  const pairs = new Map<string, number>();
  for (let i = 0; i + 2 <= text.length; i += 1) {
    const pair = text.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { text, start, pairs, size: Math.max(0, text.length - 1) };
}

function likenessOf(a: Sentence, b: Sentence): number {
  const [less, more] = a.pairs.size <= b.pairs.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [pair, count] of less.pairs) shared += Math.min(count, more.pairs.get(pair) ?? 0);
  return (2 * shared) / Math.max(1, a.size + b.size);
}

function join(text: string, spans: readonly Span[]): Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = joined.at(-1);
    if (last !== undefined && start - last.end <= CLOSEST) last.end = end;
    else joined.push({ start, end });
  }
  return joined.filter(({ start, end }) => WORD.test(text.slice(start, end)));
}
