/**
 * The common tasks of many plans, one line a topic: 智慧停车, 46 clauses of 40 cities. A line holds links to the clauses; when it is
 * opened, the page's script sets copies of them side by side, so that no text stands in the file twice.
 */
import type { Topic } from '../../model/comparison.js';
import { inChapters } from './chapters.js';
import { findPlace, type Setting } from './cities.js';
import { html, type Markup, trusted } from './escape.js';
import { anchorsOf } from './marked-text.js';

export function writeTopicList(setting: Setting): Markup {
  const { comparison, words } = setting;
  if (comparison.topics.length === 0) return html`<p class="dim">${words.none}</p>`;
  return html`<p class="hint">${words.shownOnOpen}</p>
<div class="scroll lines" tabindex="0" role="region" aria-label="${words.topics}" data-differs="${words.differsFrom}">
${comparison.topics.map((topic, i) => writeTopic(setting, topic, i))}</div>`;
}

function writeTopic(setting: Setting, { label, grade, members }: Topic, index: number): Markup {
  const { words, cityOf, chapters } = setting;
  const names = setting.cities.map(({ name }) => html`${name}`.text);
  const links = members.map(({ document, path, segment }) => {
    const city = cityOf(document);
    if (city === undefined) return '';
    const place = city.document === undefined ? undefined : findPlace(city.document, path, segment);
    return place === undefined
      ? `<span data-city="${city.index}">${names[city.index]}</span>\n`
      : `<a href="#${anchorsOf(city.index)}${html`${place.id}`.text}">${names[city.index]}</a>\n`;
  });
  const cities = new Set(members.map(({ document }) => document)).size;
  return html`<details id="topic-${index + 1}" data-row${inChapters(chapters.of(members))}><summary>${label} <span class="dim">${words.grades[grade]} · ${members.length} · ${words.cities(cities)}</span></summary>
<p class="refs">${trusted(links.join(''))}</p></details>
`;
}
