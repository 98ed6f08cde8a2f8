/** Where the readings of a damaged line are kept while the search goes on, and what a character adds to one. */
import { CUT_SILENT } from './gbk-decoder.js';
import type { CandidateList, Context } from './likelihood.js';
import { HOPELESS } from './likelihood.js';
import type { Evidence, Move } from './reading.js';
import { AFTER_LOST_PAIR, ALIGNED, Reading, write } from './reading.js';
import type { Item } from './run-items.js';
import { Shortlist } from './shortlist.js';

/** A longer reading is not worse for being longer. */
const PER_CHARACTER = 3.2;
/** A mark that is guessed makes a short text look fluent anywhere; the marks that end phrases the least. */
const GUESSED_MARK = -3;
const GUESSED_OTHER_MARK = -5;
const REPEATED_WORD = -5;
const RIGHT_NUMBER = 4;
const WRONG_NUMBER = -4;
/** Where nothing tells the number, it is a small one: （三）, not （三十六）. */
const LONG_NUMBER = /^[一二三四五六七八九十]{2,}$/u;
const KEEP_ALIGNED = 32;
const KEEP_SHIFTED = 96;
const KEEP_AFTER_LOST = 48;
/** Nats behind the best reading of the same place at which no reading ever came back. */
const FAR_BEHIND = 40;
const OPENING = new Set(['（', '('].map((c) => c.charCodeAt(0)));
const CLOSING = new Set(['）', ')'].map((c) => c.charCodeAt(0)));

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
const MARK_CODES = new Set([...MARKS.keys()].map((mark) => mark.charCodeAt(0)));

/** Readings of the same items. */
class Place {
  readonly aligned = new Shortlist(KEEP_ALIGNED);
  readonly shifted = new Shortlist(KEEP_SHIFTED);
  /** Those that have just lost a pair: a character ahead of the others, they would not last among them. */
  readonly afterLost = new Shortlist(KEEP_AFTER_LOST);
  private best = Number.NEGATIVE_INFINITY;

  /** What a reading has to beat. */
  floor(pending: number): number {
    return Math.max(this.listOf(pending).floor, this.best - FAR_BEHIND);
  }

  add(reading: Reading): void {
    if (reading.score > this.best) this.best = reading.score;
    this.listOf(reading.pending).add(reading);
  }

  private listOf(pending: number): Shortlist {
    if (pending === ALIGNED) return this.aligned;
    return pending >= AFTER_LOST_PAIR ? this.afterLost : this.shifted;
  }
}

export type { Place };

/** Which of a candidate's bytes a step adds by itself. */
export type Head = 'lead' | 'trail' | 'pair';

export class Beam {
  readonly items: readonly Item[];
  readonly text: string;
  readonly evidence: Evidence;
  /** By how many items have been taken. */
  readonly places: readonly Place[];
  /** Characters that tell whether the outline number is the right one. */
  private readonly numerals: ReadonlySet<number>;

  constructor(items: readonly Item[], text: string, evidence: Evidence) {
    this.items = items;
    this.text = text;
    this.evidence = evidence;
    this.places = Array.from({ length: items.length + 1 }, () => new Place());
    const { number } = evidence;
    this.numerals = new Set([
      ...(evidence.atLineStart ? CLOSING : []),
      ...Array.from(number ?? '', (c) => c.charCodeAt(0)),
    ]);
  }

  newPlace(): Place {
    return new Place();
  }

  contextOf(reading: Reading): Context {
    return reading.contextIn(this.evidence.likelihood);
  }

  likelihoodOf(code: number, reading: Reading): number {
    return this.evidence.likelihood.of(code, this.contextOf(reading));
  }

  /** Adds a character, unless it is a guess that no text would make. */
  say(reading: Reading, code: number, head: number, move: Move): void {
    const value = this.likelihoodOf(code, reading);
    if (move.chosen && value < HOPELESS) return;
    const place = this.places[move.next] as Place;
    const score = this.scoreOf(reading, code, move, value);
    if (score > place.floor(move.pending))
      place.add(new Reading(reading, move, move.pending, code, head, value, score, undefined));
  }

  /** Adds each character of the list that a text may go on with. */
  sayAll(
    reading: Reading,
    list: CandidateList,
    head: Head,
    move: Move,
    place = this.places[move.next] as Place,
  ): void {
    const base = reading.score + PER_CHARACTER + move.cost;
    const bonus = move.shifted && this.numerals.size > 0 ? RIGHT_NUMBER : 0;
    let floor = place.floor(move.pending);
    if (base + bonus <= floor) return;
    const { places, values, highest } = this.evidence.likelihood.ofAll(list, this.contextOf(reading));
    if (base + bonus + highest <= floor) return;
    for (let i = 0; i < places.length; i += 1) {
      const value = values[i] as number;
      if (base + bonus + value <= floor) continue;
      const at = places[i] as number;
      const code = list.codes[at] as number;
      if (base + value <= floor && !this.numerals.has(code)) continue;
      const score = this.scoreOf(reading, code, move, value);
      if (score <= floor) continue;
      const pair = list.pairs[at] as number;
      const units = head === 'pair' ? pair : head === 'lead' ? pair >> 8 : pair & 0xff;
      const pending = move.pending === AFTER_LOST_PAIR ? AFTER_LOST_PAIR + (pair & 0xff) : move.pending;
      place.add(new Reading(reading, move, pending, code, units, value, score, undefined));
      floor = place.floor(pending);
    }
  }

  /** The reading with the character added, not kept: the same step goes on. */
  grow(reading: Reading, code: number, head: number, move: Move, value: number): Reading {
    const score = this.scoreOf(reading, code, move, value);
    return new Reading(reading, move, move.pending, code, head, value, score, undefined);
  }

  private scoreOf(reading: Reading, code: number, move: Move, value: number): number {
    let score = reading.score + value + PER_CHARACTER + move.cost;
    if (move.chosen && !isCharacter(code) && !this.numerals.has(code))
      score += MARK_CODES.has(code) ? GUESSED_MARK : GUESSED_OTHER_MARK;
    if (!move.shifted) return score;
    if (this.numerals.has(code)) score += this.numberScore(reading, code);
    return score + echo(this.contextOf(reading), this.evidence.likelihood.entryOf(code));
  }

  /** Adds a step that says nothing to the model. */
  pass(reading: Reading, head: number, move: Move, pending = move.pending, code = 0): void {
    const score = reading.score + move.cost;
    const place = this.places[move.next] as Place;
    if (score <= place.floor(pending)) return;
    place.add(new Reading(reading, move, pending, code, head, 0, score, this.contextOf(reading)));
  }

  /** `（二）` where the outline is at 二: counted digit by digit, so that the right one is not dropped before its bracket. */
  private numberScore(reading: Reading, code: number): number {
    const { number } = this.evidence;
    const isClosing = CLOSING.has(code);
    const emitted = String.fromCharCode(code);
    let inside = '';
    for (
      let step: Reading | undefined = reading;
      step !== undefined && inside.length < 4;
      step = step.before
    ) {
      if (OPENING.has(step.code)) {
        if (number === undefined) return LONG_NUMBER.test(inside) ? WRONG_NUMBER - RIGHT_NUMBER : 0;
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

/** A Chinese character or a digit. */
function isCharacter(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0x30 && code <= 0x39);
}

/** 優化服務服務: counts of two-character words make a word likely behind itself. */
function echo({ x, a, b }: Context, c: number): number {
  return x === b && a === c && x !== a && x !== 0 ? REPEATED_WORD : 0;
}
