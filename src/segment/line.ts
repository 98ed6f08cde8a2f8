/**
 * First say what kind of line this is, then nest the lines. `（二）加快5G建设。年底前…` is a marked line, `附件1` opens a part,
 * `目  录` opens a table of contents, `威海市人民政府` + `2023年8月19日` is a signature.
 */
import { type Marker, readMarker } from '../chinese/marker.js';

export type LineKind = 'marked' | 'part' | 'contents' | 'signature' | 'trailer' | 'plain';

export interface SegmentLine {
  readonly start: number;
  readonly end: number;
  readonly kind: LineKind;
  readonly marker: Marker | null;
  /** The folded line. */
  readonly folded: string;
}

const PART = /^(?<name>附(?:件|录|表) ?(?:[一二三四五六七八九十]{1,3}|\d{1,2})?) ?[:.]?$/u;
/** 附件1：…任务分工表 as the title of an appendix; a list of attachments at the foot of a notice is no appendix. */
const PART_WITH_TITLE =
  /^(?<name>附(?:件|录|表) ?(?:[一二三四五六七八九十]{1,3}|\d{1,2})) ?[:. ] ?(?=\p{Script=Han}[^。]{3,40}$)/u;
const CONTENTS = /^目 {0,4}[录次]$/u;
const DATE_ONLY =
  /^(?:(?:19|20)\d{2} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日|[二][〇零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)(?: ?印发)?$/u;
const TRAILER =
  /^(?:抄送|抄报|主送|\(?(?:此件|本件|信息)(?:公开|主动公开|依申请公开|不予公开)|附件 ?: ?(?:\d|《|\p{Script=Han})|附 ?: ?\d|注 ?:|备注 ?:)/u;
const SIGNER = /^[\p{Script=Han} ]{4,40}(?:政府|办公[厅室]|委员会|[局厅部委办]|领导小组|指挥部)$/u;

/** A number in the first cell of a table row counts the rows of a task table. */
const ROW = /^(?<number>\d{1,3})\t(?=[^\t]{2})/u;

function classify(folded: string, hasTable: boolean): { kind: LineKind; marker: Marker | null } {
  if (CONTENTS.test(folded)) return { kind: 'contents', marker: null };
  if (PART.test(folded) || PART_WITH_TITLE.test(folded)) return { kind: 'part', marker: null };
  if (hasTable && folded.includes('\t')) {
    const row = ROW.exec(folded);
    const number = Number(row?.groups?.['number'] ?? 0);
    const marker: Marker | null =
      row === null || number === 0
        ? null
        : { kind: 'row', number, length: row[0].length, printed: String(number) };
    return { kind: marker === null ? 'plain' : 'marked', marker };
  }
  const marker = readMarker(folded);
  if (marker !== null) return { kind: 'marked', marker };
  if (DATE_ONLY.test(folded)) return { kind: 'signature', marker: null };
  if (TRAILER.test(folded)) return { kind: 'trailer', marker: null };
  return { kind: 'plain', marker: null };
}

export function partName(folded: string): string {
  const match = PART.exec(folded) ?? PART_WITH_TITLE.exec(folded);
  return (match?.groups?.['name'] ?? folded).replaceAll(' ', '');
}

const TABLE_HEAD = /(?:^|\t)(?:序号|编号|序 号)\t/u;
/** The rows of a table of indicators are no clauses. */
const TASK_HEAD = /任务|责任|牵头|配合|措施|事项|时限|举措/u;

/** The lines of a folded canonical text. A signature's first line (the body that signs) is found from its date. */
export function readLines(folded: string): SegmentLine[] {
  const lines: SegmentLine[] = [];
  let hasTable = false;
  let start = 0;
  while (start < folded.length) {
    const stop = folded.indexOf('\n', start);
    const end = stop < 0 ? folded.length : stop;
    const line = folded.slice(start, end);
    if (line.length > 0) {
      if (line.includes('\t') && TABLE_HEAD.test(line)) hasTable = TASK_HEAD.test(line);
      lines.push({ start, end, ...classify(line, hasTable), folded: line });
    }
    start = end + 1;
  }
  markAttachmentLists(lines);
  markBareNumbers(lines);
  for (let i = 1; i < lines.length; i += 1) {
    const line = lines[i] as SegmentLine;
    if (line.kind !== 'signature') continue;
    for (let j = i - 1; j >= Math.max(0, i - 3); j -= 1) {
      const above = lines[j] as SegmentLine;
      if (above.kind !== 'plain' || !SIGNER.test(above.folded)) break;
      lines[j] = { ...above, kind: 'signature' };
    }
  }
  return lines;
}

/** 1 总则 above 1.1 编制目的; 2.50公里乡村绿道建设 behind 1.…: a number that only its neighbours show to be a marker. */
const BARE_NUMBER = /^(?<number>[1-9]\d?) ?(?=\p{Script=Han}[^。;,]{1,24}$)/u;
const COUNTED = /^(?<number>[1-9]\d?)\.(?=\d{2,3}\p{Script=Han})/u;

function markBareNumbers(lines: SegmentLine[]): void {
  let lastItem = 0;
  for (const [i, line] of lines.entries()) {
    if (line.marker !== null) {
      if (line.marker.kind === 'arabic') lastItem = line.marker.number;
      else if (line.marker.kind === 'han' || line.marker.kind === 'han-paren') lastItem = 0;
      continue;
    }
    if (line.kind !== 'plain') continue;
    const bare = BARE_NUMBER.exec(line.folded);
    const number = Number(bare?.groups?.['number']);
    const next = lines[i + 1];
    if (bare !== null && next?.marker?.kind === 'decimal' && next.folded.startsWith(`${number}.1`)) {
      const marker: Marker = { kind: 'arabic', number, length: bare[0].length, printed: String(number) };
      lines[i] = { ...line, kind: 'marked', marker };
      continue;
    }
    const counted = COUNTED.exec(line.folded);
    if (counted === null || Number(counted.groups?.['number']) !== lastItem + 1 || lastItem === 0) continue;
    lastItem += 1;
    const marker: Marker = {
      kind: 'arabic',
      number: lastItem,
      length: counted[0].length,
      printed: counted[0],
    };
    lines[i] = { ...line, kind: 'marked', marker };
  }
}

const ATTACHMENTS = /^附件? ?: ?(?:\d|\p{Script=Han}|《)/u;
const MAX_ATTACHMENT = 60;

/** 附件：1.…名录 goes on with 2.…名单 on the lines below: attachments, not clauses. */
function markAttachmentLists(lines: SegmentLine[]): void {
  let isList = false;
  for (const [i, line] of lines.entries()) {
    if (line.kind === 'trailer' && ATTACHMENTS.test(line.folded)) {
      isList = true;
      continue;
    }
    if (!isList) continue;
    const isEntry =
      line.marker?.kind === 'arabic' &&
      line.marker.number > 1 &&
      line.folded.length <= MAX_ATTACHMENT &&
      !/[。;]/u.test(line.folded);
    if (isEntry) lines[i] = { ...line, kind: 'trailer', marker: null };
    else isList = false;
  }
}

/** Entries of a table of contents: short, and printed again as a heading further on, or led to a page number by dots. */
const LONGEST_ENTRY = 60;
const LEADER = /[.·…]{3,} ?\d{0,3}$| \d{1,3}$/u;

export function dropContents(lines: readonly SegmentLine[]): SegmentLine[] {
  const at = lines.findIndex((line) => line.kind === 'contents');
  if (at < 0) return [...lines];
  const seen = new Map<string, number>();
  const bare = ({ folded }: SegmentLine): string =>
    folded.length > LONGEST_ENTRY ? folded : folded.replace(LEADER, '').replaceAll(' ', '');
  for (const line of lines) seen.set(bare(line), (seen.get(bare(line)) ?? 0) + 1);
  let end = at + 1;
  while (end < lines.length) {
    const line = lines[end] as SegmentLine;
    const isEntry =
      line.folded.length <= LONGEST_ENTRY && (LEADER.test(line.folded) || (seen.get(bare(line)) ?? 0) > 1);
    if (!isEntry) break;
    const first = lines[at + 1];
    if (end > at + 1 && first !== undefined && bare(line) === bare(first)) break;
    end += 1;
  }
  return lines.map((line, i) =>
    i >= at && i < end ? { ...line, kind: 'plain' as const, marker: null } : line,
  );
}
