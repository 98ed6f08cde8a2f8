/**
 * A body that a page holds twice, for printing or for telephones, with the choice left to a style sheet that is not at
 * hand: two parts side by side whose sentences are the same. The first is kept, or the one in a known container.
 */
import type { Weighed } from './main-content.js';
import { isSilent, type PageNode, walk } from './node.js';

/** A child that says this share of its parent is followed inward. */
const DOMINANT = 0.9;
const LEAST_SHARE = 0.2;
const SAME = 0.85;
const LEAST_SENTENCES = 3;
const BREAK = /[。；;：:\n]/u;
const SHORTEST = 8;

export function findCopies(
  content: PageNode,
  known: ReadonlySet<PageNode>,
  weights: ReadonlyMap<PageNode, Weighed>,
): Set<PageNode> {
  const copies = new Set<PageNode>();
  const sentences = (node: PageNode): number => weights.get(node)?.sentences ?? 0;
  let split = content;
  for (;;) {
    const inner = (split.children ?? []).find((child) => sentences(child) >= sentences(split) * DOMINANT);
    if (inner === undefined || sentences(split) < LEAST_SENTENCES * 2) break;
    split = inner;
  }
  const parts = (split.children ?? []).filter(
    (child) => sentences(child) >= LEAST_SENTENCES && sentences(child) >= sentences(split) * LEAST_SHARE,
  );
  const kept: { node: PageNode; said: Set<string> }[] = [];
  for (const node of parts) {
    const said = sentencesOf(node);
    const twin = kept.find((other) => isSame(said, other.said));
    if (twin === undefined) kept.push({ node, said });
    else if (holdsKnown(node, known) && !holdsKnown(twin.node, known)) {
      copies.add(twin.node);
      twin.node = node;
    } else copies.add(node);
  }
  return copies;
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let both = 0;
  for (const sentence of a) if (b.has(sentence)) both += 1;
  return both >= SAME * Math.max(a.size, b.size) && both > 0;
}

function sentencesOf(root: PageNode): Set<string> {
  const said = new Set<string>();
  let line = '';
  const end = (): void => {
    for (const sentence of line.split(BREAK)) {
      const bare = sentence.replace(/[\s\u00a0\u3000]|&[a-z]{2,8};/gu, '');
      if (bare.length >= SHORTEST) said.add(bare);
    }
    line = '';
  };
  const inline = /^(?:span|b|strong|font|i|em|u|a|sub|sup|o:p)$/u;
  walk(
    root,
    (node) => {
      if (node.type === 'text') line += node.data ?? '';
      if (isSilent(node.name)) return false;
      if (node.name !== undefined && !inline.test(node.name)) end();
      return node.children !== undefined;
    },
    (node) => {
      if (node.name !== undefined && !inline.test(node.name)) end();
    },
  );
  end();
  return said;
}

function holdsKnown(root: PageNode, known: ReadonlySet<PageNode>): boolean {
  let found = false;
  walk(
    root,
    (node) => {
      found ||= known.has(node);
      return !found && node.children !== undefined;
    },
    () => undefined,
  );
  return found;
}
