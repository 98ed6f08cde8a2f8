/**
 * Which date governs a figure. From its own sentence (in a goal also across ；) the nearest before it; a bracket right behind it; in a goal paragraph the
 * deadline that opens it reads on (到2023年，…。政务系统上云率90%以上。); a lead-in that ends with ： governs what it introduces;
 * 完成时限 in the assignment that closes its segment. Otherwise none: the plan's period alone is no due date.
 */
import { LIMIT_WORDS } from '../lexicon/limit-label.js';
import type { QuantityMention } from '../model/mention.js';
import type { Region } from '../model/outline.js';
import { type Mask, makeMask } from '../text/mask.js';
import type { ResolvedTime } from './date.js';

/** 。 and its like end a sentence. */
function isStop(character: string | undefined): boolean {
  return character === '。' || character === '\n' || character === '!' || character === '?';
}

export interface DueContext {
  readonly folded: string;
  readonly times: readonly ResolvedTime[];
  /** Those of `times` that can govern, and of these the ones that open a sentence or an item. */
  readonly governing: readonly ResolvedTime[];
  readonly opening: readonly ResolvedTime[];
  /** Every figure, in text order. */
  readonly figures: readonly QuantityMention['figure'][];
  /** Spans of assignments, where a 完成时限 may stand. */
  readonly assignments: readonly { readonly start: number; readonly end: number }[];
  readonly inAssignment: Mask;
}

function governs(time: ResolvedTime): boolean {
  return (time.kind === 'by' || time.kind === 'during') && time.end !== null;
}

/** What `findDue` looks things up in, made once for a document. */
export function dueContext(
  folded: string,
  times: readonly ResolvedTime[],
  figures: DueContext['figures'],
  assignments: DueContext['assignments'],
): DueContext {
  const governing = times.filter(governs);
  const opening = governing.filter(({ mention }) =>
    /[。;:\n )、.]/u.test(folded[mention.span.start - 1] ?? '\n'),
  );
  return { folded, times, governing, opening, figures, assignments, inAssignment: makeMask(assignments) };
}

/** No sentence reads on further than this to either side. */
const MAX_SENTENCE = 1200;

/** Bounds of the sentence that holds `at`. */
function sentenceAround(
  folded: string,
  at: number,
  from: number,
  to: number,
): { start: number; end: number } {
  const least = Math.max(from, at - MAX_SENTENCE);
  const most = Math.min(to, at + MAX_SENTENCE);
  let start = at;
  while (start > least && !isStop(folded[start - 1])) start -= 1;
  let end = at;
  while (end < most && !isStop(folded[end])) end += 1;
  return { start, end };
}

/** The table row that holds `at`, null outside tables. */
function rowAround(folded: string, at: number, region: Region): { start: number; end: number } | null {
  const least = Math.max(region.start, at - MAX_SENTENCE);
  const most = Math.min(folded.length, at + MAX_SENTENCE);
  let hasCells = false;
  let start = at;
  while (start > least && folded[start - 1] !== '\n') {
    start -= 1;
    if (folded[start] === '\t') hasCells = true;
  }
  let end = at;
  while (end < most && folded[end] !== '\n') {
    if (folded[end] === '\t') hasCells = true;
    end += 1;
  }
  return hasCells ? { start, end } : null;
}

/** A lead-in ends with a colon. */
function isLeadIn(folded: string, region: Region): boolean {
  let at = region.end;
  while (at > region.start && /\s/u.test(folded[at - 1] as string)) at -= 1;
  return folded[at - 1] === ':';
}

/** Index of the first time that starts at or after `offset`. */
function firstFrom(times: readonly ResolvedTime[], offset: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((times[mid] as ResolvedTime).mention.span.start < offset) low = mid + 1;
    else high = mid;
  }
  return low;
}

const CLOSES_SOON = /^[^,。;:\d\n]{0,14}(?=[)。;\n]|$)/u;

/** …15个，2024年底前全部投入使用: the date ends what stands before it; 2024年底前出台管理办法 begins a task of its own. */
const COMPLETES =
  /^(?![^,。;:\d\n]{0,10}(?:出台|制定|编制|印发|启动|开展|推出|发布))[^,。;:\d\n]{0,10}(?:完成|完工|完毕|建成|建好|使用|投用|投产|竣工|到位|实现|启用|交付|达标|通车|通水|通气|运营|运行|营业|开放|落成|落地|验收|见效|完成(?:全部|年度|既定|改造|建设)?(?:目标|任务)|办结|入住|覆盖|清零|销号|整改)(?=[)。;\n]|$)/u;

