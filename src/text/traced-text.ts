/**
 * A text that knows where each of its characters came from. Edits are recorded as they are made, as a list of
 * sections; nothing is ever found again by comparing two strings.
 * `年底 前` with the blank taken out: the span of `年底前` maps back to the four source characters.
 */
import type { CanonicalSpan, SourceSpan } from '../model/span.js';
import type { Edit } from './edit.js';

/**
 * `[at, at + length)` of the text stands for `[from, fromEnd)` of the source: character by character where `exact`,
 * as a whole where not. Sections are in text order and in source order; source that no section covers was taken out.
 */
export interface Section {
  readonly at: number;
  readonly length: number;
  readonly from: number;
  readonly fromEnd: number;
  readonly exact: boolean;
}

export class TracedText {
  readonly source: string;
  readonly text: string;
  readonly sections: readonly Section[];

  private constructor(source: string, text: string, sections: readonly Section[]) {
    this.source = source;
    this.text = text;
    this.sections = sections;
  }

  static of(source: string): TracedText {
    const sections =
      source.length === 0
        ? []
        : [{ at: 0, length: source.length, from: 0, fromEnd: source.length, exact: true }];
    return new TracedText(source, source, sections);
  }

  /**
   * A text put together from pieces of the source, as from the text nodes of a page. Pieces come in source order;
   * a piece of the same length as its source range is taken to match it character by character.
   * A piece with an empty source range (a line break for `</p>`) stands for that point.
   */
  static fromPieces(
    source: string,
    pieces: readonly { readonly text: string; readonly from: number; readonly fromEnd: number }[],
  ): TracedText {
    const sections: Section[] = [];
    let text = '';
    let last = 0;
    for (const piece of pieces) {
      if (piece.text.length === 0) continue;
      const from = Math.max(last, piece.from);
      const fromEnd = Math.max(from, piece.fromEnd);
      const exact = fromEnd - from === piece.text.length && from === piece.from;
      push(sections, { at: text.length, length: piece.text.length, from, fromEnd, exact });
      text += piece.text;
      last = fromEnd;
    }
    return new TracedText(source, text, sections);
  }

  /** Edits are in offsets of this text, in ascending order, and do not overlap; an overlapping one is passed over. */
  edit(edits: readonly Edit[]): TracedText {
    if (edits.length === 0) return this;
    const chunks: string[] = [];
    const sections: Section[] = [];
    const cursor = { index: 0 };
    let copied = 0;
    let length = 0;
    const copy = (start: number, end: number): void => {
      if (end <= start) return;
      chunks.push(this.text.slice(start, end));
      this.cut(start, end, length - start, sections, cursor);
      length += end - start;
    };
    for (const edit of edits) {
      if (edit.start < copied || edit.end < edit.start || edit.end > this.text.length) continue;
      copy(copied, edit.start);
      copied = edit.end;
      if (edit.insert.length === 0) continue;
      chunks.push(edit.insert);
      if (edit.aligned === true && edit.insert.length === edit.end - edit.start) {
        this.cut(edit.start, edit.end, length - edit.start, sections, cursor);
      } else {
        const { start: from, end: fromEnd } = this.sourceSpan(edit);
        push(sections, { at: length, length: edit.insert.length, from, fromEnd, exact: false });
      }
      length += edit.insert.length;
    }
    copy(copied, this.text.length);
    return new TracedText(this.source, chunks.join(''), sections);
  }

  /** This text, which was read out of the text of `outer`, with the places of `outer`'s own source. */
  readOutOf(outer: TracedText): TracedText {
    const sections: Section[] = [];
    const cursor = { index: 0 };
    for (const { at, length, from, fromEnd, exact } of this.sections) {
      if (exact) outer.cut(from, fromEnd, at - from, sections, cursor);
      else {
        const { start, end } = outer.sourceSpan({ start: from, end: fromEnd });
        push(sections, { at, length, from: start, fromEnd: end, exact: false });
      }
    }
    return new TracedText(outer.source, this.text, sections);
  }

