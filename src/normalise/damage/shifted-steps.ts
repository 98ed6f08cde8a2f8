/** Steps from text that has slipped by one byte: go on slipped, through visible pairs and lost ones, or come back. */
import type { Beam, Place } from './beam.js';
import { encodeGbk, gbkCells, LEAD_MIN } from './gbk-cells.js';
import { CUT_SHOWN, CUT_SILENT } from './gbk-decoder.js';
import type { CandidateList } from './likelihood.js';
import type { Reading } from './reading.js';
import { AFTER_LOST_PAIR, moveTo, write } from './reading.js';
import type { Item } from './run-items.js';

const LOST_PAIR = -1.3;
const CLOSE_SILENT = -3;
const CLOSE_SHOWN = -1;
const UNNAMED = -6;
/** A digit that the numbers of the page ask for. */
const KNOWN_DIGIT = 3;
const TAG = /^\/?[a-z][a-z0-9]{0,9}\s?\/?>/iu;
const DIGITS = /^\d{2,}/u;
const NO_UNITS: readonly number[] = [];

/** A place where the pending character's second byte is lost. */
interface Closing {
  readonly next: number;
  readonly cut: number;
  readonly cost: number;
  /** Units of what follows in the same step. */
  readonly rest: readonly number[];
  /** The reading printed there, and the characters to which the page gives it. */
  readonly item?: Item;
  readonly listed?: readonly string[];
  readonly into?: Place;
}

export class ShiftedSteps {
  private readonly beam: Beam;
  private readonly cells = gbkCells();

  constructor(beam: Beam) {
    this.beam = beam;
  }

  /** All readings of a place over its item. */
  take(readings: readonly Reading[], item: Item, i: number): void {
    if (readings.length === 0) return;
    if (item.kind !== 'character') {
      this.takeReading(readings, item, i);
      return;
    }
    const code = item.text.charCodeAt(0);
    if (item.text === '?') this.closeAtQuestionMark(readings, i);
    if (code < 0x7f && code >= 0x40) for (const reading of readings) this.finish(reading, code, i + 1);
    // a letter may also be one of double width that was folded: 队伍。落 prints as 犖椤B涫
    for (const pair of this.cells.pairsOf(code))
      for (const reading of readings) this.slide(reading, pair >> 8, pair & 0xff, i + 1);
  }

  private takeReading(readings: readonly Reading[], item: Item, i: number): void {
    const { readingOf, charactersOf } = this.beam.evidence;
    if (item.kind === 'reading' && readingOf.get(this.beam.items[i - 1]?.text ?? '') === item.syllable) {
      const move = moveTo(i + 1, { tail: write(item.text), shifted: true });
      for (const reading of readings) this.beam.pass(reading, -1, move, reading.pending);
    }
    const listed = charactersOf.get(item.syllable);
    const closing = { next: i + 1, cut: CUT_SILENT, cost: 0, rest: NO_UNITS, item };
    this.close(readings, listed === undefined ? closing : { ...closing, listed });
  }

  /** The visible pair belongs to two characters: the one pending, and the next. */
  private slide(reading: Reading, first: number, second: number, next: number): void {
    const rest = { tail: [first, second], shifted: true };
    if (second >= LEAD_MIN) {
      const move = moveTo(next, { ...rest, pending: second });
      if (reading.pending < AFTER_LOST_PAIR) this.sayKnown(reading, first, move);
      else {
        const list = this.afterLostPair(reading, first);
        this.beam.sayAll(reading, list, 'lead', { ...move, chosen: list.pairs.length > 1 });
      }
      return;
    }
    const end = moveTo(next, { shifted: true });
    if (reading.pending < AFTER_LOST_PAIR) {
      const code = this.cells.cells[reading.pending * 256 + first] as number;
      if (!this.beam.evidence.candidates.fits(code)) return;
      const value = this.beam.likelihoodOf(code, reading);
      const move = moveTo(next, rest);
      this.beam.say(this.beam.grow(reading, code, -1, move, value), second, -1, end);
      return;
    }
    const list = this.afterLostPair(reading, first);
    const move = moveTo(next, { ...rest, chosen: list.pairs.length > 1 });
    const { places, values } = this.beam.evidence.likelihood.ofAll(list, this.beam.contextOf(reading));
    for (let k = 0; k < places.length; k += 1) {
      const at = places[k] as number;
      const lead = (list.pairs[at] as number) >> 8;
      const code = list.codes[at] as number;
      const stepped = this.beam.grow(reading, code, lead, move, values[k] as number);
      this.beam.say(stepped, second, -1, end);
    }
  }

  /** The pending character ends in this ASCII byte, and the text is aligned again. */
  private finish(reading: Reading, trail: number, next: number): void {
    const move = moveTo(next, { tail: [trail], shifted: true });
    if (reading.pending < AFTER_LOST_PAIR) this.sayKnown(reading, trail, move);
    else {
      const list = this.afterLostPair(reading, trail);
      this.beam.sayAll(reading, list, 'lead', { ...move, chosen: list.pairs.length > 1 });
    }
  }

