/**
 * Lines that a page or a scanner broke: joined where the breaks fall at one width and not where a thought ends.
 * `…充分利` + `用5G、物联感知…` → one paragraph; `一、总体要求` + `坚持…` stay two.
 */
import { fold } from '../../chinese/fold.js';
import { readMarker } from '../../chinese/marker.js';
import type { RepairEdit } from '../../text/edit.js';

const CJK = /[\p{Script=Han}，。、；：！？（）“”《》—…,;:()%"〃]/u;
const TERMINAL = /[。；;：:！？!?…]["”’')）】]{0,2}$/u;
/** Only a line's last characters tell. */
function endsSentence(line: string): boolean {
  return TERMINAL.test(line.slice(-3));
}

const BLANK = /[ \u00a0](?<=\S.)(?=\S)/gu;
const HAS_BLANK = /[ \u00a0]/u;
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

interface CommonWidth {
  readonly width: number;
  /** Breaks that fall near it. */
  readonly count: number;
  /** Nearly all of them fall at that very width: a line that is shorter ends its paragraph. */
  readonly isExact: boolean;
}

/** The width at which most breaks fall, where at least `least` fall near it; null where there is no such width. */
function commonWidth(widths: readonly number[], least: number): CommonWidth | null {
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
  if (best < 12 || best > 70 || bestCount < widths.length * 0.55) return null;
  let width = best;
  for (let d = -2; d <= 2; d += 1)
    if ((counts.get(best + d) ?? 0) > (counts.get(width) ?? 0)) width = best + d;
  return { width, count: bestCount, isExact: (counts.get(width) ?? 0) >= bestCount * EXACT };
}

/** Of the breaks near a width, how many have to fall at it where a program made them. */
const EXACT = 0.9;

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
    if (line.text.length < 24 || !HAS_BLANK.test(line.text) || line.text.includes('\t')) continue;
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

/** What stands in front of a colon: 责任单位：, 发布机构：, 各县（市、区）人民政府：. */
const HEADED = /^(?:[\p{Script=Han} ]{2,8}|各[^，。；]{2,60})[:：]/u;

/** A full line is a wrapped one, as a rule: 依法追究 + 责任 goes on, a marker, an indent or a label with its colon does not. */
function opensAfterFull(head: string, line: string): boolean {
  const folded = fold(line).trim();
  if (/^[\u3000 \u00a0]{2}/u.test(line)) return true;
  if (readMarker(folded) !== null) return endsSentence(head) || !GOES_ON.test(head);
  return HEADED.test(folded) && !MID_SENTENCE.test(head);
}

/** 市直属各部门、 + 各单位：, 努力实现以下 + 目标：; a title (…的通知) and a number do not go on so. */
const MID_SENTENCE =
  /(?:[，、,]|(?<!通知|方案|要点|计划|规划|意见|措施|办法|清单|公告|决定)\p{Script=Han})$/u;

/** A line that ends so does not end a paragraph: in the middle of a figure, after a mark that goes on. */
const GOES_ON = /[，、,（(“"\d]$/u;

/** Offset of a bracket that a line leaves open, or -1. */
function openBracket(folded: string): number {
  let open = -1;
  for (let i = 0; i < folded.length; i += 1) {
    if (folded[i] === '(') open = i;
    else if (folded[i] === ')') open = -1;
  }
  return open;
}

interface Measure extends CommonWidth {
  readonly of: (line: string) => number;
}

function isClearer(one: CommonWidth, other: CommonWidth): boolean {
  return one.isExact === other.isExact ? one.count > other.count : one.isExact;
}

/** Pages break at a printed width, programs after so many characters: whichever fits the breaks of this text better. */
function findMeasure(filled: readonly Line[]): Measure | null {
  const broken = filled.map(({ text }) => text.trimEnd()).filter((line) => !endsSentence(line));
  if (filled.length < 10 || broken.length < filled.length * 0.3) return null;
  let best: Measure | null = null;
  for (const of of [printedWidth, (line: string): number => line.length]) {
    const widths = broken.map(of).filter((width) => width >= 12);
    const common = commonWidth(widths, 8);
    if (common === null || (best !== null && !isClearer(common, best))) continue;
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
  const { of, width, isExact } = measure;
  const least = isExact ? width : width - 3;
  const full = isExact ? width : width - 1;
  const edits: RepairEdit[] = [];
  for (let i = 0; i + 1 < lines.length; i += 1) {
    const line = lines[i] as Line;
    const head = line.text.trimEnd();
    if (of(head) < least || line.text.includes('\t')) continue;
    const next = nextFilled(lines, i);
    const following = lines[next];
    if (following === undefined) continue;
    const isInBracket = openBracket(fold(head)) >= 0;
    const isLabelled = !isExact && endsSentence(head) && LABEL.test(fold(following.text).trim());
    const isOpening = isLabelled || opensAfterFull(head, following.text);
    if (isInBracket ? opensClause(following.text) : isOpening) continue;
    const isAcrossBlank = next > i + 1;
    if (endsSentence(head) && !isInBracket && (isAcrossBlank || of(head) < full)) continue;
    edits.push(join(line, head, following, endsSentence(head) ? 0.75 : 0.95));
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
const HAS_BRACKET = /[(（]/u;

/** A line break inside a bracket that the next line closes: `（责任单位：市教育局、` + `市财政局）`. */
export function repairBrokenBrackets(text: string): RepairEdit[] {
  const edits: RepairEdit[] = [];
  const lines = splitLines(text);
  for (let i = 0; i + 1 < lines.length; i += 1) {
    const line = lines[i] as Line;
    const head = line.text.trimEnd();
    const open = HAS_BRACKET.test(head) ? openBracket(fold(head)) : -1;
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
    if (printedWidth(head) < width - 3 || endsSentence(head) || line.text.includes('\t')) continue;
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
