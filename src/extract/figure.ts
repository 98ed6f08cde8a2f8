/**
 * Figures: a number with its unit, as printed. 480万余条, 80%—90%, 三分之二, 翻一番, 近百家. Names that hold numerals (5G, 12345,
 * 7×24, “1+3+N”, 第三批, 一网通办) and dates are none.
 */

import { readNumeral } from '../chinese/numeral.js';
import { HAN_UNIT_PATTERN, kindOfUnit, UNIT_PATTERN } from '../lexicon/measures.js';
import type { TargetKind } from '../model/document.js';
import type { QuantityRule } from '../model/rule.js';
import type { Mask } from '../text/mask.js';
import { matchAt, Runs, spread } from './match-at.js';
import { keepFirst } from './overlap.js';

export interface Figure {
  readonly span: { readonly start: number; readonly end: number };
  readonly value: number;
  readonly valueMax: number | null;
  readonly unit: string | null;
  readonly kind: TargetKind;
  /** 余, 多, 近: the number is round. */
  readonly isAbout: boolean;
  /** Written in Chinese numerals: what it counts must be checked harder. */
  readonly isHan: boolean;
  readonly rule: QuantityRule;
}

const ARABIC_NUMBER =
  '(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?(?: ?[十百千]?[万亿]{1,2}|[百千](?=[万亿个家座户人名件台辆亩]))?';
const HAN_NUMBER = '[一二两三四五六七八九十百千万亿零〇]{1,12}';
const TO = '(?: ?(?:-{1,2}|~|至|到) ?)';

const ARABIC = new RegExp(
  `(?<![\\dA-Za-z.+×*/第_#&]|[\\d:]:|\\d[-~])(?!(?:19|20)\\d\\d ?年(?!均))(?:(?<low>${ARABIC_NUMBER})(?<lowUnit>%|个百分点)?${TO}(?=\\d))?(?<number>${ARABIC_NUMBER})(?<about>余|多|来)?(?: ?(?<scale>[万亿]))?(?<about2>余)? ?(?<unit>%|‰|个百分点|百分点|倍|[GP](?![A-Za-z0-9])|(?:${UNIT_PATTERN})(?:/(?:(?!以[上下内]|左右|之间)\\p{Script=Han}){1,6}(?:·\\p{Script=Han}{1,4})?)?)?`,
  'uy',
);
const HAN = new RegExp(
  `(?<![第〇零一二两三四五六七八九十百千万亿几数每之分"'])(?:(?<low>[一二两三四五六七八九十]{1,3})${TO}(?=[一二两三四五六七八九十]))?(?<number>${HAN_NUMBER})(?<about>余|多|几)?(?<unit>${HAN_UNIT_PATTERN})(?!名|步|级|线|头戴|员工|口径)`,
  'uy',
);
/** The look-behinds of the patterns above let them begin where a run of digits or numerals begins, and nowhere else. */
const DIGITS = new Runs('0123456789');
const NUMERALS = new Runs('一二两三四五六七八九十百千万亿零〇');
const PER =
  /(?<base>百|千|万)分之(?<number>[一二两三四五六七八九十百零〇点.\d]{1,8})(?:(?:-{1,2}|至|到)(?:百分之)?(?<high>[一二三四五六七八九十百\d.]{1,6}))?/gu;
const FRACTION =
  /(?<![一二三四五六七八九十百千万])(?<base>[二三四五六七八九十]{1,2})分之(?<number>[一二三四五六七八九])|(?<![\d/])(?<number2>[1-9])\/(?<base2>[2-9])(?![\d/年月])/gu;
const HALF =
  /(?<![一过])(?:一半|半数)(?=以上|以下|左右|提高|提升|增加|[,。;、的)]|$)|过半(?=[,。;、的数)])/gu;
const TENTHS =
  /(?<![一二三四五六七八九十\d每收形完建])(?<number>[一二两三四五六七八九])成(?<half>[五半]|[一二三四六七八九])?(?=以上|以下|以内|左右|的|提高|提升|增加|上升|降|减|压|[,。;、()\n]|$|(?<=(?:约|近|超|逾|过).成)\p{Script=Han})/gu;
const DOUBLE = /翻(?<number>[一两二三])?番/gu;
const ROUND = new RegExp(
  `(?<lead>近|上|逾|超|超过|突破|成|(?<![\\d.一二两三四五六七八九十百千万几数])(?=[百千]余|[百千万][家个名户人]以上))(?<number>[十百千万]|十万|百万|千万|[百千]亿)(?<about>余|多)?(?<unit>${HAN_UNIT_PATTERN})`,
  'uy',
);

