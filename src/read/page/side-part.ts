/**
 * Parts of a page that hold sentences and numbers of their own and are no part of the plan: advertisements, readers'
 * comments, 相关推荐 with summaries, the other posts of a forum. `<div class="comment-wrap">1、多建一些公厕。</div>`.
 */
import type { Weighed } from './main-content.js';
import { isSilent, type PageNode, walk } from './node.js';
import { classesOf } from './style.js';

/** Words in class and id that name such a part wherever it stands. */
const ALWAYS = new Set(
  'comment comments commentlist pinglun discuss reply replies recommend recommends recommended recommendation tuijian related relate relatednews xgyd xgwz xgjd xglj share sharing bdsharebuttonbox qrcode ewm erweima ad ads adv advert adsbygoogle advertisement guanggao gg tuiguang sponsor promo similar subscribe newsletter pagination pager paging'.split(
    ' ',
  ),
);
/** Words that name the frame of a page, outside the article. */
const FRAME = new Set(
  'nav topnav navbar menu sidebar footer foot breadcrumb breadcrumbs crumb crumbs toolbar login'.split(' '),
);
const RELATED =
  /^【?(?:相关|推荐|热门|热点|延伸|最新|猜你喜欢|更多|网友|本站)(?:文章|阅读|链接|推荐|新闻|信息|稿件|内容|政策|解读|评论|专题)?】?[:：]?$/u;
