/**
 * Nests marked lines. The order of levels is the document's own: a marker kind already open is a sibling there, a new kind
 * goes below what is open, and where a document turns the customary order round (1. above （一）), its restarts tell.
 */
import { MARKER_KINDS, type Marker, type MarkerKind } from '../chinese/marker.js';
import type { Problem } from '../model/diagnostic.js';
import type { SegmentLine } from './line.js';

export interface Placed {
  readonly line: SegmentLine;
  readonly marker: Marker;
  readonly part: string | null;
  readonly path: readonly number[];
  readonly level: number;
  readonly parent: number | null;
}

type Rank = (kind: MarkerKind) => number;

/**
 * The customary rank of each kind, with pairs swapped where the document opens with the lower kind, starts the higher one right
 * under it (一、 above 第一条) and never the other way round.
 */
export function rankKinds(lines: readonly SegmentLine[]): Rank {
  const starts = new Set<string>();
  const first = new Map<MarkerKind, number>();
  let previous: MarkerKind | null = null;
  for (const [i, { marker }] of lines.entries()) {
    if (marker === null) continue;
    if (!first.has(marker.kind)) first.set(marker.kind, i);
    if (marker.number === 1 && previous !== null && previous !== marker.kind) {
      starts.add(`${previous}>${marker.kind}`);
    }
    previous = marker.kind;
  }
  const order = [...MARKER_KINDS];
  for (let i = 0; i < order.length; i += 1) {
    for (let j = i + 1; j < order.length; j += 1) {
      const upper = order[i] as MarkerKind;
      const lower = order[j] as MarkerKind;
      const isFirst = (first.get(lower) ?? Number.POSITIVE_INFINITY) < (first.get(upper) ?? -1);
      if (!isFirst || !starts.has(`${lower}>${upper}`) || starts.has(`${upper}>${lower}`)) continue;
      order.splice(j, 1);
      order.splice(i, 0, lower);
    }
  }
  const ranks = new Map(order.map((kind, i) => [kind, i]));
  return (kind) => ranks.get(kind) ?? order.length;
}

interface Open {
  readonly kind: MarkerKind;
  readonly number: number;
  readonly index: number;
}

export function nest(
  lines: readonly { line: SegmentLine; part: string | null }[],
  rank: Rank,
): { placed: Placed[]; problems: Problem[] } {
  const placed: Placed[] = [];
  const problems: Problem[] = [];
  let stack: Open[] = [];
  let part: string | null = null;
  /** The last number of each kind, for counters that run on through the whole document. */
  let counters = new Map<MarkerKind, number>();
  for (const [i, { line, part: linePart }] of lines.entries()) {
    const marker = line.marker;
    if (marker === null) continue;
    if (linePart !== part) {
      part = linePart;
      stack = [];
      counters = new Map();
    }
    const at = stack.findIndex((open) => open.kind === marker.kind);
    const sibling = at < 0 ? undefined : stack[at];
    if (at >= 0) stack.length = at;
    else while (stack.length > 0 && rank((stack.at(-1) as Open).kind) > rank(marker.kind)) stack.pop();

    const slip =
      sibling === undefined || marker.kind === 'dash'
        ? null
        : correctSlip(lines, i, marker, sibling.number, rank);
    const number = marker.kind === 'dash' ? (sibling?.number ?? 0) + 1 : (slip ?? marker.number);
    if (slip !== null) {
      const span = { start: line.start, end: line.start + marker.length };
      problems.push({
        code: 'segment/number-slip',
        data: { found: marker.printed, expected: String(slip) },
        span,
      });
    } else if (marker.kind !== 'dash') {
      problems.push(...checkSequence(line, marker, sibling?.number ?? null, counters.get(marker.kind) ?? 0));
    }
    counters.set(marker.kind, number);
    const parent = stack.at(-1)?.index ?? null;
    const path = [...stack.map((open) => open.number), number];
    stack.push({ kind: marker.kind, number, index: placed.length });
    placed.push({ line, marker, part, path, level: path.length, parent });
  }
  return { placed, problems };
}

const LOOK_AHEAD = 400;

/**
 * The number that the sequence needs where the printed one is plainly a slip: 三、 after 三、 and before 五、 or the end is 四、.
 * A repeat that the next number does not go beyond (二、二、三、) stays as printed.
 */
function correctSlip(
  lines: readonly { line: SegmentLine; part: string | null }[],
  at: number,
  marker: Marker,
  sibling: number,
  rank: Rank,
): number | null {
  if (marker.number > sibling || marker.number === 1 || marker.kind === 'row') return null;
  const part = lines[at]?.part;
  for (let i = at + 1; i < Math.min(lines.length, at + LOOK_AHEAD); i += 1) {
    const next = lines[i] as { line: SegmentLine; part: string | null };
    if (next.part !== part) break;
    const other = next.line.marker;
    if (other === null) continue;
    if (rank(other.kind) < rank(marker.kind)) break;
    if (other.kind !== marker.kind) continue;
    return other.number === sibling + 2 ? sibling + 1 : null;
  }
  return sibling + 1;
}

function checkSequence(
  line: SegmentLine,
  marker: Marker,
  sibling: number | null,
  counter: number,
): Problem[] {
  const span = { start: line.start, end: line.start + marker.length };
  const { number, printed } = marker;
  if (sibling === null) {
    if (number === 1 || number === counter + 1) return [];
    return [
      {
        code: 'segment/number-gap',
        data: { previous: '—', found: printed, missing: String(number - 1) },
        span,
      },
    ];
  }
  if (number === sibling + 1) return [];
  if (number === sibling) return [{ code: 'segment/number-repeat', data: { found: printed }, span }];
  if (number > sibling + 1) {
    const missing = number === sibling + 2 ? String(sibling + 1) : `${sibling + 1}–${number - 1}`;
    return [
      { code: 'segment/number-gap', data: { previous: String(sibling), found: printed, missing }, span },
    ];
  }
  return [{ code: 'segment/number-slip', data: { found: printed, expected: String(sibling + 1) }, span }];
}
