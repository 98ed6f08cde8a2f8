/** Which characters a page can have held where only one of their two bytes is known, or none. */
import { gbkCells, LEAD_MAX, LEAD_MIN, TRAIL_MIN, VOID } from './gbk-cells.js';
import type { Likelihood } from './likelihood.js';

export interface Candidate {
  /** `lead * 256 + trail`. */
  readonly pair: number;
  readonly code: number;
  /** How common the character is anywhere. */
  readonly weight: number;
}

/** Nothing of either byte is seen, so only common characters have a chance. */
const MOST_BRIDGES = 220;
const MOST_ENDINGS = 600;

/** The outline may ask for any of them. */
const NUMERALS = new Set([...'一二三四五六七八九十'].map((c) => c.charCodeAt(0)));

/** Letters and digits of double width never stand in the text that was damaged. */
function isWideAscii(code: number): boolean {
  return (
    (code >= 0xff10 && code <= 0xff19) ||
    (code >= 0xff21 && code <= 0xff3a) ||
    (code >= 0xff41 && code <= 0xff5a)
  );
}

export class Candidates {
  readonly byLead: readonly (readonly Candidate[])[];
  readonly byTrail: readonly (readonly Candidate[])[];
  /** By first byte of a lost pair: characters whose first byte ends it and whose second starts the next lost pair. */
  private readonly bridges = new Map<number, readonly Candidate[]>();
  private readonly endings = new Map<number, readonly Candidate[]>();
  private readonly voidLeads = new Set(gbkCells().voidLeads);

  constructor(likelihood: Likelihood) {
    const { cells } = gbkCells();
    const byLead: Candidate[][] = Array.from({ length: 256 }, () => []);
    const byTrail: Candidate[][] = Array.from({ length: 256 }, () => []);
    for (let lead = LEAD_MIN; lead <= LEAD_MAX; lead += 1) {
      for (let trail = TRAIL_MIN; trail <= LEAD_MAX; trail += 1) {
        const pair = lead * 256 + trail;
        const code = cells[pair] as number;
        if (code <= VOID || isWideAscii(code) || !likelihood.fits(code)) continue;
        const weight = NUMERALS.has(code) ? 1 : likelihood.frequency(code);
        const candidate = { pair, code, weight };
        (byLead[lead] as Candidate[]).push(candidate);
        (byTrail[trail] as Candidate[]).push(candidate);
      }
    }
    this.byLead = byLead;
    this.byTrail = byTrail;
  }

  isVoidLead(byte: number): boolean {
    return this.voidLeads.has(byte);
  }

  /** Characters that start in a lost pair with this first byte and whose second byte is lost as well. */
  endingsFrom(lead: number): readonly Candidate[] {
    let known = this.endings.get(lead);
    if (known === undefined) {
      known = this.commonest(
        gbkCells()
          .voidTrails(lead)
          .flatMap((trail) => this.byLead[trail] ?? []),
        MOST_ENDINGS,
      );
      this.endings.set(lead, known);
    }
    return known;
  }

  bridgesFrom(lead: number): readonly Candidate[] {
    let known = this.bridges.get(lead);
    if (known === undefined) {
      const starts = gbkCells()
        .voidTrails(lead)
        .flatMap((trail) => this.byLead[trail] ?? []);
      known = this.commonest(
        starts.filter(({ pair }) => this.isVoidLead(pair & 0xff)),
        MOST_BRIDGES,
      );
      this.bridges.set(lead, known);
    }
    return known;
  }

  private commonest(list: readonly Candidate[], most: number): readonly Candidate[] {
    return [...list].sort((a, b) => b.weight - a.weight || a.pair - b.pair).slice(0, most);
  }
}
