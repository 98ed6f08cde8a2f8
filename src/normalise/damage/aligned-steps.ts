/** Steps from aligned text: stay aligned, or slip by one byte at a mark or at a reading. */
import type { Beam } from './beam.js';
import { MARKS } from './beam.js';
import { encodeGbk, gbkCells, LEAD_MIN } from './gbk-cells.js';
import { CUT_SHOWN, CUT_SILENT, WRITTEN } from './gbk-decoder.js';
import type { Reading } from './reading.js';
import { lastCharacter, moveTo, write } from './reading.js';
import type { Item } from './run-items.js';

const OPEN_SHOWN = -2;
const OPEN_SILENT = -4;
const OPEN_AT_READING = -1;
const UNFITTING_READING = -12;
const INDENT = 0x3000;

export class AlignedSteps {
  private readonly beam: Beam;

  constructor(beam: Beam) {
    this.beam = beam;
  }

  /** All readings of a place over its item. */
  take(readings: readonly Reading[], item: Item, i: number): void {
    if (item.kind !== 'character') {
      for (const reading of readings) this.takeReading(reading, item, i);
      return;
    }
    this.keep(readings, item.text, i);
    const mark = MARKS.get(item.text);
    if (mark !== undefined) this.open(readings, mark, i, i + 1, CUT_SILENT, OPEN_SILENT);
    const after = this.beam.items[i + 1];
    const next = item.text === '?' && after?.kind === 'character' ? MARKS.get(after.text) : undefined;
    if (next !== undefined) this.open(readings, next, i, i + 2, CUT_SHOWN, OPEN_SHOWN);
  }

  private takeReading(reading: Reading, item: Item, i: number): void {
    const previous = lastCharacter(reading);
    if (previous === '') return;
    if (item.kind === 'reading') {
      const tail = write(item.text);
      if (this.beam.evidence.readingOf.get(previous) === item.syllable) {
        // behind a run it belongs to the run: the page's own list of places does not know the character
        this.beam.pass(reading, -1, moveTo(i + 1, { tail, shifted: reading.move.shifted }));
        return;
      }
      this.beam.pass(reading, -1, moveTo(i + 1, { tail, said: item.text, cost: UNFITTING_READING }));
    }
    this.openAtReading(reading, item, i, previous);
  }

  /** The character stands as printed. */
  private keep(readings: readonly Reading[], c: string, i: number): void {
    const code = c.charCodeAt(0);
    const pair = encodeGbk(code);
    const move = moveTo(i + 1, {});
    for (const reading of readings) this.beam.say(reading, code, pair < 0 ? WRITTEN + code : pair, move);
  }

  /** The mark is no mark: its first byte ended a character whose own first byte stood alone. */
  private open(
    readings: readonly Reading[],
    mark: number,
    i: number,
    next: number,
    cut: number,
    cost: number,
  ): void {
    const first = mark >> 8;
    const pending = mark & 0xff;
    const tail = [cut, first, pending];
    const rest = { tail, pending, shifted: true, opens: true, cost };
    const guess = moveTo(next, { ...rest, chosen: true });
    const candidates = this.beam.evidence.candidates.byTrail(first);
    for (const reading of readings) this.beam.sayAll(reading, candidates, 'lead', guess);
    if (this.beam.evidence.atLineStart && i === 0 && first === 0xa1) {
      const indent = moveTo(next, rest);
      for (const reading of readings) this.beam.pass(reading, first, indent, pending, INDENT);
    }
  }

  /** A reading that does not belong to the character before it was written across that character and the next. */
  private openAtReading(reading: Reading, item: Item, i: number, previous: string): void {
    // a point or a bracket may be one of double width that was folded: ．擴 holds the bytes of 當
    const code = previous.charCodeAt(0);
    const pair = code < 0x80 ? (gbkCells().pairsOf(code)[0] ?? -1) : encodeGbk(code);
    if (pair < 0x8000) return;
    const lead = pair & 0xff;
    const listed = (this.beam.evidence.charactersOf.get(item.syllable) ?? [])
      .map((c) => encodeGbk(c.charCodeAt(0)))
      .filter((p) => p >> 8 === lead);
    const isKnown = listed.length > 0;
    if (!isKnown && item.kind === 'reading') return;
    const trails = new Set(
      [...(isKnown ? listed : this.beam.evidence.candidates.closing(lead).pairs)].map((p) => p & 0xff),
    );
    const move = moveTo(i + 1, {
      tail: this.beam.bracket(item),
      shifted: true,
      opens: true,
      chosen: !isKnown || listed.length > 1,
      cost: isKnown ? OPEN_AT_READING : OPEN_SILENT,
    });
    for (const trail of trails) if (trail >= LEAD_MIN) this.beam.pass(reading, trail, move, trail);
  }
}
