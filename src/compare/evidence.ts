/**
 * Why two tasks are one: 停车 stands in both, 泊位 of the one and 停车位 of the other are one concept, both set a figure
 * for 新增停车泊位. Each reason with its weight and with the words, where they stand in either text.
 */
import { findConcepts } from '../lexicon/concepts.js';
import type { Evidence } from '../model/comparison.js';
import type { PlanDocument } from '../model/document.js';
import type { Span } from '../model/span.js';
import { bestSentences, type Field, type Parts, type Signal, weighPair } from './pair.js';
import type { Profile } from './profile.js';
import type { Subject } from './subject.js';
import { shared, type Vector } from './vector.js';

const SHOWN_WORDS = 5;
/** Evidence that adds less than this is left out. */
const FAINT = 0.005;

type SharedWord = NonNullable<Evidence['words']>[number];

export class Witness {
  private readonly field: Field;
  private readonly documents: readonly PlanDocument[];
  private readonly clauses: readonly ReadonlyMap<string, Span>[];
  // A task that stands in several topics is often tied to the same other task in each.
  private readonly told = new Map<number, Evidence[]>();

  constructor(field: Field, documents: readonly PlanDocument[]) {
    this.field = field;
    this.documents = documents;
    this.clauses = documents.map(({ clauses }) => new Map(clauses.map(({ id, span }) => [id, span])));
  }

  /** What ties the task of index `a` to that of index `b`; spans are those of `a`, `nearestSpan`s of `b`. */
  tell(a: number, b: number): Evidence[] {
    const key = a * this.field.subjects.length + b;
    const known = this.told.get(key) ?? this.explain(a, b);
    this.told.set(key, known);
    return known;
  }

  private explain(a: number, b: number): Evidence[] {
    const parts: Parts = weighPair(this.field, a, b);
    const details = this.describe(a, b);
    return (Object.keys(parts) as Signal[])
      .filter((signal) => parts[signal] >= FAINT)
      .map((signal) => {
        const { detail, words } = details[signal];
        return { signal, weight: round(parts[signal]), detail, ...(words.length === 0 ? {} : { words }) };
      });
  }

  private describe(a: number, b: number): Record<Signal, { detail: string; words: SharedWord[] }> {
    const { profiles, subjects } = this.field;
    const x = profiles.of[a] as Profile;
    const y = profiles.of[b] as Profile;
    const words = (p: Vector, q: Vector) =>
      this.say(a, b, named(p, q, profiles.word).slice(0, SHOWN_WORDS), findWord);
    const concepts = named(x.concepts, y.concepts, profiles.concept);
    const sentence = bestSentences(x, y);
    const likest = sentence === undefined ? SILENT : words(sentence.x.words, sentence.y.words);
    const shownOffices = [...(subjects[a]?.offices ?? [])].filter((name) => subjects[b]?.offices.has(name));
    return {
      words: words(x.words, y.words),
      concepts: this.say(a, b, concepts.slice(0, SHOWN_WORDS), findConcept),
      sentences: likest,
      facet: this.say(a, b, concepts.slice(0, 1), findConcept),
      passage: likest,
      indicator: { detail: this.field.sharedIndicators(a, b).join('、'), words: [] },
      office: { detail: shownOffices.slice(0, SHOWN_WORDS).join('、'), words: [] },
    };
  }

  private say(a: number, b: number, names: readonly string[], find: Finder) {
    const words = names.flatMap((word) => {
      const span = this.locate(a, word, find);
      const nearestSpan = this.locate(b, word, find);
      return span === undefined || nearestSpan === undefined ? [] : [{ word, span, nearestSpan }];
    });
    return { detail: names.join('、'), words };
  }

  /** Where the word stands in the text of its plan: in the task itself, else in the clause above it, whose heading it has. */
  private locate(index: number, word: string, find: Finder): Span | undefined {
    const { document, task } = this.field.subjects[index] as Subject;
    const text = this.documents[document]?.text ?? '';
    const { start, end } = task.span;
    const from = this.clauses[document]?.get(task.clause)?.start ?? start;
    return findIn(text, { start, end }, word, find) ?? findIn(text, { start: from, end: start }, word, find);
  }
}

const SILENT = { detail: '', words: [] };

/** Start and length of a word in a lower-case text. */
type Finder = (text: string, word: string) => { readonly at: number; readonly length: number } | undefined;

const findWord: Finder = (text, word) => {
  const at = text.indexOf(word);
  return at < 0 ? undefined : { at, length: word.length };
};

const findConcept: Finder = (text, name) => {
  const mention = findConcepts(text).find(({ concept }) => concept === name);
  return mention === undefined ? undefined : { at: mention.start, length: mention.term.length };
};

function findIn(text: string, { start, end }: Span, word: string, find: Finder): Span | undefined {
  const found = find(text.slice(start, end).toLowerCase(), word);
  return found === undefined ? undefined : { start: start + found.at, end: start + found.at + found.length };
}

/** What two vectors share, heaviest first, each name once. */
function named(p: Vector, q: Vector, nameOf: (id: number) => string | undefined): string[] {
  const names = shared(p, q).map(({ id }) => nameOf(id) ?? '');
  return [...new Set(names)].filter((name) => name !== '');
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
