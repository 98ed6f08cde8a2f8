/**
 * How likely a text is, character by character, to the shipped model and to the page itself: a plan that writes
 * 集约建设 in ten places makes 集约 likely in the eleventh. The page is read without the places under repair.
 */
import type { CharModel } from '../../lexicon/char-model.js';
import { LINE_BOUNDARY } from '../../lexicon/char-model.js';

/** The entries of the last three characters. */
export interface Context {
  readonly x: number;
  readonly a: number;
  readonly b: number;
}

export const LINE_START: Context = { x: 0, a: 0, b: LINE_BOUNDARY };

const PAGE_SHARE = 0.2;
const PAGE_DISCOUNT = 0.6;
const WIDTH = 8192;
const WRONG_SCRIPT = -6;
const OTHER_FORM = -2.5;
const UNKNOWN = -16;
const LINE_FEED = 0x0a;
const UNKNOWN_WORD = 16;
const LONGEST_WORD = 4;
const HAN = /\p{Script=Han}/u;

export class Likelihood {
  private readonly model: CharModel;
  private readonly isTraditional: boolean;
  private readonly followers = new Map<number, number>();
  private readonly sums = new Map<number, number>();
  private readonly types = new Map<number, number>();
  private readonly forms = new Set<number>();

  constructor(model: CharModel, isTraditional: boolean) {
    this.model = model;
    this.isTraditional = isTraditional;
  }

  /** Learns a piece of the page that is not under repair. */
  learn(text: string): void {
    let a = 0;
    let b = LINE_BOUNDARY;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      this.forms.add(code);
      const c = this.model.idOf(code);
      if (c !== 0) {
        if (b !== 0) this.note(b, c);
        if (a !== 0 && b !== 0) this.note(WIDTH * a + b, c);
      }
      a = b;
      b = c;
    }
  }

  frequency(code: number): number {
    return this.model.frequency(this.model.idOf(code));
  }

  /** Log probability of the text as a row of words, by the best way to cut it; marks, digits and letters count nothing. */
  ofWords(text: string): { score: number; characters: number } {
    const best = [0];
    let characters = 0;
    const entries = Array.from({ length: text.length }, (_, i) =>
      String.fromCharCode(this.model.idOf(text.charCodeAt(i))),
    );
    for (let end = 1; end <= text.length; end += 1) {
      const isHan = HAN.test(text[end - 1] as string);
      if (isHan) characters += 1;
      let value =
        (best[end - 1] as number) -
        (isHan ? (this.model.wordCost(entries[end - 1] as string) ?? UNKNOWN_WORD) : 0);
      let word = entries[end - 1] as string;
      for (let start = end - 2; isHan && start >= 0 && start >= end - LONGEST_WORD; start -= 1) {
        word = (entries[start] as string) + word;
        const cost = this.model.wordCost(word);
        if (cost !== undefined) value = Math.max(value, (best[start] as number) - cost);
      }
      best.push(value);
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
    let score = Math.log(
      (1 - PAGE_SHARE) * this.model.probability(x, a, b, c) + PAGE_SHARE * this.ofPage(a, b, c),
    );
    if (this.isTraditional) {
      if (this.model.isSimplifiedOnly(code)) score += WRONG_SCRIPT;
      else if (this.model.isOtherForm(code) && !this.forms.has(code)) score += OTHER_FORM;
    } else if (this.model.isTraditionalOnly(code)) score += WRONG_SCRIPT;
    return score;
  }

  after(code: number, { a, b }: Context): Context {
    return { x: a, a: b, b: this.model.idOf(code) };
  }

  private ofPage(a: number, b: number, c: number): number {
    const sum = this.sums.get(b);
    if (sum === undefined) return 0;
    const count = this.followers.get(b * WIDTH + c);
    if (count === undefined) return 0;
    const short = (count - PAGE_DISCOUNT) / sum;
    const key = WIDTH * a + b;
    const longSum = a === 0 ? undefined : this.sums.get(key);
    if (longSum === undefined) return short;
    const longCount = this.followers.get(key * WIDTH + c) ?? PAGE_DISCOUNT;
    return (longCount - PAGE_DISCOUNT + PAGE_DISCOUNT * (this.types.get(key) as number) * short) / longSum;
  }

  private note(context: number, c: number): void {
    const key = context * WIDTH + c;
    const seen = this.followers.get(key);
    this.followers.set(key, (seen ?? 0) + 1);
    this.sums.set(context, (this.sums.get(context) ?? 0) + 1);
    if (seen === undefined) this.types.set(context, (this.types.get(context) ?? 0) + 1);
  }
}