/** 建筑面积1.8万平方米，设36个教学班，2023年7月底前竣工: with no object of its own it ends all figures before it. */
const FINISHES =
  /^(?:力争|确保|争取|全部|全面|基本|整体|主体|均|应|要){0,3}(?:建成|完成|竣工|开工|完工|建好)?(?:并|并全部)?(?:完成|完工|完毕|建成|建好|投入使用|投入运营|投入运行|投用|投产|竣工|到位|启用|交付|达标|通车|竣工验收|开放|落成|见效)(?=[)。\n]|$)/u;

export interface Due {
  /** The time that governs, null where none does. */
  readonly time: ResolvedTime | null;
  /** The nearest time says when the figure was taken, not when it is due. */
  readonly isAsof: boolean;
}

const NO_DUE: Due = { time: null, isAsof: false };

export function findDue(
  context: DueContext,
  quantity: QuantityMention,
  region: Region,
  parents: readonly Region[],
): Due {
  const { folded, times } = context;
  const at = quantity.figure.start;
  const row = rowAround(folded, at, region);
  const isRow = row !== null;
  const whole = row ?? sentenceAround(folded, at, region.start, region.end);
  const isGoal = region.role === 'goal' || region.clause === null;
  const index = firstFrom(times, at);
  const item = whole.start + folded.slice(whole.start, at).lastIndexOf(';') + 1;
  const sentence = { start: isGoal ? whole.start : item, end: whole.end };

  const shared = findShared(context, quantity, sentence.start, index);
  if (shared !== null) return { time: shared, isAsof: false };
  for (let i = index - 1; i >= 0; i -= 1) {
    const time = times[i] as ResolvedTime;
    if (time.mention.span.start < sentence.start) break;
    if (time.kind === 'asof') return { time: null, isAsof: true };
    if (isRow && folded.slice(time.mention.span.end, at).includes('\t')) continue;
    if (governs(time) && !isClosedBracket(folded, time, at)) {
      const limit = WEAK.test(time.mention.rule) ? findLabelled(context, at, region) : null;
      return { time: limit ?? time, isAsof: false };
    }
  }
  if (isRow) {
    for (let i = firstFrom(times, sentence.end) - 1; i >= index; i -= 1) {
      const time = times[i] as ResolvedTime;
      if (governs(time)) return { time, isAsof: false };
    }
  }
  const next = times[index];
  if (next !== undefined && next.mention.span.start < sentence.end && governs(next)) {
    const between = folded.slice(quantity.span.end, next.mention.span.start);
    const after = folded.slice(next.mention.span.end, sentence.end);
    const isBracketed = /^[^,。;\n]{0,10}\($/u.test(between);
    const ending = /\d/u.test(between) ? FINISHES : between.includes(',') ? COMPLETES : CLOSES_SOON;
    const closes = next.kind === 'by' && !between.includes(';') && ending.test(after);
    if (isBracketed || closes) return { time: next, isAsof: false };
  }
  const behind = findBehind(context, sentence.end, region);
  if (behind !== null) return { time: behind, isAsof: false };
  const labelled = findLabelled(context, at, region);
  if (labelled !== null) return { time: labelled, isAsof: false };
  const frame = findFrame(context, whole.start, item);
  if (frame !== null && !isRow) return { time: frame, isAsof: false };
  if (region.role === 'goal') {
    const opening = lastIn(context.opening, region.start, sentence.start);
    if (opening !== null) return { time: opening, isAsof: false };
  }
  const stage = findStage(context, region);
  if (stage !== null) return { time: stage, isAsof: false };
  for (const parent of parents) {
    if (region.role !== 'goal' && !isLeadIn(folded, parent)) continue;
    const time = lastIn(context.governing, parent.start, parent.end);
    if (time !== null) return { time, isAsof: false };
  }
  return NO_DUE;
}

/**
 * 2023年、2024年分别达到180亿元、210亿元: figures are shared out over the years in order. Null where the words between the last
 * year and the figure do not say 分别, or there is one year only.
 */
function findShared(
  context: DueContext,
  quantity: QuantityMention,
  sentenceStart: number,
  index: number,
): ResolvedTime | null {
  const { folded, times, figures } = context;
  const last = times[index - 1];
  if (last === undefined || last.mention.span.start < sentenceStart) return null;
  const between = folded.slice(last.mention.span.end, quantity.figure.start);
  if (!/分别|各/u.test(between) || /;/u.test(between)) return null;
  let first = index - 1;
  while (first > 0) {
    const before = times[first - 1] as ResolvedTime;
    const gap = folded.slice(before.mention.span.end, (times[first] as ResolvedTime).mention.span.start);
    if (before.mention.span.start < sentenceStart || !/^ ?[、,和与及] ?$/u.test(gap)) break;
    first -= 1;
  }
  const count = index - first;
  if (count < 2) return null;
  const start = firstFigure(figures, last.mention.span.end);
  const place = figures.indexOf(quantity.figure, start) - start;
  return place >= 0 && place < count ? (times[first + place] as ResolvedTime) : null;
}

function firstFigure(figures: DueContext['figures'], offset: number): number {
  let low = 0;
  let high = figures.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((figures[mid] as { start: number }).start < offset) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** 今年 and 2023—2025年 only frame a task that has a 完成时限 of its own. */
const WEAK = /^time\/(?:this-year|year-range)$/u;

const OPENS_PHRASE = /(?:^|[。;,:\n )])(?:力争|争取|确保|计划)?$/u;
/** 一是…；二是…: each item has its own date. */
const LISTED = /^[一二三四五六七八九十]是/u;
/** 2026年、2027年分别改造1.2万亩、1.5万亩: those dates are shared out. */
const SHARED = /^[^,;]{0,6}(?:分别|各)|^ ?[、和与及]/u;

/**
 * 到2024年底，改造燃气管道86公里；改造排水管网95公里: a date that opens a phrase reads on over the marks between items; one inside a
 * phrase (站房主体4月底前封顶；) does not.
 */
function findFrame({ folded, governing }: DueContext, from: number, item: number): ResolvedTime | null {
  if (item <= from || LISTED.test(folded.slice(item, item + 2))) return null;
  const time = lastIn(governing, from, item);
  if (time === null) return null;
  const { start, end } = time.mention.span;
  if (!OPENS_PHRASE.test(folded.slice(Math.max(0, start - 3), start))) return null;
  return SHARED.test(folded.slice(end, end + 8)) ? null : time;
}

const LONGEST_HEADING = 40;

/** 第一阶段（2023年3月—12月）。选择4个乡镇开展试点: the date in the heading's bracket is that of the clause. */
function findStage({ folded, governing }: DueContext, region: Region): ResolvedTime | null {
  const time = governing[firstFrom(governing, region.start)];
  if (time === undefined || time.mention.span.start > region.start + LONGEST_HEADING) return null;
  const { start, end } = time.mention.span;
  return folded[start - 1] === '(' &&
    /^\)[。:\n]/u.test(folded.slice(end, end + 2)) &&
    !/[。;,\n]/u.test(folded.slice(region.start, start))
    ? time
    : null;
}

