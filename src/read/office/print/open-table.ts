/**
 * Tables without upright rules: white strips run down between their columns, and a cell's words may go on below it
 * (城乡居民基本养老保 | 险参保率). What has too few lines to tell is left to the layout of the page.
 */
import { cellText, type GridCell } from './grid.js';
import type { Line } from './line.js';
import type { Rule, Word } from './page-content.js';

export interface OpenRow {
  readonly y: number;
  readonly left: number;
  readonly right: number;
  readonly cells: readonly GridCell[];
}

interface Span {
  from: number;
  to: number;
}

interface Piece extends Span {
  readonly words: Word[];
}

interface Strips {
  readonly line: Line;
  readonly pieces: readonly Piece[];
}

/** In widths of a character: the gap between two cells of a line, and the strip that is left of it over all lines. */
const LEAST_GAP = 0.4;
const LEAST_STRIP = 0.35;
const LEAST_COLUMNS = 3;
const MOST_LINES = 300;
/** From line to line, in heights of a character: of one cell, and of two rows. */
const CELL_PITCH = 1.8;
const ROW_PITCH = 3.6;
const MIDDLE_PITCH = 0.95;
const LEAST_PLAIN = 3;
const LEADER = /…|\.{3}|·{3}|—{3}/u;
const FIGURE = /^[\d.,%〔〕()（）～~—-]+$/u;

export function readOpenTables(lines: readonly Line[], rules: readonly Rule[]): (Line | OpenRow)[] {
  const all: Strips[] = lines.map((line) => ({ line, pieces: piecesOf(line) }));
  const level = rules.filter(({ x1, x2, y1, y2 }) => x2 - x1 > y2 - y1).sort((a, b) => a.y1 - b.y1);
  const read: (Line | OpenRow)[] = [];
  /** The lines before it are told of. */
  let free = 0;
  for (let i = 0; i < all.length; ) {
    const block = blockAt(all, i, Math.max(free, i - 2));
    const rows = block === null ? null : rowsOf(block, level);
    const first = block === null ? null : all.indexOf(block[0] as Strips, free);
    if (rows === null || block === null || first === null) {
      for (let k = 0; k < Math.max(1, block?.length ?? 1) && i < all.length; k += 1)
        read.push((all[i++] as Strips).line);
      continue;
    }
    // lines that stand above the first whole one, and belong to its row
    read.splice(read.length - (i - first), i - first);
    read.push(...rows);
    i = first + block.length;
    free = i;
  }
  return read;
}

function piecesOf({ words, size }: Line): Piece[] {
  const pieces: Piece[] = [];
  for (const word of words) {
    const last = pieces.at(-1);
    if (last !== undefined && word.x - last.to < size * LEAST_GAP) {
      last.words.push(word);
      last.to = Math.max(last.to, word.right);
    } else pieces.push({ from: word.x, to: word.right, words: [word] });
  }
  return pieces;
}

/** The lines of a table that has its first whole line here, with up to two above it; else null. */
function blockAt(all: readonly Strips[], at: number, free: number): Strips[] | null {
  const seed = all[at] as Strips;
  if (seed.pieces.length < LEAST_COLUMNS) return null;
  const block = [seed];
  let columns = merge([], seed.pieces, seed.line.size);
  const takes = (next: Strips, near: Strips, beyond?: Strips): boolean => {
    // the first line of a cell whose neighbours stand in the middle of their row
    const isRaised =
      beyond !== undefined &&
      beyond.pieces.length >= LEAST_COLUMNS &&
      beyond.line.y - next.line.y < seed.line.size * MIDDLE_PITCH;
    const pitch = Math.abs(next.line.y - near.line.y) / seed.line.size;
    if (Math.abs(next.line.size - seed.line.size) > seed.line.size * 0.12) return false;
    if (pitch > (next.pieces.length === 1 && !isRaised ? CELL_PITCH : ROW_PITCH)) return false;
    const merged = merge(columns, next.pieces, seed.line.size);
    if (merged.length < Math.max(LEAST_COLUMNS, columns.length)) return false;
    columns = merged;
    return true;
  };
  for (let i = at + 1; i < all.length && block.length < MOST_LINES; i += 1) {
    const next = all[i] as Strips;
    if (!takes(next, block.at(-1) as Strips, all[i + 1])) break;
    block.push(next);
  }
  for (let i = at - 1; i >= free; i -= 1) {
    const before = all[i] as Strips;
    if (!takes(before, block[0] as Strips)) break;
    block.unshift(before);
  }
  const whole = block.filter(({ pieces }) => pieces.length >= LEAST_COLUMNS).length;
  return whole >= 2 ? block : null;
}