  /** Both bytes of the pending character are seen. */
  private sayKnown(reading: Reading, trail: number, move: ReturnType<typeof moveTo>): void {
    const code = this.cells.cells[reading.pending * 256 + trail] as number;
    if (this.beam.evidence.candidates.fits(code)) this.beam.say(reading, code, -1, move);
  }

  private afterLostPair(reading: Reading, trail: number): CandidateList {
    return this.beam.evidence.candidates.afterLostPair(reading.pending - AFTER_LOST_PAIR, trail);
  }

  private closeAtQuestionMark(readings: readonly Reading[], i: number): void {
    const at = (this.beam.items[i] as Item).end;
    const after = this.beam.text.slice(at, at + 14);
    const tag = TAG.exec(after)?.[0];
    const digit = this.eatenDigit(after);
    if (digit !== undefined) {
      const code = digit.charCodeAt(0);
      const into = this.beam.newPlace();
      this.close(readings, { next: i + 1, cut: code, cost: CLOSE_SHOWN, rest: NO_UNITS, into });
      const move = moveTo(i + 1, { shifted: true, chosen: true, cost: KNOWN_DIGIT });
      for (const reading of into.aligned.sorted()) this.beam.say(reading, code, -1, move);
    }
    if (tag === undefined) {
      this.close(readings, { next: i + 1, cut: CUT_SHOWN, cost: CLOSE_SHOWN, rest: NO_UNITS });
      return;
    }
    // the bracket of the tag was eaten with the byte; what is left of the tag is not text
    const next = Math.min(this.beam.items.length, i + 1 + tag.length);
    this.close(readings, { next, cut: 0x3c, cost: 1, rest: write(tag) });
  }

  /** Before the item; the byte left nothing. */
  closeSilently(readings: readonly Reading[], i: number): void {
    this.close(readings, { next: i, cut: CUT_SILENT, cost: CLOSE_SILENT, rest: NO_UNITS });
  }

  /** 80 is no first byte: 線 is BE80, and its end vanishes without taking anything along. */
  closeAtHighByte(readings: readonly Reading[], i: number): void {
    if (readings.length === 0) return;
    const move = moveTo(i, { tail: [0x80], shifted: true, chosen: true, cost: CLOSE_SILENT });
    for (const reading of readings) if (reading.pending < AFTER_LOST_PAIR) this.sayKnown(reading, 0x80, move);
  }

  /** `（?023年）`, `?2345熱線`, `（?）`: a digit went with the byte; a year, the page's other numbers or the outline tell which. */
  private eatenDigit(after: string): string | undefined {
    const digits = DIGITS.exec(after)?.[0];
    const known = digits === undefined ? undefined : this.beam.evidence.firstDigits.get(digits);
    if (known !== undefined) return known;
    if (/^0\d\d(?!\d)/u.test(after)) return '2';
    if (/^9\d\d(?!\d)/u.test(after)) return '1';
    if (/^[)）]/u.test(after)) return this.beam.evidence.digit;
    return undefined;
  }

  /** The pending character's second byte is lost: any of those that its first allows, or those with this reading. */
  private close(readings: readonly Reading[], closing: Closing): void {
    const { next, cut, cost, rest, item, listed, into } = closing;
    const tail = item === undefined ? [cut, ...rest] : [...this.beam.bracket(item), ...rest];
    const guess = moveTo(next, {
      tail,
      shifted: true,
      chosen: true,
      cost: item === undefined ? cost : cost + UNNAMED,
    });
    const { candidates } = this.beam.evidence;
    const named = listed?.map((c) => c.charCodeAt(0)).map((code) => ({ code, pair: encodeGbk(code) }));
    for (const reading of readings) {
      const isAfterLost = reading.pending >= AFTER_LOST_PAIR;
      const lost = reading.pending - AFTER_LOST_PAIR;
      if (named !== undefined) {
        const leads = isAfterLost ? this.cells.voidTrails(lost) : [reading.pending];
        const fitting = named.filter(({ pair }) => leads.includes(pair >> 8));
        for (const { pair, code } of fitting)
          this.beam.say(
            reading,
            code,
            isAfterLost ? pair : pair & 0xff,
            moveTo(next, { tail, shifted: true, chosen: fitting.length > 1, cost }),
          );
        if (fitting.length > 0 || isAfterLost) continue;
      }
      if (!isAfterLost) this.beam.sayAll(reading, candidates.closing(reading.pending), 'trail', guess, into);
      else if (item === undefined) this.beam.sayAll(reading, candidates.endings(lost), 'pair', guess, into);
    }
  }

  /** A pair that left no trace ends the pending character and starts the next. */
  losePair(reading: Reading): void {
    const { candidates } = this.beam.evidence;
    const isAfterLost = reading.pending >= AFTER_LOST_PAIR;
    const list = isAfterLost
      ? candidates.bridges(reading.pending - AFTER_LOST_PAIR)
      : candidates.beforeLostPair(reading.pending);
    const move = moveTo(reading.next, {
      pending: AFTER_LOST_PAIR,
      shifted: true,
      chosen: true,
      cost: LOST_PAIR,
      lostPairs: reading.move.lostPairs + 1,
    });
    this.beam.sayAll(reading, list, isAfterLost ? 'pair' : 'trail', move);
  }
}
