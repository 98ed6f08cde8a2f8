/**
 * `plan extract --format html`: the plan's text on the left with every fact marked, its 任务台账 on the right; a click on
 * 新建充电桩300个以上 in the table leads to where it stands in the text.
 */
import type { Deadline, PlanDocument, Target, Task, UnitRole } from '../../model/document.js';
import { makeSheet, SHEET_TITLES, type SheetName, showDeadline } from '../columns.js';
import { inLanguage } from '../diagnostics.js';
import { LIST_NAMES, type ReportOptions } from '../options.js';
import { hasPages, showPlace } from '../place.js';
import { shorten } from '../printable.js';
import { nameKind, showWords } from '../repairs.js';
import { type Content, html, type Markup } from './escape.js';
import { anchorsOf, markText, writeLegend } from './marked-text.js';
import { heads, writeFilters, writePage, writeTable } from './page.js';
import { WORDS, type Words } from './words.js';

interface View {
  readonly document: PlanDocument;
  readonly anchors: string;
  readonly words: Words;
  readonly lang: 'zh' | 'en';
}

export function documentsAsHtml(documents: readonly PlanDocument[], options: ReportOptions): string {
  const lang = options.lang ?? 'zh';
  const words = WORDS[lang];
  const shown: readonly SheetName[] =
    options.only === undefined || options.only.length === 0 ? ['tasks', ...LIST_NAMES] : options.only;
  const titles = documents.map(({ meta, source }) => meta.title ?? source.name);
  const body = html`<header><h1>${titles.length === 1 ? (titles[0] as string) : words.plans}</h1>
${documents.length > 1 ? writeContents(titles, words) : null}
${writeFilters(words, documents.length > 1 ? titles.map((title) => shorten(title, 30)) : [])}
${writeLegend(words)}</header>
<main>
${documents.map((document, i) => writePlan({ document, anchors: anchorsOf(i), words, lang }, i, titles, shown))}
</main>`;
  return writePage({ lang, title: titles.join(' / '), body });
}

function writeContents(titles: readonly string[], words: Words): Markup {
  return html`<nav aria-label="${words.contents}"><ul>${titles.map((title, i) => html`<li><a href="#p${i + 1}">${title}</a></li>`)}</ul></nav>`;
}

function writePlan(
  view: View,
  index: number,
  titles: readonly string[],
  shown: readonly SheetName[],
): Markup {
  const { document, anchors, words, lang } = view;
  const city = titles.length > 1 ? `${index}` : 'one';
  const facts = shown.map((name, i) => {
    const table = name === 'tasks' ? taskTable(view) : listTable(view, name);
    const title = `${SHEET_TITLES[name][lang]} (${document[name].length})`;
    return html`<details${i === 0 ? html` open` : null}><summary><b>${title}</b></summary>${table}</details>
`;
  });
  return html`<section id="p${index + 1}" data-city="${city}">
${titles.length > 1 ? html`<h2>${titles[index] as string}</h2>` : null}
<div class="two">
<article class="text plan" lang="zh-CN" tabindex="0" aria-label="${words.text}">${markText(document, { words, anchors })}</article>
<div class="facts">
${facts}${repairList(view)}${diagnosticList(view)}
</div></div></section>
`;
}

function taskTable(view: View): Markup {
  const { document, anchors, words } = view;
  const labels = makeSheet('tasks', document).rows.map((row) => row[1] as string);
  const place = placeWriter(view);
  const targets = new Map(document.targets.map((target) => [target.id, target]));
  const deadlines = new Map(document.deadlines.map((deadline) => [deadline.id, deadline]));
  const units = new Map(document.units.map((unit) => [unit.id, unit]));
  const link = (id: string, text: string): Markup =>
    html`<a class="fact" href="#${anchors}${id}">${text}</a>`;
  const links = <T extends { readonly id: string }>(
    ids: readonly string[],
    known: ReadonlyMap<string, T>,
    show: (fact: T) => string,
  ): Content => ids.flatMap((id) => known.get(id) ?? []).map((fact) => link(fact.id, show(fact)));
  const named = (task: Task, role: UnitRole): Content =>
    links(
      task.units.filter((id) => units.get(id)?.role === role),
      units,
      ({ name, inherited }) => (inherited ? `${name} ↑` : name),
    );
  const rows = document.tasks.map(
    (
      task,
      i,
    ) => html`<tr data-row><th scope="row">${link(task.id, labels[i] ?? task.id)}${place(task)}</th><td class="words">${task.heading}</td>
<td class="wide">${links(task.targets, targets, (target: Target) => target.quote)}</td><td class="some">${links(task.deadlines, deadlines, (deadline: Deadline) => showDeadline(deadline))}</td>
<td class="some">${named(task, 'lead')}</td><td class="some">${named(task, 'responsible')}</td><td class="some">${named(task, 'support')}</td></tr>
`,
  );
  const names = [
    words.clause,
    words.tasks,
    words.targets,
    words.deadlines,
    words.lead,
    words.responsible,
    words.support,
  ];
  return writeTable(words.ledger, heads(names), rows, words);
}

/** Page or paragraph below the clause, to turn to in the file; an offset says nothing to a reader and is left out. */
function placeWriter({ document, lang }: View): (record: Pick<Task, 'sourceSpan'>) => Content {
  if (!hasPages(document)) return () => null;
  return ({ sourceSpan }) => html` <small class="dim">${showPlace(document, sourceSpan, lang)}</small>`;
}

/** The columns of the terminal's table, the first of them a link to the place. */
function listTable(view: View, name: Exclude<SheetName, 'tasks'>): Markup {
  const { document, anchors, words, lang } = view;
  const place = placeWriter(view);
  const { columns, rows } = makeSheet(name, document);
  const kept = columns.flatMap((column, i) => (column.isDetail === true ? [] : [i]));
  const written = document[name].map(({ id, sourceSpan }, i) => {
    const cells = kept.map((column) => rows[i]?.[column] ?? '');
    return html`<tr data-row><th scope="row"><a href="#${anchors}${id}">${cells[0] || id}</a>${place({ sourceSpan })}</th>${cells
      .slice(1)
      .map((cell) => html`<td>${cell}</td>`)}</tr>
`;
  });
  const names = kept.map((column) => columns[column]?.[lang] ?? '');
  return writeTable(SHEET_TITLES[name][lang], heads(names), written, words);
}

function repairList({ document, anchors, words, lang }: View): Markup {
  const rows = document.repairs.map(
    (
      { kind, before, after, confidence },
      i,
    ) => html`<tr data-row><th scope="row"><a href="#${anchors}r${i + 1}">${nameKind(kind, lang)}</a></th><td class="words">${showWords(before)} → ${showWords(after)}</td><td class="num">${confidence}</td></tr>
`,
  );
  const table = writeTable(words.repairs, heads([words.kind, words.change, words.confidence]), rows, words);
  return html`<details><summary><b>${words.repairs} (${rows.length})</b></summary>${table}</details>
`;
}

function diagnosticList(view: View): Markup {
  const { document, words, lang } = view;
  const rows = document.diagnostics.map(
    (
      diagnostic,
    ) => html`<tr data-row><th scope="row">${diagnostic.code}</th><td class="words">${inLanguage(diagnostic, lang).message}</td></tr>
`,
  );
  const table = writeTable(words.diagnostics, heads([words.code, words.found]), rows, words);
  return html`<details><summary><b>${words.diagnostics} (${rows.length})</b></summary>${table}</details>`;
}