/** Links that a site puts after a heading: 编辑. */
const TOOL = /^\[?(?:编辑|编辑本段|播报|讨论|回目录|返回目录|返回顶部|回顶部|#|¶)\]?$/u;
/** What a site writes above its own account of a document: the plan itself has none of these. */
const ACCOUNT =
  /^【?(?:(?:AI|智能) ?(?:摘要|速览|总结)|本文要点|一图读懂|划重点|参考资料|网友评论)】?[:：]?$/iu;
/** Labels of the card that government sites print above a document: 索引号, 发文机关, 成文日期 … */
const CARD_LABEL =
  /^(?:信息)?(?:索引号|发文机关|发文机构|发布机构|制发机关|成文日期|生成日期|发文日期|发布日期|公开日期|文号|发文字号|公开形式|公开方式|公开范围|公开时限|信息名称|主题分类|组配分类|信息分类|体裁分类|服务对象|有效性|时效性?|主题词|内容概述)(?:$|[:：])/u;
const SUMMARY_LABEL = /^内容(?:概述|摘要)/u;
const CARD_LABELS = 3;
const LARGEST_CARD = 800;
const STAMP = /发表于|發表於|回复于|^(?:\d{1,4}|[二三四五六七八九])楼$|^沙发$|^板凳$/u;
const PARTS = /[-_\s]+|(?<=[a-z])(?=[A-Z])|(?<=[a-z])(?=\d)/u;
/** A part that says more than this share of the page is its content, whatever it is called. */
const LARGEST_SHARE = 0.25;
/** So few sentences in all that length tells more. */
const FEW = 4;
/** Teasers of other articles: a linked headline with a sentence or two under it. */
const SHORTEST_HEADLINE = 5;
const TEASER_SHARE = 0.08;
const INLINE = new Set('a b em font i span strong u'.split(' '));
const BLANK = /[\s\u00a0\u3000]|&nbsp;/gu;
const HOLDERS = new Set(
  'div section ul ol dl table tbody td aside article footer form nav p ins blockquote'.split(' '),
);

interface Open {
  readonly node: PageNode;
  labels: number;
  hasSummary: boolean;
  firstText: string | null;
  /** A headline that leads elsewhere comes first. */
  opensWithLink: boolean;
  links: number;
  linked: number;
  length: number;
  hasStamp: boolean;
  holdsKnown: boolean;
}

export interface SideParts {
  readonly sides: Set<PageNode>;
  /** Tables of 索引号 and 成文日期: no part of the plan's text, but what they say of it counts. */
  readonly cards: readonly PageNode[];
}

export function findSideParts(
  root: PageNode,
  known: ReadonlySet<PageNode>,
  weights: ReadonlyMap<PageNode, Weighed>,
): SideParts {
  const sides = new Set<PageNode>();
  const cards: PageNode[] = [];
  const stamped = new Set<PageNode>();
  const open: Open[] = [];
  let insideKnown = 0;
  const all = weights.get(root);
  const measure = (all?.sentences ?? 0) < FEW ? 'length' : 'sentences';
  const isSmall = (node: PageNode): boolean =>
    (weights.get(node)?.[measure] ?? 0) <= (all?.[measure] ?? 0) * LARGEST_SHARE;

  walk(
    root,
    (node) => {
      if (node.type === 'text') {
        const text = (node.data ?? '').trim();
        if (text !== '') meetText(open, text);
        return false;
      }
      if (node.children === undefined || isSilent(node.name)) return false;
      open.push({
        node,
        labels: 0,
        hasSummary: false,
        firstText: null,
        opensWithLink: false,
        links: 0,
        linked: 0,
        length: 0,
        hasStamp: false,
        holdsKnown: known.has(node),
      });
      if (known.has(node)) insideKnown += 1;
      return true;
    },
    (node) => {
      const own = open.pop() as Open;
      const parent = open.at(-1);
      if (isCard(own, weights)) cards.push(node);
      if (known.has(node)) insideKnown -= 1;
      if (own.hasStamp) stamped.add(node);
      if (parent !== undefined) {
        const isLink = node.name === 'a';
        parent.links += own.links + (isLink ? 1 : 0);
        parent.linked += isLink ? own.length : own.linked;
        parent.length += own.length;
        if (isLink && parent.length === own.length && own.length >= SHORTEST_HEADLINE)
          parent.opensWithLink = true;
        if (own.opensWithLink && parent.length === own.length) parent.opensWithLink = true;
        // Those of a card are spent: what it stands in is none.
        if (cards.at(-1) !== node) parent.labels += own.labels;
        parent.hasSummary ||= own.hasSummary;
        parent.hasStamp ||= own.hasStamp;
        parent.holdsKnown ||= own.holdsKnown;
      }
      keepOnePost(node, stamped, weights, sides);
      if (node.name === 'a' && own.length < 8 && TOOL.test(own.firstText ?? '')) sides.add(node);
      if (own.holdsKnown || !HOLDERS.has(node.name ?? '') || !isSmall(node)) return;
      const isRelated = own.links > 0 && own.firstText !== null && RELATED.test(own.firstText);
      const isAccount =
        own.firstText !== null && ACCOUNT.test(own.firstText) && own.length > own.firstText.length;
      const isTeaser =
        own.opensWithLink &&
        insideKnown === 0 &&
        own.linked >= own.length * TEASER_SHARE &&
        node.name !== 'p';
      if (isRelated || isAccount || isTeaser || isNamedAside(node, insideKnown > 0)) sides.add(node);
    },
  );
  return { sides, cards };
}

/** Labels enough, and no sentence beside that of the summary: a short notice under its card is no card. */
function isCard(
  { node, labels, length, hasSummary }: Open,
  weights: ReadonlyMap<PageNode, Weighed>,
): boolean {
  if (labels < CARD_LABELS || length > LARGEST_CARD || !HOLDERS.has(node.name ?? '')) return false;
  return hasSummary || (weights.get(node)?.sentences ?? 0) === 0;
}

function meetText(open: readonly Open[], text: string): void {
  for (let i = open.length - 1; i >= 0 && open[i]?.firstText === null; i -= 1)
    (open[i] as Open).firstText = text;
  endHeadline(open);
  const top = open.at(-1);
  if (top !== undefined) {
    top.length += text.length;
    if (SUMMARY_LABEL.test(text)) top.hasSummary = true;
    if (text.length < 120 && CARD_LABEL.test(text.replace(BLANK, ''))) top.labels += 1;
  }
  if (top !== undefined && text.length < 60 && STAMP.test(text)) top.hasStamp = true;
}

/** Words after the link on its own line: 《…条例》规定… is a sentence with a link in it, no headline. */
function endHeadline(open: readonly Open[]): void {
  for (let i = open.length - 1; i >= 0; i -= 1) {
    const one = open[i] as Open;
    if (INLINE.has(one.node.name ?? '')) continue;
    one.opensWithLink = false;
    return;
  }
}

function isNamedAside(node: PageNode, isInside: boolean): boolean {
  return [node.attribs?.['id'] ?? '', ...classesOf(node)].some((name) =>
    name
      .slice(0, 60)
      .split(PARTS)
      .map((part) => part.toLowerCase())
      .some((part) => ALWAYS.has(part) || (!isInside && FRAME.has(part))),
  );
}

/** Of several posts under one parent, each with its stamp (发表于 …), the one that says most. */
function keepOnePost(
  parent: PageNode,
  stamped: ReadonlySet<PageNode>,
  weights: ReadonlyMap<PageNode, Weighed>,
  sides: Set<PageNode>,
): void {
  if (!stamped.has(parent)) return;
  const posts = (parent.children ?? []).filter((child) => stamped.has(child));
  const first = posts[0];
  if (first === undefined || posts.length < 2) return;
  if (posts.some((post) => post.name !== first.name || post.attribs?.['class'] !== first.attribs?.['class']))
    return;
  const sentences = (post: PageNode): number => weights.get(post)?.sentences ?? 0;
  const most = posts.reduce((best, post) => (sentences(post) > sentences(best) ? post : best));
  for (const post of posts) if (post !== most) sides.add(post);
}
