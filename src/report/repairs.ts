/** Repairs → a list for people: where, what stood there, what stands there now, how sure, and why. */
import type { Lang } from '../model/diagnostic.js';
import type { Repair } from '../model/document.js';
import { printable, shorten } from './printable.js';

const KINDS: Readonly<Record<Repair['kind'], string>> = {
  charset: '字符集',
  'gbk-misaligned': '错位编码',
  'pinyin-annotation': '拼音注音',
  'markup-residue': '标签残留',
  'line-break': '断行',
  glyph: '形近字',
  punctuation: '标点',
  numbering: '编号',
  furniture: '网页附加文字',
};
const LONGEST = 60;

/** `1.  120–124  错位编码  ?。ㄒ唬┲笇  →  （一）指导  97%`, with the reason and the runners-up below. */
export function renderRepairs(repairs: readonly Repair[], options: { readonly lang?: Lang } = {}): string {
  const lang = options.lang ?? 'zh';
  if (repairs.length === 0) return lang === 'zh' ? '无需修复。\n' : 'Nothing was repaired.\n';
  return repairs.map((repair, i) => `${i + 1}.  ${renderRepair(repair, lang)}`).join('');
}

export function renderRepair(repair: Repair, lang: Lang): string {
  const place = `${repair.sourceSpan.start}–${repair.sourceSpan.end}`;
  const kind = nameKind(repair.kind, lang);
  const times = (repair.count ?? 1) > 1 ? ` ×${repair.count}` : '';
  const sure = `${Math.round(repair.confidence * 100)}%`;
  const lines = [
    `${place}  ${kind}${times}  ${showWords(repair.before)} → ${showWords(repair.after)}  ${sure}`,
  ];
  if (repair.reason !== undefined)
    lines.push(`    ${lang === 'zh' ? '依据' : 'why'}: ${printable(repair.reason)}`);
  if (repair.candidates !== undefined && repair.candidates.length > 1) {
    const others = repair.candidates.slice(0, 5).map(showWords).join(' ');
    lines.push(`    ${lang === 'zh' ? '候选' : 'candidates'}: ${others}`);
  }
  return `${lines.join('\n')}\n`;
}

export function nameKind(kind: Repair['kind'], lang: Lang): string {
  return lang === 'zh' ? KINDS[kind] : kind;
}

/** Line ends and blanks are what many repairs are about, so they are made visible. */
export function showWords(text: string): string {
  if (text === '') return '∅';
  const visible = text
    .replaceAll('\n', '⏎')
    .replaceAll('\t', '⇥')
    .replaceAll('\u00a0', '⍽')
    .replaceAll('\u3000', '□');
  return `“${printable(shorten(visible, LONGEST))}”`;
}
