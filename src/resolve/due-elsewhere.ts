/**
 * Dates that govern a figure from elsewhere than right before it: shared out over several figures, at the head of an earlier item of its
 * sentence, in the heading of its stage, in a bracket behind its sentence, under the 完成时限 of its assignment.
 */
import { LIMIT_WORDS } from '../lexicon/limit-label.js';
import type { QuantityMention } from '../model/mention.js';
import type { Region } from '../model/outline.js';
import type { ResolvedTime } from './date.js';
import { type DueContext, firstFrom, governs, lastIn } from './due-context.js';

/**
 * 2023年、2024年分别达到180亿元、210亿元: figures are shared out over the years in order. Null where the words between the last
 * year and the figure do not say 分别, or there is one year only.
 */
export function findShared(
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
  // 分别达到8个、10个，企业分别超过600家、800家: counted from the nearest 分别
  const shared = last.mention.span.end + Math.max(between.lastIndexOf('分别'), between.lastIndexOf('各'), 0);
  const start = firstFigure(figures, shared);
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

const OPENS_PHRASE = /(?:^|[。;,:\n )])(?:力争|争取|确保|计划)?$/u;
/** 一是…；二是…: each item has its own date. */
const LISTED = /^[一二三四五六七八九十]是/u;
/** Set off by its mark, the date is that of the whole sentence. */
const SET_OFF = /^ ?[,:]/u;

/**
 * 到2024年底，改造燃气管道86公里；改造排水管网95公里: a date that opens a phrase and is set off by its mark reads on over the marks between
 * items; 2023年底前物流园投入运营；and 站房主体4月底前封顶；do not.
 */
export function findFrame(
  { folded, governing }: DueContext,
  from: number,
  item: number,
): ResolvedTime | null {
  if (item <= from || LISTED.test(folded.slice(item, item + 2))) return null;
  const time = lastIn(governing, from, item);
  if (time === null) return null;
  const { start, end } = time.mention.span;
  if (!OPENS_PHRASE.test(folded.slice(Math.max(0, start - 3), start))) return null;
  return SET_OFF.test(folded.slice(end, end + 2)) ? time : null;
}

const LONGEST_HEADING = 40;

/** 第一阶段（2023年3月—12月）。选择4个乡镇开展试点: the date in the heading's bracket is that of the clause. */
export function findStage({ folded, governing }: DueContext, region: Region): ResolvedTime | null {
  const time = governing[firstFrom(governing, region.start)];
  if (time === undefined || time.mention.span.start > region.start + LONGEST_HEADING) return null;
  const { start, end } = time.mention.span;
  return folded[start - 1] === '(' &&
    /^\)[。:\n]/u.test(folded.slice(end, end + 2)) &&
    !/[。;,\n]/u.test(folded.slice(region.start, start))
    ? time
    : null;
}

export const CLOSES_SOON = /^[^,。;:\d\n]{0,14}(?=[)。;\n]|$)/u;

/** …40个。（2024年底前完成）: a bracket of its own behind the sentence. */
export function findBehind(context: DueContext, end: number, region: Region): ResolvedTime | null {
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
export function findLabelled(context: DueContext, at: number, region: Region): ResolvedTime | null {
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
