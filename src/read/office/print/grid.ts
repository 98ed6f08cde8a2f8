/**
 * Ruled lines → the cells of tables: a wall missing between two places of the grid means a merged cell. A cell's words may run over
 * several lines; they are read cell by cell, so that the lines of neighbours do not mix.
 */
import { groupLines, headWidth } from './line.js';
import type { Rule, Word } from './page-content.js';

export interface GridCell {
  readonly column: number;
  readonly text: string;
}

export interface Grid {
  readonly top: number;
  readonly edges: readonly number[];
  readonly rows: readonly (readonly GridCell[])[];
  /** Its uprights go on beyond the last level rule: the row was cut by the end of the page. */
  readonly isOpenAbove: boolean;
  readonly isOpenBelow: boolean;
}

interface Box {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  rules: Rule[];
}

const TOUCH = 3;
const OPEN_END = 8;
/** Two upright and two level ones. */
const LEAST_RULES = 4;
const HAN_EDGE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef，。、；：“”（）《》—]/u;

export function readGrids(rules: readonly Rule[], words: readonly Word[]): { grids: Grid[]; rest: Word[] } {
  const used = new Set<Word>();
  const grids: Grid[] = [];
  for (const box of components(rules)) {
    if (box.rules.length < LEAST_RULES) continue;
    const inside = words.filter((word) => isInside(word, box) && !used.has(word));
    if (inside.length === 0) continue;
    const grid = makeGrid(box, inside);
    if (grid === null) continue;
    for (const word of inside) used.add(word);
    grids.push(grid);
  }
  return { grids, rest: words.filter((word) => !used.has(word)) };
}

function isInside(word: Word, box: Box): boolean {
  const x = (word.x + word.right) / 2;
  const y = word.y - word.size * 0.35;
  return x > box.x1 && x < box.x2 && y > box.y1 && y < box.y2;
}

/** Rules that touch make one table. Swept from the top, with the tables that are still open. */
function components(rules: readonly Rule[]): Box[] {
  const sorted = [...rules].sort((a, b) => a.y1 - b.y1 || a.x1 - b.x1);
  const done: Box[] = [];
  let open: Box[] = [];
  for (const rule of sorted) {
    const touched: Box[] = [];
    const kept: Box[] = [];
    for (const box of open) {
      if (box.y2 < rule.y1 - TOUCH) done.push(box);
      else if (rule.x1 <= box.x2 + TOUCH && rule.x2 >= box.x1 - TOUCH) touched.push(box);
      else kept.push(box);
    }
    const [first, ...others] = touched;
    const target = first ?? { ...rule, rules: [] };
    for (const other of others) {
      for (const one of other.rules) target.rules.push(one);
      widen(target, other);
    }
    target.rules.push(rule);
    widen(target, rule);
    kept.push(target);
    open = kept;
  }
  return [...done, ...open].sort((a, b) => a.y1 - b.y1);
}

function widen(box: Box, by: Rule): void {
  box.x1 = Math.min(box.x1, by.x1);
  box.y1 = Math.min(box.y1, by.y1);
  box.x2 = Math.max(box.x2, by.x2);
  box.y2 = Math.max(box.y2, by.y2);
}

function isUpright(rule: Rule): boolean {
  return rule.y2 - rule.y1 > rule.x2 - rule.x1;
}

/** Places at which rules stand, those that nearly meet taken for one. */
function edgesOf(places: number[]): number[] {
  places.sort((a, b) => a - b);
  const edges: number[] = [];
  for (const place of places)
    if (edges.length === 0 || place - (edges.at(-1) as number) > TOUCH * 1.5) edges.push(place);
  return edges;
}

