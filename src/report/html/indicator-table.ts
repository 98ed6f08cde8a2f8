/** Indicator × city: `≥ 95% 2025-12-31` with a bar, ▲ where a city is higher, earlier or stricter, each figure linked to its place. */
import type { IndicatorCell, IndicatorRow } from '../../model/comparison.js';
import { figure } from '../columns.js';
import { findWinners, viewComparison } from '../comparison-view.js';
import { inChapters } from './chapters.js';
import { type City, cityCells, cityHeads, linkFact, type Setting } from './cities.js';
import { html, type Markup } from './escape.js';
import { writeTable } from './page.js';

const MERIT_MARKS = { higher: '▲', stricter: '◆', earlier: '◀' } as const;

/** In rem. */
const LONGEST_BAR = 8;

export function writeIndicators(setting: Setting): Markup {
  const { comparison, words, cities, chapters, lang } = setting;
  const lines = viewComparison(comparison, lang).indicators;
  const targets = new Map(
    cities.flatMap(({ id, document }) =>
      (document?.targets ?? []).map((target) => [`${id} ${target.id}`, target.path] as const),
    ),
  );
  const rows = comparison.indicators.map((row, i) => {
    const winners = findWinners(row);
    const greatest = Math.max(0, ...row.cells.map(({ value, valueMax }) => valueMax ?? value));
    const show = (city: City): Markup[] => {
      const own = row.cells.filter((cell) => cell.document === city.id);
      const merits = winners
        .filter(({ documents }) => documents.includes(city.id))
        .map(({ merit }) => html`<span class="merit">${MERIT_MARKS[merit]} ${words.merits[merit]}</span> `);
      return [...own.map((cell) => showCell(setting, city, row, cell, greatest)), ...merits];
    };
    const places = row.cells.flatMap(({ document, target }) => {
      const path = targets.get(`${document} ${target}`);
      return path === undefined ? [] : { document, path };
    });
    return html`<tr data-row${inChapters(chapters.of(places))}><th scope="row">${lines[i]?.label ?? row.indicator}</th>${cityCells(setting, show, 'num')}<td class="words">${lines[i]?.verdict ?? ''}</td></tr>
`;
  });
  const head = html`<th scope="col">${words.indicator}</th>${cityHeads(setting)}<th scope="col">${words.verdict}</th>`;
  return writeTable(words.indicators, head, rows, words);
}

function showCell(
  { words, isMany }: Setting,
  city: City,
  row: IndicatorRow,
  cell: IndicatorCell,
  greatest: number,
): Markup {
  const { value, valueMax, due, status, target } = cell;
  const share = greatest > 0 ? Math.round((100 * Math.max(0, valueMax ?? value)) / greatest) : 0;
  // Chips are as wide as their words, so a share of their width would compare nothing.
  const width = isMany ? `${((share * LONGEST_BAR) / 100).toFixed(2)}rem` : `${share}%`;
  const wasOnly = status === 'baseline';
  return html`<span class="fact">${linkFact(city, target, figure(cell, row.unit))} ${due === null ? null : html`<span class="due">${due}</span>`}${wasOnly ? html` <span class="dim">${words.baseline}</span>` : null}<span class="bar${wasOnly ? ' was' : ''}" style="width:${width}"></span></span>`;
}
