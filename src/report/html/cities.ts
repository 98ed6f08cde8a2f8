/** The plans of a comparison as the page's columns: 青石市, its number, and its text where the report was given it. */
import type { PlanComparison } from '../../model/comparison.js';
import type { PlanDocument } from '../../model/document.js';
import type { Span } from '../../model/span.js';
import { nameCities } from '../comparison-view.js';
import { type Chapters, listChapters } from './chapters.js';
import { type Content, html, type Markup } from './escape.js';
import { anchorsOf, markText } from './marked-text.js';
import type { Words } from './words.js';

export interface City {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly document: PlanDocument | undefined;
}

export interface Setting {
  readonly comparison: PlanComparison;
  readonly words: Words;
  readonly lang: 'zh' | 'en';
  readonly cities: readonly City[];
  readonly cityOf: (id: string) => City | undefined;
  readonly chapters: Chapters;
  /** Too many plans for a column each: rows name the cities that have something, and panels copy from the texts below. */
  readonly isMany: boolean;
}

/** A page with more plans than this is written the short way. */
const MOST_COLUMNS = 24;

export function makeSetting(
  comparison: PlanComparison,
  documents: readonly PlanDocument[],
  lang: 'zh' | 'en',
  words: Words,
): Setting {
  const cities = listCities(comparison, documents);
  const byId = new Map(cities.map((city) => [city.id, city]));
  const ids = cities.map(({ id }) => id);
  return {
    comparison,
    words,
    lang,
    cities,
    cityOf: (id) => byId.get(id),
    chapters: listChapters(ids, documents),
    isMany: cities.length > MOST_COLUMNS,
  };
}

function listCities(comparison: PlanComparison, documents: readonly PlanDocument[]): City[] {
  const names = nameCities(comparison);
  const byId = new Map(documents.map((document) => [document.id, document]));
  return comparison.documents.map(({ id }, index) => ({
    index,
    id,
    name: names[index] ?? id,
    document: byId.get(id),
  }));
}

/** A link to a fact in the plan's text below; the words alone where the text was not given. */
export function linkFact(city: City, fact: string, shown: Content): Markup {
  return city.document === undefined
    ? html`${shown}`
    : html`<a href="#${anchorsOf(city.index)}${fact}">${shown}</a>`;
}

/** A row of cells, one a city, which the filter by city can take away; of many cities one cell that names those with something. */
export function cityCells(
  { cities, isMany }: Setting,
  show: (city: City) => Markup | readonly Markup[] | null,
  kind = 'some',
): Markup {
  const shown = cities.map((city) => {
    const content = show(city);
    return content === null || (Array.isArray(content) && content.length === 0) ? null : content;
  });
  if (isMany) {
    const chips = shown.map((content, i) =>
      content === null
        ? null
        : html`<li data-city="${i}"><span class="city">${(cities[i] as City).name}</span> ${content}</li>
`,
    );
    return html`<td class="many"><ul class="chips">${chips}</ul></td>`;
  }
  return html`${shown.map((content, i) =>
    content === null
      ? html`<td data-city="${i}"></td>`
      : html`<td data-city="${i}" class="${kind}">${content}</td>`,
  )}`;
}

export function cityHeads({ cities, isMany, words }: Setting): Markup {
  return isMany
    ? html`<th scope="col">${words.city}</th>`
    : html`${cities.map(({ index, name }) => html`<th scope="col" data-city="${index}">${name}</th>`)}`;
}

interface Found {
  readonly id: string;
  readonly span: Span;
}

const PLACES = new WeakMap<PlanDocument, ReadonlyMap<string, Found>>();

/** The task or clause that a member of a comparison stands for. */
export function findPlace(
  document: PlanDocument,
  path: readonly number[],
  segment: number | null,
): Found | undefined {
  const places = PLACES.get(document) ?? listPlaces(document);
  PLACES.set(document, places);
  const key = path.join('.');
  return places.get(segment === null ? `task ${key}` : `task ${key}/${segment}`) ?? places.get(key);
}

/** The first of a path is meant: an appendix may number its clauses again. */
function listPlaces({ tasks, clauses }: PlanDocument): Map<string, Found> {
  const places = new Map<string, Found>();
  const put = (key: string, place: Found): void => {
    if (!places.has(key)) places.set(key, place);
  };
  for (const task of tasks) {
    put(`task ${task.path.join('.')}`, task);
    put(`task ${task.path.join('.')}/${task.segment}`, task);
  }
  for (const clause of clauses) put(clause.path.join('.'), clause);
  return places;
}

/** The words of a stretch with their figures marked, as they stand in the plan. */
export function quoteMarked(
  { words }: Setting,
  city: City,
  range: Span,
  differing: readonly Span[] = [],
): Markup {
  return city.document === undefined
    ? html`<p class="dim">${words.noText}</p>`
    : html`<div lang="zh-CN">${markText(city.document, { words, anchors: null, range, differing })}</div>`;
}
