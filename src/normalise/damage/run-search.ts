/**
 * Finds what a damaged line said: a beam search over every way in which aligned text can have slipped by one byte and
 * come back, scored by how likely the text is that it gives. `?。ㄒ唬┲笇枷` → 　（一）指導思想.
 */
import { AlignedSteps } from './aligned-steps.js';
import type { Place } from './beam.js';
import { Beam, MARKS } from './beam.js';
import type { Evidence, Reading } from './reading.js';
import { startReading, textOf } from './reading.js';
import type { Item } from './run-items.js';
import { ShiftedSteps } from './shifted-steps.js';

const KEEP_FOR_LOST_PAIR = 24;
const KEEP_FOR_MORE = 5;
const MOST_LOST_PAIRS = 4;
const WORDS_SHARE = 0.2;
const PER_CHARACTER_OF_WORDS = 4;
const CLOSERS = new Set([...MARKS.keys(), '(', '（']);

/** Best first. The search goes by characters; what it ends with is weighed by words as well. */
export function searchRuns(items: readonly Item[], text: string, evidence: Evidence): Reading[] {
  const found = search(new Beam(items, text, evidence));
  for (const reading of found) {
    if (evidence.atLineEnd)
      reading.score += evidence.likelihood.ofEnd(reading.contextIn(evidence.likelihood));
    const { score, characters } = evidence.likelihood.ofWords(textOf(reading));
    reading.score =
      reading.score * (1 - WORDS_SHARE) + (score + characters * PER_CHARACTER_OF_WORDS) * WORDS_SHARE;
  }
  return found.sort((a, b) => b.score - a.score);
}

function search(beam: Beam): Reading[] {
  const { items, places, evidence } = beam;
  const aligned = new AlignedSteps(beam);
  const shifted = new ShiftedSteps(beam);
  (places[0] as Place).add(startReading(evidence.context));
  for (const [i, place] of places.entries()) {
    for (let lost = 1; lost <= MOST_LOST_PAIRS; lost += 1) {
      const from = lost === 1 ? place.shifted : place.afterLost;
      const wave = from.sorted().filter((reading) => reading.move.lostPairs === lost - 1);
      if (wave.length === 0) break;
      for (const reading of wave.slice(0, lost === 1 ? KEEP_FOR_LOST_PAIR : KEEP_FOR_MORE))
        shifted.losePair(reading);
    }
    const item = items[i];
    const slipped = [...place.shifted.sorted(), ...place.afterLost.sorted()];
    // a run that comes back without taking an item joins the aligned readings of the same place
    shifted.closeAtHighByte(slipped, i);
    if (item === undefined ? evidence.atLineEnd : CLOSERS.has(item.text)) shifted.closeSilently(slipped, i);
    const straight = place.aligned.sorted();
    if (item === undefined) return straight;
    shifted.take(slipped, item, i);
    aligned.take(straight, item, i);
  }
  return [];
}
