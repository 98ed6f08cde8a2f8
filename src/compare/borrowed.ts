/**
 * Passages that two plans share almost word for word, twenty characters or more, also after light edits: 逐台建立健康档案，
 * 由专业机构… in one city and 逐台建立健康档案，由检测单位… in another. The genre's set phrases (以…为指导) do not count.
 */
import { loadTable } from '../lexicon/load-table.js';
import type { PlanComparison } from '../model/comparison.js';
import type { PlanDocument } from '../model/document.js';
import { ASSIGNMENT } from './subject.js';

type Borrowed = PlanComparison['borrowed'][number];

/** Length of a fingerprint, and of the window of which the smallest is kept: every run of 12 like characters is found. */
const GRAM = 8;
const WINDOW = 5;
/** A light edit leaves out, adds or changes at most this many characters, and is followed by as many like ones as RESUME. */
const EDIT = 6;
const RESUME = 5;
const SHORTEST = 20;
/** So few characters between a mark and the end of a passage belong to something else. */
const FRAGMENT = 3;
const LEAST_LIKE = 0.8;
/** What more plans than this share (or a fifth of them) is the genre's wording, and nobody's. */
const COMMON_PLANS = 6;
const COMMON_SHARE = 0.2;
/** A table of like rows repeats itself without end: a document is held against so many places of a wording at most. */
const MOST_PLACES = 4;
/** A longer passage is reported in pieces. */
const LONGEST_SIDE = 2000;

/** The characters that count, each with its place in the document's text. */
interface Stream {
  readonly chars: string;
  readonly places: Int32Array;
}

interface Match {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
  readonly like: number;
}

export function findBorrowed(documents: readonly PlanDocument[]): Borrowed[] {
  const streams = documents.map(readStream);
  const formulae = loadTable<{ formulae: string[] }>('compare-formulae').formulae;
  const prints = streams.map(({ chars }) => fingerprint(chars));
  const common = countHolders(prints);
  const limit = Math.max(COMMON_PLANS, documents.length * COMMON_SHARE);
  const seen = new Map<number, { document: number; at: number }[]>();
  const found: Borrowed[] = [];
  for (const [b, stream] of streams.entries()) {
    // Where the last passage shared with each earlier document ends.
    const done = new Map<number, number>();
    for (const { hash, at } of prints[b] ?? []) {
      if ((common.get(hash) ?? 0) > limit) continue;
      for (const earlier of seen.get(hash) ?? []) {
        if (at < (done.get(earlier.document) ?? 0)) continue;
        const other = streams[earlier.document] as Stream;
        const grown = matchAround(other.chars, stream.chars, earlier.at, at);
        if (grown === undefined) continue;
        done.set(earlier.document, grown.bEnd);
        const match = trimEdges(grown, other, stream);
        if (isFormula(other.chars.slice(match.aStart, match.aEnd), formulae)) continue;
        found.push(present(match, documents, streams, earlier.document, b));
      }
    }
    for (const { hash, at } of prints[b] ?? []) {
      const places = seen.get(hash);
      if (places === undefined) seen.set(hash, [{ document: b, at }]);
      else if (places.at(-MOST_PLACES)?.document !== b) places.push({ document: b, at });
    }
  }
  const order = new Map(documents.map(({ id }, i) => [id, i]));
  return found.sort(
    (p, q) =>
      q.text.length - p.text.length ||
      (order.get(p.a.document) ?? 0) - (order.get(q.a.document) ?? 0) ||
      (order.get(p.b.document) ?? 0) - (order.get(q.b.document) ?? 0) ||
      p.a.span.start - q.a.span.start,
  );
}

const COUNTS = /[\p{Script=Han}A-Za-z0-9%]/u;

/** The body of the clauses without marks, blanks and assignments: who answers is no wording that one borrows. */
function readStream(plan: PlanDocument): Stream {
  const first = plan.clauses[0]?.span.start ?? 0;
  const last = plan.clauses.reduce((end, clause) => Math.max(end, clause.span.end), first);
  const text = plan.text.slice(first, last).replace(ASSIGNMENT, (whole) => '　'.repeat(whole.length));
  const places: number[] = [];
  let chars = '';
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] as string;
    if (!COUNTS.test(char)) continue;
    chars += char;
    places.push(first + i);
  }
  return { chars, places: Int32Array.from(places) };
}

interface Print {
  readonly hash: number;
  readonly at: number;
}

/** Winnowing: of each window of rolling hashes the smallest, the last of equals. */
function fingerprint(chars: string): Print[] {
  const prints: Print[] = [];
  const hashes: number[] = [];
  for (let i = 0; i + GRAM <= chars.length; i += 1) hashes.push(hashAt(chars, i));
  let chosen = -1;
  for (let start = 0; start + WINDOW <= hashes.length; start += 1) {
    let smallest = start;
    for (let i = start + 1; i < start + WINDOW; i += 1) {
      if ((hashes[i] as number) <= (hashes[smallest] as number)) smallest = i;
    }
    if (smallest === chosen) continue;
    chosen = smallest;
    prints.push({ hash: hashes[smallest] as number, at: smallest });
  }
  return prints;
}

