/**
 * Quantities that say what level an indicator has or is to reach: a figure, how it is meant, and what it measures.
 * `公共数据共享率达到95%` → 95 %, eq, 公共数据共享率; `新建5G基站1500座以上` → ≥ 1500 座, 5G基站.
 */

import type { Comparator } from '../model/document.js';
import type { QuantityMention, TimeMention } from '../model/mention.js';
import type { IndicatorRule } from '../model/rule.js';
import type { Mask } from '../text/mask.js';
import { combine, type Lead, readLead, readTail } from './comparator.js';
import { type Figure, findFigures } from './figure.js';
import { readNoun, trimSubject } from './indicator.js';
import { joinRules } from './joined-rule.js';
import { isBaseFigure, measure } from './measured.js';
import { nameFigure } from './naming.js';
import { type Context, phraseStart } from './phrase.js';
import { isBareNumber, isQuantity } from './quantity-gate.js';
import { shareOut } from './share-out.js';

/** 分别增长6.1%和8.7%: the second figure is meant as the first. */
const LISTED = /^[、和与及]$/u;
const REACHED = /(?:已|已经|目前|现有|现已|截至|累计已|共有|达到了|成功(?!率))/u;
/** 目前，全县有养老床位1126张；…: the whole sentence says how things stand. */
const STATE = /^ ?(?:目前|当前|现阶段),/u;
const AHEAD = /(?:力争|争取|确保|到20\d\d年|将(?!现有|原有|已)|计划|目标|要|年底前|拟)/u;

/** 已建成充电站30座，图书馆50个: a bare noun between figures goes on with what is said of the one before. */
const BARE_ITEM =
  /^[^,。;:\n]{0,12}[、,](?:其中|以及|和|及)?(?!\p{Script=Han}{0,6}(?:达到|提[高升]|增[加长]|新|建|完成|实现|要|到|打造|培育|力争|确保|争取|计划|推进|突破|超过|不[低少]于|改造|控制|下降|压))\p{Script=Han}{1,10}$/u;

export function findQuantities(
  folded: string,
  text: string,
  times: readonly TimeMention[],
  mask: Mask,
): QuantityMention[] {
  const context: Context = { folded, text, times };
  const figures = findFigures(folded, mask);
  const mentions: QuantityMention[] = [];
  let timeIndex = 0;
  let previousEnd = 0;
  let isReachedSoFar = false;
  let sentenceEnd = -1;
  let isState = false;
  /** The bound that a row of figures shares. */
  let shared: Comparator | null = null;
  let lineEnd = -1;
  for (const [i, figure] of figures.entries()) {
    const { start, end } = figure.span;
    while (timeIndex < times.length && (times[timeIndex] as TimeMention).span.end <= start) timeIndex += 1;
    const time = times[timeIndex - 1];
    const upcoming = times[timeIndex];
    if (upcoming !== undefined && upcoming.span.start < end && upcoming.span.end > start) continue;
    const from = phraseStart(context, start, previousEnd, time);
    const lead = readLead(folded, from, start);
    const tail = readTail(folded, end);
    const isBase = isBaseFigure(folded, start, tail.end);
    const raised = baseBefore(mentions.at(-1), start);
    // most numbers are names and labels: nothing around them need be read
    if (!isBase && raised === '' && isBareNumber(folded, figure, lead)) continue;
    if (lineEnd < end) {
      const line = folded.indexOf('\n', end);
      lineEnd = line < 0 ? folded.length : line;
    }
    const limit = Math.min(figures[i + 1]?.span.start ?? folded.length, lineEnd);
    const noun = readNoun(folded, tail.end, limit);
    const after = text.slice(noun.start, noun.end);
    const subject = trimSubject(folded, from, lead.subjectEnd, true);
    const surroundings = {
      lead,
      after,
      tailEnd: tail.end,
      hasTail: tail.comparator !== null,
      subject: text.slice(subject.start, subject.end) || raised,
      isBase,
      isRaised: raised !== '',
    };
    if (!isQuantity(folded, figure, surroundings)) continue;

    const measured = measure(context, figure, lead, { from, subject, noun, tailEnd: tail.end }, time);
    const last = mentions.at(-1);
    const isSameLine = last !== undefined && !folded.slice(last.span.end, start).includes('\n');
    const { indicator, rule } = nameFigure(context, figure, measured, {
      from,
      lead,
      tail,
      previousEnd,
      timeIndex: timeIndex - 1,
      last: isSameLine ? last : undefined,
    });
    const phrase = folded.slice(from, start);
    const isSaid = REACHED.test(phrase) && !AHEAD.test(phrase);
    const isListed = isSameLine && BARE_ITEM.test(folded.slice(previousEnd, start));
    if (sentenceEnd <= start) {
      const from = Math.max(folded.lastIndexOf('。', start), folded.lastIndexOf('\n', start)) + 1;
      const stop = folded.indexOf('。', start);
      sentenceEnd = Math.min(stop < 0 ? folded.length : stop, lineEnd);
      isState = STATE.test(folded.slice(from, from + 6));
    }
    isReachedSoFar =
      isSaid || (isState && !AHEAD.test(phrase)) || (isReachedSoFar && isListed && !AHEAD.test(phrase));
    const isReached = isBase || isReachedSoFar;
    const isNext =
      last !== undefined && last.unit === figure.unit && LISTED.test(folded.slice(last.figure.end, start));
    const own =
      boundOf(measured.comparator, tail.comparator) ?? combine(lead, tail.comparator, figure.isAbout);
    if (!isNext) shared = SHARED_BOUND.test(folded.slice(Math.max(0, start - 18), start)) ? own : null;
    const comparator = own === 'eq' && shared !== null ? shared : own;
    mentions.push({
      span: {
        start: withoutJoint(folded, Math.min(measured.start, lead.start, start), start),
        end: Math.max(measured.end, tail.end, end),
      },
      figure: { start, end },
      kind: figure.kind,
      value: figure.value,
      valueMax: figure.valueMax,
      unit: figure.unit,
      comparator,
      indicator,
      change: readChange(context, figure, lead, from) ?? (isNext ? last.change : null),
      year: null,
      isReached,
      rule: joinRules(figure.rule, rule),
      confidence: rateConfidence(figure, lead, indicator, rule),
    });
    previousEnd = Math.max(end, tail.end);
  }
  return shareOut(context, mentions);
}

