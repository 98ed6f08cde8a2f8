/** Which characters a page can have held where only one of their two bytes is known, or none. */
import { gbkCells, LEAD_MAX, LEAD_MIN, TRAIL_MIN, VOID } from './gbk-cells.js';
import type { CandidateList, Likelihood } from './likelihood.js';

/** Nothing of either byte is seen, so only common characters have a chance. */
const MOST_BRIDGES = 220;
const MOST_ENDINGS = 600;
const RAREST = 255;

/** The outline may ask for any of them. */
const NUMERALS = new Set([...'一二三四五六七八九十'].map((c) => c.charCodeAt(0)));

/** ９ and ⑨. */
function isOtherDigit(code: number): boolean {
  return (code >= 0xff10 && code <= 0xff19) || (code >= 0x2460 && code <= 0x249b);
}

/** Letters of double width do not stand in plans; digits do. */
function isWideLetter(code: number): boolean {
  return (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);
}

/** Lists are made when they are first asked for: a damaged place needs few of them. */
export class Candidates {
  private readonly likelihood: Likelihood;
  private readonly cells = gbkCells();
  private readonly lists = new Map<number, CandidateList>();
  /** Commonest first: all, and those whose second byte may start a lost pair. */
  private byRarity: Uint16Array | undefined;
  private bridging: Uint16Array | undefined;

  constructor(likelihood: Likelihood) {
    this.likelihood = likelihood;
  }

  byTrail(trail: number): CandidateList {
    return this.listOf(trail, () => this.fitting((lead) => lead * 256 + trail));
  }

  /** Those that can end before an inserted byte: their second byte is taken for a first one. */
  closing(lead: number): CandidateList {
    return this.listOf(0x100 + lead, () => this.fitting((trail) => lead * 256 + trail));
  }

  /** Those whose second byte starts a lost pair. */
  beforeLostPair(lead: number): CandidateList {
    return this.listOf(0x200 + lead, () =>
      this.closing(lead).pairs.filter((pair) => this.cells.isVoidLead(pair & 0xff)),
    );
  }

  /** Those whose first byte ends a lost pair that starts with `lost`, and whose second byte is seen. */
  afterLostPair(lost: number, trail: number): CandidateList {
    return this.listOf(0x10000 + lost * 256 + trail, () =>
      this.byTrail(trail).pairs.filter((pair) => this.endsLostPair(lost, pair)),
    );
  }

  /** The same where the second byte is not seen either, before an inserted byte. */
  endings(lost: number): CandidateList {
    this.byRarity ??= this.sortByRarity();
    const all = this.byRarity;
    return this.listOf(0x300 + lost, () =>
      this.commonest(MOST_ENDINGS, lost, all).filter((pair) => (pair & 0xff) >= LEAD_MIN),
    );
  }

  /** The same where the second byte starts the next lost pair. */
  bridges(lost: number): CandidateList {
    this.byRarity ??= this.sortByRarity();
    this.bridging ??= this.byRarity.filter((pair) => this.cells.isVoidLead(pair & 0xff));
    const all = this.bridging;
    return this.listOf(0x400 + lost, () => this.commonest(MOST_BRIDGES, lost, all));
  }

  /** Whether the page can have held the character, both of whose bytes are seen. */
  fits(code: number): boolean {
    return code > VOID && !isWideLetter(code) && this.likelihood.fits(code);
  }

  /** The same for one that is guessed: any digit would do, so none is. */
  private fitsGuess(code: number): boolean {
    return this.fits(code) && !isOtherDigit(code);
  }

  private endsLostPair(lost: number, pair: number): boolean {
    return this.cells.cells[lost * 256 + (pair >> 8)] === VOID;
  }

  private fitting(pairOf: (byte: number) => number): number[] {
    const pairs: number[] = [];
    for (let byte = LEAD_MIN; byte <= LEAD_MAX; byte += 1) {
      const pair = pairOf(byte);
      if (this.fitsGuess(this.cells.cells[pair] as number)) pairs.push(pair);
    }
    return pairs;
  }

  private commonest(most: number, lost: number, from: Uint16Array): number[] {
    const pairs: number[] = [];
    for (const pair of from) {
      if (!this.endsLostPair(lost, pair)) continue;
      pairs.push(pair);
      if (pairs.length === most) break;
    }
    return pairs;
  }

  private sortByRarity(): Uint16Array {
    const { cells } = this.cells;
    const ranks = new Int16Array(0x10000).fill(-1);
    const ends = new Int32Array(RAREST + 3);
    for (let pair = LEAD_MIN * 256 + TRAIL_MIN; pair < ranks.length; pair += 1) {
      const code = cells[pair] as number;
      if (!this.fitsGuess(code)) continue;
      const rank = NUMERALS.has(code) ? 0 : this.likelihood.rarity(code) + 1;
      ranks[pair] = rank;
      ends[rank + 1] = (ends[rank + 1] as number) + 1;
    }
    for (let rank = 1; rank < ends.length; rank += 1)
      ends[rank] = (ends[rank] as number) + (ends[rank - 1] as number);
    const sorted = new Uint16Array(ends[RAREST + 2] as number);
    for (let pair = LEAD_MIN * 256 + TRAIL_MIN; pair < ranks.length; pair += 1) {
      const rank = ranks[pair] as number;
      if (rank < 0) continue;
      sorted[ends[rank] as number] = pair;
      ends[rank] = (ends[rank] as number) + 1;
    }
    return sorted;
  }

  private listOf(key: number, make: () => ArrayLike<number>): CandidateList {
    let list = this.lists.get(key);
    if (list === undefined) {
      const pairs = Uint16Array.from(make());
      const codes = pairs.map((pair) => this.cells.cells[pair] as number);
      list = {
        pairs,
        codes,
        entries: codes.map((code) => this.likelihood.entryOf(code)),
        factors: Float64Array.from(codes, (code) => Math.exp(this.likelihood.ofForm(code))),
      };
      this.lists.set(key, list);
    }
    return list;
  }
}
