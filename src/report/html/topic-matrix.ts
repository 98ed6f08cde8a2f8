/** Topic × city: which plan has the common task 智慧停车; a cell leads to the clauses of all cities side by side, figures marked. */
import type { Topic, TopicMember } from '../../model/comparison.js';
import { showPath } from '../comparison-view.js';
import { shorten } from '../printable.js';
import { type City, cityCells, cityHeads, findPlace, linkFact, quoteMarked, type Setting } from './cities.js';
import { html, type Markup } from './escape.js';
import { writeTable } from './page.js';

const FULLEST = 4;

export function writeTopics(setting: Setting): Markup {
  const { comparison, words, cities } = setting;
  const rows = comparison.topics.map((topic, i) => {
    const show = (city: City): Markup | null => {
      const count = topic.members.filter(({ document }) => document === city.id).length;
      if (count === 0) return null;
      const strength = Math.min(count, FULLEST) * 0.1;
      return html`<a href="#topic-${i + 1}" style="background:rgb(var(--heat)/${strength.toFixed(1)})" aria-label="${topic.label}, ${city.name}: ${count}">${count}</a>`;
    };
    return html`<tr data-row><th scope="row"><a href="#topic-${i + 1}">${topic.label}</a> <span class="dim">${words.grades[topic.grade]}</span></th>${cityCells(cities, show, 'cover')}</tr>
`;
  });
  const head = html`<th scope="col">${words.topic}</th>${cityHeads(cities)}`;
  return html`<p class="hint">${words.topicHint}</p>
${writeTable(words.topics, head, rows, words)}
${comparison.topics.map((topic, i) => writeTopic(setting, topic, i))}`;
}

function writeTopic(setting: Setting, topic: Topic, index: number): Markup {
  const { words, cityOf } = setting;
  const members = topic.members.map((member) => {
    const city = cityOf(member.document);
    return city === undefined ? null : writeMember(setting, city, member);
  });
  return html`<details id="topic-${index + 1}" data-row><summary>${topic.label} <span class="dim">${words.grades[topic.grade]} · ${topic.members.length}</span></summary>
<div class="side">${members}</div></details>
`;
}

function writeMember(setting: Setting, city: City, member: TopicMember): Markup {
  const { words } = setting;
  const { path, segment, heading, evidence } = member;
  const place = city.document === undefined ? undefined : findPlace(city.document, path, segment);
  const label = `${showPath(path, segment)} ${shorten(heading, 60)}`;
  const signs = (evidence ?? []).map(
    ({ signal, detail }) => html`<li>${words.signals[signal] ?? signal}: ${detail}</li>`,
  );
  return html`<div data-city="${city.index}"><h3>${city.name}</h3>
<p>${place === undefined ? label : linkFact(city, place.id, label)}</p>
${place === undefined ? null : quoteMarked(setting, city, place.span)}
${signs.length === 0 ? null : html`<ul class="why">${signs}</ul>`}</div>
`;
}