/** A date in a bracket that has been closed again speaks of what stands before it. */
function isClosedBracket(folded: string, time: ResolvedTime, at: number): boolean {
  const between = folded.slice(time.mention.span.end, at);
  const close = between.indexOf(')');
  const open = between.indexOf('(');
  return close >= 0 && (open < 0 || close < open);
}

/** The last time that starts in a stretch. */
function lastIn(times: readonly ResolvedTime[], from: number, to: number): ResolvedTime | null {
  const time = times[firstFrom(times, to) - 1];
  return time === undefined || time.mention.span.start < from ? null : time;
}

/** …40个。（2024年底前完成）: a bracket of its own behind the sentence. */
function findBehind(context: DueContext, end: number, region: Region): ResolvedTime | null {
  const { folded, times } = context;
  if (folded[end] !== '。' || folded[end + 1] !== '(' || end + 1 >= region.end) return null;
  const time = times[firstFrom(times, end + 1)];
  if (time === undefined || time.mention.span.start > end + 3 || !governs(time)) return null;
  return CLOSES_SOON.test(folded.slice(time.mention.span.end, time.mention.span.end + 24)) ? time : null;
}

const LIMIT_LABEL = new RegExp(`${LIMIT_WORDS}】?:? ?[^。;\\n)]{0,12}$`, 'u');
const LABEL_REACH = 16;
const MAX_REACH = 4000;

/** A 完成时限 in the assignment that closes the segment, or on a line of its own behind it. */
function findLabelled(context: DueContext, at: number, region: Region): ResolvedTime | null {
  const { folded, times, assignments, inAssignment } = context;
  const end = Math.min(region.end, at + MAX_REACH);
  for (let i = firstFrom(times, at); i < times.length; i += 1) {
    const time = times[i] as ResolvedTime;
    const { start } = time.mention.span;
    if (start >= end) return null;
    if (!governs(time)) continue;
    const isAssigned = inAssignment.covers(start, start + 1);
    if (isAssigned || LIMIT_LABEL.test(folded.slice(Math.max(0, start - LABEL_REACH), start)))
      return isSameSegment(folded, assignments, at, start) ? time : null;
  }
  return null;
}

/** The assignment that closes the figure's segment holds the limit, or the limit stands right behind it. */
function isSameSegment(
  folded: string,
  assignments: DueContext['assignments'],
  at: number,
  limit: number,
): boolean {
  let low = 0;
  let high = assignments.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((assignments[mid] as { end: number }).end <= at) low = mid + 1;
    else high = mid;
  }
  const closing = assignments[low];
  if (closing === undefined || limit < closing.end) return true;
  return /^[\s。;,)】]*[^。;,\n]{0,10}[:】] ?$/u.test(folded.slice(closing.end, limit).slice(0, 40));
}
