/** Steps from aligned text: stay aligned, or slip by one byte at a mark or at a reading. */
import type { Beam } from './beam.js';
import { MARKS } from './beam.js';
import { encodeGbk, LEAD_MIN } from './gbk-cells.js';
import { CUT_SHOWN, CUT_SILENT, WRITTEN } from './gbk-decoder.js';
import type { Reading } from './reading.js';
import { ALIGNED, lastCharacter, write } from './reading.js';
import type { Candidate } from './run-candidates.js';
import type { Item } from './run-items.js';

const OPEN_SHOWN = -2;
const OPEN_SILENT = -4;
const OPEN_AT_READING = -1;
const UNFITTING_READING = -12;
const INDENT = '\u3000';

export class AlignedSteps {
  private readonly beam: Beam;

  constructor(beam: Beam) {
    this.beam = beam;
  }

  take(reading: Reading, item: Item, i: number): void {
    if (item.kind === 'character') {
      this.keep(reading, item.text);
      const mark = MARKS.get(item.text);
      if (mark !== undefined) this.open(reading, mark, i, i + 1, CUT_SILENT, OPEN_SILENT);
      const after = this.beam.items[i + 1];
      const next = item.text === '?' && after?.kind === 'character' ? MARKS.get(after.text) : undefined;
      if (next !== undefined) this.open(reading, next, i, i + 2, CUT_SHOWN, OPEN_SHOWN);
      return;
    }
    const previous = lastCharacter(reading);
    if (item.kind === 'reading' && previous !== '') {
      if (this.beam.evidence.readingOf.get(previous) === item.syllable) {
        // behind a run it belongs to the run: the page's own list of places does not know the character
        this.beam.push(reading, { next: i + 1, units: write(item.text), score: 0, shifted: reading.shifted });
        return;
      }
      this.beam.push(reading, {
        next: i + 1,
        emitted: item.text,
        units: write(item.text),
        score: UNFITTING_READING,
      });
    }
    this.openAtReading(reading, item, i, previous);
  }

  /** The character stands as printed. */
  private keep(reading: Reading, c: string): void {
    const code = c.charCodeAt(0);
    const pair = encodeGbk(code);
    const units = pair < 0 ? [WRITTEN + code] : pair < 0x80 ? [pair] : [pair >> 8, pair & 0xff];
    this.beam.emit(reading, code, { next: reading.next + 1, units, pending: ALIGNED, shifted: false });
  }

  /** The mark is no mark: its first byte ended a character whose own first byte stood alone. */
  private open(reading: Reading, mark: number, i: number, next: number, cut: number, cost: number): void {
    const isStart = this.beam.evidence.atLineStart && i === 0;
    const first = mark >> 8;
    const pending = mark & 0xff;
    for (const { pair, code } of this.beam.evidence.candidates.byTrail[first] as readonly Candidate[]) {
      const units = [pair >> 8, cut, first, pending];
      this.beam.emit(reading, code, { next, units, pending, shifted: true, opens: true, chosen: true, cost });
    }
    if (isStart && first === 0xa1) {
      const units = [0xa1, cut, first, pending];
      this.beam.push(reading, {
        next,
        emitted: INDENT,
        units,
        pending,
        shifted: true,
        opens: true,
        score: cost,
        context: reading.context,
      });
    }
  }

  /** A reading that does not belong to the character before it was written across that character and the next. */
  private openAtReading(reading: Reading, item: Item, i: number, previous: string): void {
    if (previous === '') return;
    const pair = encodeGbk(previous.charCodeAt(0));
    if (pair < 0x8000) return;
    const lead = pair & 0xff;
    const listed = (this.beam.evidence.charactersOf.get(item.syllable) ?? [])
      .map((c) => encodeGbk(c.charCodeAt(0)))
      .filter((p) => p >> 8 === lead)
      .map((p) => p & 0xff);
    const isKnown = listed.length > 0;
    if (!isKnown && item.kind === 'reading') return;
    const trails = isKnown
      ? listed
      : (this.beam.evidence.candidates.byLead[lead] ?? []).map((c) => c.pair & 0xff);
    for (const trail of new Set(trails)) {
      if (trail < LEAD_MIN) continue;
      const units = [trail, ...this.beam.bracket(item)];
      this.beam.push(reading, {
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
}
