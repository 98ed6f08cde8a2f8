/** Steps from text that has slipped by one byte: go on slipped, through visible pairs and lost ones, or come back. */
import type { Beam } from './beam.js';
import { HOPELESS } from './beam.js';
import { encodeGbk, gbkCells, LEAD_MIN, VOID } from './gbk-cells.js';
import { CUT_SHOWN, CUT_SILENT } from './gbk-decoder.js';
import type { Reading } from './reading.js';
import { AFTER_LOST_PAIR, ALIGNED, write } from './reading.js';
import type { Item } from './run-items.js';

const LOST_PAIR = -1;
export const CLOSE_SILENT = -3;
const CLOSE_SHOWN = -1;
const TAG = /^\/?[a-z][a-z0-9]{0,9}\s?\/?>/iu;

export class ShiftedSteps {
  private readonly beam: Beam;
  private readonly cells = gbkCells();

  constructor(beam: Beam) {
    this.beam = beam;
  }

  take(reading: Reading, item: Item, i: number): void {
    if (item.kind !== 'character') {
      if (
        item.kind === 'reading' &&
        this.beam.evidence.readingOf.get(this.beam.items[i - 1]?.text ?? '') === item.syllable
      )
        this.beam.push(reading, {
          next: i + 1,
          units: write(item.text),
          pending: reading.pending,
          shifted: true,
          score: 0,
          context: reading.context,
        });
      const listed = this.beam.evidence.charactersOf.get(item.syllable);
      this.close(reading, item.kind === 'reading' ? CUT_SILENT : 0, 0, i + 1, item, listed);
      return;
    }
    const code = item.text.charCodeAt(0);
    if (item.text === '?') this.closeAtQuestionMark(reading, i);
    if (code < 0x7f && code >= 0x40) {
      this.finish(reading, code, i + 1, []);
      return;
    }
    for (const pair of this.cells.pairsOf(item.text)) this.slide(reading, pair >> 8, pair & 0xff, i + 1);
  }

  /** The visible pair belongs to two characters: the one pending, and the next. */
  private slide(reading: Reading, first: number, second: number, next: number): void {
    for (const { lead, code, chosen } of this.firstBytes(reading, first)) {
      const units = lead < 0 ? [first, second] : [lead, first, second];
      if (second >= LEAD_MIN)
        this.beam.emit(reading, code, { next, units, pending: second, shifted: true, chosen });
      else {
        const value = this.beam.evidence.likelihood.of(code, reading.context);
        const stepped = this.beam.grow(
          reading,
          code,
          { next, units, pending: ALIGNED, shifted: true, chosen },
          value,
        );
        this.beam.emit(stepped, second, { next, units: [], pending: ALIGNED, shifted: true });
      }
    }
  }

  /** The pending character ends in this ASCII byte, and the text is aligned again. */
  private finish(reading: Reading, trail: number, next: number, units: readonly number[]): void {
    for (const { lead, code, chosen } of this.firstBytes(reading, trail)) {
      const bytes = lead < 0 ? [trail, ...units] : [lead, trail, ...units];
      this.beam.emit(reading, code, { next, units: bytes, pending: ALIGNED, shifted: true, chosen });
    }
  }

  private closeAtQuestionMark(reading: Reading, i: number): void {
    const at = (this.beam.items[i] as Item).end;
    const after = this.beam.text.slice(at, at + 14);
    const tag = TAG.exec(after)?.[0];
    const digit = this.eatenDigit(after);
    if (digit !== undefined) {
      const closed = this.beam.beams[i + 1] as Reading[];
      const before = closed.length;
      this.close(reading, digit.charCodeAt(0), CLOSE_SHOWN, i + 1);
      for (const one of closed.splice(before)) {
        this.beam.emit(one, digit.charCodeAt(0), {
          next: i + 1,
          units: [],
          pending: ALIGNED,
          shifted: true,
          chosen: true,
        });
      }
    }
    if (tag === undefined) {
      this.close(reading, CUT_SHOWN, CLOSE_SHOWN, i + 1);
      return;
    }
    // the bracket of the tag was eaten with the byte; what is left of the tag is not text
    this.close(
      reading,
      0x3c,
      1,
      Math.min(this.beam.items.length, i + 1 + tag.length),
      undefined,
      undefined,
      write(tag),
    );
  }

  /** 80 is no first byte: 線 is BE80, and its end vanishes without taking anything along. */
  closeAtHighByte(reading: Reading, i: number): void {
    if (reading.pending >= AFTER_LOST_PAIR) return;
    const code = this.cells.cells[reading.pending * 256 + 0x80] as number;
    if (code <= VOID || !this.beam.evidence.likelihood.fits(code)) return;
    this.beam.emit(reading, code, {
      next: i,
      units: [0x80],
      pending: ALIGNED,
      shifted: true,
      chosen: true,
      cost: CLOSE_SILENT,
    });
  }

