/**
 * Tells the plan on a page from menus, share bars and footers. Sentences, numbered lines and rows speak for a part of
 * the page, links and scraps against it; the part with the highest sum is the content, be it a container that a
 * publishing system names (`.TRS_Editor`) or a bare table cell.
 */

import { isSilent, type PageNode, walk } from './node.js';
import { isDataRow } from './row.js';

export interface Weighed {
  /** Printed characters, and what speaks for and against, of everything inside. */
  readonly length: number;
  readonly score: number;
  readonly sentences: number;
  /** Numbered lines, which are counted as sentences too. */
  readonly numbered: number;
}

export interface MainContent {
  readonly node: PageNode;
  /** False where the whole page had to be taken. */
  readonly isSure: boolean;
  readonly weights: ReadonlyMap<PageNode, Weighed>;
}

const NUMBERED =
  /^[\s\u3000\u00a0]{0,12}(?:第[一二三四五六七八九十百]{1,4}[章节節条條]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,3}[.．、](?!\d))/u;
/** Lines without a sentence that belong to a plan all the same: its title, signature, date, list of appendices. */
const FRAME =
  /(?:方案|计划|計劃|规划|規劃|意见|意見|要点|要點|通知|政府|办公室|辦公室|办公厅|委员会|委員會)$|^\d{4}年\d{1,2}月\d{1,2}日$|^附件/u;
const SENTENCE_END = /[。；;]/gu;
/** What stands at the foot of a site, with full stops of its own: 地址：…。电话：…。 */
const SITE_FOOT =
  /版权所有|ICP备|公网安备|网站标识码|分辨率|浏览器|(?:^|[。；\s])(?:主办|承办|地址|电话|联系电话|传真|邮编|技术支持)(?:单位)?[:：]/u;
const BLANK = /[\s\u00a0\u3000]/gu;
/** How much less the innermost part may weigh than the heaviest and still be taken for it. */
const SLACK = 1.5;
const NEARLY_ALL = 0.85;

/** `isOut` says which parts are not looked at, as what is not shown. */
export function findMainContent(
  root: PageNode,
  known: ReadonlySet<PageNode>,
  isOut: (node: PageNode) => boolean,
): MainContent {
  const weights = weigh(root, isOut);
  const whole = weights.get(root) ?? { length: 0, score: 0, sentences: 0, numbered: 0 };
  let heaviest = Number.NEGATIVE_INFINITY;
  for (const { score } of weights.values()) heaviest = Math.max(heaviest, score);
  let best: PageNode = root;
  let least = Number.POSITIVE_INFINITY;
  for (const [node, weight] of weights) {
    if (weight.score < heaviest - SLACK || !(known.has(node) || isContainer(node))) continue;
    const length = known.has(node) ? weight.length - 1e9 : weight.length;
    if (length < least) {
      best = node;
      least = length;
    }
  }
  best = outOfRow(innermostKnown(best, known, weights), weights);
  const found = weights.get(best) ?? whole;
  const isSure = found.score > 0 && found.sentences * 2 >= whole.sentences;
  return { node: isSure ? best : root, isSure, weights };
}

const CONTAINER = new Set(
  'article aside blockquote body center dd div dl fieldset figure font footer form header html main ol pre section span table td th ucapcontent ul'.split(
    ' ',
  ),
);

/** Nothing that is a line of its own: a plan of one long paragraph has its title and date beside it. */
function isContainer(node: PageNode): boolean {
  return node.type === 'root' || (node.name !== undefined && CONTAINER.has(node.name));
}

/**
 * A known container that says nearly all of what was found, every numbered line among it: what stands around it, as
 * 新闻直播 in the column beside it, has sentences enough to outweigh the slack.
 */
function innermostKnown(
  found: PageNode,
  known: ReadonlySet<PageNode>,
  weights: ReadonlyMap<PageNode, Weighed>,
): PageNode {
  const all = weights.get(found);
  if (all === undefined) return found;
  let best = found;
  for (const node of known) {
    const own = weights.get(node);
    if (own === undefined || own.numbered === 0 || own.numbered < all.numbered) continue;
    const isInside = own.length < (weights.get(best)?.length ?? 0);
    if (isInside && own.sentences >= all.sentences * NEARLY_ALL) best = node;
  }
  return best;
}

/** A cell may hold the best words of a table, but the table is the content. */
function outOfRow(node: PageNode, weights: ReadonlyMap<PageNode, Weighed>): PageNode {
  let best = node;
  let isInRow = false;
  for (let at: PageNode | null = node; at !== null; at = at.parent) {
    if (at.name === 'tr') isInRow = isDataRow(at, (cell) => weights.get(cell)?.length ?? 0);
    if (at.name === 'table' && isInRow) {
      best = at;
      isInRow = false;
    }
  }
  return best;
}

type Sum = { -readonly [Field in keyof Weighed]: Weighed[Field] };

/** Sums for every element, children before parents, so that the innermost of equals comes first. */
export function weigh(root: PageNode, isOut: (node: PageNode) => boolean): Map<PageNode, Weighed> {
  const weights = new Map<PageNode, Weighed>();
  const open: Sum[] = [];
  let linkDepth = 0;
  let cellDepth = 0;
  walk(
    root,
    (node) => {
      if (node.type === 'text') {
        const top = open.at(-1);
        if (top !== undefined) addText(top, node.data ?? '', linkDepth > 0, cellDepth > 0);
        return false;
      }
      if (node.children === undefined || isSilent(node.name) || isOut(node)) return false;
      if (node.name === 'a' && node.attribs?.['href'] !== undefined) linkDepth += 1;
      if (node.name === 'td' || node.name === 'th') cellDepth += 1;
      open.push({ length: 0, score: 0, sentences: 0, numbered: 0 });
      return true;
    },
    (node) => {
      if (node.name === 'a' && node.attribs?.['href'] !== undefined) linkDepth -= 1;
      if (node.name === 'td' || node.name === 'th') cellDepth -= 1;
      const sum = open.pop();
      const parent = open.at(-1);
      if (sum === undefined) return;
      weights.set(node, sum);
      if (parent === undefined) return;
      parent.length += sum.length;
      parent.score += sum.score;
      parent.sentences += sum.sentences;
      parent.numbered += sum.numbered;
    },
  );
  return weights;
}

function addText(sum: Sum, data: string, isLink: boolean, isCell: boolean): void {
  const text = data.replace(BLANK, '').replaceAll('&nbsp;', '');
  if (text.length === 0) return;
  sum.length += text.length;
  if (isLink) {
    sum.score -= 0.5 + Math.min(text.length, 60) * 0.05;
    return;
  }
  if (text.length < 120 && SITE_FOOT.test(text)) {
    sum.score -= 1;
    return;
  }
  const ends = text.match(SENTENCE_END)?.length ?? 0;
  const isNumbered = NUMBERED.test(text);
  sum.sentences += ends + (isNumbered ? 1 : 0);
  sum.numbered += isNumbered ? 1 : 0;
  if (ends > 0 || isNumbered) sum.score += ends * 2 + (isNumbered ? 3 : 0);
  else if (text.length < 60 && FRAME.test(text)) sum.score += 2;
  else if (text.length >= 30) sum.score += 1;
  else sum.score += isCell ? 0.3 : -0.2;
}
