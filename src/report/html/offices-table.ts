/** Who answers, by city: 市大数据中心 leads 3 of 7 tasks, each place a link to where the plan says so. */
import type { PlanComparison } from '../../model/comparison.js';
import { showPath } from '../comparison-view.js';
import { inChapters } from './chapters.js';
import { type City, cityCells, cityHeads, linkFact, type Setting } from './cities.js';
import { html, type Markup } from './escape.js';
import { writeTable } from './page.js';

type OfficeCell = PlanComparison['units'][number]['cells'][number];

/** An office that answers for half a plan would fill the screen: the rest is folded. */
const MOST_SHOWN = 8;

export function writeOffices(setting: Setting): Markup {
  const { comparison, words, chapters } = setting;
  const rows = comparison.units.map(({ canonical, cells }) => {
    const show = (city: City): Markup[] =>
      cells.filter(({ document }) => document === city.id).map((cell) => showCell(setting, city, cell));
    const places = cells.flatMap(({ document, places: all }) =>
      (all ?? []).map(({ path }) => ({ document, path })),
    );
    return html`<tr data-row${inChapters(chapters.of(places))}><th scope="row">${canonical}</th>${cityCells(setting, show)}</tr>
`;
  });
  const head = html`<th scope="col">${words.unit} (${words.officesHint})</th>${cityHeads(setting)}`;
  return writeTable(words.offices, head, rows, words);
}

function showCell({ words }: Setting, city: City, { name, lead, total, places }: OfficeCell): Markup {
  const seen = new Set<string>();
  const links = (places ?? []).flatMap(({ path, role, unit }) => {
    const key = `${path.join('.')} ${role}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const shown = role === 'lead' ? html`<b>${showPath(path)}</b>` : showPath(path);
    const link = linkFact(city, unit, shown);
    return role === 'responsible'
      ? html`${link} `
      : html`<span title="${words.unitRoles[role]}">${link}</span> `;
  });
  const [first, rest] = [links.slice(0, MOST_SHOWN), links.slice(MOST_SHOWN)];
  return html`<span class="fact">${name} <span class="due">${lead}/${total}</span></span>${first.length === 0 ? null : html`<span class="places">${first}</span>`}${rest.length === 0 ? null : html`<details class="more"><summary>+${rest.length}</summary><span class="places">${rest}</span></details>`}`;
}
