/**
 * One page → its lines in reading order: tables where they stand, two columns one after the other. What is printed at the edge of
 * page after page (— 3 —, the title as running head) is told from the body here, but stays in the source.
 */
import { gutterOf, linesInColumns } from './columns.js';
import { type Grid, readGrids } from './grid.js';
import { groupLines, type Line, lineText } from './line.js';
import { readOpenTables } from './open-table.js';
import type { PageContent, Rule, Word } from './page-content.js';

export interface PrintedLine {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly latin: number;
  /** The edges of its column: of the page where there are no columns. */
  readonly column: number;
  readonly isRow: boolean;
  isEdge: boolean;
  isNote: boolean;
}

export interface PrintedPage {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PrintedLine[];
  /** The column edges of a table that opens or closes the page, by which it goes on overleaf. */
  readonly grids: readonly Grid[];
}

/** The outer part of a page's height in which heads and page numbers stand. */
const MARGIN = 0.13;
const PAGE_NUMBER =
  /^[-—–－―·•\s]{0,6}(?:第\s?)?\d{1,4}(?:\s?页)?[-—–－―·•\s]{0,6}$|^第\s?\d{1,4}\s?页\s?[,，/]?\s?共\s?\d{1,4}\s?页$|^(?:Page )?\d{1,4}\s?(?:\/|of)\s?\d{1,4}$/iu;