/** A percentage, fraction or multiple is rounded to what can be told from it. */
function tidy(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12));
}

function hanDecimal(printed: string): number | null {
  if (/^[\d.]+$/u.test(printed)) return Number(printed);
  if (printed === '百') return 100;
  const [whole = '', fraction = ''] = printed.split('点');
  const base = readNumeral(whole);
  if (base === null) return null;
  if (fraction === '') return base;
  const digits = [...fraction].map((c) => readNumeral(c));
  return digits.some((d) => d === null) ? null : Number(`${base}.${digits.join('')}`);
}

/** 个百分点 is written 百分点, amounts are counted in 元, 大类 stays 大类. */
function normaliseUnit(printed: string | undefined): { unit: string | null; factor: number } {
  if (printed === undefined) return { unit: null, factor: 1 };
  if (printed === '个百分点') return { unit: '百分点', factor: 1 };
  if (printed === '个工作日') return { unit: '工作日', factor: 1 };
  if (printed === '台(套)' || printed === '台/套') return { unit: '台', factor: 1 };
  const money = /^(?<scale>亿|万|千|百)?元(?<per>\/.+)?/u.exec(printed);
  if (money !== null) {
    const scale = money.groups?.['scale'];
    return {
      unit: `元${money.groups?.['per'] ?? ''}`,
      factor: scale === undefined ? 1 : (readNumeral(`1${scale}`) ?? 1),
    };
  }
  return { unit: printed, factor: 1 };
}

export function findFigures(folded: string, mask: Mask): Figure[] {
  const found: Figure[] = [];
  const add = (
    match: RegExpMatchArray,
    value: number | null,
    unit: string | null,
    rest: {
      valueMax?: number | null;
      kind?: TargetKind;
      isAbout?: boolean;
      isHan?: boolean;
      rule: QuantityRule;
      skip?: number;
    },
  ): void => {
    if (value === null || !Number.isFinite(value)) return;
    const start = (match.index as number) + (rest.skip ?? 0);
    const end = (match.index as number) + match[0].trimEnd().length;
    if (mask.covers(start, end)) return;
    found.push({
      span: { start, end },
      value: tidy(value),
      valueMax: rest.valueMax ?? null,
      unit,
      kind: rest.kind ?? kindOfUnit(unit),
      isAbout: rest.isAbout ?? false,
      isHan: rest.isHan ?? false,
      rule: rest.rule,
    });
  };

  const has = (word: string): boolean => folded.includes(word);
  for (const match of has('分之') ? folded.matchAll(PER) : []) {
    const { base, number, high } = match.groups as Record<string, string | undefined>;
    const factor = base === '百' ? 1 : base === '千' ? 0.1 : 0.01;
    const value = hanDecimal(number ?? '');
    const max = high === undefined ? null : hanDecimal(high);
    add(match, value === null ? null : value * factor, '%', {
      valueMax: max === null ? null : tidy(max * factor),
      rule: 'quantity/per-hundred',
    });
  }
  for (const match of has('分之') || has('/') ? folded.matchAll(FRACTION) : []) {
    const { base, number, base2, number2 } = match.groups as Record<string, string | undefined>;
    const b = readNumeral(base ?? base2 ?? '');
    const n = readNumeral(number ?? number2 ?? '');
    if (b !== null && n !== null && n < b)
      add(match, Math.round((n / b) * 1e4) / 100, '%', { rule: 'quantity/fraction' });
  }
  for (const match of has('半') ? folded.matchAll(HALF) : []) add(match, 50, '%', { rule: 'quantity/half' });
  for (const match of has('成') ? folded.matchAll(TENTHS) : []) {
    const { number, half } = match.groups as Record<string, string | undefined>;
    const ones = half === undefined ? 0 : half === '半' ? 5 : (readNumeral(half) ?? 0);
    add(match, (readNumeral(number ?? '') ?? 0) * 10 + ones, '%', { rule: 'quantity/tenths' });
  }
  for (const match of has('番') ? folded.matchAll(DOUBLE) : []) {
    const times = readNumeral(match.groups?.['number'] ?? '一') ?? 1;
    add(match, 2 ** times, '倍', { kind: 'multiple', rule: 'quantity/double' });
  }
  const numerals = NUMERALS.startsIn(folded);
  // 近百家, 超过百家: the word that leads has up to two characters.
  const round = numerals.filter((at) => '十百千万'.includes(folded[at] as string));
  matchAt(ROUND, folded, spread(round, 2), (match) => {
    const { lead, number, about, unit } = match.groups as Record<string, string>;
    const { unit: name, factor } = normaliseUnit(unit);
    add(match, (readNumeral(`1${number}`) ?? 0) * factor, name, {
      isAbout: (lead === '' && about !== undefined) || lead === '近' || lead === '上' || lead === '成',
      rule: 'quantity/round',
      skip: (lead as string).length,
    });
  });
  matchAt(ARABIC, folded, DIGITS.startsIn(folded), (match) => readArabic(folded, match, add));
  matchAt(HAN, folded, numerals, (match) => {
    const { low, number, about, unit } = match.groups as Record<string, string | undefined>;
    const { unit: name, factor } = normaliseUnit(unit);
    const value = readNumeral(number ?? '');
    const lowest = low === undefined ? null : readNumeral(low);
    if (value === null) return;
    add(match, (lowest ?? value) * factor, name, {
      valueMax: lowest === null ? null : value * factor,
      isAbout: about !== undefined,
      isHan: true,
      rule: 'quantity/han',
    });
  });
  return joinRanges(folded, keepFirst(found));
}

