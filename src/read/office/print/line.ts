/**
 * Words with places → lines: what shares a base line, from left to right. Blanks that only set Chinese and Latin letters apart go
 * (`到 2025 年` → `到2025年`), wide gaps stay as gaps, since they may be the columns of a table.
 */
import type { Word } from './page-content.js';

export interface Segment {
  readonly text: string;
  readonly x: number;
  readonly right: number;
}

export interface Line {
  readonly segments: readonly Segment[];
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly words: readonly Word[];
  /** The width of a letter or figure, in widths of a character; 0 where the line says nothing of it. */
  readonly latin: number;
  /** Small words above the base line: 60%以上¹. */
  readonly raised: readonly Word[];
}

const HAN = /[\p{Script=Han}\uff00-\uffef。、“”《》—…〔〕【】]/u;
/** In widths of a character: beyond it two words are two columns. */
const WIDE_GAP = 1.6;
const NARROW_GAP = 0.22;
const LATIN_EDGE =
  /(?<=\p{Script=Han}) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) (?=\p{Script=Han})|(?<=[\uff00-\uffef。、“”《》〔〕—]) | (?=[\uff00-\uffef。、“”《》〔〕—])/gu;
/** `1. 推进`: set apart by a tab. */
const ITEM_BLANK = /^(?<item>\d{1,3}[.．、]) (?=\p{Script=Han}|[“《])/u;
/** `3.2 工作目标`: the blank after an outline number is no blank of layout. */
export const OUTLINE_NUMBER = /^[A-Za-z]?[\d.．]{1,12} (?=\p{Script=Han})/u;

export function groupLines(words: readonly Word[]): Line[] {
  const sorted = words.map((word, i) => ({ word, i })).sort((a, b) => a.word.y - b.word.y || a.i - b.i);
  const rows: { y: number; size: number; words: Word[] }[] = [];
  for (const { word } of sorted) {
    const row = rows.at(-1);
    // a raised figure stands on the line of its neighbours
    if (row !== undefined && Math.abs(row.y - word.y) <= Math.max(row.size, word.size) * 0.45) {
      row.words.push(word);
      if (word.size > row.size) {
        row.size = word.size;
        row.y = word.y;
      }
    } else {
      rows.push({ y: word.y, size: word.size, words: [word] });
    }
  }
  return rows.map(({ y, size, words: inRow }) => makeLine(inRow, y, size));
}

function makeLine(words: Word[], y: number, size: number): Line {
  words.sort((a, b) => a.x - b.x);
  const segments: Segment[] = [];
  let open: { text: string; x: number; right: number } | null = null;
  for (const word of words) {
    const gap: number = open === null ? 0 : word.x - open.right;
    if (open !== null && gap <= size * WIDE_GAP) {
      open.text += separator(open.text, word.text, gap / size) + word.text;
      open.right = Math.max(open.right, word.right);
    } else {
      if (open !== null) segments.push(tidy(open));
      open = { text: word.text, x: word.x, right: word.right };
    }
  }
  if (open !== null) segments.push(tidy(open));
  const first = segments[0] as Segment;
  const raised = words.filter((word) => word.size <= size * 0.75 && y - word.y > size * 0.12);
  const right = (segments.at(-1) as Segment).right;
  const latin = latinWidth(words, size);
  return { segments, x: first.x, right, y, size: usualSize(words), words, latin, raised };
}

