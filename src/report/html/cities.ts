/** The plans of a comparison as the page's columns: 青石市, its number, and its text where the report was given it. */
import type { PlanComparison } from '../../model/comparison.js';
import type { PlanDocument } from '../../model/document.js';
import type { Span } from '../../model/span.js';
import { nameCities } from '../comparison-view.js';
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
}

export function listCities(comparison: PlanComparison, documents: readonly PlanDocument[]): City[] {
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

/** A row of cells, one a city, which the filter by city can take away. */
export function cityCells(
  cities: readonly City[],
  show: (city: City) => Markup | readonly Markup[] | null,
  kind = 'some',
): Markup {
  return html`${cities.map((city) => {
    const shown = show(city);
    const isEmpty = shown === null || (Array.isArray(shown) && shown.length === 0);
    return isEmpty
      ? html`<td data-city="${city.index}"></td>`
      : html`<td data-city="${city.index}" class="${kind}">${shown}</td>`;
  })}`;
}

export function cityHeads(cities: readonly City[]): Markup {
  return html`${cities.map(({ index, name }) => html`<th scope="col" data-city="${index}">${name}</th>`)}`;
}

/** The task or clause that a member of a comparison stands for. */
export function findPlace(
  document: PlanDocument,
  path: readonly number[],
  segment: number | null,
): { readonly id: string; readonly span: Span } | undefined {
  const key = path.join('.');
  const task = document.tasks.find(
    (one) => one.path.join('.') === key && (segment === null || one.segment === segment),
  );
  return task ?? document.clauses.find((one) => one.path.join('.') === key);
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
