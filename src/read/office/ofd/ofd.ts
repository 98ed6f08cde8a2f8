/**
 * An OFD file (the national format for documents with a fixed layout) → its words: a package of XML in which every page says what is
 * printed where, in millimetres. From there on it is read as a PDF is.
 */

import type { PageNode } from '../../page/node.js';
import { Package } from '../docx/package.js';
import { type OpenedFile, unusable } from '../opened.js';
import type { PageContent, Rule, Word } from '../print/page-content.js';
import { readPrint } from '../print/print.js';
import { attribute, child, children, descendant, elements, localName, ownText } from '../xml.js';
import type { ZipEntry } from '../zip.js';

const OFD = 'application/ofd';
const POINTS = 72 / 25.4;
const MOST_PAGES = 10_000;
const PATH_STEP = /(?<step>[ML])\s+(?<x>-?[\d.]{1,12})\s+(?<y>-?[\d.]{1,12})/gu;

export function readOfd(bytes: Uint8Array, entries: readonly ZipEntry[]): OpenedFile {
  const files = new Package(bytes, entries);
  const start = files.part('OFD.xml');
  if (start === 'encrypted' || entries.some(({ name }) => /^Encryptions\.xml$/iu.test(name)))
    return unusable(OFD, { code: 'read/encrypted' });
  const root = path('', text(descendant(node(start), 'DocRoot')));
  const document = node(files.part(root));
  if (document === null) {
    const detail = 'its document cannot be found';
    return unusable(OFD, { code: 'read/damaged', data: { format: 'OFD', detail } });
  }
  const folder = root.slice(0, root.lastIndexOf('/') + 1);
  const common = descendant(document, 'CommonData');
  const area = numbers(text(descendant(descendant(common, 'PageArea'), 'PhysicalBox')));
  const templates = new Map(
    children(common, 'TemplatePage').map((one) => [
      attribute(one, 'ID') ?? '',
      attribute(one, 'BaseLoc') ?? '',
    ]),
  );
  const load = (location: string): PageNode | null => node(files.part(path(folder, location)));
  const pages: PageContent[] = [];
  for (const page of children(descendant(document, 'Pages'), 'Page').slice(0, MOST_PAGES)) {
    const content = load(attribute(page, 'BaseLoc') ?? '');
    const own = numbers(text(descendant(descendant(content, 'Area'), 'PhysicalBox')));
    const [, , width = 210, height = 297] = own.length === 4 ? own : area;
    const words: Word[] = [];
    const rules: Rule[] = [];
    const uses = children(child(content, 'Page'), 'Template').map(
      (one) => attribute(one, 'TemplateID') ?? '',
    );
    for (const template of uses) collect(load(templates.get(template) ?? ''), words, rules);
    collect(content, words, rules);
    pages.push({ width: width * POINTS, height: height * POINTS, words, rules });
  }
  return readPrint(pages, OFD);
}

function node(part: PageNode | string | null): PageNode | null {
  return typeof part === 'string' ? null : part;
}

function path(folder: string, location: string): string {
  return location.startsWith('/') ? location.slice(1) : folder + location.replace(/^\.\//u, '');
}

function text(element: PageNode | undefined): string {
  return element === undefined ? '' : ownText(element).trim();
}

function numbers(list: string | undefined): number[] {
  const found: number[] = [];
  const parts = (list ?? '').split(/\s+/u).filter((part) => part !== '');
  for (let i = 0; i < parts.length; i += 1) {
    // `g 12 5`: twelve times five
    if (parts[i] !== 'g') found.push(Number(parts[i]));
    else {
      const times = Math.min(Number(parts[i + 1]) || 0, 10_000);
      for (let k = 0; k < times; k += 1) found.push(Number(parts[i + 2]));
      i += 2;
    }
  }
  return found.filter(Number.isFinite);
}

function collect(root: PageNode | null, words: Word[], rules: Rule[]): void {
  for (const one of elements(root)) {
    const name = localName(one);
    if (name === 'TextObject') addText(one, words);
    else if (name === 'PathObject') addPath(one, rules);
    else collect(one, words, rules);
  }
}

function addText(object: PageNode, words: Word[]): void {
  const [left = 0, top = 0] = numbers(attribute(object, 'Boundary'));
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(attribute(object, 'CTM'));
  if (Math.abs(b) > Math.abs(a) * 0.1 || a <= 0) return;
  const size = Number(attribute(object, 'Size') ?? '4');
  for (const code of children(object, 'TextCode')) {
    const words1 = ownText(code).replaceAll(/[\r\n]/gu, '');
    if (words1.trim() === '') continue;
    const [x, y] = [Number(attribute(code, 'X') ?? '0'), Number(attribute(code, 'Y') ?? '0')];
    const steps = numbers(attribute(code, 'DeltaX'));
    const last = words1.at(-1) as string;
    const own = size * (last < '\u2000' ? 0.5 : 1);
    const width =
      (steps.length > 0 ? steps.reduce((sum, step) => sum + step, 0) : size * (words1.length - 1)) + own;
    words.push({
      text: words1,
      x: (left + a * x + c * y + e) * POINTS,
      right: (left + a * (x + width) + c * y + e) * POINTS,
      y: (top + b * x + d * y + f) * POINTS,
      size: size * Math.abs(d) * POINTS,
    });
  }
}

function addPath(object: PageNode, rules: Rule[]): void {
  const [left = 0, top = 0] = numbers(attribute(object, 'Boundary'));
  const [a = 1, , , d = 1, e = 0, f = 0] = numbers(attribute(object, 'CTM'));
  let before: { x: number; y: number } | null = null;
  for (const { groups } of text(child(object, 'AbbreviatedData')).matchAll(PATH_STEP)) {
    const x = (left + a * Number(groups?.['x']) + e) * POINTS;
    const y = (top + d * Number(groups?.['y']) + f) * POINTS;
    if (
      groups?.['step'] === 'L' &&
      before !== null &&
      (Math.abs(x - before.x) < 3 || Math.abs(y - before.y) < 3)
    ) {
      const rule = {
        x1: Math.min(x, before.x),
        y1: Math.min(y, before.y),
        x2: Math.max(x, before.x),
        y2: Math.max(y, before.y),
      };
      if (rule.x2 - rule.x1 + rule.y2 - rule.y1 > 5) rules.push(rule);
    }
    before = { x, y };
  }
}
