/**
 * How likely a Chinese character is after the three before it: 数字经 → 济. Fills what damage has taken away, so it is
 * loaded only where a hole exists. Built by bench/build-char-model.mjs; Traditional forms share the entry of their
 * Simplified one, full-width marks that of the half-width one.
 */
import { CharRows } from './char-rows.js';
import { loadBinaryTable } from './load-table.js';

export const LINE_BOUNDARY = 1;
const DIGIT = 2;
const LATIN = 3;
const FIRST_CIRCLED = 0x2460;
const LAST_CIRCLED = 0x2473;
const FIRST = 4;
const SCALE = 1 / 14;
const WEIGHT = Float64Array.from({ length: 256 }, (_, cost) => (cost === 255 ? 0 : Math.exp(-SCALE * cost)));
const WORD_SCALE = 1 / 4;
const NO_WORD = 255;
export const LONGEST_WORD = 4;
/** Simplified only (门), Traditional only (門), a form that a fixed conversion table does not choose (製 for 制). */
const SIMPLIFIED_ONLY = 1;
const TRADITIONAL_ONLY = 2;
const OTHER_FORM = 4;

/** Some entries and a value for each; 0 for the others. */
export interface SeenEntries {
  readonly values: Float64Array;
  readonly entries: Uint16Array;
  count: number;
}

export class CharModel {
  /** How many entries there are. */
  readonly size: number;
  /** How likely each entry is at the start of a word, from 0 (likeliest) to 255. */
  readonly startCosts: Uint8Array;
  /** The same as a probability. */
  readonly starts: Float64Array;
  private readonly ids = new Uint16Array(0x10000);
  private readonly flags = new Uint8Array(0x10000);
  private readonly firstCharacter: number;
  /** Bigrams, trigrams, four-grams. */
  private readonly two: CharRows;
  private readonly three: CharRows;
  private readonly four: CharRows;
  /** By context: what is left to the shorter context, and what to the start of any word. */
  private readonly left: readonly [Uint8Array, Uint8Array, Uint8Array];
  private readonly wordCosts: readonly Uint8Array[];
  private readonly words: readonly CharRows[];

  constructor(file: Buffer) {
    const sections = new Sections(file);
    this.startCosts = sections.bytes();
    this.size = this.startCosts.length;
    this.starts = Float64Array.from(this.startCosts, (cost) => WEIGHT[cost] as number);
    const afterOne = sections.bytes();
    this.two = sections.rows();
    const afterTwo = sections.bytes();
    this.three = sections.rows();
    const afterThree = sections.bytes();
    this.four = sections.rows();
    this.left = [afterOne, afterTwo, afterThree];
    const single = sections.bytes();
    this.words = [sections.rows(), sections.rows(), sections.rows()];
    this.wordCosts = [single, ...this.words.map(({ costs }) => costs)];
    const punctuation = sections.units();
    this.firstCharacter = FIRST + punctuation.length;
    this.fillIds(punctuation, sections.units());
    this.fillForms(sections.units(), sections.units(), sections.units());
  }

  /** The entry of a character (UTF-16 unit); 0 where the model does not know it. */
  idOf(code: number): number {
    return this.ids[code] as number;
  }

  /** Of an entry: neither mark, digit, letter nor unknown. */
  isCharacter(entry: number): boolean {
    return entry >= this.firstCharacter;
  }

  isSimplifiedOnly(code: number): boolean {
    return ((this.flags[code] as number) & SIMPLIFIED_ONLY) !== 0;
  }

  isTraditionalOnly(code: number): boolean {
    return ((this.flags[code] as number) & TRADITIONAL_ONLY) !== 0;
  }

  isOtherForm(code: number): boolean {
    return ((this.flags[code] as number) & OTHER_FORM) !== 0;
  }

  /** How likely entry `c` is after `x a b` (entries; 0 stands for no context). */
  probability(x: number, a: number, b: number, c: number): number {
    const start = this.starts[c] as number;
    if (b === 0) return start;
    const ab = this.pairContext(a, b);
    const xab = this.tripleContext(x, a, b, ab);
    let sum = 0;
    let weight = 1;
    if (xab >= 0) {
      const known = this.four.find(xab, c);
      if (known >= 0) return weightOf(this.four, known);
      sum = this.toWordStart(2, xab) * start;
      weight = this.toShorter(2, xab);
    }
    if (ab >= 0) {
      const known = this.three.find(ab, c);
      if (known >= 0) return sum + weight * weightOf(this.three, known);
      sum += weight * this.toWordStart(1, ab) * start;
      weight *= this.toShorter(1, ab);
    }
    const known = this.two.find(b, c);
    if (known >= 0) return sum + weight * weightOf(this.two, known);
    sum += weight * this.toWordStart(0, b) * start;
    return sum + weight * this.toShorter(0, b) * start;
  }

  /** The same for all entries that were seen there; gives the share of its own frequency that every other entry has. */
  fillSeen(x: number, a: number, b: number, seen: SeenEntries): number {
    if (b === 0) return 1;
    const ab = this.pairContext(a, b);
    const xab = this.tripleContext(x, a, b, ab);
    let sum = 0;
    let weight = 1;
    if (xab >= 0) {
      this.fillRow(this.four, xab, 0, 1, seen);
      sum = this.toWordStart(2, xab);
      weight = this.toShorter(2, xab);
    }
    if (ab >= 0) {
      this.fillRow(this.three, ab, sum, weight, seen);
      sum += weight * this.toWordStart(1, ab);
      weight *= this.toShorter(1, ab);
    }
    this.fillRow(this.two, b, sum, weight, seen);
    return sum + weight * (this.toWordStart(0, b) + this.toShorter(0, b));
  }