/** The size in which most of a document is printed. */
export function bodySize(pages: readonly PageContent[]): number {
  const lengths = new Map<number, number>();
  for (const page of pages)
    for (const { size, text } of page.words) {
      const rounded = Math.round(size * 2) / 2;
      lengths.set(rounded, (lengths.get(rounded) ?? 0) + text.length);
    }
  return [...lengths].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

/** `common`: where most pages of the document have the gap between their columns. */
export function layPage(page: PageContent, body: number, common: number | null = null): PrintedPage {
  const { grids, rest: all } = readGrids(page.rules, page.words);
  const rest = dropMarks(all, body);
  const gutter = gutterOf(rest, page.width, body, common);
  const flow = gutter === null ? groupLines(rest) : [];
  const printed =
    gutter === null
      ? printFlow(flow, page.rules)
      : linesInColumns(rest, gutter).map(({ line, column }) => print(line, false, column));
  const lines: PrintedLine[] = [];
  let next = 0;
  for (const grid of grids) {
    while (next < printed.length && (printed[next] as PrintedLine).y < grid.top)
      lines.push(printed[next++] as PrintedLine);
    for (const row of grid.rows) lines.push(printRow(row, grid));
  }
  for (; next < printed.length; next += 1) lines.push(printed[next] as PrintedLine);
  return { width: page.width, height: page.height, lines: dropNotes(lines, body), grids };
}

function printFlow(flow: readonly Line[], rules: readonly Rule[]): PrintedLine[] {
  const places = new Map(flow.map((line, i) => [line, i]));
  return readOpenTables(flow, rules).map((read) =>
    'cells' in read
      ? { ...printRow(read.cells, { top: read.y, edges: [read.left, read.right] }), y: read.y }
      : print(read, isRowAt(flow, places.get(read) ?? 0), 0),
  );
}

function print(line: Line, isRow: boolean, column: number): PrintedLine {
  const { x, right, y, size, latin } = line;
  const text = lineText(line, isRow);
  return { text, x, right, y, size, latin, column, isRow: text.includes('\t'), isEdge: false, isNote: false };
}

/** As many tabs before a cell as columns lie between it and the one before; nothing after the last words. */
function printRow(
  row: readonly { column: number; text: string }[],
  grid: Pick<Grid, 'top' | 'edges'>,
): PrintedLine {
  let text = '';
  let written = 0;
  for (const cell of row) {
    if (cell.text === '') continue;
    text += '\t'.repeat(cell.column - written) + cell.text;
    written = cell.column;
  }
  const [x, right] = [grid.edges[0] ?? 0, grid.edges.at(-1) ?? 0];
  return {
    text,
    x,
    right,
    y: grid.top,
    size: 0,
    latin: 0,
    column: 0,
    isRow: true,
    isEdge: false,
    isNote: false,
  };
}

/** A row of a table without rules: a neighbour has a gap at the same place, or it has three parts and more. */
function isRowAt(lines: readonly Line[], i: number): boolean {
  const line = lines[i] as Line;
  if (line.segments.length < 2) return false;
  if (line.segments.length > 3) return true;
  return [lines[i - 1], lines[i + 1]].some(
    (other) =>
      other !== undefined &&
      other.segments.length >= 2 &&
      other.segments.some(
        (a, k) => k > 0 && line.segments.some((b, j) => j > 0 && Math.abs(a.x - b.x) < line.size * 0.6),
      ),
  );
}

const NOTE_HEAD = /^\[?(?<mark>\d{1,2}|[①-⑳])\]?\s?/u;

/** Small lines at the foot of the page that begin with the sign of a note. */
function dropNotes(lines: PrintedLine[], body: number): PrintedLine[] {
  let first = lines.length;
  for (let i = lines.length - 1; i > 0; i -= 1) {
    const line = lines[i] as PrintedLine;
    if (PAGE_NUMBER.test(line.text)) continue;
    if (line.isRow || line.size === 0 || line.size > body * 0.86) break;
    if (NOTE_HEAD.test(line.text)) first = i;
  }
  for (const line of lines.slice(first)) line.isNote = true;
  return lines;
}

/** The raised signs in the body for which there is a note at the foot of the page: 60%以上¹. */
function dropMarks(words: readonly Word[], body: number): readonly Word[] {
  const lines = groupLines(words);
  const raised = lines.flatMap((line) => line.raised);
  if (raised.length === 0) return words;
  const marks = new Set<string>();
  for (let i = lines.length - 1; i > 0; i -= 1) {
    const line = lines[i] as Line;
    const text = lineText(line, false);
    if (line.size > body * 0.86 && !PAGE_NUMBER.test(text)) break;
    const mark = NOTE_HEAD.exec(text)?.groups?.['mark'];
    if (mark !== undefined) marks.add(mark);
  }
  const dropped = new Set(raised.filter(({ text }) => marks.has(text.trim().replaceAll(/[[\]]/gu, ''))));
  // the numbers in front of the notes are raised as well
  const top = noteTop(lines, body);
  return words.filter((word) => !dropped.has(word) || word.y > top);
}

/** Above the first line of notes. */
function noteTop(lines: readonly Line[], body: number): number {
  let top = Number.POSITIVE_INFINITY;
  for (let i = lines.length - 1; i > 0; i -= 1) {
    const line = lines[i] as Line;
    if (line.size > body * 0.86 && !PAGE_NUMBER.test(lineText(line, false))) break;
    top = line.y - line.size * 0.8;
  }
  return top;
}

/** Marks page numbers, and lines that come back at the edge of pages with nothing but figures changed. */
export function markEdges(pages: readonly PrintedPage[]): number {
  const seen = new Map<string, PrintedLine[]>();
  let count = 0;
  const mark = (line: PrintedLine): void => {
    if (!line.isEdge) count += 1;
    line.isEdge = true;
  };
  for (const page of pages) {
    for (const line of page.lines) {
      if (line.isRow || (line.y > page.height * MARGIN && line.y < page.height * (1 - MARGIN))) continue;
      if (PAGE_NUMBER.test(line.text)) mark(line);
      const key = `${line.text.replaceAll(/\d+/gu, '#')}|${Math.round(line.y / 4)}`;
      const found = seen.get(key);
      if (found === undefined) seen.set(key, [line]);
      else found.push(line);
    }
  }
  const needed = pages.length <= 4 ? 2 : 3;
  for (const lines of seen.values()) if (lines.length >= needed) for (const line of lines) mark(line);
  return count;
}