function hashAt(chars: string, start: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < start + GRAM; i += 1) hash = Math.imul(hash ^ chars.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function countHolders(prints: readonly (readonly Print[])[]): ReadonlyMap<number, number> {
  const holders = new Map<number, number>();
  for (const list of prints) {
    for (const hash of new Set(list.map((print) => print.hash)))
      holders.set(hash, (holders.get(hash) ?? 0) + 1);
  }
  return holders;
}

/** Grows a shared fingerprint to both sides over light edits; undefined where it stays short or was a false alarm. */
function matchAround(a: string, b: string, at: number, bt: number): Match | undefined {
  if (a.slice(at, at + GRAM) !== b.slice(bt, bt + GRAM)) return undefined;
  const right = extend(a, b, at + GRAM, bt + GRAM, 1);
  const left = extend(a, b, at - 1, bt - 1, -1);
  const match = {
    aStart: at - left.a,
    aEnd: at + GRAM + right.a,
    bStart: bt - left.b,
    bEnd: bt + GRAM + right.b,
    like: GRAM + left.like + right.like,
  };
  const lengths = match.aEnd - match.aStart + match.bEnd - match.bStart;
  if (Math.min(match.aEnd - match.aStart, match.bEnd - match.bStart) < SHORTEST) return undefined;
  return (2 * match.like) / lengths >= LEAST_LIKE ? match : undefined;
}

/** How far both texts run alike in one direction: characters gone over in each, and how many of them agree. */
function extend(
  a: string,
  b: string,
  from: number,
  fromB: number,
  step: 1 | -1,
): { a: number; b: number; like: number } {
  let x = from;
  let y = fromB;
  let like = 0;
  for (;;) {
    while (a[x] !== undefined && a[x] === b[y] && like < LONGEST_SIDE) {
      x += step;
      y += step;
      like += 1;
    }
    const reached = { a: Math.abs(x - from), b: Math.abs(y - fromB), like };
    const skip = like < LONGEST_SIDE ? resume(a, b, x, y, step) : undefined;
    if (skip === undefined) return reached;
    x += skip.a * step;
    y += skip.b * step;
  }
}

/** The smallest edit after which both texts agree again. */
function resume(
  a: string,
  b: string,
  x: number,
  y: number,
  step: 1 | -1,
): { a: number; b: number } | undefined {
  for (let total = 1; total <= 2 * EDIT; total += 1) {
    for (let skipA = Math.max(0, total - EDIT); skipA <= Math.min(EDIT, total); skipA += 1) {
      const skipB = total - skipA;
      let like = 0;
      while (like < RESUME) {
        const char = a[x + (skipA + like) * step];
        if (char === undefined || char !== b[y + (skipB + like) * step]) break;
        like += 1;
      }
      if (like === RESUME) return { a: skipA, b: skipB };
    }
  }
  return undefined;
}

/**
 * Drops a fragment at either end that a mark cuts off: `项。对老旧电梯…` is no passage that begins with 项.
 * The outermost characters of a match agree one by one, so both sides lose the same number.
 */
function trimEdges(match: Match, a: Stream, b: Stream): Match {
  const isBreak = ({ places }: Stream, at: number): boolean =>
    (places[at] ?? 0) - (places[at - 1] ?? Number.NEGATIVE_INFINITY) > 1;
  let head = 0;
  let tail = 0;
  for (let n = 1; n <= FRAGMENT; n += 1) {
    if (isBreak(a, match.aStart + n) || isBreak(b, match.bStart + n)) head = n;
    if (isBreak(a, match.aEnd - n) || isBreak(b, match.bEnd - n)) tail = n;
  }
  return {
    aStart: match.aStart + head,
    aEnd: match.aEnd - tail,
    bStart: match.bStart + head,
    bEnd: match.bEnd - tail,
    like: match.like - head - tail,
  };
}

/** Whether too little is left of a passage without the set phrases in it. */
function isFormula(passage: string, formulae: readonly string[]): boolean {
  let rest = passage;
  for (const formula of formulae) rest = rest.replaceAll(formula, '');
  return rest.length < SHORTEST;
}

function present(
  match: Match,
  documents: readonly PlanDocument[],
  streams: readonly Stream[],
  a: number,
  b: number,
): Borrowed {
  const x = documents[a] as PlanDocument;
  const y = documents[b] as PlanDocument;
  const span = spanOf(streams[a] as Stream, match.aStart, match.aEnd);
  const spanB = spanOf(streams[b] as Stream, match.bStart, match.bEnd);
  const lengths = match.aEnd - match.aStart + match.bEnd - match.bStart;
  return {
    a: { document: x.id, path: pathAt(x, span.start), span },
    b: { document: y.id, path: pathAt(y, spanB.start), span: spanB },
    text: x.text.slice(span.start, span.end),
    similarity: Math.round((20_000 * match.like) / lengths) / 10_000,
  };
}

function spanOf({ places }: Stream, start: number, end: number): { start: number; end: number } {
  return { start: places[start] ?? 0, end: (places[end - 1] ?? 0) + 1 };
}

/** The innermost clause at a place. */
function pathAt(plan: PlanDocument, offset: number): number[] {
  let path: readonly number[] = [];
  for (const clause of plan.clauses) {
    if (clause.span.start > offset) break;
    if (offset < clause.span.end) path = clause.path;
  }
  return [...path];
}
