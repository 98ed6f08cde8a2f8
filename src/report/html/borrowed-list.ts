/**
 * Borrowed wording of many plans: for each the few that share most of its text (白河市 12.3%), and every passage once, with links
 * to both places and the words that the other plan has otherwise marked.
 */
import type { PlanComparison } from '../../model/comparison.js';
import type { Span } from '../../model/span.js';
import { showPath } from '../comparison-view.js';
import { inChapters } from './chapters.js';
import { type City, findPlace, linkFact, type Setting } from './cities.js';
import { findDifferences } from './differences.js';
import { type Content, html, type Markup } from './escape.js';
import { heads, writeTable } from './page.js';
import { type Pair, pairId, pairUp, shareOf } from './shared-passages.js';

type Borrowing = PlanComparison['borrowed'][number];

const NEAREST = 6;

export function writeBorrowedList(setting: Setting): Markup {
  const { words, cities, chapters } = setting;
  const pairs = [...pairUp(setting).values()];
  if (pairs.length === 0) return html`<p class="dim">${words.none}</p>`;
  const byCity = new Map<City, Pair[]>();
  for (const pair of pairs)
    for (const city of [pair.first, pair.second]) {
      const own = byCity.get(city) ?? [];
      byCity.set(city, own);
      own.push(pair);
    }
  const rows = cities.flatMap((city) => {
    const own = byCity.get(city);
    if (own === undefined) return [];
    const nearest = own
      .map((pair) => ({ pair, share: shareOf(city, pair.passages) }))
      .sort((a, b) => (b.share ?? 0) - (a.share ?? 0))
      .slice(0, NEAREST)
      .map(({ pair, share }) => {
        const other = pair.first === city ? pair.second : pair.first;
        const shown = share === null ? `${pair.passages.length}` : `${(100 * share).toFixed(1)}%`;
        return html`<li data-city="${other.index}"><a href="#${pairId(pair)}">${other.name} ${shown}</a></li>
`;
      });
    const places = own.flatMap(({ passages }) => passages.flatMap(({ a, b }) => [a, b]));
    const mine = places.filter(({ document }) => document === city.id);
    return html`<tr data-row data-city="${city.index}"${inChapters(chapters.of(mine))}><th scope="row">${city.name}</th><td class="num">${own.length}</td><td class="many"><ul class="chips">${nearest}</ul></td></tr>
`;
  });
  const table = writeTable(
    words.borrowed,
    heads([words.city, words.sharingPlans, words.nearestPlans]),
    rows,
    words,
  );
  const lists = cities.map((city) => {
    const first = pairs.filter((pair) => pair.first === city);
    if (first.length === 0) return null;
    const count = first.reduce((sum, { passages }) => sum + passages.length, 0);
    return html`<details data-city="${city.index}"><summary>${city.name} <span class="dim">${count}</span></summary>
<ul class="passages" lang="zh-CN">${first.map((pair) => pair.passages.map((passage, i) => writePassage(setting, passage, i === 0 ? pairId(pair) : null)))}</ul></details>
`;
  });
  return html`<p class="hint">${words.nearestHint}</p>
${table}
<h3>${words.passages}</h3>
${lists}`;
}

function writePassage(setting: Setting, { a, b, text, similarity }: Borrowing, id: string | null): Markup {
  const { cityOf, chapters } = setting;
  const [left, right] = [cityOf(a.document), cityOf(b.document)];
  const other = right?.document?.text.slice(b.span.start, b.span.end);
  const mine = left?.document?.text.slice(a.span.start, a.span.end) ?? text;
  const shown = other === undefined ? mine : markSpans(mine, findDifferences(mine, other).a);
  const places = [
    [left, a],
    [right, b],
  ] as const;
  const links = places.map(([city, side], i) => [i === 0 ? '' : ' / ', linkSide(city, side)]);
  return html`<li${id === null ? null : html` id="${id}"`} data-row data-city="${left?.index ?? ''} ${right?.index ?? ''}"${inChapters(chapters.of([a, b]))}>${links} <span class="dim">${similarity}</span> ${shown}</li>
`;
}

function linkSide(city: City | undefined, { document, path }: Borrowing['a']): Markup {
  const label = `${city?.name ?? document} ${showPath(path)}`;
  const place = city?.document === undefined ? undefined : findPlace(city.document, path, null);
  return city === undefined || place === undefined ? html`${label}` : linkFact(city, place.id, label);
}

function markSpans(text: string, spans: readonly Span[]): Content {
  let at = 0;
  const pieces = spans.map(({ start, end }) => {
    const piece = [text.slice(at, start), html`<mark class="differs">${text.slice(start, end)}</mark>`];
    at = end;
    return piece;
  });
  return [pieces, text.slice(at)];
}
