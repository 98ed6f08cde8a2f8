/** Which side of a figure names what it measures, and where the quote begins and ends. */

import type { Comparator } from '../model/document.js';
import type { TimeMention } from '../model/mention.js';
import type { IndicatorRule } from '../model/rule.js';
import type { Lead } from './comparator.js';
import type { Figure } from './figure.js';
import { isGeneric, isLocative, namesMeasure, type Phrase, trimSubject, verbStart } from './indicator.js';
import type { Context } from './phrase.js';

/** 由60%提高到85%: the first figure is where it stands today. */
const FROM =
  /(?:由|从)(?:上年|去年|目前|现在|现行|当前|原来|现有)?的?(?:每\p{Script=Han}{1,2}){0,2}(?:[^,。;、\n]{0,12}的)?(?:不足|不到|约|近)?$/u;
const RAISED =
  /^(?:左右|以上)?(?:再|逐步|大幅)?(?:提高|提升|增加|增长|上升|扩大|扩充|拓展|下降|降低|缩小|降|减少|压缩|压减|精简|削减|缩减|缩短|发展|调整|提至|升|增)(?:到|至|为)/u;

/** Whether a figure is where something stands today, and another is where it goes. */
export function isBaseFigure(folded: string, start: number, end: number): boolean {
  return FROM.test(folded.slice(Math.max(0, start - 20), start)) && RAISED.test(folded.slice(end, end + 8));
}

/** 规模不低于30亿元的产业引导基金: the size is the noun's. */
const SIZE = /^(?:总?规模|总?面积|总?长度?|总?投资|容量|金额)$/u;

export interface Measured {
  /** Where the subject itself holds the bound: 预付款比例不低于合同金额的30%. */
  readonly comparator?: Comparator;
  readonly start: number;
  readonly end: number;
  readonly indicator: string;
  readonly rule: IndicatorRule;
}

/** 不低于合同金额的, 仅为全区平均水平的: a bound and a base before a share. */
const INNER_BOUND =
  /(?:不(?:得|能|可|应)?(?:低|少|高|多)于|不(?:得|能|可|应)?超过|超过|高于|低于|仅为|约为|约占|占约|相当于)[^,。;、不]{2,20}$/u;

function innerComparator(words: string): Comparator {
  if (/^不.?(?:低|少)于/u.test(words)) return 'gte';
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
  while (start > 0 && time.span.start - start < 16 && !/[,。;:!?\n、()"]/u.test(folded[start - 1] as string))
    start -= 1;
  const phrase = trimSubject(folded, start, time.span.start, true);
  const words = text.slice(phrase.start, phrase.end);
  return /^\p{Script=Han}{3,10}$/u.test(words) && !isGeneric(words) && !/[在于到自从]$/u.test(words)
    ? words
    : '';
}

/** What stands on either side of a figure. */
export interface Sides {
  /** Where the phrase before the figure may begin. */
  readonly from: number;
  /** The phrase before, read as that of a count. */
  readonly subject: Phrase;
  /** The noun behind. */
  readonly noun: Phrase;
  /** End of the figure and of its comparator. */
  readonly tailEnd: number;
}

/** Decides which side names the measure, and where the quote begins and ends. */
export function measure(
  context: Context,
  figure: Figure,
  lead: Lead,
  sides: Sides,
  time: TimeMention | undefined,
): Measured {
  const { folded, text } = context;
  const { from, tailEnd } = sides;
  const isCount = figure.kind !== 'percentage' && figure.kind !== 'multiple';
  const subject = isCount ? sides.subject : trimSubject(folded, from, lead.subjectEnd, false);
  let subjectText = text.slice(subject.start, subject.end);
  if (!isCount && subjectText.length > 0 && subjectText.length <= 8 && namesMeasure(subjectText))
    subjectText = beforeTime(context, from, time) + subjectText;
  const isBase = RAISED.test(folded.slice(tailEnd, tailEnd + 8));
  const noun = isBase ? { start: tailEnd, end: tailEnd } : sides.noun;
  const nounText = text.slice(noun.start, noun.end);
  const hasNoun = nounText.length >= 2;
  const bound = isCount ? null : INNER_BOUND.exec(subjectText);
  if (bound !== null && lead.comparator === null) {
    const indicator = subjectText.slice(0, bound.index);
    return {
      start: subject.start,
      end: tailEnd,
      indicator,
      rule: 'indicator/share-of-base',
      comparator: innerComparator(bound[0]),
    };
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
  if (
    follows === '的' &&
    hasNoun &&
    !/占.{0,30}的?$/u.test(folded.slice(from, lead.subjectEnd)) &&
    !(isMeasure && lead.isLinked)
  )
    return byNoun();
  if (
    hasSubject &&
    (!hasNoun ||
      isMeasure ||
      lead.change !== null ||
      (lead.isLinked && !isLocative(folded.slice(subject.start, lead.subjectEnd))))
  ) {
    return bySubject();
  }
  if (hasNoun) return byNoun();
  return bySubject();
}