  /**
   * Where in the source a span of this text comes from: exact where the text is untouched, widened to the whole edited
   * section where it was rewritten. An empty span gives the point before its next character.
   */
  sourceSpan(span: { readonly start: number; readonly end: number }): SourceSpan {
    const { start, end } = span;
    const first = this.sectionAt(start);
    if (first === undefined) {
      const last = this.sections.at(-1);
      const point = last === undefined ? 0 : last.fromEnd;
      return { start: point, end: point };
    }
    const from = first.exact ? first.from + (start - first.at) : first.from;
    if (end <= start) return { start: from, end: from };
    const final = this.sectionAt(end - 1) ?? first;
    const fromEnd = final.exact ? final.from + (end - final.at) : final.fromEnd;
    return { start: from, end: Math.max(from, fromEnd) };
  }

  /** The span of this text that a span of the source became; empty, at the point, where it was taken out. */
  canonicalSpan(span: { readonly start: number; readonly end: number }): CanonicalSpan {
    let low = 0;
    let high = this.sections.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      const section = this.sections[mid] as Section;
      const before =
        section.fromEnd < span.start || (section.fromEnd === span.start && section.from < section.fromEnd);
      if (before) low = mid + 1;
      else high = mid;
    }
    let start = -1;
    let end = -1;
    for (let i = low; i < this.sections.length; i += 1) {
      const section = this.sections[i] as Section;
      const isPoint = section.from === section.fromEnd;
      if (section.from > span.end || (section.from === span.end && !(isPoint && span.start === span.end)))
        break;
      const a = section.exact ? section.at + Math.max(0, span.start - section.from) : section.at;
      const b = section.exact
        ? section.at + Math.min(section.length, span.end - section.from)
        : section.at + section.length;
      if (start < 0) start = a;
      end = Math.max(end, b);
    }
    if (start >= 0) return { start, end: Math.max(start, end) };
    const next = this.sections[low];
    const point = next === undefined ? this.text.length : next.at;
    return { start: point, end: point };
  }

  /** Every change from the source to this text, repairs and all others, in source order: what stands between them is the same in both. */
  changes(): Edit[] {
    const edits: Edit[] = [];
    let at = 0;
    const add = (start: number, end: number, insert: string): void => {
      const last = edits.at(-1);
      if (last !== undefined && last.end === start)
        edits[edits.length - 1] = { start: last.start, end, insert: last.insert + insert };
      else edits.push({ start, end, insert });
    };
    for (const section of this.sections) {
      if (section.from > at) add(at, section.from, '');
      at = Math.max(at, section.fromEnd);
      const printed = this.text.slice(section.at, section.at + section.length);
      if (!section.exact) {
        add(section.from, section.fromEnd, printed);
        continue;
      }
      for (let i = 0; i < section.length; i += 1) {
        const place = section.from + i;
        if (printed[i] !== this.source[place]) add(place, place + 1, printed[i] as string);
      }
    }
    if (at < this.source.length) add(at, this.source.length, '');
    return edits;
  }

  private sectionAt(offset: number): Section | undefined {
    let low = 0;
    let high = this.sections.length - 1;
    while (low <= high) {
      const mid = (low + high) >> 1;
      const section = this.sections[mid] as Section;
      if (offset < section.at) high = mid - 1;
      else if (offset >= section.at + section.length) low = mid + 1;
      else return section;
    }
    return undefined;
  }

  /** Copies the sections of `[start, end)`, moved by `shift`; `cursor` only ever goes forward. */
  private cut(start: number, end: number, shift: number, into: Section[], cursor: { index: number }): void {
    while (cursor.index < this.sections.length) {
      const section = this.sections[cursor.index] as Section;
      const stop = section.at + section.length;
      if (stop <= start) {
        cursor.index += 1;
        continue;
      }
      if (section.at >= end) return;
      const a = Math.max(start, section.at);
      const b = Math.min(end, stop);
      push(into, {
        at: a + shift,
        length: b - a,
        from: section.exact ? section.from + (a - section.at) : section.from,
        fromEnd: section.exact ? section.from + (b - section.at) : section.fromEnd,
        exact: section.exact,
      });
      if (stop > end) return;
      cursor.index += 1;
    }
  }
}

/** Adds a section, joined to the one before where both are exact and touch on both sides. */
function push(sections: Section[], section: Section): void {
  const last = sections.at(-1);
  if (
    last?.exact === true &&
    section.exact &&
    last.fromEnd === section.from &&
    last.at + last.length === section.at
  ) {
    sections[sections.length - 1] = {
      at: last.at,
      length: last.length + section.length,
      from: last.from,
      fromEnd: section.fromEnd,
      exact: true,
    };
    return;
  }
  sections.push(section);
}
