/**
 * One paragraph a line: blank lines, indents and trailing blanks go, and so do the blanks that set figures apart. Layout only, no
 * content: `　　一、总体要求 ` → `一、总体要求`, `到 2025 年` → `到2025年`.
 */
import type { Edit } from '../text/edit.js';

const MARGIN = /^[ \u00a0\u3000\u2002\u2003]+|[ \u00a0\u3000\u2002\u2003]+$|\r(?=\n)/gmu;
const LONE_RETURN = /\r(?!\n)|[\u0085\u2028\u2029]/gu;

function removals(text: string, pattern: RegExp, insert = ''): Edit[] {
  return Array.from(text.matchAll(pattern), (m) => ({ start: m.index, end: m.index + m[0].length, insert }));
}

export function unifyNewlines(text: string): Edit[] {
  return text.includes('\r') || /[\u0085\u2028\u2029]/u.test(text) ? removals(text, LONE_RETURN, '\n') : [];
}

export function trimMargins(text: string): Edit[] {
  return removals(text, MARGIN);
}

export function dropEmptyLines(text: string): Edit[] {
  const edits: Edit[] = [];
  const drop = (start: number, end: number): void => {
    if (start < end) edits.push({ start, end, insert: '' });
  };
  let first = 0;
  while (text[first] === '\n') first += 1;
  drop(0, first);
  let last = text.length;
  while (last > first && text[last - 1] === '\n') last -= 1;
  let end = first;
  for (let at = text.indexOf('\n\n', end); at >= 0 && at < last; at = text.indexOf('\n\n', end)) {
    end = at + 2;
    while (text[end] === '\n') end += 1;
    drop(at + 1, end);
  }
  drop(last, text.length);
  return edits;
}

const FIGURE_BLANK = /[ \u00a0\u2009](?:(?=\d)(?<=\p{Script=Han}.)|(?=\p{Script=Han})(?<=[\d%].))/gu;
const SENTENCE_MARK = /[，。；,;]/u;
const DATE = /[年月日]/u;
const BLANKS = /[ \u00a0\u2009]/gu;
/** 1 总则, 2.3 工作目标: what stands between the number and its heading is no blank of a figure. */
const LATIN_NUMBER = /[A-Za-z][\d.]{1,12}$/u;
const OUTLINE_NUMBER = /^[\s\u3000]*\d[\d.．-]*$/u;
/** A line with more blanks and no mark is a row of a table: 森林覆盖率 41 43. */
const MOST_IN_HEADING = 6;

export function closeFigures(text: string): Edit[] {
  const edits: Edit[] = [];
  let lineStart = 0;
  let lineEnd = -1;
  let isRow = false;
  for (const { index: at } of text.matchAll(FIGURE_BLANK)) {
    if (at > lineEnd) {
      lineStart = text.lastIndexOf('\n', at) + 1;
      const end = text.indexOf('\n', at);
      lineEnd = end < 0 ? text.length : end;
      isRow = isTableRow(text.slice(lineStart, lineEnd));
    }
    const isDate = DATE.test(text[at + 1] as string) || DATE.test(text[at - 1] as string);
    if (isRow && !isDate) continue;
    // 总体要求 3: the page of an entry in a table of contents
    if (/^[\d ]+$/u.test(text.slice(at, lineEnd))) continue;
    if (at - lineStart < 12 && OUTLINE_NUMBER.test(text.slice(lineStart, at)) && !isDate) continue;
    if (LATIN_NUMBER.test(text.slice(Math.max(lineStart, at - 14), at))) continue;
    edits.push({ start: at, end: at + 1, insert: '' });
  }
  return edits;
}

function isTableRow(line: string): boolean {
  if (line.includes('\t')) return true;
  return !SENTENCE_MARK.test(line) && (line.match(BLANKS)?.length ?? 0) > MOST_IN_HEADING;
}
