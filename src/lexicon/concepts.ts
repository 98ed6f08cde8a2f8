/**
 * What a passage is about, in words that cities share: `停车泊位数据接入` and `全市一个停车场` are both 停车.
 * The kept table groups the ways to name one task of public administration, over all its fields; what `医疗健康/医共体` names is both,
 * for what tells two tasks of a health plan apart is one matter where a plan speaks of everything.
 */
import { loadTable } from './load-table.js';

export interface ConceptMention {
  readonly concept: string;
  readonly term: string;
  readonly start: number;
  /** Only one in a row of names (教育、医疗、就业等领域): mentioned rather than dealt with. */
  readonly listed: boolean;
}

type Table = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

interface Entry {
  readonly term: string;
  readonly concept: string;
}

let entries: ReadonlyMap<string, readonly Entry[]> | undefined;
const within = new Map<string, Set<string>>();

function conceptIndex(): ReadonlyMap<string, readonly Entry[]> {
  if (entries !== undefined) return entries;
  const index = new Map<string, Entry[]>();
  for (const field of Object.values(loadTable<Table>('compare-concepts'))) {
    for (const [path, terms] of Object.entries(field)) {
      const [whole = path, part] = path.split('/');
      if (part !== undefined) within.set(part, (within.get(part) ?? new Set()).add(whole));
      for (const concept of path.split('/')) {
        for (const written of terms) addTerm(index, { term: written.toLowerCase(), concept });
      }
    }
  }
  for (const list of index.values()) list.sort((a, b) => b.term.length - a.term.length);
  entries = index;
  return index;
}

/** 医共体 is part of 医疗健康. */
export function isPartOf(part: string, whole: string): boolean {
  conceptIndex();
  return within.get(part)?.has(whole) === true;
}

function addTerm(index: Map<string, Entry[]>, entry: Entry): void {
  const key = entry.term.slice(0, 2);
  const list = index.get(key);
  if (list === undefined) index.set(key, [entry]);
  else if (!list.some(({ term, concept }) => term === entry.term && concept === entry.concept))
    list.push(entry);
}

/** Mentions from left to right, the longest at each place; a term that names two concepts mentions both. */
export function findConcepts(text: string): ConceptMention[] {
  const index = conceptIndex();
  const lower = text.toLowerCase();
  const found: ConceptMention[] = [];
  let at = 0;
  while (at + 1 < lower.length) {
    let length = 0;
    for (const { term, concept } of index.get(lower.slice(at, at + 2)) ?? []) {
      if (term.length < length) break;
      if (!lower.startsWith(term, at)) continue;
      length = term.length;
      found.push({ concept, term, start: at, listed: isListed(lower, at, at + length) });
    }
    at += length === 0 ? 1 : length;
  }
  return found;
}

function isListed(text: string, start: number, end: number): boolean {
  return text[start - 1] === '、' || text[end] === '、' || text[end] === '等';
}
