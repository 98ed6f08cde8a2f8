/**
 * A chapter number printed as an item number: `5.保障措施` after 四、, with （一） following it. The sequence of the chapters
 * says what it should be; the printed mark is replaced.
 */
import { fold } from '../../chinese/fold.js';
import { type Marker, readMarker } from '../../chinese/marker.js';
import { writeHanNumeral } from '../../chinese/numeral.js';
import type { RepairEdit } from '../../text/edit.js';

interface Marked {
  readonly at: number;
  readonly marker: Marker;
  readonly length: number;
}

function readMarked(text: string): Marked[] {
  const marked: Marked[] = [];
  const folded = fold(text);
  let start = 0;
  while (start < folded.length) {
    const stop = folded.indexOf('\n', start);
    const end = stop < 0 ? folded.length : stop;
    let at = start;
    while (at < end && folded[at] === ' ') at += 1;
    const marker = at < end ? readMarker(folded.slice(at, Math.min(end, at + 40))) : null;
    if (marker !== null) marked.push({ at, marker, length: end - at });
    start = end + 1;
  }
  return marked;
}

/** A chapter heading stands alone on a short line. */
const MAX_HEADING = 30;

export function repairNumbering(text: string): RepairEdit[] {
  const marked = readMarked(text);
  const edits: RepairEdit[] = [];
  let chapter = 0;
  let item = 0;
  for (let i = 0; i < marked.length; i += 1) {
    const { at, marker, length } = marked[i] as Marked;
    const next = marked[i + 1]?.marker;
    if (marker.kind === 'han') {
      chapter = marker.number;
      item = 0;
      continue;
    }
    if (marker.kind !== 'arabic') continue;
    const opensSections = next?.kind === 'han-paren' && next.number === 1;
    const isSlip =
      chapter >= 2 &&
      marker.number === chapter + 1 &&
      marker.number !== item + 1 &&
      length <= MAX_HEADING &&
      opensSections;
    if (!isSlip) {
      item = marker.number;
      continue;
    }
    chapter = marker.number;
    item = 0;
    edits.push({
      start: at,
      end: at + marker.length,
      insert: `${writeHanNumeral(marker.number)}、`,
      kind: 'numbering',
      confidence: 0.9,
      reason: `the chapters before it need ${writeHanNumeral(marker.number)}、`,
    });
  }
  return edits;
}
