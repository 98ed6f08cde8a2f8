/**
 * The numbers that a browser prints before the items of `<ol>`: `<ol start="4"><li>加强资金保障` shows 4.加强资金保障. An item that
 * prints its own number (`<li>1.建设平台`) gets none.
 */
import { readMarker } from '../../chinese/marker.js';
import { writeCounted, writeRoman } from '../../chinese/written-number.js';
import type { PageNode } from './node.js';
import { listStyleOf, type PageStyle } from './style.js';

const IDEOGRAPHIC =
  /^(?:cjk-ideographic|simp-chinese-(?:in)?formal|trad-chinese-(?:in)?formal|cjk-decimal)$/u;
const TYPES: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};
const OWN_NUMBER = /^[\s\u00a0\u3000]*(?:\d{1,3}[.．、)）]|[（(]\d{1,3}[)）]|[①-⑳])/u;
const LARGEST = 999;

/** Keeps count of the items of every list on the page. */
export class ListNumbers {
  private readonly style: PageStyle;
  private readonly next = new Map<PageNode, number>();

  constructor(style: PageStyle) {
    this.style = style;
  }

  /** What is printed before this `<li>`, or null. */
  numberOf(item: PageNode): string | null {
    const list = item.parent;
    if (list === null || list.name !== 'ol') return null;
    const step = list.attribs?.['reversed'] === undefined ? 1 : -1;
    const printed = Number.parseInt(item.attribs?.['value'] ?? '', 10);
    const number = Number.isFinite(printed) ? printed : (this.next.get(list) ?? firstOf(list, step));
    this.next.set(list, number + step);
    const style =
      listStyleOf(item.attribs?.['style'] ?? '') ??
      this.style.listStyle(item) ??
      listStyleOf(list.attribs?.['style'] ?? '') ??
      this.style.listStyle(list) ??
      TYPES[list.attribs?.['type'] ?? ''] ??
      'decimal';
    const own = openingOf(item);
    if (own === '' || OWN_NUMBER.test(own) || readMarker(own) !== null) return null;
    return printNumber(number, style);
  }
}

function firstOf(list: PageNode, step: number): number {
  const start = Number.parseInt(list.attribs?.['start'] ?? '', 10);
  if (Number.isFinite(start)) return start;
  return step > 0 ? 1 : (list.children ?? []).filter(({ name }) => name === 'li').length;
}

/** The first words of an item, as far as they are needed to see a number. */
function openingOf(item: PageNode): string {
  let text = '';
  const open: PageNode[] = [item];
  for (let node = open.pop(); node !== undefined && text.length < 20; node = open.pop()) {
    if (node.type === 'text') text = (text + (node.data ?? '').slice(0, 400)).trimStart();
    const children = node.children ?? [];
    for (let i = Math.min(children.length, 20) - 1; i >= 0; i -= 1) open.push(children[i] as PageNode);
  }
  return text.trim();
}

function printNumber(number: number, style: string): string | null {
  if (number < 1 || number > LARGEST) return style === 'decimal' ? `${number}.` : null;
  if (IDEOGRAPHIC.test(style)) return `${writeCounted(number)}、`;
  if (style === 'decimal' || style === 'decimal-leading-zero') return `${number}.`;
  const letter = number <= 26 ? String.fromCharCode(96 + number) : null;
  if (/alpha|latin/u.test(style) && letter !== null)
    return `${style.startsWith('upper') ? letter.toUpperCase() : letter}.`;
  if (style.endsWith('roman') && number < 40) {
    const roman = writeRoman(number);
    return `${style.startsWith('upper') ? roman : roman.toLowerCase()}.`;
  }
  return null;
}
