/**
 * The chapters of the plans as one list to choose from: 一、提升城市品质 of two plans is one choice. Every row of the page names
 * the chapters that its places stand in, by short numbers, so that the filter can tell.
 */
import type { PlanDocument } from '../../model/document.js';
import { printable, shorten } from '../printable.js';
import { html, type Markup } from './escape.js';
import type { Words } from './words.js';

export interface Place {
  readonly document: string;
  readonly path: readonly number[];
}

interface Chapter {
  readonly heading: string;
  /** Positions of the plans that have it. */
  readonly plans: number[];
}

export interface Chapters {
  readonly list: readonly Chapter[];
  readonly of: (places: Iterable<Place>) => readonly number[];
  readonly ofPlan: (document: string) => readonly number[];
}

const DEEPEST = 20;
const LONGEST = 40;
/** A heading printed with a blank or a full stop is the same heading. */
const PRINTED_APART = /[\s。：:；;，,]+/gu;

export function listChapters(ids: readonly string[], documents: readonly PlanDocument[]): Chapters {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const list: Chapter[] = [];
  const numbers = new Map<string, number>();
  const byPath = new Map<string, Map<string, number>>();
  for (const [index, id] of ids.entries()) {
    const document = byId.get(id);
    if (document === undefined) continue;
    const clauses = new Map(document.clauses.map((clause) => [clause.id, clause]));
    const paths = new Map<string, number>();
    byPath.set(id, paths);
    for (const clause of document.clauses) {
      let root = clause;
      for (let depth = 0; depth < DEEPEST; depth += 1) root = clauses.get(root.parent ?? '') ?? root;
      const heading = printable(root.heading).trim();
      const key = heading.replace(PRINTED_APART, '');
      if (key === '') continue;
      const number = numbers.get(key) ?? list.length;
      if (number === list.length) {
        numbers.set(key, number);
        list.push({ heading, plans: [] });
      }
      const { plans } = list[number] as Chapter;
      if (plans.at(-1) !== index) plans.push(index);
      const path = clause.path.join('.');
      // The first of a path is meant: an appendix may number its clauses again.
      if (!paths.has(path)) paths.set(path, number);
    }
  }
  const distinct = (found: Iterable<number>): number[] => [...new Set(found)].sort((a, b) => a - b);
  return {
    list,
    of: (places) => {
      const found: number[] = [];
      for (const { document, path } of places) {
        const number = byPath.get(document)?.get(path.join('.'));
        if (number !== undefined) found.push(number);
      }
      return distinct(found);
    },
    ofPlan: (document) => distinct(byPath.get(document)?.values() ?? []),
  };
}

/** ` data-chapters="0 7"`, or nothing where the places stand in no chapter. */
export function inChapters(numbers: readonly number[]): Markup | null {
  return numbers.length === 0 ? null : html` data-chapters="${numbers.join(' ')}"`;
}

/** What several plans have comes first, the commonest on top; then each city's own. */
export function writeChapterFilter(
  { list }: Chapters,
  words: Words,
  cities: readonly string[],
): Markup | null {
  if (list.length === 0) return null;
  const numbered = list.map((chapter, number) => ({ ...chapter, number }));
  const option = ({ heading, number }: { heading: string; number: number }, note: string): Markup =>
    html`<option value="${number}">${shorten(heading, LONGEST)}${note}</option>
`;
  const shared = numbered
    .filter(({ plans }) => plans.length > 1)
    .sort((a, b) => b.plans.length - a.plans.length || a.number - b.number);
  const own = cities.map((name, city) => {
    const alone = numbered.filter(({ plans }) => plans.length === 1 && plans[0] === city);
    return alone.length === 0
      ? null
      : html`<optgroup label="${name}">${alone.map((chapter) => option(chapter, ''))}</optgroup>
`;
  });
  return html`<label>${words.filterChapter} <select id="filter-chapter" autocomplete="off"><option value="">${words.allChapters}</option>
${shared.length === 0 ? null : html`<optgroup label="${words.sharedChapters}">${shared.map((chapter) => option(chapter, ` (${chapter.plans.length})`))}</optgroup>`}
${own}</select></label>`;
}
