/** Where the readings of a damaged line are kept while the search goes on, and what a character adds to one. */
import { CUT_SILENT } from './gbk-decoder.js';
import type { Context } from './likelihood.js';
import type { Evidence, Reading } from './reading.js';
import { ALIGNED, write } from './reading.js';
import type { Item } from './run-items.js';

/** Nobody's guess: spares the search most of what the bytes allow. */
export const HOPELESS = -13;
/** A longer reading is not worse for being longer. */
const PER_CHARACTER = 2.8;
/** A mark that is guessed makes a short text look fluent anywhere. */
const GUESSED_MARK = -3;
const REPEATED_WORD = -5;
const RIGHT_NUMBER = 4;
const WRONG_NUMBER = -4;

/** The marks before which bytes were inserted, as printed, with their own bytes. */
export const MARKS = new Map<string, number>([
  ['、', 0xa1a2],
  ['。', 0xa1a3],
  ['！', 0xa3a1],
  ['!', 0xa3a1],
  ['，', 0xa3ac],
  [',', 0xa3ac],
  ['；', 0xa3bb],
  [';', 0xa3bb],
  ['？', 0xa3bf],
  ['?', 0xa3bf],
  ['：', 0xa3ba],
  [':', 0xa3ba],
]);

/** What a step does besides saying a character; see Reading. */
interface Step {
  readonly next: number;
  readonly units: readonly number[];
  readonly pending: number;
  readonly shifted: boolean;
  readonly opens?: boolean;
  readonly chosen?: boolean;
  readonly cost?: number;
  readonly lostPairs?: number;
}

export class Beam {
  readonly items: readonly Item[];
  readonly text: string;
  readonly evidence: Evidence;
  /** By how many items have been taken. */
  readonly beams: Reading[][];

  constructor(items: readonly Item[], text: string, evidence: Evidence) {
    this.items = items;
    this.text = text;
    this.evidence = evidence;
    this.beams = Array.from({ length: items.length + 1 }, () => []);
  }

  /** Adds a character, unless it is a guess that no text would make. */
  emit(reading: Reading, code: number, step: Step): void {
    const value = this.evidence.likelihood.of(code, reading.context);
    if (step.chosen === true && value < HOPELESS) return;
    (this.beams[step.next] as Reading[]).push(this.grow(reading, code, step, value));
  }

  /** The reading with the character added, not yet kept; `value` is its likelihood there. */
  grow(reading: Reading, code: number, step: Step, value: number): Reading {
    const { likelihood } = this.evidence;
    const emitted = String.fromCharCode(code);
    const context = likelihood.after(code, reading.context);
    return {
      before: reading,
      pending: step.pending,
      context,
      score:
        reading.score +
        value +
        PER_CHARACTER +
        (step.cost ?? 0) +
        this.numberScore(reading, emitted, step.shifted) +
        (step.chosen === true && MARKS.has(emitted) ? GUESSED_MARK : 0) +
        (step.shifted ? echo(reading.context, context) : 0),
      next: step.next,
      emitted,
      likelihood: value,
      units: step.units,
      shifted: step.shifted,
      opens: step.opens ?? false,
      chosen: step.chosen ?? false,
      lostPairs: step.lostPairs ?? 0,
    };
  }

  /** Adds a step that says nothing to the model. */
  push(
    reading: Reading,
    step: {
      next: number;
      units: readonly number[];
      score: number;
      emitted?: string;
      pending?: number;
      shifted?: boolean;
      opens?: boolean;
      chosen?: boolean;
      context?: Context;
    },
  ): void {
    (this.beams[step.next] as Reading[]).push({
      before: reading,
      pending: step.pending ?? ALIGNED,
      context: step.context ?? reading.context,
      score: reading.score + step.score,
      next: step.next,
      emitted: step.emitted ?? '',
      likelihood: 0,
      units: step.units,
      shifted: step.shifted ?? false,
      opens: step.opens ?? false,
      chosen: step.chosen ?? false,
      lostPairs: 0,
    });
  }

  /** `（二）` where the outline is at 二: counted digit by digit, so that the right one is not dropped before its bracket. */
  private numberScore(reading: Reading, emitted: string, shifted: boolean): number {
    const { number } = this.evidence;
    if (!shifted || number === undefined) return 0;
    const isClosing = emitted === '）' || emitted === ')';
    if (!isClosing && !number.includes(emitted)) return 0;
    let inside = '';
    for (
      let step: Reading | undefined = reading;
      step !== undefined && inside.length < 4;
      step = step.before
    ) {
      if (step.emitted === '（' || step.emitted === '(') {
        if (isClosing) return inside === number ? RIGHT_NUMBER : WRONG_NUMBER;
        return number.startsWith(inside + emitted) ? RIGHT_NUMBER : 0;
      }
      inside = step.emitted + inside;
    }
    return 0;
  }

  /** A reading's own units: after a lone byte its bracket is eaten, or was kept by the byte inserted before it. */
  bracket(item: Item): number[] {
    if (item.kind === 'reading') return [CUT_SILENT, ...write(item.text)];
    return [0x28, ...write(item.text.slice(1))];
  }
}

/** 優化服務服務: counts of two-character words make a word likely behind itself. */
function echo(before: Context, after: Context): number {
  return before.x === before.b && before.a === after.b && before.x !== before.a && before.x !== 0
    ? REPEATED_WORD
    : 0;
}
