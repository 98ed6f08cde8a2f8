/** The part of a parsed page that reading needs, and how to walk it without recursion: `<div>` may nest 10,000 deep. */
export interface PageNode {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly PageNode[];
  readonly parent: PageNode | null;
  readonly startIndex: number | null;
  readonly endIndex: number | null;
}

/** Elements whose content is never part of what a page says. */
const SILENT = new Set(
  'script style template noscript select option button svg canvas iframe object math head rt rp input textarea'.split(
    ' ',
  ),
);
/** Elements that stand on lines of their own. */
const BLOCK = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul ucapcontent'.split(
    ' ',
  ),
);

export function isSilent(name: string | undefined): boolean {
  return name !== undefined && SILENT.has(name);
}

export function isBlock(name: string | undefined): boolean {
  return name !== undefined && BLOCK.has(name);
}

/** Visits every node in document order; `enter` says whether to go inside, `leave` comes after the children. */
export function walk(
  root: PageNode,
  enter: (node: PageNode) => boolean,
  leave: (node: PageNode) => void,
): void {
  const stack: { node: PageNode; next: number }[] = [];
  if (enter(root)) stack.push({ node: root, next: 0 });
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const child = top.node.children?.[top.next];
    top.next += 1;
    if (child === undefined) {
      leave(top.node);
      stack.pop();
    } else if (enter(child)) {
      stack.push({ node: child, next: 0 });
    }
  }
}
