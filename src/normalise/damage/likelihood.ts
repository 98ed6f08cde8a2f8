/**
 * How likely a text is, character by character, to the shipped model and to the page itself: a plan that writes
 * 集约建设 in ten places makes 集约 likely in the eleventh. The page is read without the places under repair.
 */
import type { CharModel, SeenEntries } from '../../lexicon/char-model.js';
import { LINE_BOUNDARY, LONGEST_WORD } from '../../lexicon/char-model.js';
import { PageCounts } from './page-counts.js';

/** The entries of the last three characters, with what was already asked about what follows them. */
export interface Context {
  readonly x: number;
  readonly a: number;
  readonly b: number;
  readonly asked: Options[];
  lastCode: number;
  lastValue: number;
}

function makeContext(x: number, a: number, b: number): Context {
  return { x, a, b, asked: [], lastCode: -1, lastValue: 0 };
}

/** Characters, by place: bytes as `lead * 256 + trail`, UTF-16 unit, entry of the model, factor for the form. */
export interface CandidateList {
  readonly pairs: Uint16Array;
  readonly codes: Uint16Array;
  readonly entries: Uint16Array;
  readonly factors: Float64Array;
}

/** Those of a list that a text may go on with: places in the list, and the log probability of each. */
export interface Options {
  readonly list: CandidateList;
  readonly places: readonly number[];
  readonly values: readonly number[];
  readonly highest: number;
}

/** Nobody's guess: spares the search most of what the bytes allow. */
export const HOPELESS = -13;
const PAGE_SHARE = 0.2;
const WRONG_SCRIPT = -6;
const OTHER_FORM = -2.5;
/** One of ten, and seldom printed so. */
const WIDE_DIGIT = -3.5;
const WIDE_ZERO = 0xff10;
const WIDE_NINE = 0xff19;
/** ＋, －, ／ and their like: plans print the narrow ones. */
const WIDE_SIGN = -3;
const WIDE_SIGNS = new Set(Array.from('＂＃＄＆＇＊＋－／＜＝＞＠', (c) => c.charCodeAt(0)));
const UNKNOWN = -16;
const LINE_FEED = 0x0a;
const UNKNOWN_WORD = 16;
const KEPT_CONTEXTS = 4096;
const HAN = /\p{Script=Han}/u;

export class Likelihood {
  readonly nowhere: Context = makeContext(0, 0, 0);
  readonly lineStart: Context = makeContext(0, 0, LINE_BOUNDARY);
  private readonly model: CharModel;
  private readonly isTraditional: boolean;
  private readonly page: PageCounts;
  /** Characters that may still be learned. */
  private space: number;
  private readonly forms = new Uint8Array(0x10000);
  private readonly contexts: (Context | undefined)[] = new Array<Context | undefined>(KEPT_CONTEXTS).fill(
    undefined,
  );
  private readonly seen: SeenEntries;
  private readonly wordCosts = new Float64Array(LONGEST_WORD);

  /** `most`: how many characters it may learn. */
  constructor(model: CharModel, isTraditional: boolean, most: number) {
    this.model = model;
    this.isTraditional = isTraditional;
    this.page = new PageCounts(most);
    this.space = most;
    this.seen = { values: new Float64Array(model.size), entries: new Uint16Array(model.size), count: 0 };
  }

  /** Learns a piece of the page that is not under repair. */
  learn(text: string): void {
    let b = LINE_BOUNDARY;
    let pair = -1;
    const end = Math.min(text.length, this.space);
    this.space -= end;
    for (let i = 0; i < end; i += 1) {
      const code = text.charCodeAt(i);
      this.forms[code] = 1;
      const c = this.model.idOf(code);
      pair = c === 0 || b === 0 ? -1 : this.page.note(pair, b, c);
      b = c;
    }
  }

  /** From 0, the commonest, to 255. */
  rarity(code: number): number {
    return this.model.startCosts[this.model.idOf(code)] as number;
  }

  entryOf(code: number): number {
    return this.model.idOf(code);
  }

