/**
 * Parts of a page that hold sentences and numbers of their own and are no part of the plan: advertisements, readers'
 * comments, 相关推荐 with summaries, the other posts of a forum. `<div class="comment-wrap">1、多建一些公厕。</div>`.
 */
import type { Weighed } from './main-content.js';
import { isSilent, type PageNode, walk } from './page-node.js';
import { classesOf } from './page-style.js';

/** Words in class and id that name such a part wherever it stands. */
const ALWAYS = new Set(
  'comment comments commentlist pinglun discuss reply replies recommend recommends recommended recommendation tuijian related relate relatednews xgyd xgwz xgjd xglj share sharing bdsharebuttonbox qrcode ewm erweima ad ads adv advert adsbygoogle advertisement guanggao gg tuiguang sponsor promo pagination pager paging'.split(
    ' ',
  ),
);
/** Words that name the frame of a page, outside the article. */
const FRAME = new Set(
  'nav topnav navbar menu sidebar footer foot breadcrumb breadcrumbs crumb crumbs toolbar login'.split(' '),
);
const RELATED =
  /^【?(?:相关|推荐|热门|热点|延伸|最新|猜你喜欢|更多|网友|本站)(?:文章|阅读|链接|推荐|新闻|信息|稿件|内容|政策|解读|评论|专题)?】?[:：]?$/u;
const STAMP = /发表于|發表於|回复于|^(?:\d{1,4}|[二三四五六七八九])楼$|^沙发$|^板凳$/u;
const PARTS = /[-_\s]+|(?<=[a-z])(?=[A-Z])|(?<=[a-z])(?=\d)/u;
/** A part that says more than this share of the page is its content, whatever it is called. */
const LARGEST_SHARE = 0.25;
/** So few sentences in all that length tells more. */
const FEW = 4;
const HOLDERS = new Set(
  'div section ul ol dl table td aside article footer form nav p ins blockquote'.split(' '),
);

interface Open {
  readonly node: PageNode;
  firstText: string | null;
  links: number;
  hasStamp: boolean;
  holdsKnown: boolean;
}

export function findSideParts(
  root: PageNode,
  known: ReadonlySet<PageNode>,
  weights: ReadonlyMap<PageNode, Weighed>,
): Set<PageNode> {
  const sides = new Set<PageNode>();
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
      open.push({ node, firstText: null, links: 0, hasStamp: false, holdsKnown: known.has(node) });
      if (known.has(node)) insideKnown += 1;
      return true;
    },
    (node) => {
      const own = open.pop() as Open;
      const parent = open.at(-1);
      if (known.has(node)) insideKnown -= 1;
      if (own.hasStamp) stamped.add(node);
      if (parent !== undefined) {
        parent.links += own.links + (node.name === 'a' ? 1 : 0);
        parent.hasStamp ||= own.hasStamp;
        parent.holdsKnown ||= own.holdsKnown;
      }
      keepOnePost(node, stamped, weights, sides);
      if (own.holdsKnown || !HOLDERS.has(node.name ?? '') || !isSmall(node)) return;
      const isRelated = own.links > 0 && own.firstText !== null && RELATED.test(own.firstText);
      if (isRelated || isNamedAside(node, insideKnown > 0)) sides.add(node);
    },
  );
  return sides;
}

function meetText(open: readonly Open[], text: string): void {
  for (let i = open.length - 1; i >= 0 && open[i]?.firstText === null; i -= 1)
    (open[i] as Open).firstText = text;
  const top = open.at(-1);
  if (top !== undefined && text.length < 60 && STAMP.test(text)) top.hasStamp = true;
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
