/** How often the page itself writes one entry of the model behind another, and behind another two: 集约 → 建. */
import type { SeenEntries } from '../../lexicon/char-model.js';

const DISCOUNT = 0.6;
const BITS = 13;

/** Open addressing from a number to the order in which it was first seen. */
class Numbering {
  count = 0;
  private keys: Int32Array;
  private places: Int32Array;

  constructor(most: number) {
    let size = 1024;
    while (size < most * 2) size *= 2;
    this.keys = new Int32Array(size).fill(-1);
    this.places = new Int32Array(size);
  }

  /** -1 where it is not known. */
  find(key: number): number {
    const slot = this.slot(key);
    return this.keys[slot] === key ? (this.places[slot] as number) : -1;
  }

  add(key: number): number {
    const slot = this.slot(key);
    if (this.keys[slot] !== key) {
      this.keys[slot] = key;
      this.places[slot] = this.count;
      this.count += 1;
    }
    return this.places[slot] as number;
  }

  private slot(key: number): number {
    const { keys } = this;
    const mask = keys.length - 1;
    const mixed = Math.imul(key, 0x9e3779b1);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    while (keys[slot] !== key && keys[slot] !== -1) slot = (slot + 1) & mask;
    return slot;
  }
}

export class PageCounts {
  private readonly pairs: Numbering;
  private readonly triples: Numbering;
  /** By first entry: how often it is followed, and its latest pair; by pair: the second entry, and the pair before. */
  private readonly followed: Int32Array;
  private readonly latest: Int32Array;
  private readonly second: Uint16Array;
  private readonly previous: Int32Array;
  private readonly pairCounts: Int32Array;
  /** By pair as a context: how often followed, and by how many entries. */
  private readonly pairFollowed: Int32Array;
  private readonly pairTypes: Int32Array;
  /** By pair its latest triple; by triple the third entry, and the triple of the same pair before. */
  private readonly latestTriple: Int32Array;
  private readonly third: Uint16Array;
  private readonly previousTriple: Int32Array;
  private readonly tripleCounts: Int32Array;

  /** For at most so many characters. */
  constructor(most: number) {
    this.pairs = new Numbering(most);
    this.triples = new Numbering(most);
    this.followed = new Int32Array(1 << BITS);
    this.latest = new Int32Array(1 << BITS).fill(-1);
    this.second = new Uint16Array(most);
    this.previous = new Int32Array(most);
    this.pairCounts = new Int32Array(most);
    this.pairFollowed = new Int32Array(most);
    this.pairTypes = new Int32Array(most);
    this.latestTriple = new Int32Array(most).fill(-1);
    this.third = new Uint16Array(most);
    this.previousTriple = new Int32Array(most);
    this.tripleCounts = new Int32Array(most);
  }

  /** Notes `c` behind `b`, and behind the pair that ended in `b`, if there was one; gives the pair of both. */
  note(pair: number, b: number, c: number): number {
    const known = this.pairs.count;
    const made = this.pairs.add((b << BITS) | c);
    if (made === known) {
      this.second[made] = c;
      this.previous[made] = this.latest[b] as number;
      this.latest[b] = made;
    }
    increment(this.pairCounts, made);
    increment(this.followed, b);
    if (pair < 0) return made;
    const knownTriples = this.triples.count;
    const triple = this.triples.add((pair << BITS) | c);
    if (triple === knownTriples) {
      this.third[triple] = c;
      this.previousTriple[triple] = this.latestTriple[pair] as number;
      this.latestTriple[pair] = triple;
      increment(this.pairTypes, pair);
    }
    increment(this.tripleCounts, triple);
    increment(this.pairFollowed, pair);
    return made;
  }

  probability(a: number, b: number, c: number): number {
    const made = this.pairs.find((b << BITS) | c);
    if (made < 0) return 0;
    const context = this.contextOf(a, b);
    const short = this.shareOfShort(context) * this.ofPair(made, b);
    const triple = context < 0 ? -1 : this.triples.find((context << BITS) | c);
    return triple < 0 ? short : short + this.ofTriple(triple, context);
  }

  /** Mixes the page's own probabilities behind `a b` into those of the model; `rest` is what `fillSeen` gave. */
  mixInto(seen: SeenEntries, a: number, b: number, share: number, rest: number, starts: Float64Array): void {
    const { values } = seen;
    for (let i = 0; i < seen.count; i += 1) {
      const c = seen.entries[i] as number;
      values[c] = (1 - share) * (values[c] as number);
    }
    const context = this.contextOf(a, b);
    const short = share * this.shareOfShort(context);
    for (let made = this.latest[b] as number; made >= 0; made = this.previous[made] as number) {
      const c = this.second[made] as number;
      if (values[c] === 0) {
        values[c] = (1 - share) * rest * (starts[c] as number);
        seen.entries[seen.count] = c;
        seen.count += 1;
      }
      values[c] = (values[c] as number) + short * this.ofPair(made, b);
    }
    if (context < 0) return;
    let triple = this.latestTriple[context] as number;
    for (; triple >= 0; triple = this.previousTriple[triple] as number) {
      const c = this.third[triple] as number;
      values[c] = (values[c] as number) + share * this.ofTriple(triple, context);
    }
  }

  private contextOf(a: number, b: number): number {
    const pair = a === 0 ? -1 : this.pairs.find((a << BITS) | b);
    return pair >= 0 && this.pairFollowed[pair] === 0 ? -1 : pair;
  }

  private ofPair(made: number, b: number): number {
    return ((this.pairCounts[made] as number) - DISCOUNT) / (this.followed[b] as number);
  }

  private ofTriple(triple: number, context: number): number {
    return ((this.tripleCounts[triple] as number) - DISCOUNT) / (this.pairFollowed[context] as number);
  }

  /** What a pair as a context leaves to its second entry alone. */
  private shareOfShort(context: number): number {
    if (context < 0) return 1;
    return (DISCOUNT * (this.pairTypes[context] as number)) / (this.pairFollowed[context] as number);
  }
}

function increment(counts: Int32Array, at: number): void {
  counts[at] = (counts[at] as number) + 1;
}