/** A line's size is that of most of its characters: the number in front of a footnote may be larger than its words. */
function usualSize(words: readonly Word[]): number {
  const lengths = new Map<number, number>();
  for (const { size, text } of words) lengths.set(size, (lengths.get(size) ?? 0) + text.length);
  return [...lengths].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

function separator(before: string, after: string, gap: number): string {
  if (before.endsWith(' ') || after.startsWith(' ') || gap < NARROW_GAP) return '';
  const isHan = HAN.test(before.at(-1) ?? '') && HAN.test(after[0] ?? '');
  return isHan && gap < 0.3 ? '' : ' ';
}

function tidy(segment: Segment): Segment {
  const whole = segment.text.trim();
  const text = isSpacedOut(whole) ? whole.replaceAll(' ', '') : whole.replace(ITEM_BLANK, '$<item>');
  const head = OUTLINE_NUMBER.exec(text)?.[0] ?? '';
  return { ...segment, text: head + closeUp(text.slice(head.length).replaceAll(LATIN_EDGE, '')) };
}

const BETWEEN_HAN = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;
/** A blank with a character on either side that stands alone. */
const BESIDE_SINGLE =
  /(?<=(?<!\p{Script=Han})\p{Script=Han}) (?=\p{Script=Han})|(?<=\p{Script=Han}) (?=\p{Script=Han}(?!\p{Script=Han}))/gu;

/** 屿 政 发 〔 2 0 2 4 〕 1 7 号: each character by itself, figures too. */
function isSpacedOut(text: string): boolean {
  const parts = text.split(' ');
  return parts.length >= LEAST_SPACED && parts.every((part) => part.length === 1) && HAN.test(text);
}

const LEAST_SPACED = 5;

/** A line that was stretched to the edge, or a title set wide, has blanks between single characters: 医 保 服 务站. */
function closeUp(text: string): string {
  if (!text.includes(' ')) return text;
  const singles = text.match(BESIDE_SINGLE)?.length ?? 0;
  return singles >= 2 ? text.replaceAll(BETWEEN_HAN, '') : text;
}

/** The words of a line, columns apart by tabs; letters set wide apart (工 作 方 案) are no columns. */
export function lineText(line: Line, isRow: boolean): string {
  const isSpaced = line.segments.every(({ text }) => text.length === 1);
  return line.segments.map(({ text }) => text).join(isRow && !isSpaced ? '\t' : ' ');
}

/** What may not be parted at the end of a line: a figure, a Latin word, a character with the marks around it. */
const HEAD_UNIT =
  /^[“‘（《〈〔【(]{0,3}(?:[A-Za-z0-9.,%％/—–～-]{1,40}|.)?[，。、；：！？”’）》〉〕】)％%]{0,3}(?:(?:[“”‘’]{1,3}|(?<=[“”‘’]))[^“”‘’，。、；：！？]){0,3}/u;

/**
 * How much room the line before would have needed to take the first unit of these words. Many programs part nothing at a quotation mark,
 * on neither side: of 色“一件事” the first three stay together. `latin` is the width of a letter or figure in widths of a character.
 */
export function headWidth(text: string, size: number, latin = USUAL_LATIN): number {
  let width = 0;
  for (const character of HEAD_UNIT.exec(text)?.[0] ?? '') width += character < '\u2000' ? latin : 1;
  return width * size;
}

export const USUAL_LATIN = 0.5;
const LATIN_WORD = /^[A-Za-z0-9.,%/-]+$/u;

/** The width of a letter or figure, as the words of a line have it that hold nothing else. */
function latinWidth(words: readonly Word[], size: number): number {
  let [width, count] = [0, 0];
  for (const word of words) {
    const text = word.text.trim();
    if (!LATIN_WORD.test(text)) continue;
    width += word.right - word.x;
    count += text.length;
  }
  return count === 0 ? 0 : Math.min(1, Math.max(USUAL_LATIN, width / count / size));
}

/** In widths of a character: cells of a table stand at least so far apart somewhere. */
const CELL_GAP = 0.9;

/** Whether there is a gap in any line: a page without one holds no table, and its rules need not be looked for. */
export function hasGaps(words: readonly Word[]): boolean {
  const rows = new Map<number, Word[]>();
  for (const word of words) {
    const row = rows.get(Math.round(word.y));
    if (row === undefined) rows.set(Math.round(word.y), [word]);
    else row.push(word);
  }
  for (const row of rows.values()) {
    row.sort((a, b) => a.x - b.x);
    for (let i = 1; i < row.length; i += 1) {
      const [before, word] = [row[i - 1] as Word, row[i] as Word];
      if (word.x - before.right > word.size * CELL_GAP) return true;
    }
  }
  return false;
}
