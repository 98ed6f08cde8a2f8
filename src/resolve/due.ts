/**
 * Which date governs a figure. From its own sentence (in a goal also across ；) the nearest before it; outside goals a date that is set off (到2024年底，) reads on across ；; a bracket right behind it; in a goal paragraph the
 * deadline that opens it reads on (到2023年，…。政务系统上云率90%以上。); a lead-in that ends with ： governs what it introduces;
 * 完成时限 in the assignment that closes its segment. Otherwise none: the plan's period alone is no due date.
 */
import type { QuantityMention } from '../model/mention.js';
import type { Region } from '../model/outline.js';
import type { ResolvedTime } from './date.js';
import { type DueContext, firstFrom, governs, lastIn } from './due-context.js';
import { CLOSES_SOON, findBehind, findFrame, findLabelled, findShared, findStage } from './due-elsewhere.js';

/** 。 and its like end a sentence. */
const STOPS = ['。', '\n', '!', '?'];
const STOP = /[。\n!?]/gu;

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
  const before = folded.slice(least, at);
  let start = 0;
  for (const stop of STOPS) start = Math.max(start, before.lastIndexOf(stop) + 1);
  STOP.lastIndex = at;
  const most = Math.min(to, at + MAX_SENTENCE);
  const end = STOP.test(folded) ? Math.min(STOP.lastIndex - 1, most) : most;
  return { start: least + start, end };
}

/** The table row that holds `at`, null outside tables. */
function rowAround(folded: string, at: number, region: Region): { start: number; end: number } | null {
  const least = Math.max(region.start, at - MAX_SENTENCE);
  const start = least + folded.slice(least, at).lastIndexOf('\n') + 1;
  const after = folded.slice(at, Math.min(folded.length, at + MAX_SENTENCE));
  const line = after.indexOf('\n');
  const end = at + (line < 0 ? after.length : line);
  return folded.slice(start, end).includes('\t') ? { start, end } : null;
}

/** A lead-in ends with a colon. */
function isLeadIn(folded: string, region: Region): boolean {
  let at = region.end;
  while (at > region.start && /\s/u.test(folded[at - 1] as string)) at -= 1;
  return folded[at - 1] === ':';
}

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
    if (time.kind === 'recurring' && !/[,;。]/u.test(folded.slice(time.mention.span.end, at)))
      return {
        time: framedBy(folded, times[i - 1], time, sentence.start) ?? findLabelled(context, at, region),
        isAsof: false,
      };
    if (governs(time) && !isClosedBracket(folded, time, at)) {
      const limit = WEAK.test(time.mention.rule) ? findLabelled(context, at, region) : null;
      return { time: limit ?? time, isAsof: false };
    }
  }
  if (opensWithAsof(context, whole.start, item)) return { time: null, isAsof: true };
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

/** 每年培训500人 is due on no day, unless 2022—2024年，每年 says in which years. */
function framedBy(
  folded: string,
  before: ResolvedTime | undefined,
  recurring: ResolvedTime,
  from: number,
): ResolvedTime | null {
  if (before === undefined || before.mention.span.start < from || !governs(before)) return null;
  const between = folded.slice(before.mention.span.end, recurring.mention.span.start);
  return /^[,，]?$/u.test(between.trim()) ? before : null;
}

/** 截至2024年底，机架8600个；数据企业213家: the whole sentence says what has been reached. */
function opensWithAsof({ times }: DueContext, from: number, item: number): boolean {
  const time = item > from ? times[firstFrom(times, from)] : undefined;
  return (
    time !== undefined &&
    time.kind === 'asof' &&
    time.mention.span.start <= from + 2 &&
    time.mention.span.start < item
  );
}

/** 今年 and 2023—2025年 only frame a task that has a 完成时限 of its own. */
const WEAK = /^time\/(?:this-year|year-range)$/u;

/** A date in a bracket that has been closed again speaks of what stands before it. */
function isClosedBracket(folded: string, time: ResolvedTime, at: number): boolean {
  const between = folded.slice(time.mention.span.end, at);
  const close = between.indexOf(')');
  const open = between.indexOf('(');
  return close >= 0 && (open < 0 || close < open);
}
