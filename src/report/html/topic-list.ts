/**
 * The common tasks of many plans, one line a topic: 智慧停车, 46 clauses of 40 cities. When it is opened, the page's script sets
 * copies of the clauses side by side, so that no text stands in the file twice; without script there are links to them.
 * The links stand in <noscript>, which a browser with script keeps as one piece of text: 300 plans have more links than a
 * page can hold as elements.
 */
import type { Topic } from '../../model/comparison.js';
import { showPath } from '../comparison-view.js';
import { inChapters } from './chapters.js';
import { findPlace, linkFact, type Setting } from './cities.js';
import { html, type Markup } from './escape.js';

export function writeTopicList(setting: Setting): Markup {
  const { comparison, words } = setting;
  if (comparison.topics.length === 0) return html`<p class="dim">${words.none}</p>`;
  return html`<p class="hint">${words.shownOnOpen}</p>
<div class="scroll lines" tabindex="0" role="region" aria-label="${words.topics}" data-differs="${words.differsFrom('{}')}">
${comparison.topics.map((topic, i) => writeTopic(setting, topic, i))}</div>`;
}

function writeTopic(setting: Setting, { label, grade, members }: Topic, index: number): Markup {
  const { words, cityOf, chapters } = setting;
  const names: string[] = [];
  const links: Markup[] = [];
  for (const { document, path, segment } of members) {
    const city = cityOf(document);
    if (city === undefined) continue;
    const place = city.document === undefined ? undefined : findPlace(city.document, path, segment);
    if (place === undefined) names.push(`${city.name} ${showPath(path, segment)}`);
    else links.push(linkFact(city, place.id, city.name));
  }
  const cities = new Set(members.map(({ document }) => document)).size;
  return html`<details id="topic-${index + 1}" data-row${inChapters(chapters.of(members))}><summary>${label} <span class="dim">${words.grades[grade]} · ${members.length} · ${words.cities(cities)}</span></summary>
${names.length === 0 ? null : html`<p>${names.join('；')}</p>`}${links.length === 0 ? null : html`<noscript>${links.map((link) => [link, ' '])}</noscript>`}</details>
`;
}