  /** `（?023年）`, `（?）`: a digit went with the byte, and a year or the count of the outline tells which. */
  private eatenDigit(after: string): string | undefined {
    if (/^0\d\d(?!\d)/u.test(after)) return '2';
    if (/^9\d\d(?!\d)/u.test(after)) return '1';
    if (/^[)）]/u.test(after)) return this.beam.evidence.digit;
    return undefined;
  }

  /** The pending character's second byte is lost: any of those that its first allows, or those with this reading. */
  close(
    reading: Reading,
    cut: number,
    cost: number,
    next: number,
    item?: Item,
    listed?: readonly string[],
    rest: readonly number[] = [],
  ): void {
    if (reading.pending >= AFTER_LOST_PAIR) {
      const lost = reading.pending - AFTER_LOST_PAIR;
      if (listed !== undefined) {
        for (const trail of this.cells.voidTrails(lost))
          this.closeFrom(reading, trail, [trail], cut, cost, next, item, listed, rest);
      } else if (item === undefined) {
        for (const { pair, code } of this.beam.evidence.candidates.endingsFrom(lost)) {
          if ((pair & 0xff) < LEAD_MIN) continue;
          const units = [pair >> 8, pair & 0xff, cut, ...rest];
          this.beam.emit(reading, code, { next, units, pending: ALIGNED, shifted: true, chosen: true, cost });
        }
      }
      return;
    }
    this.closeFrom(reading, reading.pending, [], cut, cost, next, item, listed, rest);
  }

  private closeFrom(
    reading: Reading,
    lead: number,
    prefix: readonly number[],
    cut: number,
    cost: number,
    next: number,
    item: Item | undefined,
    listed: readonly string[] | undefined,
    rest: readonly number[],
  ): void {
    const named = listed
      ?.map((c) => c.charCodeAt(0))
      .map((code) => ({ code, pair: encodeGbk(code) }))
      .filter(({ pair }) => pair >> 8 === lead);
    if (named !== undefined && named.length === 0 && prefix.length > 0) return;
    const isNamed = named !== undefined && named.length > 0;
    const options = isNamed ? named : (this.beam.evidence.candidates.byLead[lead] ?? []);
    for (const { pair, code } of options) {
      const trail = pair & 0xff;
      if (trail < LEAD_MIN) {
        if (item === undefined || !isNamed) continue;
      }
      const tail = item === undefined ? [cut] : this.beam.bracket(item);
      const units = [...prefix, trail, ...tail, ...rest];
      const penalty = item === undefined || isNamed ? cost : cost - 6;
      this.beam.emit(reading, code, {
        next,
        units,
        pending: ALIGNED,
        shifted: true,
        chosen: options.length > 1,
        cost: penalty,
      });
    }
  }

  private firstBytes(reading: Reading, trail: number): { lead: number; code: number; chosen: boolean }[] {
    const { likelihood, candidates } = this.beam.evidence;
    if (reading.pending < AFTER_LOST_PAIR) {
      const code = this.cells.cells[reading.pending * 256 + trail] as number;
      return code > VOID && likelihood.fits(code) ? [{ lead: -1, code, chosen: false }] : [];
    }
    const lost = reading.pending - AFTER_LOST_PAIR;
    const options = (candidates.byTrail[trail] ?? []).filter(
      ({ pair }) => this.cells.cells[lost * 256 + (pair >> 8)] === VOID,
    );
    return options.map(({ pair, code }) => ({ lead: pair >> 8, code, chosen: options.length > 1 }));
  }

  /** A pair that left no trace ends the pending character and starts the next. */
  losePair(reading: Reading): Reading[] {
    const { candidates, likelihood } = this.beam.evidence;
    const grown: Reading[] = [];
    const isAfterLost = reading.pending >= AFTER_LOST_PAIR;
    const options = isAfterLost
      ? candidates.bridgesFrom(reading.pending - AFTER_LOST_PAIR)
      : (candidates.byLead[reading.pending] ?? []).filter(({ pair }) => candidates.isVoidLead(pair & 0xff));
    for (const { pair, code } of options) {
      const second = pair & 0xff;
      const units = isAfterLost ? [pair >> 8, second] : [second];
      const value = likelihood.of(code, reading.context);
      if (value < HOPELESS) continue;
      const lostPairs = reading.lostPairs + 1;
      const pending = AFTER_LOST_PAIR + second;
      const step = {
        next: reading.next,
        units,
        pending,
        shifted: true,
        chosen: true,
        cost: LOST_PAIR,
        lostPairs,
      };
      grown.push(this.beam.grow(reading, code, step, value));
    }
    return grown;
  }
}
