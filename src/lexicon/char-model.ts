/**
 * How likely a Chinese character is after the three before it: 数字经 → 济. Fills what damage has taken away, so it is
 * loaded only where a hole exists. Built by bench/build-char-model.mjs; Traditional forms share the entry of their
 * Simplified one, full-width marks that of the half-width one.
 */
import { gunzipSync } from 'node:zlib';
import { loadTable } from './load-table.js';

interface CharModelTable {
  readonly bits: number;
  readonly punctuation: string;
  readonly vocabulary: string;
  /** Traditional and Simplified form in turn. */
  readonly pairs: string;
  readonly simplifiedOnly: string;
  readonly otherForm: string;
  /** How many bigrams, trigrams and four-grams. */
  readonly sizes: readonly number[];
  readonly data: string;
  /** Lines of a cost (quarter nats) and the words that have it. */
  readonly words: string;
}

export const LINE_BOUNDARY = 1;
const DIGIT = 2;
const LATIN = 3;
const FIRST = 4;
const SCALE = 1 / 14;
const WEIGHT = Float64Array.from({ length: 256 }, (_, cost) => (cost === 255 ? 0 : Math.exp(-SCALE * cost)));
/** Simplified only (门), Traditional only (門), a form that a fixed conversion table does not choose (製 for 制). */
const SIMPLIFIED_ONLY = 1;
const TRADITIONAL_ONLY = 2;
const OTHER_FORM = 4;

/** Open addressing from n-gram key to its index. */
class KeyIndex {
  private readonly keys: Int32Array;
  private readonly values: Int32Array;
  private readonly mask: number;

  constructor(sorted: Int32Array) {
    let size = 1024;
    while (size < sorted.length * 2) size *= 2;
    this.mask = size - 1;
    this.keys = new Int32Array(size).fill(-1);
    this.values = new Int32Array(size);
    for (let i = 0; i < sorted.length; i += 1) {
      const key = sorted[i] as number;
      let slot = this.slot(key);
      while (this.keys[slot] !== -1) slot = (slot + 1) & this.mask;
      this.keys[slot] = key;
      this.values[slot] = i;
    }
  }

  find(key: number): number {
    let slot = this.slot(key);
    for (;;) {
      const there = this.keys[slot] as number;
      if (there === key) return this.values[slot] as number;
      if (there === -1) return -1;
      slot = (slot + 1) & this.mask;
    }
  }

  private slot(key: number): number {
    const mixed = Math.imul(key, 0x9e3779b1);
    return (mixed ^ (mixed >>> 15)) & this.mask;
  }
}

export class CharModel {
  private readonly ids = new Uint16Array(0x10000);
  private readonly flags = new Uint8Array(0x10000);
  private readonly width: number;
  private readonly firstCharacter: number;
  private readonly unigram: Uint8Array;
  private readonly words: ReadonlyMap<string, number>;
  private readonly two: KeyIndex;
  private readonly three: KeyIndex;
  private readonly four: KeyIndex;
  private readonly cost: readonly Uint8Array[];
  /** By context: what is left to the shorter context, and what to the start of any word. */
  private readonly left: readonly Uint8Array[];

  constructor(table: CharModelTable) {
    this.width = 2 ** table.bits;
    this.firstCharacter = FIRST + table.punctuation.length;
    this.fillCharacters(table);
    const bytes = gunzipSync(Buffer.from(table.data, 'base64'));
    let at = 0;
    const keys = table.sizes.map((size) => {
      const sorted = new Int32Array(size);
      let last = -1;
      for (let i = 0; i < size; i += 1) {
        let gap = 0;
        let factor = 1;
        let byte = bytes[at++] as number;
        while (byte >= 128) {
          gap += (byte - 128) * factor;
          factor *= 128;
          byte = bytes[at++] as number;
        }
        last += gap + byte * factor + 1;
        sorted[i] = last;
      }
      return sorted;
    });
    const known = FIRST + table.punctuation.length + table.vocabulary.length;
    this.unigram = new Uint8Array(known);
    const single = new Uint8Array(2 * known);
    for (let id = 0; id < known; id += 1) {
      this.unigram[id] = bytes[at] as number;
      single[2 * id] = bytes[at + 1] as number;
      single[2 * id + 1] = bytes[at + 2] as number;
      at += 3;
    }
    const costs: Uint8Array[] = [];
    const left: Uint8Array[] = [single];
    for (const [order, size] of table.sizes.entries()) {
      costs.push(bytes.subarray(at, at + size));
      at += size;
      if (order === 2) continue;
      left.push(bytes.subarray(at, at + 2 * size));
      at += 2 * size;
    }
    const [two, three, four] = keys.map((sorted) => new KeyIndex(sorted));
    this.two = two as KeyIndex;
    this.three = three as KeyIndex;
    this.four = four as KeyIndex;
    this.cost = costs;
    this.left = left;
    this.words = this.readWords(table.words);
  }

