/** Borrowed wording: how much of each plan stands almost word for word in each other (12% of 甲市 in 乙市), and the passages. */
import type { PlanComparison } from '../../model/comparison.js';
import type { Span } from '../../model/span.js';
import { showPath } from '../comparison-view.js';
import { inChapters } from './chapters.js';
import { type City, cityCells, cityHeads, quoteMarked, type Setting } from './cities.js';
import { findDifferences } from './differences.js';
import { html, type Markup } from './escape.js';
import { writeTable } from './page.js';
import { type Pair, pairId, pairKey, pairUp, shareOf } from './shared-passages.js';

type Borrowing = PlanComparison['borrowed'][number];

const FAINTEST = 0.08;

export function writeBorrowed(setting: Setting): Markup {
  const { comparison, words, cities } = setting;
  const pairs = pairUp(setting);
  if (pairs.size === 0) return html`<p class="dim">${words.none}</p>`;
  const own = new Map<string, Borrowing['a'][]>();
  for (const { a, b } of comparison.borrowed)
    for (const side of [a, b]) own.set(side.document, [...(own.get(side.document) ?? []), side]);
  const rows = cities.map((row) => {
    const show = (column: City): Markup | null => {
      const pair = pairs.get(pairKey(row, column));
      if (pair === undefined) return null;
      const share = shareOf(row, pair.passages);
      const shown = share === null ? `${pair.passages.length}` : `${(100 * share).toFixed(1)}%`;
      const strength = Math.min(0.6, FAINTEST + (share ?? 0));
      return html`<a href="#${pairId(pair)}" style="background:rgb(var(--heat)/${strength.toFixed(2)})" aria-label="${row.name} / ${column.name}: ${shown}">${shown}</a>`;
    };
    return html`<tr data-row data-city="${row.index}"${inChapters(setting.chapters.of(own.get(row.id) ?? []))}><th scope="row">${row.name}</th>${cityCells(setting, show, 'cover')}</tr>
`;
  });
  const head = html`<th scope="col">${words.city}</th>${cityHeads(setting)}`;
  return html`<p class="hint">${words.borrowedHint}</p>
${writeTable(words.borrowed, head, rows, words)}
<h3>${words.passages}</h3>
${[...pairs.values()].map((pair) => writePair(setting, pair))}`;
}

function writePair(setting: Setting, pair: Pair): Markup {
  const { words, cityOf, chapters } = setting;
  const passages = pair.passages.map(({ a, b, text, similarity }) => {
    const [left, right] = [cityOf(a.document), cityOf(b.document)];
    const textA = left?.document?.text.slice(a.span.start, a.span.end);
    const textB = right?.document?.text.slice(b.span.start, b.span.end);
    let shown: Markup = html`<p>${text}</p>`;
    if (left !== undefined && right !== undefined && textA !== undefined && textB !== undefined) {
      const differing = findDifferences(textA, textB);
      shown = html`<div class="side">${writeSide(setting, left, a, differing.a)}${writeSide(setting, right, b, differing.b)}</div>`;
    }
    return html`<div data-row${inChapters(chapters.of([a, b]))}><p class="dim">${words.similarity} ${similarity}</p>${shown}</div>
`;
  });
  return html`<details id="${pairId(pair)}" data-row data-city="${pair.first.index} ${pair.second.index}"${inChapters(chapters.of(pair.passages.flatMap(({ a, b }) => [a, b])))}><summary>${pair.first.name} / ${pair.second.name} <span class="dim">${passages.length}</span></summary>
${passages}</details>
`;
}

function writeSide(
  setting: Setting,
  city: City,
  { path, span }: Borrowing['a'],
  differing: readonly Span[],
): Markup {
  const moved = differing.map(({ start, end }) => ({ start: span.start + start, end: span.start + end }));
  return html`<div><h4>${city.name} ${showPath(path)}</h4>${quoteMarked(setting, city, span, moved)}</div>`;
}
