/**
 * Where two nearly equal passages differ: 新建300个以上 and 新建1200个以上 differ in 300个 and 1200个. A text is cut into numbers
 * with their unit, Latin words and single characters, so that no number is ever cut inside.
 */
import type { Span } from '../../model/span.js';
import { cutWords } from '../../text/word-diff.js';

const DIGIT_LAST = /\d$/u;
/** Work grows with the product of the lengths; longer pairs are shown without marks. */
const MOST_CELLS = 1_000_000;

interface Token {
  readonly text: string;
  readonly start: number;
}

export interface Differences {
  readonly a: readonly Span[];
  readonly b: readonly Span[];
}

const FULL_WIDTH = /[\uff01-\uff5e]/gu;
const TO_HALF = 0xfee0;

/** １．８万 read as 1.8万, in as many characters: a print of another width is no difference. */
export function foldWidth(text: string): string {
  return text.replace(FULL_WIDTH, (mark) => String.fromCharCode(mark.charCodeAt(0) - TO_HALF));
}

export function findDifferences(a: string, b: string): Differences {
  const left = split(foldWidth(a));
  const right = split(foldWidth(b));
  let head = 0;
  while (head < left.length && head < right.length && left[head]?.text === right[head]?.text) head += 1;
  let tail = 0;
  while (
    tail < left.length - head &&
    tail < right.length - head &&
    left.at(-1 - tail)?.text === right.at(-1 - tail)?.text
  )
    tail += 1;
  const x = left.slice(head, left.length - tail);
  const y = right.slice(head, right.length - tail);
  if (x.length * y.length > MOST_CELLS) return { a: [], b: [] };
  const kept = commonTokens(x, y);
  return {
    a: joinSpans(x.filter((_, i) => !kept.a.has(i))),
    b: joinSpans(y.filter((_, i) => !kept.b.has(i))),
  };
}

/** Blanks and line ends between the words count too: a page shows them. A Latin unit belongs to its number: 500Mbps, 5G. */
function split(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const { kind, text: word, start, end } of cutWords(text)) {
    const last = tokens.at(-1);
    if (start > at) tokens.push({ text: text.slice(at, start), start: at });
    else if (kind === 'latin' && last !== undefined && DIGIT_LAST.test(last.text)) {
      tokens[tokens.length - 1] = { text: last.text + word, start: last.start };
      at = end;
      continue;
    }
    tokens.push({ text: word, start });
    at = end;
  }
  if (at < text.length) tokens.push({ text: text.slice(at), start: at });
  return tokens;
}

/** The longest common subsequence, as the places of its tokens in each list. */
function commonTokens(x: readonly Token[], y: readonly Token[]): { a: Set<number>; b: Set<number> } {
  const width = y.length + 1;
  const best = new Uint32Array((x.length + 1) * width);
  for (let i = x.length - 1; i >= 0; i -= 1) {
    for (let j = y.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      best[at] =
        x[i]?.text === y[j]?.text
          ? (best[at + width + 1] as number) + 1
          : Math.max(best[at + width] as number, best[at + 1] as number);
    }
  }
  const a = new Set<number>();
  const b = new Set<number>();
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    const at = i * width + j;
    if (x[i]?.text === y[j]?.text) {
      a.add(i);
      b.add(j);
      i += 1;
      j += 1;
    } else if ((best[at + width] as number) >= (best[at + 1] as number)) i += 1;
    else j += 1;
  }
  return { a, b };
}

function joinSpans(tokens: readonly Token[]): Span[] {
  const spans: { start: number; end: number }[] = [];
  for (const { text, start } of tokens) {
    const last = spans.at(-1);
    if (last !== undefined && last.end === start) last.end += text.length;
    else spans.push({ start, end: start + text.length });
  }
  return spans;
}