  /** The entry of a character (UTF-16 unit); 0 where the model does not know it. */
  idOf(code: number): number {
    return this.ids[code] as number;
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
    const start = WEIGHT[this.unigram[c] as number] as number;
    if (b === 0) return start;
    const { two, three, four, width } = this;
    let sum = 0;
    let weight = 1;
    const ab = a === 0 ? -1 : two.find(this.farBack(a) * width + b);
    if (ab >= 0) {
      const xa = x === 0 ? -1 : two.find(this.farBack(x) * width + a);
      const xab = xa < 0 ? -1 : three.find(xa * width + b);
      if (xab >= 0) {
        const known = four.find(xab * width + c);
        if (known >= 0) return this.weightOf(2, known);
        sum = this.toWordStart(2, xab) * start;
        weight = this.toShorter(2, xab);
      }
      const known = three.find(ab * width + c);
      if (known >= 0) return sum + weight * this.weightOf(1, known);
      sum += weight * this.toWordStart(1, ab) * start;
      weight *= this.toShorter(1, ab);
    }
    const known = two.find(b * width + c);
    if (known >= 0) return sum + weight * this.weightOf(0, known);
    sum += weight * this.toWordStart(0, b) * start;
    return sum + weight * this.toShorter(0, b) * start;
  }

  /** Two characters back, every mark means what the start of a line means: that a word starts. */
  private farBack(entry: number): number {
    return entry >= FIRST && entry < this.firstCharacter ? LINE_BOUNDARY : entry;
  }

  /** How likely an entry is anywhere. */
  frequency(c: number): number {
    return WEIGHT[this.unigram[c] as number] as number;
  }

  private toShorter(order: number, context: number): number {
    return WEIGHT[(this.left[order] as Uint8Array)[2 * context] as number] as number;
  }

  private toWordStart(order: number, context: number): number {
    return WEIGHT[(this.left[order] as Uint8Array)[2 * context + 1] as number] as number;
  }

  private weightOf(order: number, index: number): number {
    return WEIGHT[(this.cost[order] as Uint8Array)[index] as number] as number;
  }

  /** Cost in nats of a word, given as its entries; undefined for what is no word. */
  wordCost(entries: string): number | undefined {
    return this.words.get(entries);
  }

  private readWords(packed: string): Map<string, number> {
    const words = new Map<string, number>();
    for (const line of gunzipSync(Buffer.from(packed, 'base64')).toString('utf8').split('\n')) {
      const [cost, ...list] = line.split(' ');
      for (const word of list) {
        let key = '';
        for (let i = 0; i < word.length; i += 1) key += String.fromCharCode(this.idOf(word.charCodeAt(i)));
        words.set(key, Number(cost) / 4);
      }
    }
    return words;
  }

  private fillCharacters(table: CharModelTable): void {
    const { ids, flags } = this;
    let id = FIRST;
    for (const c of table.punctuation) {
      const code = c.charCodeAt(0);
      ids[code] = id;
      if (code > 0x20 && code < 0x7f) ids[code + 0xfee0] = id;
      id += 1;
    }
    for (const c of table.vocabulary) ids[c.charCodeAt(0)] = id++;
    for (const [form, like] of [
      ['“', '"'],
      ['”', '"'],
      ['—', '-'],
      ['〈', '《'],
      ['〉', '》'],
    ] as const) {
      ids[form.charCodeAt(0)] = ids[like.charCodeAt(0)] as number;
    }
    for (let code = 0x30; code <= 0x7a; code += 1) {
      const kind = code <= 0x39 ? DIGIT : (code >= 0x41 && code <= 0x5a) || code >= 0x61 ? LATIN : 0;
      if (kind === 0) continue;
      ids[code] = kind;
      ids[code + 0xfee0] = kind;
    }
    ids[0x0a] = LINE_BOUNDARY;
    for (let i = 0; i + 1 < table.pairs.length; i += 2) {
      const code = table.pairs.charCodeAt(i);
      ids[code] = ids[table.pairs.charCodeAt(i + 1)] as number;
      flags[code] = TRADITIONAL_ONLY;
    }
    for (const c of table.simplifiedOnly) flags[c.charCodeAt(0)] = SIMPLIFIED_ONLY;
    for (const c of table.otherForm) {
      const code = c.charCodeAt(0);
      flags[code] = (flags[code] as number) | OTHER_FORM;
    }
  }
}

let model: CharModel | undefined;

export function loadCharModel(): CharModel {
  model ??= new CharModel(loadTable<CharModelTable>('char-model'));
  return model;
}
