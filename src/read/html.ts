/**
 * A web page → the text of its main content, traced into the markup; and what its `<meta>` elements declare.
 * `<p>一、总体&nbsp;要求</p>` → a line 一、总体 要求. This is the only file that knows the HTML parser, and it is
 * loaded only when a page is met.
 */
import { load } from 'cheerio/slim';
import type { Problem } from '../model/diagnostic.js';
import { TracedText } from '../text/traced-text.js';
import { flatPageText, isTooLargeForTree } from './flat-page.js';
import { findMainContent, type MainContent } from './main-content.js';
import { limitDepth } from './page-depth.js';
import { type PageNode, walk } from './page-node.js';
import { pageText } from './page-text.js';

export interface Page {
  readonly text: TracedText;
  readonly title: string | null;
  readonly publishedOn: string | null;
  readonly problems: readonly Problem[];
}

/**
 * References stay as they are written, so that a text node and its range in the markup have the same length.
 * The lenient parser keeps document order even in broken tables; the standard one would move text out of them.
 */
const PARSING = {
  xml: { xmlMode: false, decodeEntities: false, withStartIndices: true, withEndIndices: true },
} as const;

/** Where publishing systems of government sites put the body; a header may carry the same class, so all are weighed. */
const CONTAINERS = new Set(
  'ucap-content ucapcontent trs_ueditor trs_editor trs_editor_view zoom vsb_content v_news_content pages_content article-content article_content news_content js_content content article'.split(
    ' ',
  ),
);
const SIDE_PARTS = new Set(['nav', 'aside', 'footer', 'header']);
const TITLE_NAMES = ['articletitle', 'og:title', 'title'];
const DATE_NAMES = [
  'pubdate',
  'publishdate',
  'firstpublishedtime',
  'article:published_time',
  'publish_time',
  'date',
];
const DATE = /^\s*(?<year>(?:19|20)\d{2})\s?[-/.年]\s?(?<month>\d{1,2})\s?[-/.月]\s?(?<day>\d{1,2})/u;
const COMPACT_DATE = /^\s*(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})(?!\d{1,2}$)/u;
/** Marks between a title and the names of the site and the column; a hyphen between years is part of the title. */
const TITLE_BREAK = /\s*[_|｜]\s*|\s+[-–—]\s+|(?<!\d)-(?!\d)/u;

export function readHtml(markup: string): Page {
  if (isTooLargeForTree(markup)) {
    const text = TracedText.fromPieces(markup, flatPageText(markup, referenceDecoder()));
    return { text, title: null, publishedOn: null, problems: [{ code: 'read/main-content' }] };
  }
  const parsed = limitDepth(markup);
  const root = load(parsed, PARSING).root()[0] as unknown as PageNode;
  const { known, metas: metaElements, title } = survey(root);
  const decodeReference = referenceDecoder();
  const problems: Problem[] = [];

  let keepHidden = false;
  let content = findMainContent(root, known);
  if (content.weights.get(root)?.length === 0) {
    keepHidden = true;
    content = findMainContent(root, known, keepHidden);
  }
  if (!content.isSure) problems.push({ code: 'read/main-content' });
  const pieces = pageText(content.node, {
    decodeReference,
    keepHidden,
    lengthOf: (node) => content.weights.get(node)?.length ?? 0,
    isLeftOut: (node) => isSidePart(node, content),
  });

  const metas = new Map<string, string>();
  for (const element of metaElements) {
    const name = (element.attribs?.['name'] ?? element.attribs?.['property'] ?? '').toLowerCase();
    const value = decodeAll(element.attribs?.['content'] ?? '', decodeReference).trim();
    if (value.length > 0 && !metas.has(name)) metas.set(name, value);
  }
  return {
    text: TracedText.fromPieces(markup, pieces),
    title: titleOf(metas, decodeAll(title, decodeReference)),
    publishedOn: publicationDate(metas),
    problems,
  };
}

interface Survey {
  readonly known: Set<PageNode>;
  readonly metas: PageNode[];
  readonly title: string;
}

/** One walk instead of selectors, whose time grows with the square of the number of siblings. */
function survey(root: PageNode): Survey {
  const known = new Set<PageNode>();
  const metas: PageNode[] = [];
  let title = '';
  walk(
    root,
    (node) => {
      if (node.name === 'meta') metas.push(node);
      if (node.name === 'title' && title === '') title = node.children?.[0]?.data ?? '';
      const { id = '', class: classes = '' } = node.attribs ?? {};
      const names = [node.name ?? '', id, ...classes.split(' ', 20)];
      if (names.some((name) => CONTAINERS.has(name.toLowerCase()))) known.add(node);
      return node.children !== undefined;
    },
    () => undefined,
  );
  return { known, metas, title };
}

function isSidePart(node: PageNode, content: MainContent): boolean {
  return node.name !== undefined && SIDE_PARTS.has(node.name) && (content.weights.get(node)?.score ?? 0) <= 0;
}

function titleOf(metas: ReadonlyMap<string, string>, element: string): string | null {
  for (const name of TITLE_NAMES) {
    const title = name === 'title' ? element : metas.get(name);
    const cleaned = (title ?? '').replace(/\s+/gu, ' ').trim();
    if (cleaned.length === 0) continue;
    const parts = cleaned.slice(0, 500).split(TITLE_BREAK);
    return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '') || null;
  }
  return null;
}

function publicationDate(metas: ReadonlyMap<string, string>): string | null {
  for (const name of DATE_NAMES) {
    const value = metas.get(name) ?? '';
    const groups = (DATE.exec(value) ?? COMPACT_DATE.exec(value))?.groups;
    if (groups === undefined) continue;
    const [year, month, day] = [Number(groups['year']), Number(groups['month']), Number(groups['day'])];
    const date = new Date(Date.UTC(year, month - 1, day));
    if (date.getUTCMonth() === month - 1 && date.getUTCDate() === day) return date.toISOString().slice(0, 10);
  }
  return null;
}

const REFERENCE = /&#?[a-zA-Z0-9]{1,32};?/gu;

function decodeAll(text: string, decodeReference: (reference: string) => string): string {
  return text.replace(REFERENCE, decodeReference);
}

/** Asks the parser once for each distinct reference; a page of thousands of invented ones is left as it stands. */
function referenceDecoder(): (reference: string) => string {
  const known = new Map<string, string>();
  return (reference) => {
    const found = known.get(reference);
    if (found !== undefined) return found;
    if (known.size >= 5000) return reference;
    const decoded = load(reference, { xml: { xmlMode: false } }).text();
    known.set(reference, decoded);
    return decoded;
  };
}
