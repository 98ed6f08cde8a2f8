/** One paragraph a line: blank lines, indents and trailing blanks go. Layout only, no content: `　　一、总体要求 ` → `一、总体要求`. */
import type { Edit } from '../text/edit.js';

const MARGIN = /^[ \u00a0\u3000\u2002\u2003]+|[ \u00a0\u3000\u2002\u2003]+$|\r(?=\n)/gmu;
const EMPTY_LINES = /^\n+|(?<=\n)\n+|\n+$/gu;
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
  const hasEmpty = text.startsWith('\n') || text.endsWith('\n') || text.includes('\n\n');
  return hasEmpty ? removals(text, EMPTY_LINES) : [];
}
