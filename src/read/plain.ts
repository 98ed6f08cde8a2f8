/**
 * Plain text and Markdown → lines. Line ends of every system become `\n`, bytes that print nothing go;
 * in Markdown `## **一、总体要求**` becomes the line 一、总体要求.
 */
import type { Edit } from '../text/edit.js';
import { TracedText } from '../text/traced-text.js';

/**
 * Carriage returns, other line and page breaks, NUL, and byte order marks left in the middle of joined files. U+0085 is none of
 * them: in a text read in the wrong character set it is part of a character.
 */
const LINE_ENDS = /\r\n|[\r\u2028\u2029\v\f\0\ufeff]/gu;

export function readPlain(decoded: string): TracedText {
  const edits: Edit[] = [];
  for (const match of decoded.matchAll(LINE_ENDS)) {
    const start = match.index;
    const found = match[0];
    const drops = found === '\0' || found === '\ufeff';
    if (found.length === 2) edits.push({ start, end: start + 1, insert: '' });
    else edits.push({ start, end: start + 1, insert: drops ? '' : '\n', aligned: !drops });
  }
  return TracedText.of(decoded).edit(edits);
}

/** Marks at the head of a line: block quotes, list bullets, heading signs, in any order and depth. */
const LINE_HEAD = /^(?:[ \t]{0,8}(?:>|#{1,6}(?=[ \t]|$)|[-*+](?=[ \t])))+[ \t]*/u;
const RULE_LINE = /^[ \t]*(?:[-*_=][ \t]*){3,}$/u;
const TABLE_RULE = /^(?=[^|]*\|)(?=[^-]*-)[ \t|:-]+$/u;
/** Strong and emphasis, code, heading signs that close a line, and a backslash before a mark. */
const INLINE = /\*{1,3}|_{2,3}|`{1,3}|[ \t]{1,80}#{1,6}[ \t]{0,80}$|\\(?=[!-/:-@[-`{-~])/gu;
const LINK = /!?\[(?<label>[^[\]\n]{0,200})\]\([^()\n]{0,500}\)/gu;
const CELL_MARK = /[ \t]{0,80}\|[ \t]{0,80}/gu;

export function readMarkdown(decoded: string): TracedText {
  const plain = readPlain(decoded);
  const { text } = plain;
  const edits: Edit[] = [];
  for (let start = 0; start < text.length; ) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    editLine(text.slice(start, end), start, edits);
    start = end + 1;
  }
  return plain.edit(edits);
}

function editLine(line: string, at: number, edits: Edit[]): void {
  if (line.length < 200 && (RULE_LINE.test(line) || TABLE_RULE.test(line))) {
    edits.push({ start: at, end: at + line.length, insert: '' });
    return;
  }
  const found: Edit[] = [];
  const head = LINE_HEAD.exec(line)?.[0].length ?? 0;
  if (head > 0) found.push({ start: 0, end: head, insert: '' });
  const isRow = line.trimStart().startsWith('|');
  for (const { index, 0: mark } of isRow ? line.matchAll(CELL_MARK) : []) {
    const isEdge = index === 0 || index + mark.length === line.length;
    found.push({ start: index, end: index + mark.length, insert: isEdge ? '' : '\t' });
  }
  for (const match of line.matchAll(LINK)) {
    const label = match.groups?.['label'] ?? '';
    const open = match.index + match[0].indexOf('[') + 1;
    const isImage = match[0].startsWith('!');
    found.push({ start: match.index, end: isImage ? open + label.length : open, insert: '' });
    found.push({ start: open + label.length, end: match.index + match[0].length, insert: '' });
  }
  for (const { index, 0: mark } of line.matchAll(INLINE)) {
    found.push({ start: index, end: index + mark.length, insert: '' });
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  for (const edit of found) edits.push({ ...edit, start: edit.start + at, end: edit.end + at });
}
