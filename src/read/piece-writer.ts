/**
 * Collects the pieces of a page's text in order. White space of the markup is laid out as a browser does: runs
 * collapse, a line end beside a Chinese character prints nothing, breaks at the edge of a block are not doubled.
 */
export interface Piece {
  readonly text: string;
  readonly from: number;
  readonly fromEnd: number;
}

const TOKEN = /&#?[a-zA-Z0-9]{1,32};?|[ \t\r\n\f]+|[^& \t\r\n\f]+|&/gu;
const LAYOUT_SPACE = /^[ \t\r\n\f]/u;
const WIDE = /[\u2e80-\u9fff\uff00-\uffef\uf900-\ufaff]/u;

export class PieceWriter {
  readonly pieces: Piece[] = [];
  private readonly decodeReference: (reference: string) => string;
  private isLinePending = false;
  private isAfterNumber = false;
  private pendingTabs = 0;
  private pendingSpace: { from: number; fromEnd: number; breaks: boolean } | null = null;
  private pendingAt = 0;
  private lastCharacter = '\n';

  private readonly isCoarse: boolean;

  /** `isCoarse` joins what touches in the markup into one piece: less exact, and a fraction of the memory. */
  constructor(decodeReference: (reference: string) => string, isCoarse = false) {
    this.decodeReference = decodeReference;
    this.isCoarse = isCoarse;
  }

  /** Text of the markup that begins at `at`; character references in it are still written out. */
  text(markup: string, at: number, isPreserved: boolean): void {
    for (const { 0: token, index } of markup.matchAll(TOKEN)) {
      const from = at + index;
      const fromEnd = from + token.length;
      if (LAYOUT_SPACE.test(token)) this.layout(token, from, fromEnd, isPreserved);
      else if (token.length > 1 && token.startsWith('&'))
        this.put(this.decodeReference(token), from, fromEnd);
      else this.put(token, from, fromEnd);
    }
  }

  /** Words that a browser prints and the markup does not hold: the number of a list's item. What opens the item follows them at once. */
  printed(text: string, at: number): void {
    this.put(text, at, at);
    this.isAfterNumber = true;
  }

  /** An item ends: its number stands alone where nothing followed it. */
  endItem(): void {
    this.isAfterNumber = false;
  }

  line(at: number): void {
    if (this.isAfterNumber) return;
    this.isLinePending = true;
    this.pendingTabs = 0;
    this.pendingSpace = null;
    this.pendingAt = at;
  }

  tabs(count: number, at: number): void {
    this.pendingTabs += count;
    this.pendingSpace = null;
    if (!this.isLinePending) this.pendingAt = at;
  }

  space(at: number): void {
    if (this.pendingSpace === null || this.pendingSpace.breaks) {
      this.pendingSpace = { from: at, fromEnd: at, breaks: false };
    }
  }

  private layout(token: string, from: number, fromEnd: number, isPreserved: boolean): void {
    const breaks = token.includes('\n') || token.includes('\r');
    if (isPreserved && breaks) this.line(from);
    else if (this.pendingSpace === null) this.pendingSpace = { from, fromEnd, breaks };
    else if (this.pendingSpace.breaks) this.pendingSpace = { ...this.pendingSpace, fromEnd };
    else this.pendingSpace = { ...this.pendingSpace, fromEnd: Math.max(fromEnd, this.pendingSpace.fromEnd) };
  }

  private put(text: string, from: number, fromEnd: number): void {
    if (text.length === 0) return;
    if (this.isAfterNumber) this.pendingSpace = null;
    this.isAfterNumber = false;
    this.flush(text);
    const last = this.pieces.at(-1);
    if (this.isCoarse && last?.fromEnd === from && last.from < last.fromEnd) {
      this.pieces[this.pieces.length - 1] = { text: last.text + text, from: last.from, fromEnd };
    } else {
      this.pieces.push({ text, from, fromEnd });
    }
    this.lastCharacter = text.at(-1) as string;
  }

  private flush(next: string): void {
    const point = { from: this.pendingAt, fromEnd: this.pendingAt };
    const isFirst = this.pieces.length === 0;
    if (this.isLinePending && !isFirst) this.pieces.push({ text: '\n', ...point });
    if (this.pendingTabs > 0) this.pieces.push({ text: '\t'.repeat(this.pendingTabs), ...point });
    const space = this.pendingSpace;
    if (space !== null && !this.isLinePending && this.pendingTabs === 0 && !isFirst) {
      const joins = space.breaks && (WIDE.test(this.lastCharacter) || WIDE.test(next[0] as string));
      if (!joins && this.lastCharacter !== ' ')
        this.pieces.push({ text: ' ', from: space.from, fromEnd: space.fromEnd });
    }
    this.isLinePending = false;
    this.pendingTabs = 0;
    this.pendingSpace = null;
  }
}
