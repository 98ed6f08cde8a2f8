/** Topic × city: which plan has the common task 智慧停车; a cell leads to the clauses of all cities side by side, figures marked. */
import type { Topic, TopicMember } from '../../model/comparison.js';
import type { Span } from '../../model/span.js';
import { showPath } from '../comparison-view.js';
import { shorten } from '../printable.js';
import { inChapters } from './chapters.js';
import { type City, cityCells, cityHeads, findPlace, linkFact, quoteMarked, type Setting } from './cities.js';
import { findDiffering, measureLikeness } from './clause-differences.js';
import { html, type Markup } from './escape.js';
import { writeTable } from './page.js';

const FULLEST = 4;
/** Everyone is held against everyone up to here; in larger topics against the first. */
const MOST_PAIRED = 60;

export function writeTopics(setting: Setting): Markup {
  const { comparison, words, chapters } = setting;
  const rows = comparison.topics.map((topic, i) => {
    const show = (city: City): Markup | null => {
      const count = topic.members.filter(({ document }) => document === city.id).length;
      if (count === 0) return null;
      const strength = Math.min(count, FULLEST) * 0.1;
      return html`<a href="#topic-${i + 1}" style="background:rgb(var(--heat)/${strength.toFixed(1)})" aria-label="${topic.label}, ${city.name}: ${count}">${count}</a>`;
    };
    return html`<tr data-row${inChapters(chapters.of(topic.members))}><th scope="row"><a href="#topic-${i + 1}">${topic.label}</a> <span class="dim">${words.grades[topic.grade]}</span></th>${cityCells(setting, show, 'cover')}</tr>
`;
  });
  const head = html`<th scope="col">${words.topic}</th>${cityHeads(setting)}`;
  return html`<p class="hint">${words.topicHint}</p>
${writeTable(words.topics, head, rows, words)}
${comparison.topics.map((topic, i) => writeTopic(setting, topic, i))}`;
}

interface Shown {
  readonly member: TopicMember;
  readonly city: City;
  readonly place: { readonly id: string; readonly span: Span } | undefined;
  readonly text: string;
}

function writeTopic(setting: Setting, topic: Topic, index: number): Markup {
  const { words, cityOf, chapters } = setting;
  const shown = topic.members.flatMap((member): Shown | [] => {
    const city = cityOf(member.document);
    if (city === undefined) return [];
    const { path, segment } = member;
    const place = city.document === undefined ? undefined : findPlace(city.document, path, segment);
    const text =
      place === undefined ? '' : (city.document?.text.slice(place.span.start, place.span.end) ?? '');
    return { member, city, place, text };
  });
  const nearest = findNearest(shown);
  const members = shown.map((one, i) => writeMember(setting, one, shown[nearest[i] ?? -1]));
  return html`<details id="topic-${index + 1}" data-row${inChapters(chapters.of(topic.members))}><summary>${topic.label} <span class="dim">${words.grades[topic.grade]} · ${topic.members.length}</span></summary>
<div class="side">${members}</div></details>
`;
}

/** For each member the one of another city whose words are likest. */
function findNearest(members: readonly Shown[]): (number | undefined)[] {
  if (members.length > MOST_PAIRED) return members.map((_, i) => (i === 0 ? undefined : 0));
  const likeness = measureLikeness(members.map(({ text }) => text));
  return members.map((one, i) => {
    let nearest: number | undefined;
    let most = 0;
    for (const [k, other] of members.entries()) {
      if (other.city === one.city) continue;
      const found = likeness(i, k);
      if (found > most) [nearest, most] = [k, found];
    }
    return nearest;
  });
}

function writeMember(setting: Setting, one: Shown, nearest: Shown | undefined): Markup {
  const { words } = setting;
  const { member, city, place, text } = one;
  const { path, segment, heading, evidence } = member;
  const label = `${showPath(path, segment)} ${shorten(heading, 60)}`;
  const signs = (evidence ?? []).map(
    ({ signal, detail }) => html`<li>${words.signals[signal] ?? signal}: ${detail}</li>`,
  );
  const start = place?.span.start ?? 0;
  const differing =
    nearest === undefined
      ? []
      : findDiffering(text, nearest.text).map((span) => ({
          start: start + span.start,
          end: start + span.end,
        }));
  return html`<div data-city="${city.index}"><h3>${city.name}</h3>
<p>${place === undefined ? label : linkFact(city, place.id, label)}</p>
${place === undefined ? null : quoteMarked(setting, city, place.span, differing)}
${nearest === undefined || differing.length === 0 ? null : html`<p class="dim">${words.differsFrom(`${nearest.city.name} ${showPath(nearest.member.path, nearest.member.segment)}`)}</p>`}
${signs.length === 0 ? null : html`<ul class="why">${signs}</ul>`}</div>
`;
}
