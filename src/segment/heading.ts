/**
 * What names a clause: the whole line where the title stands alone, else the text up to the first 。, or up to ：where the
 * document ends its headings so. `1.深化政务服务“网上办”。全面深化…` → 深化政务服务“网上办”.
 */
import type { MarkerKind } from '../chinese/marker.js';
import { trimEnd } from '../text/trim-end.js';
import type { SegmentLine } from './line.js';

const END_MARKS = '。:;,.、 ';
/** A bracket that assigns the task is no part of its name. */
const ASSIGNMENT_TAIL =
  /[(【](?:(?:牵头|责任|配合|负责|主办|承办|协办|落实|实施|参与|完成时限)[^()]{0,200}|[^()]{2,160}(?:负责|牵头|配合|落实))[)】]$/u;
const WIDE_BLANK = / {2,}|\u3000/u;
const MAX_COLON_HEADING = 40;
const MAX_BLANK_HEADING = 30;

/** Offset of the first 。！？ outside brackets, or -1. */
function firstStop(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (c === '(' || c === '《' || c === '【') depth += 1;
    else if (c === ')' || c === '》' || c === '】') depth = Math.max(0, depth - 1);
    else if (depth === 0 && (c === '。' || c === '!' || c === '?')) return i;
  }
  return depth > 0 ? text.indexOf('。') : -1;
}

function colonHeadingEnd(body: string): number {
  const colon = body.indexOf(':');
  if (colon <= 0 || colon > MAX_COLON_HEADING || colon === body.length - 1) return -1;
  const stop = firstStop(body);
  return (stop < 0 || colon < stop) && !/[,;(]/u.test(body.slice(0, colon)) ? colon : -1;
}

/** The kinds of marker whose clauses this document heads with a colon. */
export function findColonHeaded(lines: readonly SegmentLine[]): Set<MarkerKind> {
  const votes = new Map<MarkerKind, { colon: number; all: number }>();
  for (const { marker, folded } of lines) {
    if (marker === null) continue;
    const body = folded.slice(marker.length);
    if (firstStop(body) < 0 && body.length < MAX_COLON_HEADING) continue;
    const vote = votes.get(marker.kind) ?? { colon: 0, all: 0 };
    vote.all += 1;
    if (colonHeadingEnd(body) >= 0) vote.colon += 1;
    votes.set(marker.kind, vote);
  }
  const kinds = new Set<MarkerKind>();
  for (const [kind, { colon, all }] of votes) if (colon >= all * 0.6) kinds.add(kind);
  return kinds;
}

/** Length of the heading within `body`, the folded line behind its marker. */
export function headingLength(body: string, endsWithColon: boolean): number {
  if (body.includes('\t')) {
    const tab = body.indexOf('\t');
    return trimEnd(body.slice(0, tab), END_MARKS).length;
  }
  let end = -1;
  if (endsWithColon) end = colonHeadingEnd(body);
  if (end < 0) {
    const blank = body.slice(0, MAX_BLANK_HEADING).search(WIDE_BLANK);
    if (blank > 1 && body.length > blank + 20 && !/[,。:;]/u.test(body.slice(0, blank))) end = blank;
  }
  if (end < 0) end = firstStop(body);
  if (end < 0) end = body.length;
  const bare = trimEnd(body.slice(0, end), END_MARKS).replace(ASSIGNMENT_TAIL, '');
  return trimEnd(bare, END_MARKS).length;
}