  /** Costs in nats of the words of one to four entries that start at `from`; Infinity for what is no word. */
  fillWordCosts(entries: Uint16Array, from: number, into: Float64Array): void {
    into.fill(Number.POSITIVE_INFINITY);
    let index = entries[from] as number;
    for (let length = 1; ; length += 1) {
      const cost = (this.wordCosts[length - 1] as Uint8Array)[index] as number;
      if (cost !== NO_WORD) into[length - 1] = cost * WORD_SCALE;
      const next = entries[from + length];
      if (next === undefined || length === LONGEST_WORD) return;
      index = (this.words[length - 1] as CharRows).find(index, next);
      if (index < 0) return;
    }
  }

  private fillRow(rows: CharRows, context: number, sum: number, weight: number, seen: SeenEntries): void {
    const end = rows.starts[context + 1] as number;
    for (let i = rows.starts[context] as number; i < end; i += 1) {
      const c = rows.entries[i] as number;
      if (seen.values[c] !== 0) continue;
      seen.values[c] = sum * (this.starts[c] as number) + weight * weightOf(rows, i);
      seen.entries[seen.count] = c;
      seen.count += 1;
    }
  }

  private pairContext(a: number, b: number): number {
    return a === 0 ? -1 : this.two.find(this.farBack(a), b);
  }

  private tripleContext(x: number, a: number, b: number, ab: number): number {
    const xa = x === 0 || ab < 0 ? -1 : this.two.find(this.farBack(x), a);
    return xa < 0 ? -1 : this.three.find(xa, b);
  }

  /** Two characters back, every mark means what the start of a line means: that a word starts. */
  private farBack(entry: number): number {
    return entry >= FIRST && entry < this.firstCharacter ? LINE_BOUNDARY : entry;
  }

  private toShorter(order: 0 | 1 | 2, context: number): number {
    return WEIGHT[this.left[order][2 * context] as number] as number;
  }

  private toWordStart(order: 0 | 1 | 2, context: number): number {
    return WEIGHT[this.left[order][2 * context + 1] as number] as number;
  }

  private fillIds(punctuation: Uint16Array, vocabulary: Uint16Array): void {
    const { ids } = this;
    let id = FIRST;
    for (const code of punctuation) {
      ids[code] = id;
      if (code > 0x20 && code < 0x7f) ids[code + 0xfee0] = id;
      id += 1;
    }
    for (let i = 0; i < vocabulary.length; i += 1) ids[vocabulary[i] as number] = id + i;
    for (const [form, like] of [
      ['“', '"'],
      ['”', '"'],
      ['—', '-'],
      ['〈', '《'],
      ['〉', '》'],
    ] as const) {
      ids[form.charCodeAt(0)] = ids[like.charCodeAt(0)] as number;
    }
    // ①基础类: an item's number
    for (let code = FIRST_CIRCLED; code <= LAST_CIRCLED; code += 1) ids[code] = DIGIT;
    for (let code = 0x30; code <= 0x7a; code += 1) {
      const kind = code <= 0x39 ? DIGIT : (code >= 0x41 && code <= 0x5a) || code >= 0x61 ? LATIN : 0;
      if (kind === 0) continue;
      ids[code] = kind;
      ids[code + 0xfee0] = kind;
    }
    ids[0x0a] = LINE_BOUNDARY;
  }

  /** `pairs`: Traditional and Simplified form in turn. */
  private fillForms(pairs: Uint16Array, simplifiedOnly: Uint16Array, otherForm: Uint16Array): void {
    const { ids, flags } = this;
    for (let i = 0; i + 1 < pairs.length; i += 2) {
      const code = pairs[i] as number;
      ids[code] = ids[pairs[i + 1] as number] as number;
      flags[code] = TRADITIONAL_ONLY;
    }
    for (let i = 0; i < simplifiedOnly.length; i += 1) flags[simplifiedOnly[i] as number] = SIMPLIFIED_ONLY;
    for (const code of otherForm) flags[code] = (flags[code] as number) | OTHER_FORM;
  }
}

function weightOf(rows: CharRows, index: number): number {
  return WEIGHT[rows.costs[index] as number] as number;
}

/** The file's sections in turn, as views on its bytes. */
class Sections {
  private readonly file: Buffer;
  private at: number;
  private next = 0;

  constructor(file: Buffer) {
    this.file = file;
    this.at = 4 + 4 * file.readUInt32LE(0);
  }

  bytes(): Uint8Array {
    const length = this.file.readUInt32LE(4 + 4 * this.next);
    const start = this.at;
    this.next += 1;
    this.at += (length + 3) & ~3;
    return this.file.subarray(start, start + length);
  }

  units(): Uint16Array {
    const bytes = this.bytes();
    return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
  }

  rows(): CharRows {
    return new CharRows(this.units(), this.units(), this.bytes());
  }
}

let model: CharModel | undefined;

export function loadCharModel(): CharModel {
  model ??= new CharModel(loadBinaryTable('char-model'));
  return model;
}
