/**
 * Where a clause parts from the like clause of another city, sentence by sentence: 年底前，新建充电桩300个 is held against the
 * other's likest sentence 6月底前，新建充电桩500个, wherever that stands; a sentence without a like one is left unmarked.
 */
import type { Span } from '../../model/span.js';
import { findDifferences, foldWidth } from './differences.js';

const SENTENCE = /[^。；！？\n]+[。；！？]*/gu;
/** 1., （二） and 第三条 number the clause in its own plan; 2.5万户 begins with a figure. */
const MARKER = /^[\s（(第]*[\d一二三四五六七八九十百]+[条章节、.．）)]+(?!\d)/u;
const WORD = /[\p{L}\p{N}]/u;
const WORDS = /[\p{L}\p{N}%％‰℃]+/gu;
/** Share of pairs of characters that two sentences have in common; below it marks would speckle the whole sentence. */
const ALIKE = 0.45;
const MOST_MARKED = 0.6;
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
    const skipped = MARKER.exec(foldWidth(found))?.[0].length ?? 0;
    const sentence = found.slice(skipped);
    if (WORD.test(sentence)) sentences.push(countPairs(sentence, index + skipped));
  }
  return sentences;
}

function countPairs(text: string, start: number): Sentence {
  const pairs = new Map<string, number>();
  const folded = foldWidth(text);
  for (let i = 0; i + 2 <= folded.length; i += 1) {
    const pair = folded.slice(i, i + 2);
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

/** Marks that stand close are one, without the punctuation at their ends; a sentence that is other words throughout gets none. */
function join(text: string, spans: readonly Span[]): Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = joined.at(-1);
    if (last !== undefined && start - last.end <= CLOSEST) last.end = end;
    else joined.push({ start, end });
  }
  const trimmed = joined.flatMap(({ start, end }) => {
    const words = Array.from(text.slice(start, end).matchAll(WORDS));
    const [first, last] = [words[0], words.at(-1)];
    if (first === undefined || last === undefined) return [];
    return { start: start + first.index, end: start + last.index + last[0].length };
  });
  const marked = trimmed.reduce((sum, { start, end }) => sum + end - start, 0);
  return marked > MOST_MARKED * text.length ? [] : trimmed;
}
