/**
 * Quantities that say what level an indicator has or is to reach: a figure, how it is meant, and what it measures.
 * `公共数据共享率达到95%` → 95 %, eq, 公共数据共享率; `新建5G基站1500座以上` → ≥ 1500 座, 5G基站.
 */
import type { Comparator } from '../model/document.js';
import type { QuantityMention, TimeMention } from '../model/mention.js';
import { combine, type Lead, readLead, readTail } from './comparator.js';
import { type Figure, findFigures } from './figure.js';
import { isGeneric, isLocative, namesMeasure, readNoun, trimSubject, verbStart } from './indicator.js';
import type { Mask } from './mask.js';

const BOUNDARY = /[,。;:!?\n]/u;
const MAX_PHRASE = 90;

interface Context {
  readonly folded: string;
  readonly text: string;
  readonly times: readonly TimeMention[];
}

/** Start of the phrase that a figure stands in: after the mark, the time expression or the figure before it. */
function phraseStart(context: Context, at: number, previousEnd: number, time: TimeMention | undefined): number {
  let start = at;
  const least = Math.max(previousEnd, at - MAX_PHRASE, 0);
  let depth = 0;
  while (start > least) {
    const c = context.folded[start - 1] as string;
    if (c === ')' || c === '》') depth += 1;
    else if (c === '(' || c === '《') {
      if (depth === 0) break;
      depth -= 1;
    } else if (depth === 0 && BOUNDARY.test(c)) break;
    start -= 1;
  }
  if (time !== undefined && time.span.end > start && time.span.end <= at) start = time.span.end;
  return start;
}

/** Counts of these are talk of the plan itself or set phrases: 三个方面, 两个维护. */
const NO_OBJECT =
  /^(?:方面|层面|维度|步骤|维护|意识|自信|确立|务必|层次|角度|导向)/u;
const HAN_NO_OBJECT = /^(?:大|一|环节|阶段|方向|代表|结合|统一|坚持|原则|突出|不|转变|全面|标准|专项|关系|“|制度|机制|行动|工程|体系|任务|措施|举措|工作|建设|领域|政策|职责|能力|功能|重点|改革|清单|平台|系统|模式|服务|主体|部门|单位|指标|基本|关键|环境|要素|类型|岗位|人员|对象|力量)/u;
/** What makes a count in Chinese numerals a figure: something is made, reached or bounded. */
const HAN_REASON =
  /(?:建成|新建|新增|打造|培育|创建|完成|引进|改造|举办|遴选|选树|认定|设立|争取|力争|确保|达到|不少于|不低于|至少|超过|突破|新设|配备|建设|开展|组织|推出|形成|发展|建立|获批|争创|创成|培养|扶持|落地|开工|启动|布局|实施|整治|增加|减少|压缩|清理|覆盖)$/u;
/** 47.5万农村人口, 3万户籍居民: people counted without a classifier. */
const PEOPLE = /^\p{Script=Han}{0,4}(?:人口|群众|居民|农户|职工|学生|师生|用户|市民|劳动力|农民)/u;
const LIMIT = /(?:压[缩减]|缩短|控制|提[前速]|限时|办结|审批|办理|办成|时限|时间|最多|最长|不超过|响应|到达|送达|[以之]?内|周期|天数|期限)/u;
const SERVICE_LABEL = /^(?:不打烊|营业|自助|服务(?!.{0,6}(?:率|时间))|全天候|值班|值守|在线|热线|.{0,8}(?:生活圈|服务圈|健身圈|医疗圈|救护圈|阅读圈|交通圈|经济圈|圈))/u;

