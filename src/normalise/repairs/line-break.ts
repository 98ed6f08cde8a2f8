/**
 * Lines that a page or a scanner broke: joined where the breaks fall at one width and not where a thought ends.
 * `…充分利` + `用5G、物联感知…` → one paragraph; `一、总体要求` + `坚持…` stay two.
 */
import { fold } from '../../chinese/fold.js';
import { readMarker } from '../../chinese/marker.js';
import type { RepairEdit } from '../../text/edit.js';

const CJK = /[\p{Script=Han}，。、；：！？（）“”《》—…,;:()%"〃]/u;
const TERMINAL = /[。；;：:！？!?…]["”’')）】]{0,2}$/u;
const BLANK = /(?<=\S)[ \u00a0](?=\S)/gu;
const LABEL = /^[(（【]?(?:牵头|责任|配合|主办|协办|承办|落实|负责|参与|完成时限|附件|附表|抄送|备注|注)/u;

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    lines.push({ start, end, text: text.slice(start, end) });
    if (stop < 0) break;
    start = stop + 1;
  }
  return lines;
}

/** The width at which most breaks fall, where at least `least` fall near it; null where there is no such width. */
function commonWidth(widths: readonly number[], least: number): { width: number; count: number } | null {
  if (widths.length < least) return null;
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  let best = 0;
  let bestCount = 0;
  for (const width of counts.keys()) {
    let near = 0;
    for (let d = -2; d <= 2; d += 1) near += counts.get(width + d) ?? 0;
    if (near > bestCount || (near === bestCount && width > best)) {
      best = width;
      bestCount = near;
    }
  }
  return best >= 12 && best <= 70 && bestCount >= widths.length * 0.55
    ? { width: best, count: bestCount }
    : null;
}

/** Width as printed: two narrow characters take the room of one wide one. */
function printedWidth(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i += 1) width += text.charCodeAt(i) < 0x2e80 ? 0.5 : 1;
  return Math.round(width);
}

/** Blanks inside long lines that stand where a narrower page broke its lines; `width` is that page's, in wide characters. */
export function repairBlanks(text: string): { edits: RepairEdit[]; width: number | null } {
  const edits: RepairEdit[] = [];
  const widths: number[] = [];
  const places: { at: number; width: number }[] = [];
  for (const line of splitLines(text)) {
    if (line.text.length < 24 || line.text.includes('\t')) continue;
    let last = 0;
    for (const m of line.text.matchAll(BLANK)) {
      const before = line.text[m.index - 1] as string;
      const after = line.text[m.index + 1] as string;
      if (!CJK.test(before) && !CJK.test(after)) continue;
      const width = printedWidth(line.text.slice(last, m.index));
      places.push({ at: line.start + m.index, width });
      widths.push(width);
      last = m.index + 1;
    }
  }
  const width = commonWidth(widths, 12)?.width ?? null;
  if (width === null) return { edits, width };
  for (const place of places) {
    const confidence = Math.abs(place.width - width) <= 4 ? 0.98 : 0.85;
    edits.push({ start: place.at, end: place.at + 1, insert: '', kind: 'line-break', confidence });
  }
  return { edits, width };
}

function opensBlock(line: string): boolean {
  const folded = fold(line).trim();
  return readMarker(folded) !== null || LABEL.test(folded) || /^[\u3000 \u00a0]{2}/u.test(line);
}

/** Offset of a bracket that a line leaves open, or -1. */
function openBracket(folded: string): number {
  let open = -1;
  for (let i = 0; i < folded.length; i += 1) {
    if (folded[i] === '(') open = i;
    else if (folded[i] === ')') open = -1;
  }
  return open;
}

interface Measure {
  readonly of: (line: string) => number;
  readonly width: number;
}

/** Pages break at a printed width, programs after so many characters: whichever fits the breaks of this text better. */
function findMeasure(filled: readonly Line[]): Measure | null {
  const broken = filled.map(({ text }) => text.trimEnd()).filter((line) => !TERMINAL.test(line));
  if (filled.length < 10 || broken.length < filled.length * 0.3) return null;
  let best: (Measure & { count: number }) | null = null;
  for (const of of [printedWidth, (line: string): number => line.length]) {
    const widths = broken.map(of).filter((width) => width >= 12);
    const common = commonWidth(widths, 8);
    if (common === null || (best !== null && common.count <= best.count)) continue;
    const isWrapped = filled.every(({ text }) => of(text.trimEnd()) <= common.width * 1.6);
    if (isWrapped) best = { of, ...common };
  }
  return best;
}

