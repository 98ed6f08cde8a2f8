/**
 * Characters that stand for another one: Kangxi radicals of a PDF (⼀ for 一), zero-width characters, glyphs that
 * a scanner confuses (岀 for 出, `1•` for `1.`, `2021年・2025年` for a dash, `T"个` for “1”个).
 * Left alone: 卡尔·马克思 and the like, where a middle dot stands between words.
 */
import type { RepairEdit } from '../../text/edit.js';

const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u2060\u2066-\u2069\u202a-\u202e\ufeff]+/gu;
const RADICAL = /[\u2f00-\u2fd5\uf900-\ufaff]/gu;
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
/** `1•数字基础`, `6 •城市`: the point of an item number. */
const ITEM_BULLET =
  /(?<=^[ \u00a0\u3000]*)(?<number>\d{1,2})[ \u00a0]?[•・·●](?=[ \u00a0]?[\p{Script=Han}“"—])/gmu;
/** `2021年・2025年`, `1・4级`: a dash between figures. */
const FIGURE_DASH = /(?<=\d{4}年?)[•・](?=\d{4}[ \u00a0]?年)|(?<=(?<!\d)\d)[•・](?=\d级)/gu;
const DECIMAL_BULLET = /(?<=\d)[•・](?=\d{1,2}[%％])/gu;
/** `2•—体化`: the glyph 一 read as a dash at the head of an item. */
const DASH_FOR_ONE =
  /(?<=^[ \u00a0\u3000]*\d{1,2}[ \u00a0]?[.、•・·][ \u00a0]?)—(?=[体盘网张站批套码键窗件])/gmu;
/** `T"个数字基础设施`, `T172 + 30"体系`: an opening quotation mark and a 1 read as T. */
const T_FOR_QUOTED_ONE = /(?<![A-Za-z0-9])T(?=["”](?:[个项类套张条])|\d{2,4} ?\+ ?\d{1,3}["”])/gu;
/** `电100%.燃气92%`: a point where the list needs its mark. */
const POINT_IN_LIST = /(?<=\d%)\.(?=\p{Script=Han})/gu;

export function repairGlyphs(text: string): RepairEdit[] {
  const edits: RepairEdit[] = [];
  const each = (pattern: RegExp, insert: (match: RegExpMatchArray) => string, confidence = 0.98): void => {
    for (const m of text.matchAll(pattern)) {
      const after = insert(m);
      if (after === m[0]) continue;
      const start = m.index as number;
      edits.push({ start, end: start + m[0].length, insert: after, kind: 'glyph', confidence });
    }
  };
  each(INVISIBLE, () => '', 1);
  each(RADICAL, (m) => m[0].normalize('NFKC'), 1);
  each(CONFUSED_GLYPH, (m) => CONFUSED[m[0]] ?? m[0]);
  if (/[•・·●]/u.test(text)) {
    each(ITEM_BULLET, (m) => `${m.groups?.['number'] ?? ''}.`);
    each(FIGURE_DASH, () => '—');
    each(DECIMAL_BULLET, () => '.');
  }
  if (text.includes('—')) each(DASH_FOR_ONE, () => '一', 0.9);
  if (text.includes('T')) each(T_FOR_QUOTED_ONE, () => '“1', 0.9);
  if (text.includes('%.')) each(POINT_IN_LIST, () => '、', 0.9);
  return edits.sort((a, b) => a.start - b.start);
}
