/**
 * Tables that go on overleaf: the head that is printed again goes, and a row that was cut in two is put together again in the
 * row where it began.
 */
import { isOfficeBreak } from './grid.js';
import type { PrintedLine, PrintedPage } from './layout.js';

const SAME_EDGE = 4;

export function joinTables(pages: readonly PrintedPage[]): PrintedPage[] {
  const joined = pages.map((page) => ({ ...page, lines: [...page.lines] }));
  /** The first row of the table that is still open. */
  let head: string | null = null;
  for (let i = 1; i < joined.length; i += 1) {
    const [before, after] = [joined[i - 1] as Draft, joined[i] as Draft];
    const last = lastRow(before);
    const first = firstRow(after);
    if (last < 0 || first < 0 || !haveSameEdges(before, after)) {
      head = null;
      continue;
    }
    head = continuesWholePage(before) && head !== null ? head : headOf(before, last);
    const row = after.lines[first] as PrintedLine;
    if (row.text === head) {
      after.lines.splice(first, 1);
      continue;
    }
    const upper = before.lines[last] as PrintedLine;
    const isCut = before.grids.at(-1)?.isOpenBelow === true || after.grids[0]?.isOpenAbove === true;
    const whole = joinCells(upper.text, row.text, isCut);
    if (whole === null) continue;
    before.lines[last] = { ...upper, text: whole };
    after.lines.splice(first, 1);
  }
  return joined;
}

interface Draft extends PrintedPage {
  readonly lines: PrintedLine[];
}

/** The row that closes the body of a page; below it only what may be a page number. */
function lastRow(page: Draft): number {
  for (let i = page.lines.length - 1; i >= 0 && i >= page.lines.length - 3; i -= 1) {
    const line = page.lines[i] as PrintedLine;
    if (line.isRow && line.size === 0) return i;
    if (line.y < page.height * 0.85) return -1;
  }
  return -1;
}

function firstRow(page: Draft): number {
  for (let i = 0; i < Math.min(3, page.lines.length); i += 1) {
    const line = page.lines[i] as PrintedLine;
    if (line.isRow && line.size === 0) return i;
    if (line.y > page.height * 0.13) return -1;
  }
  return -1;
}

function haveSameEdges(before: Draft, after: Draft): boolean {
  const [a, b] = [before.grids.at(-1)?.edges ?? [], after.grids[0]?.edges ?? []];
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > 1 && short.every((edge) => long.some((other) => Math.abs(edge - other) < SAME_EDGE));
}

function continuesWholePage(page: Draft): boolean {
  return page.grids.length === 1 && firstRow(page) >= 0;
}

function headOf(page: Draft, last: number): string | null {
  let at = last;
  while (
    at > 0 &&
    (page.lines[at - 1] as PrintedLine).isRow &&
    (page.lines[at - 1] as PrintedLine).size === 0
  )
    at -= 1;
  return page.lines[at]?.text ?? null;
}

/** The rest of a row that was cut: fewer cells than the row above it, each under one that has words; else null. */
function joinCells(upper: string, lower: string, isCut: boolean): string | null {
  const [above, below] = [upper.split('\t'), lower.split('\t')];
  if (isCut) {
    const count = Math.max(above.length, below.length);
    return Array.from({ length: count }, (_, i) => joinCell(above[i] ?? '', below[i] ?? '')).join('\t');
  }
  const filled = below.filter((cell) => cell !== '').length;
  if (below[0] !== '' || filled === 0 || filled * 2 > above.filter((cell) => cell !== '').length + 1)
    return null;
  if (below.some((cell, i) => cell !== '' && (above[i] ?? '') === '')) return null;
  return above.map((cell, i) => joinCell(cell, below[i] ?? '')).join('\t');
}

function joinCell(upper: string, lower: string): string {
  return isOfficeBreak(upper, lower) ? `${upper} ${lower}` : upper + lower;
}
