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
function commonWidth(widths: readonly number[], least: number): number | null {
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
  return best >= 12 && best <= 70 && bestCount >= widths.length * 0.55 ? best : null;
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
  const width = commonWidth(widths, 12);
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

/** Hard breaks after every N characters. */
export function repairHardBreaks(text: string): RepairEdit[] {
  const lines = splitLines(text);
  const filled = lines.filter(({ text: line }) => line.trim().length > 0);
  const widths = filled.map(({ text: line }) => printedWidth(line.trimEnd()));
  const broken = widths.filter((_, i) => !TERMINAL.test((filled[i] as Line).text.trimEnd()));
  const width =
    broken.length >= filled.length * 0.3
      ? commonWidth(
          broken.filter((w) => w >= 12),
          8,
        )
      : null;
  const isWrapped =
    width !== null && Math.max(0, ...widths.slice(0, 4000)) <= width * 1.6 && widths.length >= 10;
  if (!isWrapped || width === null) return [];
  const edits: RepairEdit[] = [];
  for (let i = 0; i + 1 < lines.length; i += 1) {
    const line = lines[i] as Line;
    const head = line.text.trimEnd();
    if (printedWidth(head) < width - 3 || line.text.includes('\t')) continue;
    let next = i + 1;
    while (next < lines.length && next < i + 12 && (lines[next] as Line).text.trim() === '') next += 1;
    const following = lines[next];
    if (following === undefined || following.text.trim() === '') continue;
    if (opensBlock(following.text)) continue;
    const isAcrossBlank = next > i + 1;
    if (TERMINAL.test(head) && (isAcrossBlank || printedWidth(head) < width - 1)) continue;
    const indent = following.text.length - following.text.trimStart().length;
    edits.push({
      start: line.start + head.length,
      end: following.start + indent,
      insert: '',
      kind: 'line-break',
      confidence: TERMINAL.test(head) ? 0.75 : 0.95,
    });
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
