/**
 * `plan compare --format html`: what 青石市 and 白河市 promise in one page: cards, indicators, common tasks, dates, borrowed wording,
 * who answers, what only one has, and the plans' texts that every figure leads to.
 */
import type { PlanComparison } from '../../model/comparison.js';
import type { PlanDocument } from '../../model/document.js';
import { showPath } from '../comparison-view.js';
import type { ReportOptions } from '../options.js';
import { shorten } from '../printable.js';
import { writeBorrowedList } from './borrowed-list.js';
import { writeBorrowed } from './borrowed-matrix.js';
import { inChapters, writeChapterFilter } from './chapters.js';
import { findPlace, linkFact, makeSetting, type Setting } from './cities.js';
import { type Content, html, type Markup } from './escape.js';
import { writeIndicators } from './indicator-table.js';
import { anchorsOf, markText, writeLegend } from './marked-text.js';
import { writeOffices } from './offices-table.js';
import { heads, writeFilters, writePage, writeTable } from './page.js';
import { writeTimeline } from './timeline.js';
import { writeTopicList } from './topic-list.js';
import { writeTopics } from './topic-matrix.js';
import { WORDS } from './words.js';

export async function comparisonAsHtml(
  comparison: PlanComparison,
  documents: readonly PlanDocument[],
  options: ReportOptions,
): Promise<string> {
  const lang = options.lang ?? 'zh';
  const words = WORDS[lang];
  const setting = makeSetting(comparison, documents, lang, words);
  const { cities, chapters } = setting;
  const sections: readonly (readonly [string, string, Content])[] = [
    ['plans', words.plans, writePlans(setting)],
    ['indicators', words.indicators, writeIndicators(setting)],
    ['topics', words.topics, setting.isMany ? writeTopicList(setting) : writeTopics(setting)],
    ['timeline', words.timeline, await writeTimeline(setting)],
    ['borrowed', words.borrowed, setting.isMany ? writeBorrowedList(setting) : writeBorrowed(setting)],
    ['offices', words.offices, writeOffices(setting)],
    ['unique', words.unique, writeUnique(setting)],
    ['sources', words.sources, writeSources(setting)],
  ];
  const names = cities.map(({ name }) => name);
  const body = html`<header><h1>${words.comparison}</h1>
<nav aria-label="${words.contents}"><ul>${sections.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${writeFilters(words, names, writeChapterFilter(chapters, words, names))}
</header>
<main>
${writeCards(setting)}
${sections.map(
  ([id, title, content]) => html`<section id="${id}"><h2>${title}</h2>
${content}</section>
`,
)}</main>`;
  return writePage({ lang, title: `${words.comparison}: ${shorten(names.join(' / '), 80)}`, body });
}

function writeCards({ comparison, words }: Setting): Markup {
  const cards: readonly (readonly [string, number])[] = [
    [words.plans, comparison.documents.length],
    [words.indicators, comparison.indicators.length],
    [words.topics, comparison.topics.length],
    [words.unique, comparison.unique.length],
    [words.deadlines, comparison.timeline.length],
    [words.passages, comparison.borrowed.length],
  ];
  return html`<ul class="cards">${cards.map(([label, count]) => html`<li><b>${count}</b> ${label}</li>`)}</ul>`;
}

function writePlans({ comparison, words, cities, chapters }: Setting): Markup {
  const rows = cities.map(({ index, id, name, document }) => {
    const { title, planYear } = comparison.documents[index] ?? { title: null, planYear: null };
    const counts =
      document === undefined
        ? ['', '', '', '', '']
        : [document.tasks, document.targets, document.deadlines, document.units, document.text].map(
            ({ length }) => `${length}`,
          );
    const shown = document === undefined ? html`${name}` : html`<a href="#p${index + 1}">${name}</a>`;
    return html`<tr data-row data-city="${index}"${inChapters(chapters.ofPlan(id))}><th scope="row">${shown}</th><td class="words">${title}</td><td class="num">${planYear}</td>${counts.map((count) => html`<td class="num">${count}</td>`)}</tr>
`;
  });
  const { city, title, year, tasks, targets, deadlines, units, characters } = words;
  const head = heads([city, title, year, tasks, targets, deadlines, units, characters]);
  return writeTable(words.plans, head, rows, words);
}

function writeUnique({ comparison, words, cities, chapters, isMany }: Setting): Markup {
  const lists = cities.map((city) => {
    const tasks = comparison.unique.filter(({ document }) => document === city.id);
    if (isMany && tasks.length === 0) return null;
    const items = tasks.map((task) => {
      const { path, segment, heading } = task;
      const label = `${showPath(path, segment)} ${heading}`;
      const place = city.document === undefined ? undefined : findPlace(city.document, path, segment);
      return html`<li data-row data-city="${city.index}"${inChapters(chapters.of([task]))}>${place === undefined ? label : linkFact(city, place.id, label)}</li>
`;
    });
    return html`<div data-city="${city.index}"><h3>${city.name} (${tasks.length})</h3>${items.length === 0 ? html`<p class="dim">${words.none}</p>` : html`<ul>${items}</ul>`}</div>
`;
  });
  return lists.every((list) => list === null)
    ? html`<p class="dim">${words.none}</p>`
    : html`<div class="side">${lists}</div>`;
}

function writeSources({ words, cities, isMany }: Setting): Markup {
  const texts = cities.map(({ index, name, document }) =>
    document === undefined
      ? null
      : html`<details id="p${index + 1}" data-city="${index}"><summary>${name}: ${document.meta.title ?? document.source.name}</summary>
<div class="plan" lang="zh-CN">${markText(document, { words, anchors: anchorsOf(index), hasSizes: isMany })}</div></details>
`,
  );
  return html`${writeLegend(words)}${texts}`;
}
