/**
 * The marks that number clauses: 第三章, 一、, （一）, 1., 1、, (1), ①, ——. A marker is read at the start of a folded line;
 * what it means for the outline is decided elsewhere.
 */
import { readNumeral } from './numeral.js';

/** From the top of the customary order to the bottom; `row` is the number in the first cell of a table row. */
export const MARKER_KINDS = [
  'volume',
  'chapter',
  'section',
  'article',
  'han',
  'han-paren',
  'arabic',
  'decimal',
  'decimal-deep',
  'arabic-paren',
  'circled',
  'dash',
  'row',
] as const;

export type MarkerKind = (typeof MARKER_KINDS)[number];

export interface Marker {
  readonly kind: MarkerKind;
  /** The printed number; 0 for a dash, which has none. */
  readonly number: number;
  /** Code units of the marker, blanks around it included, from the start of the line given. */
  readonly length: number;
  /** The marker as printed, without blanks. */
  readonly printed: string;
}

const HAN_NUMBER = '[一二三四五六七八九十百〇零]{1,5}';
const DIVISION = new RegExp(
  `^第 ?(?<number>${HAN_NUMBER}|\\d{1,3}) ?(?<division>部分|[编篇章节条])(?![款项例件约规])[ :、.]{0,4}`,
  'u',
);
/** 行动一：尾水治理, 任务二 种业提升: a named group of clauses, numbered like a section. */
const NAMED =
  /^(?:专项)?(?:行动|任务|工程|举措|专题)(?<number>[一二三四五六七八九十]{1,3}|\d{1,2})(?: ?[:、] ?| (?=\p{Script=Han}))(?=["《\p{Script=Han}])/u;
const HAN = new RegExp(`^(?<number>${HAN_NUMBER}) ?[、.] ?`, 'u');
/** 壹、行动目标: numerals as on a cheque stand above all others of a plan, as its chapters do. */
const FORMAL = /^(?<number>[壹贰叁肆伍陆柒捌玖拾]{1,3}) ?[、.] ?/u;
const FORMAL_NUMERALS = '壹贰叁肆伍陆柒捌玖拾';
const HAN_PAREN = new RegExp(`^[(〈<] ?(?<number>${HAN_NUMBER}) ?[)〉>] ?[、.]? ?`, 'u');
const ARABIC = /^(?<number>\d{1,3}) ?(?<mark>[、.·])(?!\d{4}\.\d) ?/u;
/** `1.2 加强统筹`, `3.1.4 组织实施`: the last number counts; what follows must be words, or it is a figure. */
const DECIMAL =
  /^\d{1,2}(?<deep>\.\d{1,2})?\.(?<number>\d{1,2}) ?[、.]? ?(?![月日年岁号])(?=["《\p{Script=Han}])/u;
const ARABIC_PAREN = /^(?:\( ?(?<number>[1-9]\d{0,2}) ?\)|(?<bare>[1-9]\d?) ?\)) ?[、.]? ?/u;
const CIRCLED = /^(?<glyph>[①-⑳⑴-⒇⒈-⒛㉑-㉟㊱-㊿]) ?[、.]? ?/u;
/** ㈠ and its like, one code point each. */
const FIRST_PAREN_GLYPH = 0x3220;
const PAREN_GLYPHS = 10;
const DASH = /^-{1,2} ?(?=[^-\d\s])/u;

const DIVISIONS: Readonly<Record<string, MarkerKind>> = {
  编: 'volume',
  篇: 'volume',
  部分: 'volume',
  章: 'chapter',
  节: 'section',
  条: 'article',
};

function circledNumber(glyph: string): number {
  const code = glyph.codePointAt(0) as number;
  if (code >= 0x2460 && code <= 0x2473) return code - 0x2460 + 1;
  if (code >= 0x2474 && code <= 0x2487) return code - 0x2474 + 1;
  if (code >= 0x2488 && code <= 0x249b) return code - 0x2488 + 1;
  if (code >= 0x3251 && code <= 0x325f) return code - 0x3251 + 21;
  return code - 0x32b1 + 36;
}

/**
 * `2.5G时代…` is item 2 and 5G, `3.2023年底前…` item 3 and a year, but `1.5亿元` and `3.5%` open no item:
 * a figure right after the point must carry no unit of its own unless it can stand as a figure alone; 3.15消费者权益日 is a day.
 */
const DECIMAL_FIGURE =
  /^\d{1,2}\.\d{1,2} ?(?:[%‰]|万|亿|倍|个|元|公里|亩|吨|平方|立方|摄氏|小时|千瓦|兆|米|番|分)|^(?:1[0-2]|[1-9])\.\d{1,2}"?\p{Script=Han}{2,10}日(?![常均益程])/u;

/** 一、二级公路, 1、2号线, 12、13日: numbers in a list that a line happens to begin with. */
/** 三、四季度, 七、八月份, 一、二、三等奖 likewise. */
const NUMBER_LIST =
  /^(?:[一二三四五]、[一二三四五六]{1,2}[级类批期]|(?:一、二|二、三|三、四|四、五|五、六|六、七|七、八|八、九|九、十|十、十一)(?:、|线|季度|月|等[奖次])|\d{1,2}、\d{1,2} ?[号日级类批期月])/u;

/** Reads the marker at the start of a folded line whose leading blanks were cut; null where there is none. */
export function readMarker(line: string): Marker | null {
  const first = line.charCodeAt(0);
  if (Number.isNaN(first)) return null;
  const make = (kind: MarkerKind, number: number | null, match: string): Marker | null =>
    number === null || number <= 0
      ? null
      : { kind, number, length: match.length, printed: match.replaceAll(' ', '') };

  if (line.startsWith('第')) {
    const m = DIVISION.exec(line);
    if (!m?.groups) return null;
    return make(
      DIVISIONS[m.groups['division'] as string] as MarkerKind,
      readNumeral(m.groups['number'] as string),
      m[0],
    );
  }
  const named = NAMED.exec(line);
  if (named !== null) return make('section', readNumeral(named.groups?.['number'] as string), named[0]);
  if (first >= 0x30 && first <= 0x39) {
    if (DECIMAL_FIGURE.test(line)) return null;
    const d = DECIMAL.exec(line);
    if (d?.groups) {
      return make(
        d.groups['deep'] === undefined ? 'decimal' : 'decimal-deep',
        Number(d.groups['number']),
        d[0],
      );
    }
    if (NUMBER_LIST.test(line)) return null;
    const m = ARABIC.exec(line);
    if (m?.groups) return make('arabic', Number(m.groups['number']), m[0]);
    const p = ARABIC_PAREN.exec(line);
    return p?.groups ? make('arabic-paren', Number(p.groups['bare']), p[0]) : null;
  }
  if (first === 0x28 || first === 0x3c || first === 0x3008) {
    const m = HAN_PAREN.exec(line);
    if (m?.groups) return make('han-paren', readNumeral(m.groups['number'] as string), m[0]);
    const p = ARABIC_PAREN.exec(line);
    return p?.groups ? make('arabic-paren', Number(p.groups['number']), p[0]) : null;
  }
  if (first >= FIRST_PAREN_GLYPH && first < FIRST_PAREN_GLYPH + PAREN_GLYPHS)
    return make('han-paren', first - FIRST_PAREN_GLYPH + 1, /^. ?[、.]? ?/u.exec(line)?.[0] ?? '');
  if (first === 0x2d) {
    const m = DASH.exec(line);
    return m === null || !line.startsWith('--')
      ? null
      : { kind: 'dash', number: 0, length: m[0].length, printed: '——' };
  }
  if (NUMBER_LIST.test(line)) return null;
  const han = HAN.exec(line);
  if (han?.groups) {
    return make('han', readNumeral(han.groups['number'] as string), han[0]);
  }
  const formal = FORMAL.exec(line)?.groups?.['number'];
  if (formal !== undefined) {
    const plain = Array.from(formal, (one) => '一二三四五六七八九十'[FORMAL_NUMERALS.indexOf(one)]).join('');
    return make('chapter', readNumeral(plain), FORMAL.exec(line)?.[0] ?? '');
  }
  const circled = CIRCLED.exec(line);
  return circled?.groups
    ? make('circled', circledNumber(circled.groups['glyph'] as string), circled[0])
    : null;
}
