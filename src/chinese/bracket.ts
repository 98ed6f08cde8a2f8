/** Brackets and quotation marks of a folded text, matched in one pass: （责任单位：市委宣传部（网信办）） nests. */

export interface BracketPair {
  /** Offset of the opening bracket. */
  readonly open: number;
  /** Offset of the closing bracket. */
  readonly close: number;
  readonly kind: 'round' | 'title' | 'square';
}

const CLOSERS: Readonly<Record<string, { open: string; kind: BracketPair['kind'] }>> = {
  ')': { open: '(', kind: 'round' },
  '》': { open: '《', kind: 'title' },
  '】': { open: '【', kind: 'square' },
  ']': { open: '[', kind: 'square' },
  '〕': { open: '〔', kind: 'square' },
};
const BRACKET = /[()《》【】[\]〔〕\n]/gu;
const MAX_DEPTH = 64;

/** Matched pairs in order of their opening; a bracket left open at the end of its line matches nothing. */
export function matchBrackets(folded: string): BracketPair[] {
  const pairs: BracketPair[] = [];
  let stack: { char: string; at: number }[] = [];
  for (const match of folded.matchAll(BRACKET)) {
    const c = match[0];
    if (c === '\n') {
      if (stack.length > 0) stack = [];
      continue;
    }
    const closer = CLOSERS[c];
    if (closer === undefined) {
      if (stack.length < MAX_DEPTH) stack.push({ char: c, at: match.index });
      continue;
    }
    for (let i = stack.length - 1; i >= 0; i -= 1) {
      const top = stack[i] as { char: string; at: number };
      if (top.char !== closer.open) continue;
      pairs.push({ open: top.at, close: match.index, kind: closer.kind });
      stack.length = i;
      break;
    }
  }
  return pairs.sort((a, b) => a.open - b.open);
}
