/**
 * Characters that stand for another one: zero-width characters, glyphs that
 * a scanner confuses (岀 for 出, `1•` for `1.`, `2021年・2025年` for a dash, `T"个` for “1”个).
 * Left alone: 卡尔·马克思 and the like, where a middle dot stands between words.
 */
import { CharacterSet } from '../../text/character-set.js';
import type { RepairEdit } from '../../text/edit.js';

const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u2060\u2066-\u2069\u202a-\u202e\ufeff]+/gu;
/** Forms that modern official text does not use, but scanners and old fonts produce. */
const CONFUSED: Readonly<Record<string, string>> = {
  岀: '出',
  咼: '高',
  囯: '国',
  戸: '户',
  亊: '事',
  歩: '步',
  囬: '回',
  冨: '富',
  尐: '少',
  仼: '任',
};
const CONFUSED_GLYPH = new RegExp(`[${Object.keys(CONFUSED).join('')}]`, 'gu');
/** `𝟐𝟎𝟐𝟑年`: digits of mathematical letterforms; `2О23年`, `1OO个`: letters for a nought between digits. */
const FANCY_DIGIT = /[\u{1d7ce}-\u{1d7ff}]/gu;
const LETTER_NOUGHT =
  /(?<=(?<![A-Za-z\d])\d{1,3})[OoОоＯ○]{1,2}(?=\d{0,2}(?:年|月|个|家|项|座|万|亿|%|人|户|公里|亩))/gu;
/** `二O二三年`, `二○二四年`: a letter or a ring for 〇 in a year. */
const HAN_NOUGHT =
  /(?<=二)[OoОоＯ○0０](?=[一二三四五六七八九〇OoОоＯ○0０]{2}年)|(?<=二[〇OoОоＯ○0０][一二三四五])[OoОоＯ○0０](?=年)/gu;
/** Characters that a careless conversion wrote in the older form in a text that is simplified otherwise: 裡程碑, 乾部, 一隻. */
const OVER_CONVERTED =
  /裡(?=程)|(?<=公)裡|乾(?=[部净燥旱预扰线涉])|(?<=[骨才能苦])乾|隻|週(?=[年期边末密岁])|(?<=[一二三四两每])週|製(?=[造定度作药品约])|餘(?=[额热款个家])|(?<=[盈剩])餘|鬆(?=[绑动散])|麵(?=[积粉临向])/gu;
const OLDER_FORMS: Readonly<Record<string, string>> = {
  裡: '里',
  乾: '干',
  隻: '只',
  週: '周',
  製: '制',
  餘: '余',
  鬆: '松',
  麵: '面',
};
/** `7x24小时`: a letter for the sign of multiplication. */
const TIMES = /(?<=(?<![A-Za-z\d])[57])[xX*](?=(?:8|12|24)(?!\d))/gu;
/** `1•数字基础`, `6 •城市`: the point of an item number. */
const ITEM_BULLET =
  /(?<=^[ \u00a0\u3000]*)(?<number>\d{1,2})[ \u00a0]?[•・·●](?=[ \u00a0]?[\p{Script=Han}“"—])/gmu;
/** `2021年・2025年`, `1・4级`: a dash between figures. */
const FIGURE_DASH = /(?<=\d{4}年?)[•・](?=\d{4}[ \u00a0]?年)|(?<=(?<!\d)\d)[•・](?=\d级)/gu;
const DECIMAL_BULLET = /(?<=\d)[•・](?=\d{1,2}[%％])/gu;
/** `2•—体化`: the glyph 一 read as a dash at the head of an item. */
const DASH_FOR_ONE =
  /—(?=[体盘网张站批套码键窗件])(?<=^[ \u00a0\u3000]*\d{1,2}[ \u00a0]?[.、•・·][ \u00a0]?—)/gmu;
/** `T"个数字基础设施`, `T172 + 30"体系`: an opening quotation mark and a 1 read as T. */
const T_FOR_QUOTED_ONE = /(?<![A-Za-z0-9])T(?=["”](?:[个项类套张条])|\d{2,4} ?\+ ?\d{1,3}["”])/gu;
/** `电100%.燃气92%`: a point where the list needs its mark. */
const POINT_IN_LIST = /(?<=\d%)\.(?=\p{Script=Han})/gu;

/** What each pattern needs a text to hold; the bounds of INVISIBLE. */
const INVISIBLE_RANGES = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x7f],
  [0xad, 0xad],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2060],
  [0x2066, 0x2069],
  [0xfeff, 0xfeff],
] as const;
const CONFUSED_FORMS = Object.keys(CONFUSED).join('');
const OLDER = Object.keys(OLDER_FORMS).join('');
const NOUGHTS = 'OoОоＯ○';
const MAYBE_HAN_NOUGHT = /[二一三四五][OoОоＯ○0０]/u;
/** Mathematical digits begin with it. */
const FANCY_LEAD = '\ud835';
const MAYBE_TIMES = /[xX*](?:8|12|24)/u;

export function repairGlyphs(text: string, signs = new CharacterSet(text)): RepairEdit[] {
  const edits: RepairEdit[] = [];
  const each = (pattern: RegExp, insert: (match: RegExpMatchArray) => string, confidence = 0.98): void => {
    for (const m of text.matchAll(pattern)) {
      const after = insert(m);
      if (after === m[0]) continue;
      const start = m.index as number;
      edits.push({ start, end: start + m[0].length, insert: after, kind: 'glyph', confidence });
    }
  };
  if (INVISIBLE_RANGES.some(([first, last]) => signs.hasBetween(first, last))) each(INVISIBLE, () => '', 1);
  if (signs.hasAny(CONFUSED_FORMS)) each(CONFUSED_GLYPH, (m) => CONFUSED[m[0]] ?? m[0]);
  if (signs.hasAny(FANCY_LEAD)) each(FANCY_DIGIT, (m) => m[0].normalize('NFKC'), 1);
  if (signs.hasAny(NOUGHTS)) each(LETTER_NOUGHT, (m) => '0'.repeat(m[0].length), 0.95);
  if (signs.hasAny('二') && MAYBE_HAN_NOUGHT.test(text)) each(HAN_NOUGHT, () => '〇', 0.95);
  if (signs.hasAny(OLDER)) each(OVER_CONVERTED, (m) => OLDER_FORMS[m[0]] ?? m[0], 0.95);
  if (signs.hasAny('•・·●')) {
    each(ITEM_BULLET, (m) => `${m.groups?.['number'] ?? ''}.`);
    each(FIGURE_DASH, () => '—');
    each(DECIMAL_BULLET, () => '.');
  }
  if (signs.hasAny('—')) each(DASH_FOR_ONE, () => '一', 0.9);
  if (signs.hasAny('xX*') && MAYBE_TIMES.test(text)) each(TIMES, () => '×', 0.95);
  if (signs.hasAny('T')) each(T_FOR_QUOTED_ONE, () => '“1', 0.9);
  if (text.includes('%.')) each(POINT_IN_LIST, () => '、', 0.9);
  return edits.sort((a, b) => a.start - b.start);
}