/** Columns after these pieces have been laid over them. */
function merge(columns: readonly Span[], pieces: readonly Span[], size: number): Span[] {
  const merged: Span[] = [];
  const spans = [...columns, ...pieces].map(({ from, to }) => ({ from, to }));
  for (const span of spans.sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && span.from - last.to < size * LEAST_STRIP) last.to = Math.max(last.to, span.to);
    else merged.push(span);
  }
  return merged;
}

/** Null where two figures would come to stand in one cell. */
function rowsOf(block: readonly Strips[], rules: readonly Rule[]): OpenRow[] | null {
  const size = (block[0] as Strips).line.size;
  const columns = merge(
    [],
    block.flatMap(({ pieces }) => pieces),
    size,
  );
  const groups = groupRows(block, columns, rules);
  if (groups.length < 2 || (groups.length === block.length && !isPlainTable(block))) return null;
  const [left, right] = [(columns[0] as Span).from, (columns.at(-1) as Span).to];
  const rows: OpenRow[] = [];
  for (const group of groups) {
    const cells: GridCell[] = [];
    for (const [column, { from, to }] of columns.entries()) {
      const pieces = group.flatMap((strips) =>
        strips.pieces.filter((piece) => piece.from >= from && piece.to <= to),
      );
      const figures = pieces.filter(({ words }) =>
        FIGURE.test(words.map(({ text }) => text.trim()).join('')),
      );
      if (figures.length > 1) return null;
      const text = cellText(
        pieces.flatMap(({ words }) => words),
        from,
        to,
      );
      cells.push({ column, text });
    }
    rows.push({ y: (group[0] as Strips).line.y, left, right, cells });
  }
  return rows;
}

/** Each row on one line: three of them and more, and neither a table of contents nor letters set wide apart. */
function isPlainTable(block: readonly Strips[]): boolean {
  if (block.length < LEAST_PLAIN) return false;
  return block.every(({ pieces }) => {
    const texts = pieces.map(({ words }) => words.map(({ text }) => text.trim()).join(''));
    return !texts.some((text) => LEADER.test(text)) && !texts.every((text) => text.length === 1);
  });
}

/** Rows are set apart by level rules, or by more white than the lines of a cell, or each begins in the first column. */
function groupRows(block: readonly Strips[], columns: readonly Span[], rules: readonly Rule[]): Strips[][] {
  const [first, last] = [columns[0] as Span, columns.at(-1) as Span];
  const isRuled = (a: Strips, b: Strips): boolean => {
    const [from, to] = [a.line.y - a.line.size * 0.3, b.line.y - b.line.size * 0.5];
    for (let i = firstBelow(rules, from); i < rules.length; i += 1) {
      const rule = rules[i] as Rule;
      if (rule.y1 >= to) return false;
      const shared = Math.min(rule.x2, last.to) - Math.max(rule.x1, first.from);
      if (shared > (last.to - first.from) * 0.6) return true;
    }
    return false;
  };
  const pairs = block.slice(1).map((after, i) => ({ before: block[i] as Strips, after }));
  const ruled = pairs.map(({ before, after }) => isRuled(before, after));
  const pitches = pairs.map(({ before, after }) => after.line.y - before.line.y);
  const step = largestStep(pitches.filter((_, i) => ruled[i] !== true));
  const isEachRuled = ruled.filter((is) => is).length * 3 > block.length;
  const groups: Strips[][] = [[block[0] as Strips]];
  for (const [i, { after }] of pairs.entries()) {
    const starts =
      ruled[i] === true ||
      (!isEachRuled &&
        (step === null
          ? after.pieces.some((piece) => piece.from <= first.to) || hasFigures(after)
          : (pitches[i] as number) > step));
    if (starts) groups.push([after]);
    else groups.at(-1)?.push(after);
  }
  return groups;
}

/** The first of the rules, which are sorted from the top, that lies below a place. */
function firstBelow(rules: readonly Rule[], y: number): number {
  let [low, high] = [0, rules.length];
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((rules[mid] as Rule).y1 <= y) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** A row of a group, whose name stands only in the first: full enough, and with a figure, which no cell goes on with. */
function hasFigures({ pieces }: Strips): boolean {
  return pieces.length >= LEAST_COLUMNS && pieces.some(isFigure);
}

function isFigure({ words }: Piece): boolean {
  return FIGURE.test(words.map(({ text }) => text.trim()).join(''));
}

/** Between the distances of the lines of a cell and those of rows; null where all are alike. */
function largestStep(pitches: readonly number[]): number | null {
  const sorted = [...pitches].sort((a, b) => a - b);
  let [step, widest] = [0, 0];
  for (let i = 1; i < sorted.length; i += 1) {
    const [a, b] = [sorted[i - 1] as number, sorted[i] as number];
    if (b - a > widest) [step, widest] = [(a + b) / 2, b - a];
  }
  return widest > (sorted[0] ?? 0) * 0.2 ? step : null;
}
