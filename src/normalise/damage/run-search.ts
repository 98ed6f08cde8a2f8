/**
 * Finds what a damaged line said: a beam search over every way in which aligned text can have slipped by one byte and
 * come back, scored by how likely the text is that it gives. `?。ㄒ唬┲笇枷` → 　（一）指導思想.
 */
import { encodeGbk, gbkCells, LEAD_MIN, VOID } from './gbk-cells.js';
import { CUT_SHOWN, CUT_SILENT, WRITTEN } from './gbk-decoder.js';
import type { Context, Likelihood } from './likelihood.js';
import { LINE_START } from './likelihood.js';
import type { Candidate, Candidates } from './run-candidates.js';
import type { Item } from './run-items.js';

/** In `Reading.pending`: the text is aligned; else the first byte of the next character, or, from 256 up, a lost pair. */
const ALIGNED = -1;
const AFTER_LOST_PAIR = 0x100;

/** One way to read the items up to some point: the last step of it, and the reading that it goes on from. */
export interface Reading {
  readonly before: Reading | undefined;
  readonly pending: number;
  readonly context: Context;
  readonly score: number;
  /** Items taken so far. */
  readonly next: number;
  /** What this step adds to the text, its likelihood, and what it adds to the bytes (see gbk-decoder). */
  readonly emitted: string;
  readonly likelihood: number;
  readonly units: readonly number[];
  /** The step belongs to a shifted run; the first step of each run has `opens`. */
  readonly shifted: boolean;
  readonly opens: boolean;
  /** The step chose among several characters that the known bytes allow. */
  readonly chosen: boolean;
  readonly lostPairs: number;
}

export interface Evidence {
  readonly likelihood: Likelihood;
  readonly candidates: Candidates;
  readonly charactersOf: ReadonlyMap<string, readonly string[]>;
  readonly readingOf: ReadonlyMap<string, string>;
  /** The outline number that the line has to begin with, if it begins with one in brackets: 一, 十二. */
  readonly number: string | undefined;
  /** The same for numbers in digits. */
  readonly digit: string | undefined;
  readonly atLineStart: boolean;
  readonly atLineEnd: boolean;
  /** Of the text before the items. */
  readonly context: Context;
}

const KEEP_ALIGNED = 32;
const KEEP_SHIFTED = 56;
const KEEP_FOR_LOST_PAIR = 24;
const KEEP_FOR_MORE = 5;
const MOST_LOST_PAIRS = 4;
/** A longer reading is not worse for being longer. */
const PER_CHARACTER = 2.8;
const WORDS_SHARE = 0.3;
const PER_CHARACTER_OF_WORDS = 4;
const OPEN_SHOWN = -2;
const OPEN_SILENT = -4;
const OPEN_AT_READING = -1;
const LOST_PAIR = -1.6;
const CLOSE_SILENT = -3;
const CLOSE_SHOWN = -1;
const UNFITTING_READING = -12;
/** A mark that is guessed makes a short text look fluent anywhere. */
const GUESSED_MARK = -3;
const REPEATED_WORD = -5;
const RIGHT_NUMBER = 4;
const WRONG_NUMBER = -4;
const INDENT = 0x3000;

