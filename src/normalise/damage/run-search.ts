/**
 * Finds what a damaged line said: a beam search over every way in which aligned text can have slipped by one byte and
 * come back, scored by how likely the text is that it gives. `?。ㄒ唬┲笇枷` → 　（一）指導思想.
 */
import { AlignedSteps } from './aligned-steps.js';
import { Beam, MARKS } from './beam.js';
import { CUT_SILENT } from './gbk-decoder.js';
import type { Evidence, Reading } from './reading.js';
import { ALIGNED, best, isShifted, textOf } from './reading.js';
import type { Item } from './run-items.js';
import { CLOSE_SILENT, ShiftedSteps } from './shifted-steps.js';

const KEEP_ALIGNED = 32;
const KEEP_SHIFTED = 56;
const KEEP_FOR_LOST_PAIR = 24;
const KEEP_FOR_MORE = 5;
const MOST_LOST_PAIRS = 4;
const WORDS_SHARE = 0.3;
const PER_CHARACTER_OF_WORDS = 4;
const CLOSERS = new Set([...MARKS.keys(), '(', '（']);

/** Best first. The search goes by characters; what it ends with is weighed by words as well. */
export function searchRuns(items: readonly Item[], text: string, evidence: Evidence): Reading[] {
  const found = new Search(items, text, evidence).run();
  return found
    .map((reading) => {
      const { score, characters } = evidence.likelihood.ofWords(textOf(reading));
      return {
        ...reading,
        score:
          reading.score * (1 - WORDS_SHARE) + (score + characters * PER_CHARACTER_OF_WORDS) * WORDS_SHARE,
      };
    })
    .sort((a, b) => b.score - a.score);
}

class Search {
  private readonly beam: Beam;
  private readonly aligned: AlignedSteps;
  private readonly shifted: ShiftedSteps;

  constructor(items: readonly Item[], text: string, evidence: Evidence) {
    this.beam = new Beam(items, text, evidence);
    this.aligned = new AlignedSteps(this.beam);
    this.shifted = new ShiftedSteps(this.beam);
  }

  run(): Reading[] {
    const start: Reading = {
      before: undefined,
      pending: ALIGNED,
      context: this.beam.evidence.context,
      score: 0,
      next: 0,
      emitted: '',
      likelihood: 0,
      units: [],
      shifted: false,
      opens: false,
      chosen: false,
      lostPairs: 0,
    };
    (this.beam.beams[0] as Reading[]).push(start);
    for (let i = 0; i <= this.beam.items.length; i += 1) {
      const all = this.beam.beams[i] as Reading[];
      let shifted = best(all.filter(isShifted), KEEP_SHIFTED);
      for (let lost = 1; lost <= MOST_LOST_PAIRS && shifted.length > 0; lost += 1) {
        const wave = best(
          shifted.filter((r) => r.lostPairs === lost - 1),
          lost === 1 ? KEEP_FOR_LOST_PAIR : KEEP_FOR_MORE,
        );
        const grown = wave.flatMap((reading) => this.shifted.losePair(reading));
        if (grown.length === 0) break;
        shifted = best([...shifted, ...best(grown, KEEP_SHIFTED)], KEEP_SHIFTED);
      }
      // a run that comes back without taking an item joins the aligned readings of the same place
      const item = this.beam.items[i];
      for (const reading of shifted) this.shifted.closeAtHighByte(reading, i);
      const mayClose = item === undefined ? this.beam.evidence.atLineEnd : CLOSERS.has(item.text);
      if (mayClose) for (const reading of shifted) this.shifted.close(reading, CUT_SILENT, CLOSE_SILENT, i);
      const aligned = best(
        (this.beam.beams[i] as Reading[]).filter((r) => !isShifted(r)),
        KEEP_ALIGNED,
      );
      if (item === undefined)
        return this.beam.evidence.atLineEnd ? aligned.map((r) => this.endLine(r)) : aligned;
      for (const reading of shifted) this.shifted.take(reading, item, i);
      for (const reading of aligned) this.aligned.take(reading, item, i);
      this.beam.beams[i] = [];
    }
    return [];
  }

  private endLine(reading: Reading): Reading {
    return { ...reading, score: reading.score + this.beam.evidence.likelihood.ofEnd(reading.context) };
  }
}
