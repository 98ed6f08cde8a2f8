/**
 * The XML parts of office files → their elements. Word may name its namespaces as it likes, and the strict form of the standard
 * has others: so elements are known by their local names, `w:p` as `p`. This is the only file that parses XML.
 */
import { load } from 'cheerio/slim';
import type { PageNode } from '../page/node.js';

const MOST_TAGS = 1_500_000;
const DEEPEST = 400;

/** Null where it is no XML that an office program writes: a document type (and so entities of its own), or nested without end. */
export function parseXml(bytes: Uint8Array): PageNode | null {
  const markup = new TextDecoder(encodingOf(bytes)).decode(bytes);
  if (/<!DOCTYPE/iu.test(markup.slice(0, 4096)) || isTooMuch(markup)) return null;
  return load(markup, { xml: { xmlMode: true, decodeEntities: true } }).root()[0] as unknown as PageNode;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** Asked before the parser, whose time grows with the square of the depth. */
function isTooMuch(markup: string): boolean {
  let count = 0;
  let depth = 0;
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at + 1)) {
    count += 1;
    const next = markup[at + 1];
    if (next === '/') depth -= 1;
    else if (next !== '?' && next !== '!') {
      const close = markup.indexOf('>', at);
      if (close < 0) return false;
      if (markup[close - 1] !== '/') depth += 1;
    }
    if (count > MOST_TAGS || depth > DEEPEST) return true;
  }
  return false;
}

export function localName(node: PageNode): string {
  const name = node.name ?? '';
  return name.slice(name.indexOf(':') + 1);
}

export function elements(node: PageNode | null | undefined): PageNode[] {
  return (node?.children ?? []).filter((child) => child.name !== undefined);
}

export function child(node: PageNode | null | undefined, name: string): PageNode | undefined {
  return elements(node).find((one) => localName(one) === name);
}

export function children(node: PageNode | null | undefined, name: string): PageNode[] {
  return elements(node).filter((one) => localName(one) === name);
}

/** The first element of that name anywhere inside. */
export function descendant(node: PageNode | null | undefined, name: string): PageNode | undefined {
  for (const one of elements(node)) {
    const found = localName(one) === name ? one : descendant(one, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function attribute(node: PageNode | null | undefined, name: string): string | undefined {
  for (const [key, value] of Object.entries(node?.attribs ?? {}))
    if (key.slice(key.indexOf(':') + 1) === name) return value;
  return undefined;
}

export function integer(node: PageNode | null | undefined, name = 'val'): number | undefined {
  const value = Number.parseInt(attribute(node, name) ?? '', 10);
  return Number.isFinite(value) ? value : undefined;
}

/** `<w:vanish/>` is on, `<w:vanish w:val="0"/>` is off. */
export function isOn(node: PageNode | undefined): boolean {
  return node !== undefined && !['0', 'false', 'off'].includes(attribute(node, 'val') ?? '1');
}

/** The text directly inside an element. */
export function ownText(node: PageNode): string {
  return (node.children ?? []).map((one) => (one.type === 'text' ? (one.data ?? '') : '')).join('');
}