const RANGE_MARK = /^ ?(?:-{1,2}|~|至|到) ?$/u;

/** 50万元—100万元, 10个至15个: two figures with their units are one range; 由50个至80个 is a change. */
function joinRanges(folded: string, figures: readonly Figure[]): Figure[] {
  const joined: Figure[] = [];
  for (const figure of figures) {
    const last = joined.at(-1);
    const isRange =
      last !== undefined &&
      figure.span.start - last.span.end <= 4 &&
      last.unit !== null &&
      last.unit === figure.unit &&
      last.valueMax === null &&
      figure.valueMax === null &&
      last.value < figure.value &&
      RANGE_MARK.test(folded.slice(last.span.end, figure.span.start)) &&
      !/[由从]/u.test(folded.slice(Math.max(0, last.span.start - 12), last.span.start));
    if (!isRange) {
      joined.push(figure);
      continue;
    }
    const span = { start: last.span.start, end: figure.span.end };
    joined[joined.length - 1] = { ...last, span, valueMax: figure.value, rule: 'quantity/range' };
  }
  return joined;
}

type Add = (
  match: RegExpMatchArray,
  value: number | null,
  unit: string | null,
  rest: { valueMax?: number | null; kind?: TargetKind; isAbout?: boolean; rule: QuantityRule; skip?: number },
) => void;

/** 年, 月, 日, 号, 时 after a number make a date or a name of it; letters make a label (5G, 4K, 10kV is a grade). */
const NO_FIGURE_AFTER =
  /^(?: ?(?:年(?!均)|月|日(?![均常活])|号|时(?![间限])|期(?!望)|版|代|后(?!备)|[+×*/:]|[A-Za-z]|\.\d|[-~] ?[A-Za-z\d]))/u;

function readArabic(folded: string, match: RegExpMatchArray, add: Add): void {
  const { low, lowUnit, number, about, scale, about2, unit } = match.groups as Record<
    string,
    string | undefined
  >;
  const start = match.index as number;
  const end = start + match[0].length;
  if (unit === '年' && /^(?:\d{4}|\d{2})年$/u.test(match[0])) return;
  if (unit === undefined && NO_FIGURE_AFTER.test(folded.slice(end, end + 4))) return;
  if (unit !== undefined && /^[A-Za-z]/u.test(unit) && /^[A-Za-z\d]/u.test(folded.slice(end, end + 1)))
    return;
  const value = readNumeral((number ?? '') + (scale ?? ''));
  if (value === null) return;
  const { unit: name, factor } = normaliseUnit(unit);
  let lowest = low === undefined ? null : readNumeral(low);
  if (
    lowest !== null &&
    lowUnit === undefined &&
    /[万亿]$/u.test(`${number ?? ''}${scale ?? ''}`) &&
    !/[万亿]/u.test(low ?? '')
  ) {
    lowest *= readNumeral(`1${/[万亿]+$/u.exec(`${number ?? ''}${scale ?? ''}`)?.[0] ?? ''}`) ?? 1;
  }
  const isRange = lowest !== null && lowest < value;
  const skip =
    low !== undefined && !isRange
      ? match[0].length - match[0].replace(/^.*?(?:-|~|至|到) ?-?/u, '').length
      : 0;
  add(match, (isRange ? (lowest as number) : value) * factor, name, {
    valueMax: isRange ? tidy(value * factor) : null,
    isAbout: about !== undefined || about2 !== undefined,
    rule: isRange ? 'quantity/range' : 'quantity/arabic',
    skip,
  });
}