/** Whether a figure is a quantity of policy at all. */
function isQuantity(context: Context, figure: Figure, lead: Lead, after: string, hasTail: boolean, subject: string): boolean {
  const { folded } = context;
  const before = folded.slice(Math.max(0, figure.span.start - 8), figure.span.start);
  const next = folded.slice(figure.span.end, figure.span.end + 14);
  const isCompared = lead.comparator !== null || hasTail;
  if (figure.kind === 'count' && figure.value < 20 && folded[figure.span.start - 1] === '"' && next[0] !== '"') return false;
  if (figure.unit === null) {
    const isScaled = /[万亿]$/u.test(folded.slice(figure.span.start, figure.span.end));
    if (isScaled && PEOPLE.test(next)) return true;
    if (!lead.isLinked && lead.comparator === null) return false;
    if (figure.value >= 1900 && figure.value <= 2100 && Number.isInteger(figure.value)) return false;
    if (figure.valueMax !== null && figure.valueMax >= 1900 && figure.valueMax <= 2100) return false;
    const isBounded = /^(?:[,。;、和)"\n]|$|以上|以内|以下|左右)/u.test(next);
    return (isBounded && (namesMeasure(subject) || isCompared)) || (lead.isLinked && isScaled);
  }
  if (figure.kind === 'duration') {
    if (SERVICE_LABEL.test(after)) return false;
    const bound = folded.slice(Math.max(0, figure.span.start - 14), Math.min(folded.length, figure.span.end + 4));
    if (figure.unit === '年') return (isCompared || lead.isLinked) && /(?:期|期限|年限|时间|寿命|周期)$/u.test(subject);
    if (/^(?:以?内)?(?:办结|办理完毕|办成|答复|反馈|完成|送达|审结)/u.test(next)) return true;
    if (isCompared && lead.comparator !== 'approx') return true;
    return (lead.isLevelAfterChange || lead.change !== null || namesMeasure(subject)) && LIMIT.test(bound.replaceAll('\n', ' '));
  }
  if (figure.kind === 'percentage' || figure.kind === 'multiple') return true;
  if (figure.unit === '位' || figure.unit === '名') {
    if (/(?:前|第|列)$/u.test(before)) return false;
  }
  if (figure.unit === '岁') return /寿命|年龄|岁数/u.test(subject);
  if (figure.unit === '分') return isCompared || lead.isLinked ? /(?:满意度|得分|评分|成绩|指数|测评)/u.test(subject) : false;
  if (figure.unit === '届' || (figure.unit === '次' && /产业|全会/u.test(next))) return false;
  if (figure.unit === '级' || /^(?:强|级|星)/u.test(next)) return false;
  if (NO_OBJECT.test(after)) return false;
  if (figure.rule === 'quantity/round' && figure.kind === 'amount') return false;
  if (figure.unit === '大' && figure.isHan) return false;
  if (!figure.isHan) return true;
  if (figure.value === 1) return isCompared && figure.unit !== '次';
  if (isCompared || figure.isAbout || figure.valueMax !== null || figure.value >= 20) return true;
  if (figure.unit === '类' || figure.unit === '种' || figure.unit === '元' || figure.unit === '人') return figure.value >= 10;
  if (HAN_NO_OBJECT.test(after)) return false;
  return HAN_REASON.test(before) || (after === '' && (lead.isLinked || (subject.length >= 3 && !HAN_NO_OBJECT.test(subject.slice(-2)))));
}

/** 由60%提高到85%: the first figure is where it stands today. */
const FROM = /(?:由|从)(?:目前|现在|现行|当前|原来|现有)?的?(?:每\p{Script=Han}{1,2}){0,2}(?:[^,。;、\n]{0,12}的)?$/u;
const RAISED = /^(?:左右|以上)?(?:再|逐步|大幅)?(?:提高|提升|增加|增长|上升|扩大|扩充|拓展|下降|降低|降|减少|压缩|压减|精简|削减|缩减|缩短|发展|调整|提至|升|增)(?:到|至|为)/u;

/** 规模不低于30亿元的产业引导基金: the size is the noun's. */
const SIZE = /^(?:总?规模|总?面积|总?长度?|总?投资|容量|金额)$/u;

interface Measured {
  /** Where the subject itself holds the bound: 预付款比例不低于合同金额的30%. */
  readonly comparator?: Comparator;
  readonly start: number;
  readonly end: number;
  readonly indicator: string;
  readonly rule: string;
}

/** 不低于合同金额的, 仅为全区平均水平的: a bound and a base before a share. */
const INNER_BOUND = /(?:不(?:低|少|高|多)于|不超过|超过|高于|低于|仅为|约为|相当于)[^,。;、不]{2,20}$/u;

function innerComparator(words: string): Comparator {
  if (/^不(?:低|少)于/u.test(words)) return 'gte';
  if (/^不/u.test(words)) return 'lte';
  if (/^(?:超过|高于)/u.test(words)) return 'gt';
  if (/^低于/u.test(words)) return 'lt';
  return words.startsWith('约') ? 'approx' : 'eq';
}

/** 高校毕业生年底就业率: a time inside the phrase splits what is measured. */
function beforeTime(context: Context, from: number, time: TimeMention | undefined): string {
  const { folded, text } = context;
  if (time === undefined || time.span.end !== from) return '';
  let start = time.span.start;
  while (start > 0 && time.span.start - start < 16 && !/[,。;:!?\n、()"]/u.test(folded[start - 1] as string)) start -= 1;
  const phrase = trimSubject(folded, start, time.span.start, true);
  const words = text.slice(phrase.start, phrase.end);
  return /^\p{Script=Han}{3,10}$/u.test(words) && !isGeneric(words) && !/[在于到自从]$/u.test(words) ? words : '';
}

/** Decides which side names the measure, and where the quote begins and ends. */
function measure(
  context: Context,
  figure: Figure,
  lead: Lead,
  tailEnd: number,
  from: number,
  limit: number,
  time: TimeMention | undefined,
): Measured {
  const { folded, text } = context;
  const isCount = figure.kind !== 'percentage' && figure.kind !== 'multiple';
  const subject = trimSubject(folded, from, lead.subjectEnd, isCount);
  let subjectText = text.slice(subject.start, subject.end);
  if (!isCount && subjectText.length > 0 && subjectText.length <= 8 && namesMeasure(subjectText)) subjectText = beforeTime(context, from, time) + subjectText;
  const isBase = RAISED.test(folded.slice(tailEnd, tailEnd + 8));
  const noun = isBase ? { start: tailEnd, end: tailEnd } : readNoun(folded, tailEnd, limit);
  const nounText = text.slice(noun.start, noun.end);
  const hasNoun = nounText.length >= 2;
  const bound = isCount ? null : INNER_BOUND.exec(subjectText);
  if (bound !== null && lead.comparator === null) {
    const indicator = subjectText.slice(0, bound.index);
    return { start: subject.start, end: tailEnd, indicator, rule: 'indicator/share-of-base', comparator: innerComparator(bound[0]) };
  }
  const hasSubject = subjectText.length >= 1 && !isGeneric(subjectText);
  const isMeasure = namesMeasure(subjectText);

  const bySubject = (): Measured => ({
    start: verbStart(folded, from, subject.start),
    end: tailEnd,
    indicator: subjectText,
    rule: isCount ? 'indicator/noun-figure' : 'indicator/rate',
  });
  const follows = folded[tailEnd] ?? '';
  const isSize = SIZE.test(subjectText) && follows === '的';
  const byNoun = (): Measured => ({
    start: verbStart(folded, from, lead.start),
    end: noun.end,
    indicator: isSize ? `${nounText}${subjectText}` : nounText,
    rule: isCount ? 'indicator/figure-noun' : 'indicator/share-of',
  });

  if (isCount && figure.kind !== 'duration') {
    if (hasNoun && isSize) return byNoun();
    if (hasNoun && !(hasSubject && isMeasure && (lead.isLinked || lead.comparator !== null))) return byNoun();
    return bySubject();
  }
  if (figure.kind === 'duration') return hasSubject || !hasNoun ? bySubject() : byNoun();
  if (follows === '的' && hasNoun && !/占.{0,30}的?$/u.test(folded.slice(from, lead.subjectEnd)) && !(isMeasure && lead.isLinked)) return byNoun();
  if (hasSubject && (!hasNoun || isMeasure || lead.change !== null || (lead.isLinked && !isLocative(folded.slice(subject.start, lead.subjectEnd))))) {
    return bySubject();
  }
  if (hasNoun) return byNoun();
  return bySubject();
}

const REACHED = /(?:已|已经|目前|现有|现已|截至|累计已|共有|达到了|成功|基础上)/u;
const AHEAD = /(?:力争|争取|确保|到20\d\d年|将|计划|目标|要|年底前|拟)/u;

export function findQuantities(folded: string, text: string, times: readonly TimeMention[], mask: Mask): QuantityMention[] {
  const context: Context = { folded, text, times };
  const figures = findFigures(folded, mask);
  const mentions: QuantityMention[] = [];
  let timeIndex = 0;
  let previousEnd = 0;
  for (const [i, figure] of figures.entries()) {
    const { start, end } = figure.span;
    while (timeIndex < times.length && (times[timeIndex] as TimeMention).span.end <= start) timeIndex += 1;
    const time = times[timeIndex - 1];
    const upcoming = times[timeIndex];
    if (upcoming !== undefined && upcoming.span.start < end && upcoming.span.end > start) continue;
    const from = phraseStart(context, start, previousEnd, time);
    const lead = readLead(folded, from, start);
    const tail = readTail(folded, end);
    const line = folded.indexOf('\n', end);
    const limit = Math.min(figures[i + 1]?.span.start ?? folded.length, line < 0 ? folded.length : line);
    const noun = readNoun(folded, tail.end, limit);
    const after = text.slice(noun.start, noun.end);
    const subject = trimSubject(folded, from, lead.subjectEnd, true);
    if (!isQuantity(context, figure, lead, after, tail.comparator !== null, text.slice(subject.start, subject.end))) continue;

    const measured = measure(context, figure, lead, tail.end, from, limit, time);
    const last = mentions.at(-1);
    const isSameLine = last !== undefined && !folded.slice(last.span.end, start).includes('\n');
    let { indicator } = measured;
    let rule = measured.rule;
    if (isGeneric(indicator)) {
      const before = phraseBefore(context, from, previousEnd, timeIndex - 1);
      if (before !== '') {
        indicator = before;
        rule = 'indicator/phrase-before';
      } else if (isSameLine && last !== undefined) {
        indicator = last.indicator;
        rule = 'indicator/figure-before';
      }
    }
    const isBase = FROM.test(folded.slice(Math.max(0, start - 20), start)) && RAISED.test(folded.slice(tail.end, tail.end + 8));
    const phrase = folded.slice(from, start);
    const isReached = isBase || (REACHED.test(phrase) && !AHEAD.test(phrase));
    mentions.push({
      span: { start: Math.min(measured.start, lead.start, start), end: Math.max(measured.end, tail.end, end) },
      figure: { start, end },
      kind: figure.kind,
      value: figure.value,
      valueMax: figure.valueMax,
      unit: figure.unit,
      comparator: measured.comparator ?? combine(lead, tail.comparator, figure.isAbout),
      indicator,
      change: readChange(context, figure, lead, from),
      isReached,
      rule: `${figure.rule}+${rule}`,
      confidence: rateConfidence(figure, lead, indicator, rule),
    });
    previousEnd = Math.max(end, tail.end);
  }
  return shareOut(context, mentions);
}

const CHANGE_HEAD = /(?:^|[ "])(?:累计)?(?:(?<down>节省|节约|压减|压缩|减少|降低|精简|削减|缩减|减免|缩短)|(?<up>提高|提升|增加))/u;

/** A figure is a change where a verb of change governs it without 到 or 至: 压缩30%以上, 节省资金30%, 提高5个百分点. */
function readChange(context: Context, figure: Figure, lead: Lead, from: number): 'increase' | 'decrease' | null {
  if (lead.isLevelAfterChange) return null;
  if (figure.unit === '倍' && figure.rule === 'quantity/double') return 'increase';
  if (lead.change !== null) return lead.change;
  const phrase = context.folded.slice(from, figure.span.start);
  const isRelative = figure.unit === '%' || figure.unit === '百分点' || figure.unit === '倍';
  if ((!isRelative && figure.kind !== 'measure') || /(?:达到?|为|占|到|至|率|比例)[^,]{0,4}$/u.test(phrase)) return null;
  const head = CHANGE_HEAD.exec(phrase);
  if (head === null) return null;
  if (!isRelative && head.groups?.['down'] === undefined) return null;
  return head.groups?.['down'] === undefined ? 'increase' : 'decrease';
}

/** The phrase before the comma, where it names what the bare figure measures: 公共数据共享率，2023年达到85%. */
function phraseBefore(context: Context, from: number, previousEnd: number, timeIndex: number): string {
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
  while (start > Math.max(previousEnd, at - 40) && !BOUNDARY.test(folded[start - 1] as string)) start -= 1;
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

function rateConfidence(figure: Figure, lead: Lead, indicator: string, rule: string): number {
  let confidence = 0.95;
  if (figure.isHan) confidence -= 0.1;
  if (figure.unit === null) confidence -= 0.15;
  if (indicator === '') confidence -= 0.3;
  if (rule === 'indicator/figure-before') confidence -= 0.1;
  if (!lead.isLinked && lead.comparator === null && figure.kind !== 'percentage') confidence -= 0.05;
  return Math.round(Math.max(0.3, confidence) * 100) / 100;
}

const SHARED_HEAD = /^(?<heads>[^,。;\n]{2,60}?)(?:分别|各自?)(?:达到?|为|提高到|提升到|提升至|提高至|增长|下降|降低|不低于|不少于|超过|控制在|建成|新增|占|力争达到)?$/u;
const BASE = /(?:比|较)(?:上年|去年|同期|(?:19|20)\d{2}年?底?)$/u;
const SUFFIX = /(?:[\p{Script=Han}A-Za-z0-9]{0,4}(?:覆盖率|普及率|合格率|达标率|利用率|比例|占比|比重|总量|数量|人数|面积|产值|产量|率))$/u;

/** 甲、乙覆盖率分别达到A%、B%: figures are shared out over the heads in order. */
function shareOut(context: Context, mentions: QuantityMention[]): QuantityMention[] {
  const out = [...mentions];
  for (let i = 0; i < out.length; i += 1) {
    const first = out[i] as QuantityMention;
    const from = phraseStart(context, first.figure.start, i === 0 ? 0 : (out[i - 1] as QuantityMention).figure.end, undefined);
    const match = SHARED_HEAD.exec(context.folded.slice(from, first.figure.start).trim());
    if (match === null) continue;
    const heads = (match.groups?.['heads'] ?? '').replace(BASE, '').split(/[、和与及]/u).map((head) => head.trim()).filter((head) => head !== '');
    if (heads.length < 2) continue;
    let count = 1;
    while (
      i + count < out.length &&
      count < heads.length &&
      /^[ 、,和与及以上左右]{1,5}$/u.test(context.folded.slice((out[i + count - 1] as QuantityMention).figure.end, (out[i + count] as QuantityMention).figure.start))
    ) {
      count += 1;
    }
    if (count < 2 || count > heads.length) continue;
    if (heads.every((head) => /^(?:19|20)\d{2}年?/u.test(head))) continue;
    const suffix = SUFFIX.exec(heads.at(-1) as string)?.[0] ?? '';
    const tails = heads.slice(heads.length - count);
    for (let k = 0; k < count; k += 1) {
      const mention = out[i + k] as QuantityMention;
      let head = tails[k] as string;
      if (k === 0) {
        const trimmed = trimSubject(head, 0, head.length, false);
        head = head.slice(trimmed.start, trimmed.end) || head;
      }
      const indicator = suffix === '' || namesMeasure(head) ? head : `${head}${suffix}`;
      const comparator = k === 0 || mention.comparator !== 'eq' ? mention.comparator : first.comparator;
      out[i + k] = { ...mention, indicator, comparator, change: mention.change ?? first.change, rule: mention.rule.replace(/\+.*/u, '+indicator/shared-out') };
    }
  }
  return out;
}
