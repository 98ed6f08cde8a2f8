/**
 * The name of a figure, where the words right beside it give none: what a grant is (给予50万元奖励), what a time limit is set to
 * (十个工作日内完成约谈), the phrase before the comma, what the same verb had before (改造精养池塘。2023年改造6000亩), or what the figure before measured.
 */
import type { Comparator } from '../model/document.js';
import type { QuantityMention, TimeMention } from '../model/mention.js';
import type { IndicatorRule } from '../model/rule.js';
import type { Lead } from './comparator.js';
import type { Figure } from './figure.js';
import { isGeneric, namesMeasure, trimSubject } from './indicator.js';
import type { Measured } from './measured.js';
import { BOUNDARY, type Context } from './phrase.js';

export interface Naming {
  readonly indicator: string;
  readonly rule: IndicatorRule;
}

export interface Place {
  /** Where the phrase before the figure begins. */
  readonly from: number;
  readonly lead: Lead;
  readonly tail: { readonly end: number; readonly comparator: Comparator | null };
  /** End of the figure before, and the index of the last time before. */
  readonly previousEnd: number;
  readonly timeIndex: number;
  /** The quantity before, on the same line. */
  readonly last: QuantityMention | undefined;
}

/** 给予50万元奖励, 给予首次入选的一次性奖励50万元: what is granted names the amount. */
const GRANT_NAME =
  /(?:^|(?<=的))(?:一次性|最高|专项|资金)*(?:奖励|补助|补贴|资助|奖补|补偿|奖金|贴息|扶持)(?:资金|金)?$/u;

export function nameFigure(context: Context, figure: Figure, measured: Measured, place: Place): Naming {
  const { indicator, rule } = measured;
  const grant = figure.kind === 'amount' ? GRANT_NAME.exec(indicator)?.[0] : undefined;
  if (grant !== undefined) return { indicator: grant, rule };
  const isNameless = isGeneric(indicator);
  if (figure.kind === 'duration' && (isNameless || isLimitOfAct(context, place, indicator))) {
    const act = readAct(context, place);
    if (act !== '') return { indicator: act, rule: 'indicator/limited-act' };
  }
  if (!isNameless) return { indicator, rule };
  const before = phraseBefore(context, place.from, place.previousEnd, place.timeIndex);
  if (before !== '') return { indicator: before, rule: 'indicator/phrase-before' };
  const { last } = place;
  // a count is not what a rate measured: 淘汰率不低于10%，总数控制在12个以内
  const isAlike = last !== undefined && !(last.kind === 'percentage' && figure.kind === 'count');
  const object = objectBefore(context, figure, place);
  if (object !== '') return { indicator: object, rule: 'indicator/verb-object' };
  return isAlike ? { indicator: last.indicator, rule: 'indicator/figure-before' } : { indicator, rule };
}

/** 由…在十个工作日内完成约谈, 责令当事人在15个工作日内整改到位: the one who acts is not what is limited. */
function isLimitOfAct({ folded }: Context, { lead, from, tail }: Place, indicator: string): boolean {
  if (tail.comparator !== 'lte' || namesMeasure(indicator)) return false;
  const before = folded.slice(from, lead.start);
  const isOrdered = /^ *(?:由|责令|督促|要求)|^[^,。;]{0,10}(?:应当?|要|须|必须)在/u.test(before);
  return isOrdered || folded.startsWith('在', lead.start);
}

const ACT =
  /^[ "]*(?:内)?(?:要|应当|必须|须|应|予以|及时|全部|依法|完成|进行|作出|做出|给予|办理)*(?<act>\p{Script=Han}{2,8}?)(?:到位|完毕|办结)?(?=[,。;、)\n]|$)/u;

/** 十个工作日内完成约谈 → 约谈 */
function readAct({ folded, text }: Context, { tail }: Place): string {
  const match = ACT.exec(folded.slice(tail.end, tail.end + 20));
  const act = match?.groups?.['act'];
  if (match === null || act === undefined) return '';
  const start = tail.end + match[0].indexOf(act);
  const words = text.slice(start, start + act.length);
  return isGeneric(words) ? '' : words;
}

const REACH = 160;
const VERB = /(?:改造|新建|建设|打造|培育|整治|清理|修复|治理|扩建|创建|培训|引进|淘汰|种植|新增|建成)$/u;

/** 优先改造淤积严重的精养池塘。2023年改造6000亩: the object that the same verb had before on the line. */
function objectBefore({ folded, text }: Context, figure: Figure, { from, lead }: Place): string {
  const verb = VERB.exec(folded.slice(from, Math.max(from, lead.subjectEnd, lead.start)))?.[0];
  if (verb === undefined) return '';
  const least = Math.max(folded.lastIndexOf('\n', figure.span.start - 1) + 1, figure.span.start - REACH);
  const before = folded.slice(least, from);
  const at = before.lastIndexOf(verb);
  if (at < 0) return '';
  const object = /^[^,。;\n\d]{2,40}|^[^。;\n]{2,40}/u.exec(before.slice(at + verb.length))?.[0] ?? '';
  const start = least + at + verb.length + object.lastIndexOf('的') + 1;
  const words = text
    .slice(start, least + at + verb.length + object.length)
    .replace(/^(?:新建|改建|扩建|续建|改造)+(?=.{2})|[,、\s]+$/gu, '');
  return /^[\p{Script=Han}“”]{2,12}$/u.test(words) && !isGeneric(words) ? words : '';
}

/** The phrase before the comma, where it names what the bare figure measures: 公共数据共享率，2023年达到85%. */
export function phraseBefore(context: Context, from: number, previousEnd: number, timeIndex: number): string {
  const { folded, text } = context;
  let at = from;
  while (at > 0 && /[ ,:]/u.test(folded[at - 1] as string)) at -= 1;
  if (at === from && from > 0 && folded[from - 1] !== ',' && folded[from - 1] !== ':') {
    const time = context.times[timeIndex];
    if (time === undefined || time.span.end !== from) return '';
    at = time.span.start;
    while (at > 0 && /[ ,:]/u.test(folded[at - 1] as string)) at -= 1;
  }
  let start = at;
  while (start > Math.max(previousEnd, at - 40) && !BOUNDARY.includes(folded[start - 1] as string))
    start -= 1;
  if (start <= previousEnd && previousEnd > 0) return '';
  for (let i = timeIndex; i >= 0; i -= 1) {
    const inner = (context.times[i] as TimeMention).span.start;
    if (inner <= start + 2) break;
    if (inner < at) at = inner;
  }
  const phrase = trimSubject(folded, start, at, true);
  const words = text.slice(phrase.start, phrase.end);
  if (isGeneric(words) || words.length < 2 || words.length > 36) return '';
  return /\d/u.test(words) && !namesMeasure(words) ? '' : words.replace(/(?:建设|工作|工程|行动)$/u, '');
}
