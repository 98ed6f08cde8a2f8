/**
 * Printed lines → paragraphs: a line goes on in the next where the next one's first word had no room on it and is not indented.
 * `…充分利` + `用5G` → one line; a short line, an indented one and a row of a table stand for themselves.
 */

import { fold } from '../../../chinese/fold.js';
import { readMarker } from '../../../chinese/marker.js';
import type { PrintedLine, PrintedPage } from './layout.js';
import { headWidth, USUAL_LATIN } from './line.js';

export interface Placed {
  readonly line: PrintedLine;
  readonly page: number;
}

interface Edges {
  readonly left: number;
  readonly right: number;
}

/** （2020—2022年）, 屿政发〔2024〕1号: lines of their own under a title. */
const BESIDE_TITLE = /^（(?!\d{4})|^（[^（）]{0,60}）$|〔\d{4}〕\s?\d{1,4}\s?号$/u;
const SENTENCE_END = /[。；！？：]["”’）)]{0,2}$|）$/u;
/** In widths of a character: how exactly the edge of a column is known. */
const TOLERANCE = 0.04;
/** So much farther below than a line of the same paragraph would be. */
const PARAGRAPH_GAP = 1.2;

export class Joiner {
  private readonly edges = new Map<string, Edges>();
  private readonly whole = new Map<number, Edges>();
  private readonly isIndented: boolean;

  private readonly body: number;
  /** From line to line of the body. */
  private readonly pitch: number;
  private readonly latin: number;

  constructor(pages: readonly PrintedPage[], body: number) {
    this.body = body;
    const all = new Map<number, PrintedLine[]>();
    let [indented, atEdge] = [0, 0];
    for (const [number, page] of pages.entries()) {
      const byColumn = new Map<number, PrintedLine[]>();
      for (const line of page.lines) {
        if (line.isEdge || line.isNote || line.isRow || DRAWN_FRAME.test(line.text)) continue;
        push(byColumn, line.column, line);
        push(all, line.column, line);
      }
      for (const [column, lines] of byColumn)
        if (lines.length >= 6) this.edges.set(`${number},${column}`, edgesOf(lines));
    }
    for (const [column, lines] of all) {
      const edges = edgesOf(lines);
      this.whole.set(column, edges);
      for (const line of lines) {
        if (line.x > edges.left + line.size * 1.2 && line.x < edges.left + line.size * 3) indented += 1;
        else if (line.x < edges.left + line.size * 0.6) atEdge += 1;
      }
    }
    this.pitch = usualPitch(pages, body);
    this.latin = usualLatin(pages);
    this.isIndented = indented > 3 && indented * 12 > atEdge;
  }

  joins(before: Placed, after: Placed): boolean {
    const [a, b] = [before.line, after.line];
    if (a.isRow || b.isRow || Math.abs(a.size - b.size) > a.size * 0.15) return false;
    const edges = this.edgesAt(before);
    const next = this.edgesAt(after);
    const title = this.joinsTitle(a, b, edges);
    if (title !== null) return title;
    if (a.right + this.roomFor(b) <= edges.right + a.size * TOLERANCE) return false;
    if (b.x > next.left + b.size * 0.8) return false;
    if (after.page === before.page && a.column === b.column) {
      const pitch = b.y - a.y;
      if (pitch > a.size * 3 || (this.pitch > 0 && pitch > this.pitch * PARAGRAPH_GAP)) return false;
    }
    if (this.isIndented || !SENTENCE_END.test(a.text)) return true;
    return readMarker(fold(b.text)) === null && !isFull(a, edges);
  }

  /** Two lines in the middle of the page in the letters of a title: one title, where the first is as wide as it could be. */
  private joinsTitle(a: PrintedLine, b: PrintedLine, { left, right }: Edges): boolean | null {
    const middle = (left + right) / 2;
    const isCentred = (line: PrintedLine): boolean =>
      Math.abs((line.x + line.right) / 2 - middle) < line.size * 0.8;
    if (a.size < this.body * 1.08 || !isCentred(a) || !isCentred(b)) return null;
    if (BESIDE_TITLE.test(b.text)) return false;
    return a.right - a.x + this.roomFor(b) > right - left && Math.abs(b.y - a.y) < a.size * 3;
  }

  private roomFor({ text, size, latin }: PrintedLine): number {
    return headWidth(text, size, latin === 0 ? this.latin : latin);
  }

  private edgesAt({ line, page }: Placed): Edges {
    const whole = this.whole.get(line.column) ?? { left: line.x, right: line.right };
    const own = this.edges.get(`${page},${line.column}`);
    // a page of short lines says little about its width
    return own !== undefined && Math.abs(own.right - whole.right) < line.size * 2.5 ? own : whole;
  }
}

/** Ends with a sentence at the very edge, in a text without indents: most often a paragraph's end. */
function isFull(line: PrintedLine, edges: Edges): boolean {
  return line.right < edges.right - line.size * 0.6;
}

/** A mark may hang over the edge: of a line that ends in one, the character before it is what stands inside. */
const HANGING = /[，。、；：！？）》”’]$/u;
/** ┌────: it may run out of its column. */
const DRAWN_FRAME = /^[\u2500-\u257f]+$/u;
const NARROW_HANGING = /[,;:.!?)]$/u;

function edgesOf(lines: readonly PrintedLine[]): Edges {
  const lefts = lines.map(({ x }) => x).sort((a, b) => a - b);
  const rights = lines.map(({ text, right, size }) =>
    HANGING.test(text) ? right - size : NARROW_HANGING.test(text) ? right - size * USUAL_LATIN : right,
  );
  rights.sort((a, b) => a - b);
  return {
    left: lefts[Math.floor(lefts.length * 0.03)] as number,
    right: rights[Math.ceil(rights.length * 0.97) - 1] as number,
  };
}

function usualPitch(pages: readonly PrintedPage[], body: number): number {
  const pitches: number[] = [];
  for (const { lines } of pages)
    for (let i = 1; i < lines.length; i += 1) {
      const [a, b] = [lines[i - 1] as PrintedLine, lines[i] as PrintedLine];
      if (a.isRow || b.isRow || a.column !== b.column) continue;
      const isBody = Math.abs(a.size - body) < body * 0.1 && Math.abs(b.size - body) < body * 0.1;
      if (isBody && b.y > a.y && b.y - a.y < body * 4) pitches.push(b.y - a.y);
    }
  if (pitches.length < 8) return 0;
  pitches.sort((x, y) => x - y);
  return pitches[Math.floor(pitches.length * 0.4)] as number;
}

/** The width of letters and figures, as most lines have it. */
function usualLatin(pages: readonly PrintedPage[]): number {
  const widths = pages.flatMap(({ lines }) => lines.map(({ latin }) => latin).filter((latin) => latin > 0));
  widths.sort((a, b) => a - b);
  return widths[widths.length >> 1] ?? USUAL_LATIN;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const found = map.get(key);
  if (found === undefined) map.set(key, [value]);
  else found.push(value);
}
