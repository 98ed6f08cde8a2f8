/**
 * One self-contained HTML file around what a report shows. Its policy line forbids every request, and every script
 * but ours: were a `<script>` of a plan ever to slip through, the browser would not run it.
 */
import { createHash } from 'node:crypto';
import type { Lang } from '../../model/diagnostic.js';
import { type Content, html, type Markup, trusted } from './escape.js';
import { SCRIPT } from './script.js';
import { STYLE } from './style.js';
import type { Words } from './words.js';

const SCRIPT_HASH = createHash('sha256').update(SCRIPT).digest('base64');
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${SCRIPT_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

interface Page {
  readonly lang: Lang;
  readonly title: string;
  readonly body: Content;
}

export function writePage({ lang, title, body }: Page): string {
  return html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
${body}
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`.text;
}

/** Ticking this many boxes one by one is work. */
const MANY = 8;

/** The line of filters; cities only where there is more than one. */
export function writeFilters(words: Words, cities: readonly string[], chapters: Content = null): Markup {
  const boxes = cities.map(
    (name, i) => html`<label><input type="checkbox" data-box value="${i}" checked> ${name}</label> `,
  );
  const tickAll = html`<button type="button" data-tick="on">${words.all}</button> <button type="button" data-tick="">${words.noneOf}</button> `;
  return html`<form class="filters" role="search">
<label>${words.filterText} <input type="search" id="filter-text" autocomplete="off"></label>
${chapters}
${cities.length > 1 ? html`<fieldset><legend>${words.filterCities}</legend>${cities.length > MANY ? tickAll : null}${boxes}</fieldset>` : null}
<span class="dim" role="status">${words.rowsShown}: <span id="filter-count"></span></span>
</form>`;
}

/** A table in a box of its own that scrolls, also by keyboard. */
export function writeTable(label: string, head: Content, rows: readonly Content[], words: Words): Markup {
  if (rows.length === 0) return html`<p class="dim">${words.none}</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table>
<thead><tr>${head}</tr></thead>
<tbody>
${rows}</tbody></table></div>`;
}

/** Heading cells; each is a name in words. */
export function heads(names: readonly string[]): Markup {
  return html`${names.map((name) => html`<th scope="col">${name}</th>`)}`;
}
