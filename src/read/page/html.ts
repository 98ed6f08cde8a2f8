/**
 * A web page → the text of its main content, traced into the markup; and what the page declares of itself.
 * `<p>一、总体&nbsp;要求</p>` → a line 一、总体 要求. This is the only file that knows the HTML parser, and it is
 * loaded only when a page is met.
 */
import { load } from 'cheerio/slim';
import type { Problem } from '../../model/diagnostic.js';
import { TracedText } from '../../text/traced-text.js';
import type { Piece } from '../piece-writer.js';
import { findCopies } from './body-copies.js';
import { type Declared, declaredBy, NOTHING_DECLARED } from './declared.js';
import { limitDepth } from './depth.js';
import { whatIsElsewhere } from './elsewhere.js';
import { flatPageText, isTooLargeForTree } from './flat.js';
import { ListNumbers } from './list-number.js';
import { findMainContent, type MainContent, weigh } from './main-content.js';
import type { PageNode } from './node.js';
import { findSideParts } from './side-part.js';
import { isStyledAway } from './style.js';
import { type Survey, survey } from './survey.js';
import { pageText } from './text.js';

export interface Page {
  readonly text: TracedText;
  readonly declared: Declared;
  readonly problems: readonly Problem[];
}

/**
 * References stay as they are written, so that a text node and its range in the markup have the same length.
 * The lenient parser keeps document order even in broken tables; the standard one would move text out of them.
 */
const PARSING = {
  xml: { xmlMode: false, decodeEntities: false, withStartIndices: true, withEndIndices: true },
} as const;

/** A page that shows less, and holds so many numbered lines unseen, is shown by its scripts. */
const NEXT_TO_NOTHING = 100;
const NUMBERED_LINES = 3;
const SIDE_PARTS = new Set(['nav', 'aside', 'footer', 'header']);

export function readHtml(markup: string): Page {
  const decodeReference = referenceDecoder();
  if (isTooLargeForTree(markup)) {
    const text = TracedText.fromPieces(markup, flatPageText(markup, decodeReference));
    return { text, declared: NOTHING_DECLARED, problems: [{ code: 'read/main-content' }] };
  }
  const root = load(limitDepth(markup), PARSING).root()[0] as unknown as PageNode;
  const found = survey(root);
  const { content, isOut, cards } = chooseContent(root, found);
  const numbers = new ListNumbers(found.style);
  const write = (node: PageNode, isLeftOut: (part: PageNode) => boolean): Piece[] =>
    pageText(node, {
      decodeReference,
      lengthOf: (part) => content.weights.get(part)?.length ?? 0,
      isLeftOut,
      numberOf: (item) => numbers.numberOf(item),
    });
  const pieces = write(content.node, (part) => isOut(part) || isSidePart(part, content));
  const text = TracedText.fromPieces(markup, pieces);
  /** What the page shows outside its main content: 索引号 and 发文机关 in a table, 发布时间 under a title. */
  const printOutside = (): string => {
    const parts = cards.map((card) => write(card, () => false));
    if (content.node !== root) parts.push(write(root, (part) => part === content.node || isOut(part)));
    return parts.map((part) => part.map((piece) => piece.text).join('')).join('\n');
  };
  const { problems, isNothing } = whatIsElsewhere(found, content, root, text.text);
  return {
    text: isNothing ? TracedText.fromPieces(markup, []) : text,
    declared: declaredBy(found, (value) => value.replace(REFERENCE, decodeReference), printOutside),
    problems: problems.length === 0 && !content.isSure ? [{ code: 'read/main-content' }] : problems,
  };
}

/**
 * Weighs the page as it is shown, then without what stands beside the plan and without second copies of it. A page that shows
 * next to nothing, as before its scripts have run, is read with all it holds.
 */
function chooseContent(
  root: PageNode,
  { known, style }: Survey,
): { content: MainContent; isOut: (node: PageNode) => boolean; cards: readonly PageNode[] } {
  let isUnseen = (node: PageNode): boolean => isHidden(node, known) || style.hides(node);
  let weights = weigh(root, isUnseen);
  if ((weights.get(root)?.length ?? 0) < NEXT_TO_NOTHING) {
    const all = weigh(root, () => false);
    const isBlank = weights.get(root)?.length === 0;
    if (isBlank || (all.get(root)?.numbered ?? 0) >= NUMBERED_LINES) {
      isUnseen = () => false;
      weights = all;
    }
  }
  const { sides, cards } = findSideParts(root, known, weights);
  const out = new Set([...sides, ...cards]);
  // What speaks against a part of the page may go on doing so: a menu keeps the content from growing over it.
  const isDeceptive = (node: PageNode): boolean => out.has(node) && (weights.get(node)?.score ?? 0) > 0;
  const isUnweighed = (node: PageNode): boolean => isDeceptive(node) || isUnseen(node);
  let content = findMainContent(root, known, isUnweighed);
  const copies = findCopies(content.node, known, content.weights);
  if (copies.size > 0) {
    for (const copy of copies) out.add(copy);
    content = findMainContent(root, known, isUnweighed);
  }
  return { content, isOut: (node) => out.has(node) || isUnseen(node), cards };
}

/** Scripts make the body of a public account's article visible: what is only invisible there is read. */
function isHidden(node: PageNode, known: ReadonlySet<PageNode>): boolean {
  if (node.attribs === undefined) return false;
  const style = node.attribs['style'] ?? '';
  if (node.attribs['hidden'] === undefined && !isStyledAway(style)) return false;
  return !(known.has(node) && isStyledAway(style) && !isStyledAway(style.replace(INVISIBLE, '')));
}

const INVISIBLE = /visibility\s{0,3}:\s{0,3}hidden/giu;

function isSidePart(node: PageNode, content: MainContent): boolean {
  return node.name !== undefined && SIDE_PARTS.has(node.name) && (content.weights.get(node)?.score ?? 0) <= 0;
}

const REFERENCE = /&#?[a-zA-Z0-9]{1,32};?/gu;

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
