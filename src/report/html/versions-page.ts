/**
 * `plan compare --versions --format html`: what changed from 云溪市2023年工作要点 to that of 2024 in one page: cards, targets,
 * dates, offices, tasks side by side with the words that differ, chapters, and both texts that every change leads to.
 */
import type { PlanDocument } from '../../model/document.js';
import type { PlanVersions, TaskChange } from '../../model/versions.js';
import type { ReportOptions } from '../options.js';
import { nameMove, nameTask, titleOf } from '../versions-view.js';
import { VERSION_WORDS } from '../versions-words.js';
import { type Content, html, type Markup } from './escape.js';
import { anchorsOf, markText, writeLegend } from './marked-text.js';
import { heads, writeFilters, writePage, writeTable } from './page.js';
import { writeReworded } from './versions-reworded.js';
import { linkPlace, type Versions } from './versions-setting.js';
import { writeDeadlines, writeFigures, writeOffices } from './versions-tables.js';
import { WORDS } from './words.js';

export function versionsAsHtml(
  versions: PlanVersions,
  documents: readonly PlanDocument[],
  options: ReportOptions,
): string {
  const lang = options.lang ?? 'zh';
  const [words, labels] = [WORDS[lang], VERSION_WORDS[lang]];
  const [old, now] = documents;
  const setting: Versions = {
    versions,
    words,
    labels,
    old: { index: 0, id: versions.old.id, name: labels.old, document: old },
    now: { index: 1, id: versions.new.id, name: labels.new, document: now },
  };
  const sections: readonly (readonly [string, string, Content])[] = [
    ['meta', labels.meta, writeMeta(setting)],
    ['targets', labels.targets, writeFigures(setting, labels.targets, versions.targets)],
    ['deadlines', labels.deadlines, writeDeadlines(setting)],
    ['offices', labels.offices, writeOffices(setting)],
    ['tasks', labels.tasks, writeTasks(setting)],
    ['reworded', labels.worded, writeReworded(setting)],
    ['chapters', labels.chapters, writeChapters(setting)],
    ['baselines', labels.baselines, writeFigures(setting, labels.baselines, versions.baselines)],
    ['texts', labels.texts, writeTexts(setting)],
  ];
  const body = html`<header><h1>${labels.title}</h1>
<p>${titleOf(versions)}</p>
<nav aria-label="${words.contents}"><ul>${sections.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${writeFilters(words, [])}
</header>
<main>
${writeCards(setting)}
${sections.map(
  ([id, title, content]) => html`<section id="${id}"><h2>${title}</h2>
${content}</section>
`,
)}</main>`;
  return writePage({ lang, title: `${labels.title}: ${titleOf(versions)}`, body });
}

/** How many changes of each list, by kind: 任务 12, 新增 2, 删去 1. */
function writeCards({ versions, labels }: Versions): Markup {
  const { tasks, targets, deadlines, offices, chapters, passages, baselines } = versions;
  const cards: readonly (readonly [string, readonly string[]])[] = [
    [labels.targets, targets.map(({ kind }) => labels.kinds[kind])],
    [labels.deadlines, deadlines.map(({ kind }) => labels.kinds[kind])],
    [labels.offices, offices.map(({ kind }) => labels.kinds[kind])],
    [labels.tasks, tasks.map((change) => nameMove(change, labels))],
    [labels.chapters, chapters.map((change) => nameMove(change, labels))],
    [labels.passages, passages.map(({ kind }) => labels.kinds[kind])],
    [labels.baselines, baselines.map(({ kind }) => labels.kinds[kind])],
  ];
  return html`<ul class="cards">${cards.map(([title, kinds]) => {
    const each = [...new Set(kinds)].map(
      (kind) => `${kind} ${kinds.filter((other) => other === kind).length}`,
    );
    return html`<li><b>${kinds.length}</b> ${title}<br><span class="dim">${each.join(' · ')}</span></li>`;
  })}</ul>`;
}

function writeMeta({ versions, words, labels }: Versions): Markup {
  const rows = versions.meta.map(
    ({ field, old, new: now }) =>
      html`<tr data-row><th scope="row">${labels.fields[field]}</th><td class="words">${old}</td><td class="words">${now}</td></tr>
`,
  );
  return writeTable(labels.meta, heads([labels.field, labels.old, labels.new]), rows, words);
}

/** What is worded otherwise stands in the section behind. */
function writeTasks(setting: Versions): Markup {
  const { versions, words, labels } = setting;
  const isListed = ({ kind, how }: TaskChange): boolean => kind !== 'reworded' && how !== 'number';
  const rows = versions.tasks.filter(isListed).map(
    (
      change,
    ) => html`<tr data-row><th scope="row">${nameMove(change, labels)}</th><td class="words">${linkPlace(
      setting.old,
      change.old,
      nameTask(change.old),
    )}</td><td class="words">${linkPlace(setting.now, change.new, nameTask(change.new))}</td></tr>
`,
  );
  const renumbered = versions.tasks
    .filter(({ how }) => how === 'number')
    .map(
      (change) =>
        html`<li data-row>${linkPlace(setting.old, change.old, nameTask(change.old))} → ${linkPlace(setting.now, change.new, nameTask(change.new))}</li>
`,
    );
  const table = writeTable(labels.tasks, heads([labels.change, labels.old, labels.new]), rows, words);
  if (renumbered.length === 0) return table;
  return html`${table}<details><summary>${labels.onlyNumber} ${renumbered.length}</summary><ul>${renumbered}</ul></details>`;
}

function writeChapters(setting: Versions): Markup {
  const { versions, words, labels } = setting;
  const rows = versions.chapters.map(
    (
      change,
    ) => html`<tr data-row><th scope="row">${nameMove(change, labels)}</th><td class="words">${linkPlace(
      setting.old,
      change.old,
      nameTask(change.old),
    )}</td><td class="words">${linkPlace(setting.now, change.new, nameTask(change.new))}</td></tr>
`,
  );
  return writeTable(labels.chapters, heads([labels.change, labels.old, labels.new]), rows, words);
}

function writeTexts({ words, old, now }: Versions): Markup {
  const texts = [old, now].map(({ index, name, document }) =>
    document === undefined
      ? html`<p class="dim">${name}: ${words.noText}</p>`
      : html`<details id="p${index + 1}"><summary>${name}: ${document.meta.title ?? document.source.name}</summary>
<div class="plan" lang="zh-CN">${markText(document, { words, anchors: anchorsOf(index) })}</div></details>
`,
  );
  return html`${writeLegend(words)}${texts}`;
}
