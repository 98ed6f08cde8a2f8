/**
 * When each city wants to be done: a chart with a dot a date and city, the larger the more falls due (2025-12-31, 14 tasks),
 * and the same as a table. The chart is drawn by Plot on a document that needs no browser.
 */

import { showPath } from '../comparison-view.js';
import { shorten, withoutControls } from '../printable.js';
import { inChapters } from './chapters.js';
import type { City, Setting } from './cities.js';
import { findPlace, linkFact } from './cities.js';
import { html, type Markup, trusted } from './escape.js';
import { heads, writeTable } from './page.js';

const WIDTH = 960;
const ROW = 26;
const FRAME = 60;
const CHARACTER = 13;
const LONGEST_NAME = 16;
const GROUP = 'city-';

interface Dot {
  readonly index: number;
  readonly end: Date;
  readonly city: string;
  readonly count: number;
  readonly title: string;
}

export async function writeTimeline(setting: Setting): Promise<Markup> {
  const { comparison, words, cityOf, chapters } = setting;
  const rows = comparison.timeline.flatMap(({ end, document, path, quote }) => {
    const city = cityOf(document);
    if (city === undefined) return [];
    return html`<tr data-row data-city="${city.index}"${inChapters(chapters.of([{ document, path }]))}><th scope="row">${end}</th><td>${city.name}</td><td>${linkPath(city, path)}</td><td class="words">${quote}</td></tr>
`;
  });
  const table = writeTable(
    words.timeline,
    heads([words.date, words.city, words.clause, words.quote]),
    rows,
    words,
  );
  if (rows.length === 0) return table;
  return html`<div class="chart${setting.isMany ? ' tall' : ''}" role="img" aria-label="${words.timeline}" tabindex="0">${trusted(await drawChart(setting))}</div>
<details><summary>${words.deadlines} (${rows.length})</summary>${table}</details>`;
}

function linkPath(city: City, path: readonly number[]): Markup {
  const place = city.document === undefined ? undefined : findPlace(city.document, path, null);
  return place === undefined ? html`${showPath(path)}` : linkFact(city, place.id, showPath(path));
}

async function drawChart({ comparison, cities, cityOf, isMany }: Setting): Promise<string> {
  const [Plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')]);
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  // The number keeps two long names apart that are cut to the same words.
  const nameOf = ({ name, index }: City): string => {
    const whole = withoutControls(name);
    return whole.length > LONGEST_NAME ? `${shorten(whole, LONGEST_NAME)} ${index + 1}` : whole;
  };
  const counts = new Map<string, { end: string; city: City; count: number }>();
  for (const { end, document: id } of comparison.timeline) {
    const city = cityOf(id);
    if (city === undefined) continue;
    const key = `${end} ${city.index}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { end, city, count: 1 });
    else known.count += 1;
  }
  const dots: Dot[] = [...counts.values()].map(({ end, city, count }) => ({
    index: city.index,
    end: new Date(`${end}T00:00:00Z`),
    city: nameOf(city),
    count,
    title: `${withoutControls(city.name)} ${end}: ${count}`,
  }));
  const names = cities.map(nameOf);
  const longest = Math.max(...names.map((name) => name.length));
  const chart = Plot.plot({
    document,
    width: WIDTH,
    height: cities.length * ROW + FRAME,
    marginLeft: longest * CHARACTER + 16,
    marginRight: 20,
    style: { background: 'none', fontFamily: 'inherit', fontSize: '12px' },
    x: {
      type: 'utc',
      // Of a long chart only a part is in sight.
      axis: isMany ? 'both' : 'bottom',
      grid: true,
      label: null,
      ticks: 8,
      tickFormat: (date: Date) => date.toISOString().slice(0, 7),
    },
    y: { domain: names, label: null, grid: true },
    r: { range: [3, 10] },
    marks: cities.map(({ index }) =>
      Plot.dot(
        dots.filter((dot) => dot.index === index),
        {
          x: 'end',
          y: 'city',
          r: 'count',
          fill: 'var(--accent)',
          fillOpacity: 0.65,
          stroke: 'var(--bg)',
          title: 'title',
          ariaDescription: `${GROUP}${index}`,
        },
      ),
    ),
  });
  // The filter by city takes a city's dots away too.
  for (const { index } of cities) {
    const group = chart.querySelector(`[aria-description="${GROUP}${index}"]`);
    group?.setAttribute('data-city', `${index}`);
    group?.removeAttribute('aria-description');
  }
  return chart.outerHTML;
}