function makeGrid(box: Box, words: readonly Word[]): Grid | null {
  const upright = box.rules.filter(isUpright);
  const level = box.rules.filter((rule) => !isUpright(rule));
  const xs = edgesOf(upright.map((rule) => (rule.x1 + rule.x2) / 2));
  const ys = edgesOf(level.map((rule) => (rule.y1 + rule.y2) / 2));
  const isOpenAbove = (ys[0] ?? 0) - box.y1 > OPEN_END;
  const isOpenBelow = box.y2 - (ys.at(-1) ?? box.y2) > OPEN_END;
  if (isOpenAbove) ys.unshift(box.y1);
  if (isOpenBelow) ys.push(box.y2);
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 1 || rows < 1 || columns * rows < 2 || columns * rows > 20_000) return null;
  const wallsRight = wall(upright, xs, ys, (rule) => [(rule.x1 + rule.x2) / 2, rule.y1, rule.y2]);
  const wallsBelow = wall(level, ys, xs, (rule) => [(rule.y1 + rule.y2) / 2, rule.x1, rule.x2]);
  const owner = new Int32Array(columns * rows).fill(-1);
  for (let r = 0; r < rows; r += 1)
    for (let c = 0; c < columns; c += 1) {
      if (owner[r * columns + c] !== -1) continue;
      let width = 1;
      while (
        c + width < columns &&
        !wallsRight.has(`${c + width},${r}`) &&
        owner[r * columns + c + width] === -1
      )
        width += 1;
      let height = 1;
      while (r + height < rows && !wallsBelow.has(`${r + height},${c}`)) height += 1;
      for (let i = r; i < r + height; i += 1)
        for (let k = c; k < c + width; k += 1)
          if (owner[i * columns + k] === -1) owner[i * columns + k] = r * columns + c;
    }
  const contents = new Map<number, Word[]>();
  for (const word of words) {
    const c = band(xs, (word.x + Math.min(word.right, word.x + word.size)) / 2);
    const r = band(ys, word.y - word.size * 0.35);
    const cell = owner[r * columns + c] as number;
    const held = contents.get(cell);
    if (held === undefined) contents.set(cell, [word]);
    else held.push(word);
  }
  const table: GridCell[][] = [];
  for (let r = 0; r < rows; r += 1) {
    const cells: GridCell[] = [];
    for (let c = 0; c < columns; c += 1) {
      const cell = r * columns + c;
      if (owner[cell] !== cell) continue;
      let last = c;
      while (last + 1 < columns && owner[r * columns + last + 1] === cell) last += 1;
      cells.push({
        column: c,
        text: cellText(contents.get(cell) ?? [], xs[c] as number, xs[last + 1] as number),
      });
    }
    table.push(cells);
  }
  return { top: box.y1, edges: xs, rows: table, isOpenAbove, isOpenBelow };
}

/** `place,gap` for each rule along the edge `place` that closes most of the gap between two edges across. */
function wall(
  rules: readonly Rule[],
  along: readonly number[],
  across: readonly number[],
  measure: (rule: Rule) => readonly [number, number, number],
): Set<string> {
  const closed = new Map<string, number>();
  for (const rule of rules) {
    const [at, from, to] = measure(rule);
    const place = along.findIndex((edge) => Math.abs(edge - at) <= TOUCH * 1.5);
    if (place < 0) continue;
    for (let gap = Math.max(0, band(across, from)); gap < across.length - 1; gap += 1) {
      const [start, end] = [across[gap] as number, across[gap + 1] as number];
      if (start > to) break;
      const share = (Math.min(to, end) - Math.max(from, start)) / (end - start);
      if (share > 0) closed.set(`${place},${gap}`, (closed.get(`${place},${gap}`) ?? 0) + share);
    }
  }
  return new Set([...closed].filter(([, share]) => share > 0.5).map(([name]) => name));
}

/** Between which two edges a place lies. */
function band(edges: readonly number[], place: number): number {
  let [low, high] = [0, edges.length - 2];
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if ((edges[mid] as number) <= place) low = mid;
    else high = mid - 1;
  }
  return low;
}

/** A line that had room for what follows was ended on purpose: a blank, as between the paragraphs of a cell. */
export function cellText(words: readonly Word[], left: number, right: number): string {
  const lines = groupLines(words);
  const margin = Math.max(0, Math.min(...lines.map((line) => line.x - left)));
  let text = '';
  for (const [i, line] of lines.entries()) {
    const words = line.segments.map((segment) => segment.text).join(' ');
    const before = lines[i - 1];
    if (before !== undefined) {
      const room = right - Math.min(margin, before.size) - before.right;
      const isWrapped = room < headWidth(words, before.size) + before.size * 0.3;
      const isTight =
        HAN_EDGE.test(text.at(-1) ?? '') || HAN_EDGE.test(words[0] ?? '') || /^[\d.%]/u.test(words);
      text += isWrapped && isTight && !isOfficeBreak(text, words) ? '' : ' ';
    }
    text += words;
  }
  return text;
}

const OFFICE_END = /(?:局|委|办|厅|部|院|中心|公司|集团|政府|办公室|管委会)$/u;
const OFFICE_START = /^(?:各?[市县区省州]|团[市县区省州])/u;

/** 市交通运输局 | 市商务局: two offices under each other, even where the first fills its line. */
export function isOfficeBreak(before: string, after: string): boolean {
  return OFFICE_END.test(before.slice(-4)) && OFFICE_START.test(after);
}
