/**
 * One walk over a parsed page that collects what reading asks for: known containers, `<meta>`, style sheets, JSON-LD,
 * links, frames. Selectors would take time that grows with the square of the number of siblings.
 */
import { type PageNode, walk } from './node.js';
import { classesOf, PageStyle } from './style.js';

export interface Link {
  readonly href: string;
  readonly text: string;
}

export interface Survey {
  readonly known: Set<PageNode>;
  readonly metas: PageNode[];
  readonly title: string;
  /** The words of the first `<h1>` that has any. */
  readonly heading: string;
  readonly style: PageStyle;
  /** The text of `<script type="application/ld+json">`. */
  readonly linkedData: string[];
  readonly links: Link[];
  /** Where frames and embedded objects take their content from. */
  readonly frames: string[];
  readonly scripts: number;
  /** The text of `#publish_time`, where public accounts print the date. */
  readonly publishTime: string;
}

/** Where publishing systems of government sites put the body; a header may carry the same class, so all are weighed. */
const CONTAINERS = new Set(
  'ucap-content ucapcontent trs_ueditor trs_editor trs_editor_view zoom vsb_content v_news_content pages_content article-content article_content news_content js_content content article'.split(
    ' ',
  ),
);
const FRAMES = new Set(['frame', 'iframe', 'embed', 'object']);
/** Written into the page by a script of public accounts. */
const CREATE_TIME = /\bcreateTime\s{0,3}=\s{0,3}['"](?<date>\d{4}-\d{2}-\d{2})/u;
const MOST_LINKS = 3000;
const LONGEST_TEXT = 200;
const MOST_CHILDREN = 20;

export function survey(root: PageNode): Survey {
  const known = new Set<PageNode>();
  const metas: PageNode[] = [];
  const style = new PageStyle();
  const linkedData: string[] = [];
  const links: Link[] = [];
  const frames: string[] = [];
  let title = '';
  let heading = '';
  let scripts = 0;
  let publishTime = '';
  walk(
    root,
    (node) => {
      const { id = '', src, href, data, type, media } = node.attribs ?? {};
      const inner = node.children?.[0]?.data ?? '';
      if (node.name === 'meta') metas.push(node);
      if (node.name === 'title' && title === '') title = inner;
      if (node.name === 'h1' && heading === '') heading = textOf(node).replace(/\s+/gu, '');
      if (node.name === 'style') style.addSheet(inner, media);
      if (node.name === 'script') {
        scripts += 1;
        if (type === 'application/ld+json') linkedData.push(inner);
        else if (publishTime === '') publishTime = CREATE_TIME.exec(inner)?.groups?.['date'] ?? '';
      }
      if (node.name === 'a' && href !== undefined && links.length < MOST_LINKS)
        links.push({ href, text: textOf(node) });
      if (FRAMES.has(node.name ?? '')) frames.push(src ?? data ?? '');
      if (id === 'publish_time' && inner.trim() !== '') publishTime = inner;
      const names = [node.name ?? '', id, ...classesOf(node)];
      if (names.some((name) => CONTAINERS.has(name.toLowerCase()))) known.add(node);
      return node.children !== undefined;
    },
    () => undefined,
  );
  return { known, metas, title, heading, style, linkedData, links, frames, scripts, publishTime };
}

/** The first words inside, over line breaks and emphasis. */
function textOf(root: PageNode): string {
  let text = '';
  const open: PageNode[] = [root];
  for (let node = open.pop(); node !== undefined && text.length < LONGEST_TEXT; node = open.pop()) {
    if (node.type === 'text') text += (node.data ?? '').slice(0, LONGEST_TEXT);
    const children = node.children ?? [];
    for (let i = Math.min(children.length, MOST_CHILDREN) - 1; i >= 0; i -= 1)
      open.push(children[i] as PageNode);
  }
  return text.trim().slice(0, LONGEST_TEXT);
}