/** The marks before which bytes were inserted, as printed, with their own bytes. */
const MARKS = new Map<string, number>([
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
const CLOSERS = new Set([...MARKS.keys(), '(', '（']);
const TAG = /^\/?[a-z][a-z0-9]{0,9}\s?\/?>/iu;

/** Best first. The search goes by characters; what it ends with is weighed by words as well. */
export function searchRuns(items: readonly Item[], text: string, evidence: Evidence): Reading[] {
  const found = new Search(items, text, evidence).run();
  return found
    .map((reading) => {
      const { score, characters } = evidence.likelihood.ofWords(textOf(reading));
      return { ...reading, score: reading.score * (1 - WORDS_SHARE) + (score + characters * PER_CHARACTER_OF_WORDS) * WORDS_SHARE };
    })
    .sort((a, b) => b.score - a.score);
}

function textOf(reading: Reading): string {
  let text = '';
  for (let step: Reading | undefined = reading; step !== undefined; step = step.before) text = step.emitted + text;
  return text;
}

class Search {
  private readonly items: readonly Item[];
  private readonly text: string;
  private readonly evidence: Evidence;
  private readonly cells = gbkCells();
  private readonly beams: Reading[][];

  constructor(items: readonly Item[], text: string, evidence: Evidence) {
    this.items = items;
    this.text = text;
    this.evidence = evidence;
    this.beams = Array.from({ length: items.length + 1 }, () => []);
  }

  run(): Reading[] {
    const start: Reading = {
      before: undefined,
      pending: ALIGNED,
      context: this.evidence.context,
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
    (this.beams[0] as Reading[]).push(start);
    for (let i = 0; i <= this.items.length; i += 1) {
      const all = this.beams[i] as Reading[];
      let shifted = best(all.filter(isShifted), KEEP_SHIFTED);
      for (let lost = 1; lost <= MOST_LOST_PAIRS && shifted.length > 0; lost += 1) {
        const wave = best(shifted.filter((r) => r.lostPairs === lost - 1), lost === 1 ? KEEP_FOR_LOST_PAIR : KEEP_FOR_MORE);
        const grown = wave.flatMap((reading) => this.loseePair(reading));
        if (grown.length === 0) break;
        shifted = best([...shifted, ...best(grown, KEEP_SHIFTED)], KEEP_SHIFTED);
      }
      // a run that comes back without taking an item joins the aligned readings of the same place
      const item = this.items[i];
      for (const reading of shifted) this.closeAtHighByte(reading, i);
      const mayClose = item === undefined ? this.evidence.atLineEnd : CLOSERS.has(item.text);
      if (mayClose) for (const reading of shifted) this.close(reading, CUT_SILENT, CLOSE_SILENT, i);
      const aligned = best((this.beams[i] as Reading[]).filter((r) => !isShifted(r)), KEEP_ALIGNED);
      if (item === undefined) return this.evidence.atLineEnd ? aligned.map((r) => this.endLine(r)) : aligned;
      for (const reading of shifted) this.takeShifted(reading, item, i);
      for (const reading of aligned) this.takeAligned(reading, item, i);
      this.beams[i] = [];
    }
    return [];
  }

  private endLine(reading: Reading): Reading {
    return { ...reading, score: reading.score + this.evidence.likelihood.ofEnd(reading.context) };
  }

  private takeAligned(reading: Reading, item: Item, i: number): void {
    if (item.kind === 'character') {
      this.keep(reading, item.text);
      const mark = MARKS.get(item.text);
      if (mark !== undefined) this.open(reading, mark, i, i + 1, CUT_SILENT, OPEN_SILENT);
      const after = this.items[i + 1];
      const next = item.text === '?' && after?.kind === 'character' ? MARKS.get(after.text) : undefined;
      if (next !== undefined) this.open(reading, next, i, i + 2, CUT_SHOWN, OPEN_SHOWN);
      return;
    }
    const previous = lastCharacter(reading);
    if (item.kind === 'reading' && previous !== '') {
      if (this.evidence.readingOf.get(previous) === item.syllable) {
        // behind a run it belongs to the run: the page's own list of places does not know the character
        this.push(reading, { next: i + 1, units: write(item.text), score: 0, shifted: reading.shifted });
        return;
      }
      this.push(reading, { next: i + 1, emitted: item.text, units: write(item.text), score: UNFITTING_READING });
    }
    this.openAtReading(reading, item, i, previous);
  }

  /** The character stands as printed. */
  private keep(reading: Reading, c: string): void {
    const code = c.charCodeAt(0);
    const pair = encodeGbk(code);
    const units = pair < 0 ? [WRITTEN + code] : pair < 0x80 ? [pair] : [pair >> 8, pair & 0xff];
    this.emit(reading, code, { next: reading.next + 1, units, pending: ALIGNED, shifted: false });
  }

  /** The mark is no mark: its first byte ended a character whose own first byte stood alone. */
  private open(reading: Reading, mark: number, i: number, next: number, cut: number, cost: number): void {
    const isStart = this.evidence.atLineStart && i === 0;
    const first = mark >> 8;
    const pending = mark & 0xff;
    for (const { pair, code } of this.evidence.candidates.byTrail[first] as readonly Candidate[]) {
      const units = [pair >> 8, cut, first, pending];
      this.emit(reading, code, { next, units, pending, shifted: true, opens: true, chosen: true, cost });
    }
    if (isStart && first === 0xa1) {
      const units = [0xa1, cut, first, pending];
      this.push(reading, { next, emitted: '\u3000', units, pending, shifted: true, opens: true, score: cost, context: reading.context });
    }
  }

  /** A reading that does not belong to the character before it was written across that character and the next. */
  private openAtReading(reading: Reading, item: Item, i: number, previous: string): void {
    if (previous === '') return;
    const pair = encodeGbk(previous.charCodeAt(0));
    if (pair < 0x8000) return;
    const lead = pair & 0xff;
    const listed = (this.evidence.charactersOf.get(item.syllable) ?? [])
      .map((c) => encodeGbk(c.charCodeAt(0)))
      .filter((p) => p >> 8 === lead)
      .map((p) => p & 0xff);
    const isKnown = listed.length > 0;
    if (!isKnown && item.kind === 'reading') return;
    const trails = isKnown ? listed : (this.evidence.candidates.byLead[lead] ?? []).map((c) => c.pair & 0xff);
    for (const trail of new Set(trails)) {
      if (trail < LEAD_MIN) continue;
      const units = [trail, ...this.bracket(item)];
      this.push(reading, {
        next: i + 1,
        units,
        pending: trail,
        shifted: true,
        opens: true,
        chosen: trails.length > 1,
        score: isKnown ? OPEN_AT_READING : OPEN_SILENT,
        context: reading.context,
      });
    }
  }

  private takeShifted(reading: Reading, item: Item, i: number): void {
    if (item.kind !== 'character') {
      if (item.kind === 'reading' && this.evidence.readingOf.get(printedBefore(this.items, i)) === item.syllable)
        this.push(reading, { next: i + 1, units: write(item.text), pending: reading.pending, shifted: true, score: 0, context: reading.context });
      const listed = this.evidence.charactersOf.get(item.syllable);
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
      if (second >= LEAD_MIN) this.emit(reading, code, { next, units, pending: second, shifted: true, chosen });
      else {
        const stepped = this.emit(reading, code, { next, units, pending: ALIGNED, shifted: true, chosen }, false);
        this.emit(stepped, second, { next, units: [], pending: ALIGNED, shifted: true });
      }
    }
  }

  /** The pending character ends in this ASCII byte, and the text is aligned again. */
  private finish(reading: Reading, trail: number, next: number, units: readonly number[]): void {
    for (const { lead, code, chosen } of this.firstBytes(reading, trail)) {
      const bytes = lead < 0 ? [trail, ...units] : [lead, trail, ...units];
      this.emit(reading, code, { next, units: bytes, pending: ALIGNED, shifted: true, chosen });
    }
  }

  private closeAtQuestionMark(reading: Reading, i: number): void {
    const at = (this.items[i] as Item).end;
    const after = this.text.slice(at, at + 14);
    const tag = TAG.exec(after)?.[0];
    const digit = this.eatenDigit(after);
    if (digit !== undefined) {
      const closed = this.beams[i + 1] as Reading[];
      const before = closed.length;
      this.close(reading, digit.charCodeAt(0), CLOSE_SHOWN, i + 1);
      for (const one of closed.splice(before)) {
        this.emit({ ...one, units: one.units }, digit.charCodeAt(0), { next: i + 1, units: [], pending: ALIGNED, shifted: true, chosen: true });
      }
    }
    if (tag === undefined) {
      this.close(reading, CUT_SHOWN, CLOSE_SHOWN, i + 1);
      return;
    }
    // the bracket of the tag was eaten with the byte; what is left of the tag is not text
    this.close(reading, 0x3c, 1, Math.min(this.items.length, i + 1 + tag.length), undefined, undefined, write(tag));
  }

  /** 80 is no first byte: 線 is BE80, and its end vanishes without taking anything along. */
  private closeAtHighByte(reading: Reading, i: number): void {
    if (reading.pending >= AFTER_LOST_PAIR) return;
    const code = this.cells.cells[reading.pending * 256 + 0x80] as number;
    if (code <= VOID || !this.evidence.likelihood.fits(code)) return;
    this.emit(reading, code, { next: i, units: [0x80], pending: ALIGNED, shifted: true, chosen: true, cost: CLOSE_SILENT });
  }

  /** `（?023年）`, `（?）`: a digit went with the byte, and a year or the count of the outline tells which. */
  private eatenDigit(after: string): string | undefined {
    if (/^0\d\d(?!\d)/u.test(after)) return '2';
    if (/^9\d\d(?!\d)/u.test(after)) return '1';
    if (/^[)）]/u.test(after)) return this.evidence.digit;
    return undefined;
  }

  /** The pending character's second byte is lost: any of those that its first allows, or those with this reading. */
  private close(
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
        for (const trail of this.cells.voidTrails(lost)) this.closeFrom(reading, trail, [trail], cut, cost, next, item, listed, rest);
      } else if (item === undefined) {
        for (const { pair, code } of this.evidence.candidates.endingsFrom(lost)) {
          if ((pair & 0xff) < LEAD_MIN) continue;
          const units = [pair >> 8, pair & 0xff, cut, ...rest];
          this.emit(reading, code, { next, units, pending: ALIGNED, shifted: true, chosen: true, cost });
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
    const named = listed?.map((c) => c.charCodeAt(0)).map((code) => ({ code, pair: encodeGbk(code) })).filter(({ pair }) => pair >> 8 === lead);
    if (named !== undefined && named.length === 0 && prefix.length > 0) return;
    const isNamed = named !== undefined && named.length > 0;
    const options = isNamed ? named : (this.evidence.candidates.byLead[lead] ?? []);
    for (const { pair, code } of options) {
      const trail = pair & 0xff;
      if (trail < LEAD_MIN) {
        if (item === undefined || !isNamed) continue;
      }
      const tail = item === undefined ? [cut] : this.bracket(item);
      const units = [...prefix, trail, ...tail, ...rest];
      const penalty = item === undefined || isNamed ? cost : cost - 6;
      this.emit(reading, code, { next, units, pending: ALIGNED, shifted: true, chosen: options.length > 1, cost: penalty });
    }
  }

  /** A reading's own units: after a lone byte its bracket is eaten, or was kept by the byte inserted before it. */
  private bracket(item: Item): number[] {
    if (item.kind === 'reading') return [CUT_SILENT, ...write(item.text)];
    return [0x28, ...write(item.text.slice(1))];
  }

  private firstBytes(reading: Reading, trail: number): { lead: number; code: number; chosen: boolean }[] {
    const { likelihood, candidates } = this.evidence;
    if (reading.pending < AFTER_LOST_PAIR) {
      const code = this.cells.cells[reading.pending * 256 + trail] as number;
      return code > VOID && likelihood.fits(code) ? [{ lead: -1, code, chosen: false }] : [];
    }
    const lost = reading.pending - AFTER_LOST_PAIR;
    const options = (candidates.byTrail[trail] ?? []).filter(({ pair }) => this.cells.cells[lost * 256 + (pair >> 8)] === VOID);
    return options.map(({ pair, code }) => ({ lead: pair >> 8, code, chosen: options.length > 1 }));
  }

  /** A pair that left no trace ends the pending character and starts the next. */
  private loseePair(reading: Reading): Reading[] {
    const { candidates } = this.evidence;
    const grown: Reading[] = [];
    const isAfterLost = reading.pending >= AFTER_LOST_PAIR;
    const options = isAfterLost
      ? candidates.bridgesFrom(reading.pending - AFTER_LOST_PAIR)
      : (candidates.byLead[reading.pending] ?? []).filter(({ pair }) => candidates.isVoidLead(pair & 0xff));
    for (const { pair, code } of options) {
      const second = pair & 0xff;
      const units = isAfterLost ? [pair >> 8, second] : [second];
      grown.push(
        this.emit(
          reading,
          code,
          { next: reading.next, units, pending: AFTER_LOST_PAIR + second, shifted: true, chosen: true, cost: LOST_PAIR, lostPairs: reading.lostPairs + 1 },
          false,
        ),
      );
    }
    return grown;
  }

  private emit(
    reading: Reading,
    code: number,
    step: {
      next: number;
      units: readonly number[];
      pending: number;
      shifted: boolean;
      opens?: boolean;
      chosen?: boolean;
      cost?: number;
      lostPairs?: number;
    },
    isKept = true,
  ): Reading {
    const { likelihood } = this.evidence;
    const value = likelihood.of(code, reading.context);
    const emitted = String.fromCharCode(code);
    const context = likelihood.after(code, reading.context);
    const grown: Reading = {
      before: reading,
      pending: step.pending,
      context,
      score: reading.score + value + PER_CHARACTER + (step.cost ?? 0) + this.numberScore(reading, emitted, step.shifted) + (step.chosen === true && MARKS.has(emitted) ? GUESSED_MARK : 0) + (step.shifted ? echo(reading.context, context) : 0),
      next: step.next,
      emitted,
      likelihood: value,
      units: step.units,
      shifted: step.shifted,
      opens: step.opens ?? false,
      chosen: step.chosen ?? false,
      lostPairs: step.lostPairs ?? 0,
    };
    if (isKept) (this.beams[step.next] as Reading[]).push(grown);
    return grown;
  }

  private push(
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
    for (let step: Reading | undefined = reading; step !== undefined && inside.length < 4; step = step.before) {
      if (step.emitted === '（' || step.emitted === '(') {
        if (isClosing) return inside === number ? RIGHT_NUMBER : WRONG_NUMBER;
        return number.startsWith(inside + emitted) ? RIGHT_NUMBER : 0;
      }
      inside = step.emitted + inside;
    }
    return 0;
  }
}

/** 優化服務服務: counts of two-character words make a word likely behind itself. */
function echo(before: Context, after: Context): number {
  return before.x === before.b && before.a === after.b && before.x !== before.a && before.x !== 0 ? REPEATED_WORD : 0;
}

function isShifted(reading: Reading): boolean {
  return reading.pending !== ALIGNED;
}

function best(readings: Reading[], most: number): Reading[] {
  if (readings.length <= most) return readings;
  return readings.sort((a, b) => b.score - a.score).slice(0, most);
}

function write(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => {
    const code = text.charCodeAt(i);
    return code < 0x80 ? code : WRITTEN + code;
  });
}

function lastCharacter(reading: Reading): string {
  for (let step: Reading | undefined = reading; step !== undefined; step = step.before) if (step.emitted !== '') return step.emitted.slice(-1);
  return '';
}

function printedBefore(items: readonly Item[], i: number): string {
  return items[i - 1]?.text ?? '';
}