/** 45眼、60眼和75眼: 和 between two figures belongs to neither. */
function withoutJoint(folded: string, from: number, figure: number): number {
  return from === figure - 1 && '和与及或'.includes(folded[from] as string) ? figure : from;
}

/** 高于城镇居民1个百分点以上: above, and from there on. */
function boundOf(own: Comparator | undefined, after: Comparator | null): Comparator | undefined {
  return own === 'gt' && after === 'gte' ? 'gte' : own;
}

/** 分别超过600家、800家、1000家: the bound is meant for all of them. */
const SHARED_BOUND = /分别[^,。;]{0,8}(?:超过|突破|高于|不[低少]于|不超过|最高|低于)\p{Script=Han}{0,2}$/u;

/** 由2.12缩小至1.87: what the base measures, where it stands right before. */
function baseBefore(last: QuantityMention | undefined, start: number): string {
  return last?.isReached === true && start - last.figure.end <= LONGEST_CHANGE ? last.indicator : '';
}

const LONGEST_CHANGE = 8;
const CHANGE_HEAD =
  /(?:^|[ "])(?:累计)?(?:(?<down>节省|节约|压减|压缩|减少|降低|精简|削减|缩减|减免|缩短)|(?<up>提高|提升|增加))/u;

/** A figure is a change where a verb of change governs it without 到 or 至: 压缩30%以上, 节省资金30%, 提高5个百分点. */
function readChange(
  context: Context,
  figure: Figure,
  lead: Lead,
  from: number,
): 'increase' | 'decrease' | null {
  if (lead.isLevelAfterChange) return null;
  if (figure.unit === '倍' && figure.rule === 'quantity/double') return 'increase';
  if (lead.change !== null) return lead.change;
  const phrase = context.folded.slice(from, figure.span.start);
  const isRelative = figure.unit === '%' || figure.unit === '百分点' || figure.unit === '倍';
  if ((!isRelative && figure.kind !== 'measure') || /(?:达到?|为|占|到|至|率|比例)[^,]{0,4}$/u.test(phrase))
    return null;
  const head = CHANGE_HEAD.exec(phrase);
  if (head === null) return null;
  if (!isRelative && head.groups?.['down'] === undefined) return null;
  return head.groups?.['down'] === undefined ? 'increase' : 'decrease';
}

function rateConfidence(figure: Figure, lead: Lead, indicator: string, rule: IndicatorRule): number {
  let confidence = 0.95;
  if (figure.isHan) confidence -= 0.1;
  if (figure.unit === null) confidence -= 0.15;
  if (indicator === '') confidence -= 0.3;
  if (rule === 'indicator/figure-before') confidence -= 0.1;
  if (!lead.isLinked && lead.comparator === null && figure.kind !== 'percentage') confidence -= 0.05;
  return Math.round(Math.max(0.3, confidence) * 100) / 100;
}