  /** Log probability of the text as a row of words, by the best way to cut it; marks, digits and letters count nothing. */
  ofWords(text: string): { score: number; characters: number } {
    const entries = Uint16Array.from({ length: text.length }, (_, i) => this.model.idOf(text.charCodeAt(i)));
    const best = new Float64Array(text.length + 1).fill(Number.NEGATIVE_INFINITY);
    best[0] = 0;
    let characters = 0;
    for (let i = 0; i < text.length; i += 1) {
      const here = best[i] as number;
      const entry = entries[i] as number;
      const isCharacter = this.model.isCharacter(entry) || (entry === 0 && HAN.test(text[i] as string));
      if (!isCharacter) {
        best[i + 1] = Math.max(best[i + 1] as number, here);
        continue;
      }
      characters += 1;
      this.model.fillWordCosts(entries, i, this.wordCosts);
      if (this.wordCosts[0] === Number.POSITIVE_INFINITY) this.wordCosts[0] = UNKNOWN_WORD;
      for (let length = 1; length <= LONGEST_WORD && i + length <= text.length; length += 1)
        best[i + length] = Math.max(
          best[i + length] as number,
          here - (this.wordCosts[length - 1] as number),
        );
    }
    return { score: best[text.length] as number, characters };
  }

  /** Of the line's end. */
  ofEnd(context: Context): number {
    return this.of(LINE_FEED, context);
  }

  /** Whether a page in this script can have held the character. */
  fits(code: number): boolean {
    if (this.model.idOf(code) === 0) return false;
    return this.isTraditional ? !this.model.isSimplifiedOnly(code) : !this.model.isTraditionalOnly(code);
  }

  /** Log probability of a character, with what its form costs in this page. */
  of(code: number, { x, a, b }: Context): number {
    const c = this.model.idOf(code);
    if (c === 0) return UNKNOWN;
    const model = this.model.probability(x, a, b, c);
    return (
      Math.log((1 - PAGE_SHARE) * model + PAGE_SHARE * this.page.probability(a, b, c)) + this.ofForm(code)
    );
  }

  /** 1 for a character of the page's script alone, -1 for one of the other script, 0 for what both share. */
  scriptOf(code: number): number {
    const side = this.model.isTraditionalOnly(code) ? 1 : this.model.isSimplifiedOnly(code) ? -1 : 0;
    return this.isTraditional ? side : -side;
  }

  /** The same to the shipped model alone: what a page prints again and again may be the same damage. */
  ofModel(code: number, { x, a, b }: Context): number {
    const c = this.model.idOf(code);
    return c === 0 ? UNKNOWN : Math.log(this.model.probability(x, a, b, c)) + this.ofForm(code);
  }

  /** What a character costs for being written this way in this page. */
  ofForm(code: number): number {
    if (code >= WIDE_ZERO && code <= WIDE_NINE) return WIDE_DIGIT;
    if (WIDE_SIGNS.has(code)) return WIDE_SIGN;
    if (!this.isTraditional) return this.model.isTraditionalOnly(code) ? WRONG_SCRIPT : 0;
    if (this.model.isSimplifiedOnly(code)) return WRONG_SCRIPT;
    return this.model.isOtherForm(code) && this.forms[code] === 0 ? OTHER_FORM : 0;
  }

  /** The same for a whole list at once, without what no text would say there. */
  ofAll(list: CandidateList, context: Context): Options {
    for (const options of context.asked) if (options.list === list) return options;
    const { starts } = this.model;
    const { seen } = this;
    const rest = this.model.fillSeen(context.x, context.a, context.b, seen);
    this.page.mixInto(seen, context.a, context.b, PAGE_SHARE, rest, starts);
    const share = (1 - PAGE_SHARE) * rest;
    const length = list.codes.length;
    const least = length > 1 ? Math.exp(HOPELESS) : 0;
    const places: number[] = [];
    const values: number[] = [];
    let highest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < length; i += 1) {
      const c = list.entries[i] as number;
      const known = seen.values[c] as number;
      const p = (known === 0 ? share * (starts[c] as number) : known) * (list.factors[i] as number);
      if (p < least) continue;
      const value = Math.log(p);
      if (value > highest) highest = value;
      places.push(i);
      values.push(value);
    }
    for (let i = 0; i < seen.count; i += 1) seen.values[seen.entries[i] as number] = 0;
    seen.count = 0;
    const options = { list, places, values, highest };
    context.asked.push(options);
    return options;
  }

  /** The same entries give the same object, as long as it is remembered. */
  after(code: number, { a: x, b: a }: Context): Context {
    const b = this.model.idOf(code);
    const slot = (Math.imul(x, 0x2545f491) ^ Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 20;
    const known = this.contexts[slot];
    if (known !== undefined && known.x === x && known.a === a && known.b === b) return known;
    const made = makeContext(x, a, b);
    this.contexts[slot] = made;
    return made;
  }
}
