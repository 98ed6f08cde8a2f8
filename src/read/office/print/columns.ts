/**
 * Two columns of text on a page: a white strip runs down the middle, and the words on either side of it fill their column. The lines of
 * the two need not stand at the same height, as where one of them has a title.
 */
import { groupLines, type Line } from './line.js';
import type { Word } from './page-content.js';

export interface ColumnLine {
  readonly line: Line;
  /** 0: it runs across; 1 and 2: the left and the right column. */
  readonly column: 0 | 1 | 2;
}

/** The strip is looked for in the middle of the page, in steps of so many points. */
const STEP = 2;
const [FROM, TO] = [0.35, 0.65];
/** In widths of a character of the body. */
const NARROWEST = 0.7;
/** Words that run across, as a share of those in the shorter column: titles, and tables without a strip there. */
const MOST_ACROSS = 0.3;
const LEAST_LINES = 5;
/** A column of text has most lines as long as it is wide; the labels and values of a table have not. */
const FILLED = 0.8;
const LEAST_FILLED = 0.45;

/** The middle of the strip between two columns; null where the page has one. */
export function findGutter(words: readonly Word[], width: number, body: number): number | null {
  const counts = new Int32Array(Math.ceil(width / STEP) + 2);
  const size = counts.length - 1;
  for (const { x, right } of words) {
    const from = Math.min(Math.max(0, Math.floor(x / STEP)), size);
    const to = Math.min(Math.max(from, Math.ceil(right / STEP)), size);
    counts[from] = (counts[from] as number) + 1;
    counts[to] = (counts[to] as number) - 1;
  }
  let crossing = 0;
  const covered = counts.map((change) => (crossing += change));
  const [first, last] = [Math.floor((width * FROM) / STEP), Math.ceil((width * TO) / STEP)];
  const middle = covered.slice(first, last + 1);
  const fewest = middle.reduce((least, count) => Math.min(least, count), Number.POSITIVE_INFINITY);
  let best: { from: number; to: number } | null = null;
  for (let i = 0; i < middle.length; i += 1) {
    if ((middle[i] as number) > fewest) continue;
    let end = i;
    while (end + 1 < middle.length && (middle[end + 1] as number) <= fewest) end += 1;
    if (best === null || end - i > best.to - best.from) best = { from: i, to: end };
    i = end;
  }
  if (best === null || (best.to - best.from) * STEP < body * NARROWEST) return null;
  const gutter = (first + (best.from + best.to + 1) / 2) * STEP;
  return isBetweenColumns(words, gutter, body) ? gutter : null;
}

function isBetweenColumns(words: readonly Word[], gutter: number, body: number): boolean {
  const isBody = (word: Word): boolean => Math.abs(word.size - body) < body * 0.15;
  const across = words.filter((word) => word.x < gutter && word.right > gutter).length;
  const left = groupLines(words.filter((word) => word.right <= gutter && isBody(word)));
  const right = groupLines(words.filter((word) => word.x >= gutter && isBody(word)));
  const shorter = Math.min(left.length, right.length);
  if (shorter < LEAST_LINES || across > shorter * MOST_ACROSS) return false;
  return isFilled(left) && isFilled(right);
}

function isFilled(lines: readonly Line[]): boolean {
  // a frame drawn of characters may run out of its column
  const lefts = lines.map(({ x }) => x).sort((a, b) => a - b);
  const rights = lines.map(({ right }) => right).sort((a, b) => a - b);
  const from = lefts[0] as number;
  const to = rights[Math.floor(rights.length * 0.9)] as number;
  const isLong = ({ x, right, segments }: Line): boolean =>
    segments.length === 1 && right - x > (to - from) * FILLED;
  return lines.filter(isLong).length >= lines.length * LEAST_FILLED;
}

/** The strip that most pages have; null where none has one. */
export function commonGutter(gutters: readonly number[]): number | null {
  return [...gutters].sort((a, b) => a - b)[gutters.length >> 1] ?? null;
}

/** The strip of this page, or that of the others where nothing crosses it: a last page may have one column and a little. */
export function gutterOf(
  words: readonly Word[],
  width: number,
  body: number,
  common: number | null,
): number | null {
  const own = findGutter(words, width, body);
  if (own !== null || common === null) return own;
  const across = words.filter((word) => word.x < common && word.right > common).length;
  return words.length > 0 && across <= words.length * MOST_ACROSS * 0.5 ? common : null;
}

/** Bands between lines that run across: in each, the left column and then the right one. */
export function linesInColumns(words: readonly Word[], gutter: number): ColumnLine[] {
  const lines: ColumnLine[] = [];
  let [left, right]: [Word[], Word[]] = [[], []];
  const flush = (): void => {
    for (const line of groupLines(left)) lines.push({ line, column: 1 });
    for (const line of groupLines(right)) lines.push({ line, column: 2 });
    [left, right] = [[], []];
  };
  for (const line of groupLines(words)) {
    if (runsAcross(line, gutter)) {
      flush();
      lines.push({ line, column: 0 });
    } else for (const word of line.words) ((word.x + word.right) / 2 < gutter ? left : right).push(word);
  }
  flush();
  return lines;
}

/** One of its words crosses the strip, or two of them leave no room for it. */
function runsAcross({ words, size }: Line, gutter: number): boolean {
  return words.some((word, i) => {
    const next = words[i + 1];
    if (word.x < gutter && word.right > gutter) return true;
    return next !== undefined && word.right <= gutter && next.x >= gutter && next.x - word.right < size * 0.5;
  });
}
