/**
 * What a task is about, as weighted vectors: words and pairs of characters in one, concepts in another, and both again
 * for each sentence. A word that half of all tasks use (推进, 平台) weighs little, 泊位 weighs much.
 */
import { findConcepts } from '../lexicon/concepts.js';
import { loadTable } from '../lexicon/load-table.js';
import { type Segmenter, splitWords } from '../lexicon/words.js';
import type { Subject } from './subject.js';
import { makeVector, type Vector } from './vector.js';
import { PRIOR_SHARE, PRIOR_TASKS, type Weights } from './weights.js';

export interface Passage {
  readonly words: Vector;
  readonly concepts: Vector;
}

export interface Profile {
  readonly words: Vector;
  readonly concepts: Vector;
  /** The heading, where it is the task's own, and each sentence. */
  readonly passages: readonly Passage[];
}

export interface Profiles {
  readonly of: readonly Profile[];
  /** The word of a number in `words`; pairs of characters have none. */
  readonly word: (id: number) => string | undefined;
  readonly concept: (id: number) => string;
  readonly vocabulary: number;
  readonly conceptCount: number;
}

/** Numbers for strings, in order of first sight. */
class Numbering {
  private readonly numbers = new Map<string, number>();
  readonly names: string[] = [];

  of(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.names.length);
    this.names.push(name);
    return this.names.length - 1;
  }
}

type Counts = Map<number, number>;

interface Counted {
  readonly heading: Counts;
  readonly body: Counts;
  readonly sentences: readonly Counts[];
  readonly concepts: Counts;
  readonly headingConcepts: Counts;
  readonly sentenceConcepts: readonly Counts[];
}