/** Hard breaks after every N characters. */
export function repairHardBreaks(text: string): RepairEdit[] {
  const lines = splitLines(text);
  const measure = findMeasure(lines.filter(({ text: line }) => line.trim().length > 0));
  if (measure === null) return [];
  const { of, width } = measure;
  const edits: RepairEdit[] = [];
  for (let i = 0; i + 1 < lines.length; i += 1) {
    const line = lines[i] as Line;
    const head = line.text.trimEnd();
    if (of(head) < width - 3 || line.text.includes('\t')) continue;
    const next = nextFilled(lines, i);
    const following = lines[next];
    if (following === undefined) continue;
    const isInBracket = openBracket(fold(head)) >= 0;
    if (isInBracket ? opensClause(following.text) : opensBlock(following.text)) continue;
    const isAcrossBlank = next > i + 1;
    if (TERMINAL.test(head) && !isInBracket && (isAcrossBlank || of(head) < width - 1)) continue;
    edits.push(join(line, head, following, TERMINAL.test(head) ? 0.75 : 0.95));
  }
  return edits;
}

/** Blank lines and what furniture left blank between two lines of a paragraph. */
const MAX_BLANK = 12;

function nextFilled(lines: readonly Line[], at: number): number {
  let next = at + 1;
  while (next < lines.length && next < at + MAX_BLANK && (lines[next] as Line).text.trim() === '') next += 1;
  return (lines[next]?.text.trim() ?? '') === '' ? lines.length : next;
}

function opensClause(line: string): boolean {
  return readMarker(fold(line).trim()) !== null;
}

function join(line: Line, head: string, following: Line, confidence: number): RepairEdit {
  const indent = following.text.length - following.text.trimStart().length;
  const start = line.start + head.length;
  return { start, end: following.start + indent, insert: '', kind: 'line-break', confidence };
}

const MAX_BRACKET = 300;

/** A line break inside a bracket that the next line closes: `（责任单位：市教育局、` + `市财政局）`. */
export function repairBrokenBrackets(text: string): RepairEdit[] {
  const edits: RepairEdit[] = [];
  const lines = splitLines(text);
  for (let i = 0; i + 1 < lines.length; i += 1) {
    const line = lines[i] as Line;
    const head = line.text.trimEnd();
    const open = openBracket(fold(head));
    if (open < 0 || head.length - open > MAX_BRACKET || line.text.includes('\t')) continue;
    const following = lines[nextFilled(lines, i)];
    if (following === undefined || opensClause(following.text)) continue;
    const rest = fold(following.text);
    const close = rest.indexOf(')');
    const isClosed = close >= 0 && close <= MAX_BRACKET && !rest.slice(0, close).includes('(');
    if (isClosed) edits.push(join(line, head, following, 0.9));
  }
  return edits;
}

/** A paragraph cut in two by a page: `…三通两平台”、` + blank line + `“三个课堂”…`. Only in texts whose breaks fall at `width`. */
export function repairPageBreaks(text: string, width: number): RepairEdit[] {
  const edits: RepairEdit[] = [];
  const lines = splitLines(text);
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] as Line;
    const head = line.text.trimEnd();
    if (printedWidth(head) < width - 3 || TERMINAL.test(head) || line.text.includes('\t')) continue;
    let next = i + 1;
    while (next < lines.length && (lines[next] as Line).text.trim() === '') next += 1;
    const following = lines[next];
    if (following === undefined || opensBlock(following.text)) continue;
    if (following.text.trim().length < 6) continue;
    const indent = following.text.length - following.text.trimStart().length;
    edits.push({
      start: line.start + head.length,
      end: following.start + indent,
      insert: '',
      kind: 'line-break',
      confidence: 0.9,
    });
  }
  return edits;
}
