/**
 * Markup that survived a careless copy: `/strong>` at the end of a heading, `<br>`, `&nbsp;`, `&ldquo;`.
 * Left alone: 市委宣传部<网信办>, formulae such as a<b, a lone `&`.
 */
import type { RepairEdit } from '../../text/edit.js';

const TAG_NAMES =
  'a|b|i|u|p|br|hr|em|li|ul|ol|td|th|tr|div|span|font|strong|table|tbody|thead|center|img|h[1-6]|section|article|sup|sub|o:p|st1:[a-z]{1,20}';
const TAG = new RegExp(`</?(?:${TAG_NAMES})(?:[ /][^<>\\n]{0,300})?/?>`, 'giu');
/** The tail of a closing tag whose `<` was lost. */
const TAG_TAIL = new RegExp(`(?<![<A-Za-z/])/(?:${TAG_NAMES})>`, 'giu');
const ENTITY =
  /&(?:amp;){0,2}(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|lsquo|rsquo|middot|mdash|ndash|hellip|ensp|emsp|#\d{2,5}|#x[0-9a-f]{2,5});/giu;

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  middot: '·',
  mdash: '—',
  ndash: '–',
  hellip: '…',
};

function decodeEntity(entity: string): string {
  const name = entity
    .slice(1, -1)
    .replace(/^(?:amp;)+/u, '')
    .toLowerCase();
  if (!name.startsWith('#')) return ENTITIES[name] ?? entity;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code >= 0x20 && (code < 0xd800 || code > 0xdfff) && code <= 0xffff
    ? String.fromCharCode(code)
    : entity;
}

export function repairMarkupResidue(text: string): RepairEdit[] {
  const edits: RepairEdit[] = [];
  const add = (start: number, length: number, insert: string): void => {
    edits.push({ start, end: start + length, insert, kind: 'markup-residue', confidence: 1 });
  };
  if (text.includes('>')) {
    for (const m of text.matchAll(TAG))
      add(m.index, m[0].length, /^<(?:br|\/p|\/div|\/tr|\/li)/iu.test(m[0]) ? '\n' : '');
    for (const m of text.matchAll(TAG_TAIL)) add(m.index, m[0].length, '');
  }
  if (text.includes('&')) {
    for (const m of text.matchAll(ENTITY)) {
      const after = decodeEntity(m[0]);
      if (after !== m[0]) add(m.index, m[0].length, after);
    }
  }
  return edits.sort((a, b) => a.start - b.start);
}