const BIGRAM_MARK = '\u0000';
const QUOTED_MARK = '\u0001';
const QUOTED_NAME = /[“"「『](?<name>[^“”"「」『』，。；\n]{2,16})[”"」』]/gu;
const HAN = /^\p{Script=Han}/u;

export function profileSubjects(
  subjects: readonly Subject[],
  segmenter: Segmenter,
  weights: Weights,
): Profiles {
  const terms = new Numbering();
  const concepts = new Numbering();
  const boilerplate = new Set(loadTable<{ words: string[] }>('compare-boilerplate').words);
  const counted = subjects.map((subject) =>
    countSubject(subject, { segmenter, terms, concepts, boilerplate, weights }),
  );
  const termRarity = rarity(
    counted.map((c) => [c.heading, c.body]),
    terms.names.length,
  );
  const conceptRarity = rarity(
    counted.map((c) => [c.concepts]),
    concepts.names.length,
  );

  const kindWeight = Float64Array.from(terms.names, (name) => {
    if (name.startsWith(BIGRAM_MARK)) return weights.bigram;
    return name.startsWith(QUOTED_MARK) ? weights.quoted : 1;
  });
  const weighTerms = (counts: Counts, heading?: Counts): Vector => {
    const entries = new Map<number, number>();
    for (const [id, count] of counts) {
      entries.set(
        id,
        (1 + Math.log(Math.max(1, count))) * (kindWeight[id] as number) * (termRarity[id] as number),
      );
    }
    for (const id of heading?.keys() ?? []) {
      const weight = entries.get(id) ?? (kindWeight[id] as number) * (termRarity[id] as number);
      entries.set(id, weight * weights.heading);
    }
    return makeVector(entries);
  };
  const weighConcepts = (counts: Counts): Vector => {
    const entries = new Map<number, number>();
    for (const [id, count] of counts)
      entries.set(id, Math.min(1.5, Math.sqrt(count)) * (conceptRarity[id] as number));
    return makeVector(entries);
  };

  const of = counted.map((c, i) => {
    const passages = c.sentences.map((sentence, k) => ({
      words: weighTerms(sentence),
      concepts: weighConcepts(c.sentenceConcepts[k] ?? new Map<number, number>()),
    }));
    if (subjects[i]?.segment === null && c.heading.size > 0) {
      passages.push({ words: weighTerms(c.heading), concepts: weighConcepts(c.headingConcepts) });
    }
    return { words: weighTerms(c.body, c.heading), concepts: weighConcepts(c.concepts), passages };
  });
  return {
    of,
    word: (id) => {
      const name = terms.names[id] ?? '';
      if (name.startsWith(BIGRAM_MARK)) return undefined;
      return name.startsWith(QUOTED_MARK) ? name.slice(1) : name;
    },
    concept: (id) => concepts.names[id] ?? '',
    vocabulary: terms.names.length,
    conceptCount: concepts.names.length,
  };
}

interface Counting {
  readonly segmenter: Segmenter;
  readonly terms: Numbering;
  readonly concepts: Numbering;
  readonly boilerplate: ReadonlySet<string>;
  readonly weights: Weights;
}

function countSubject(
  subject: Subject,
  { segmenter, terms, concepts, boilerplate, weights }: Counting,
): Counted {
  const count = (text: string): Counts => countTerms(text, segmenter, terms, boilerplate);
  const sentences = subject.sentences.map(count);
  const body: Counts = new Map();
  for (const sentence of sentences) for (const [id, n] of sentence) add(body, id, n);

  const all: Counts = new Map();
  const headingConcepts: Counts = new Map();
  for (const { concept } of findConcepts(subject.heading)) add(headingConcepts, concepts.of(concept), 1);
  // The heading of a clause with several tasks speaks for all of them, so for none in particular.
  if (subject.segment === null) for (const [id, n] of headingConcepts) add(all, id, n);
  const sentenceConcepts = subject.sentences.map((sentence) => {
    const own: Counts = new Map();
    for (const { concept, listed } of findConcepts(sentence)) {
      const id = concepts.of(concept);
      const weight = listed ? weights.listed : 1;
      add(own, id, weight);
      add(all, id, weight * weights.bodyConcept);
    }
    return own;
  });
  return {
    heading: count(subject.heading),
    body,
    sentences,
    concepts: all,
    headingConcepts,
    sentenceConcepts,
  };
}

function countTerms(
  text: string,
  segmenter: Segmenter,
  terms: Numbering,
  boilerplate: ReadonlySet<string>,
): Counts {
  const counts: Counts = new Map();
  for (const words of splitWords(text, segmenter)) {
    let piece = '';
    for (const word of words) {
      if (boilerplate.has(word)) {
        addBigrams(piece, counts, terms);
        piece = '';
        continue;
      }
      if (word.length > 1) add(counts, terms.of(word), 1);
      piece += word;
    }
    addBigrams(piece, counts, terms);
  }
  for (const match of text.matchAll(QUOTED_NAME)) {
    const name = match.groups?.['name'] ?? '';
    if (!boilerplate.has(name)) add(counts, terms.of(QUOTED_MARK + name), 1);
  }
  return counts;
}

function addBigrams(piece: string, counts: Counts, terms: Numbering): void {
  if (!HAN.test(piece)) return;
  for (let i = 0; i + 2 <= piece.length; i += 1)
    add(counts, terms.of(BIGRAM_MARK + piece.slice(i, i + 2)), 0.5);
}

function add(counts: Counts, id: number, n: number): void {
  counts.set(id, (counts.get(id) ?? 0) + n);
}

/** How much each term tells, by the share of tasks that hold it; the genre's own tasks are counted in. */
function rarity(tasks: readonly (readonly Counts[])[], size: number): Float64Array {
  const holders = new Float64Array(size);
  for (const parts of tasks) {
    const seen = new Set<number>();
    for (const part of parts) for (const id of part.keys()) seen.add(id);
    for (const id of seen) holders[id] = (holders[id] ?? 0) + 1;
  }
  return holders.map((n) => Math.log(1 + (tasks.length + PRIOR_TASKS) / (n + PRIOR_TASKS * PRIOR_SHARE)));
}
