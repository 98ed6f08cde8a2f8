/** What no text would have where it stands: the ㄒ唬 of `?。ㄒ唬`, 芫珳 in 智能芫珳. */
import type { Context, Likelihood } from './likelihood.js';
import type { Item } from './run-items.js';
import type { Run } from './runs.js';
import { STRANGE_LETTER } from './signals.js';
import type { Line } from './windows.js';

/** A character this unlikely where it stands is taken for garbage. */
const GARBAGE = -11.5;
/** So are two together. */
const UNLIKELY_PAIR = -18;
/** 蠶;乇kU補貼: a letter in the middle of words. */
const GLUED_LETTER = -10;
const LETTER = /[@-~]/u;
const NO_CHARACTER = -4;
const LEAST_SUSPICIONS = 96;
const SHARE_SUSPECTED = 0.01;
/** 漳浦湾 behind so many different characters and a mark is a name that the page uses. */
const NAMES = 3;
const SUSPICIOUS_MARK = /(?<=[^\s\x20-\x7e])[;；!！?？。,，、:：]/gu;
const HAN = /\p{Script=Han}/u;
const LOST_BRACKET = /^\?[a-z]{0,5}[^\x20-\x7e][a-z]{0,4}\)/u;
/** What stands right behind a `?` where it took bytes with it. */
const GLUED =
  /^\?(?:[a-z]\p{Script=Han}|[?!！？][^\p{Script=Han}\s]{0,2}[@-~]\p{Script=Han}|[;；!！]\?[、。，,])/u;
/** 活動,F將有關, 醫!⑨t療, 高!⒖蒲: the second byte of 現, or a sign that stands nowhere behind a mark. */
const LETTER_ALONE = /^(?:[^\p{Script=Han}\s\dA-Za-z]{0,2}[@-~]\p{Script=Han}|[①-⒛㈠-㈩])/u;
const GLUED_SIGN = /^\p{Script=Han}(?:[!！][①-⒛㈠-㈩]|[\\^`{}]\p{Script=Han})/u;
const GLUED_SIGNS = new Set(Array.from('!！\\^`{}', (c) => c.charCodeAt(0)));
const QUESTION_MARK = 0x3f;
const FULL_STOP = 0x3002;
/** 。v退, 。﹥灮 at the start of a line. */
const LOST_FRONT = /^。(?:[@-~]\p{Script=Han}|[﹐-﹫⑴-⒇①-⑳])/u;
const LONGEST_QUESTION = 24;
const MOST_WEIGHED = 400;
const LAST_CLAUSE = /[^。；！？，、：;!?,:\n]*$/u;
const INTERROGATIVE = /[吗嗎呢么麼怎哪谁誰何]|[是能可]否|多少/u;

/** 誰來辦?、 shows nothing but the `?` that belongs there. */
export function isQuestion(text: string, { start, end }: Line): boolean {
  if (!text.slice(start, end).includes('?')) return false;
  const before = text.slice(Math.max(0, start - LONGEST_QUESTION), start);
  return INTERROGATIVE.test(before.slice(before.search(LAST_CLAUSE)));
}

export class Garbage {
  private readonly text: string;
  private readonly likelihood: Likelihood;
  private isForeign = false;

  constructor(text: string, likelihood: Likelihood) {
    this.text = text;
    this.likelihood = likelihood;
  }

  /** Whether there is any. */
  isIn({ start, end }: Line): boolean {
    let context = this.likelihood.nowhere;
    for (let i = start; i < end; i += 1) {
      const c = this.text[i] as string;
      if (this.isGarbage(c, context)) return true;
      if (this.isGluedAt(i) || (c === '?' && LOST_BRACKET.test(this.text.slice(i, i + 12)))) return true;
      context = this.likelihood.after(c.charCodeAt(0), context);
    }
    return false;
  }

  /** How much of it a run covers; `from` is what stands before the items. */
  count({ start, end }: Line, from: Context, items: readonly Item[]): number {
    let context = from;
    let garbage = 0;
    for (const item of items) {
      const isInside = item.start >= start && item.end <= end;
      if (item.kind !== 'character') {
        if (isInside && item.kind === 'lost-bracket') garbage += 1;
        continue;
      }
      if (isInside && (this.isGarbage(item.text, context) || this.isGluedAt(item.start))) garbage += 1;
      context = this.likelihood.after(item.text.charCodeAt(0), context);
    }
    return garbage;
  }

  /** Log probability, each character, of what is printed in the place of a run, in whichever script it is: a page may quote the other. */
  observed({ start, end, context: from }: Run): number {
    let context = from;
    let sum = 0;
    for (let i = start; i < end; i += 1) {
      const code = this.text.charCodeAt(i);
      sum += this.likelihood.ofModel(code, context) - this.likelihood.ofForm(code);
      context = this.likelihood.after(code, context);
    }
    return sum / Math.max(1, end - start);
  }

  /** Marks behind which stands what no text would put there, worst first; only asked of a page that shows garbage. */
  suspicions(): number[] {
    const { likelihood, text } = this;
    const found: { at: number; value: number }[] = [];
    const before = new Map<string, Set<string>>();
    for (const { index: at } of text.matchAll(SUSPICIOUS_MARK)) {
      const character = this.text[at + 1];
      if (LETTER_ALONE.test(this.text.slice(at + 1, at + 5))) found.push({ at, value: GARBAGE });
      if (character === undefined || !HAN.test(character)) continue;
      const code = character.charCodeAt(0);
      const context = likelihood.after(this.text.charCodeAt(at), likelihood.nowhere);
      const first = likelihood.ofModel(code, context);
      const behind = this.text[at + 2] ?? '';
      const second = HAN.test(behind)
        ? likelihood.ofModel(behind.charCodeAt(0), likelihood.after(code, context))
        : LETTER.test(behind)
          ? GLUED_LETTER
          : NO_CHARACTER;
      if (first >= GARBAGE && first + second >= UNLIKELY_PAIR) continue;
      found.push({ at, value: first + second });
      const name = text.slice(at + 1, at + 3);
      before.set(name, (before.get(name) ?? new Set()).add(text[at - 1] as string));
    }
    const isName = (at: number): boolean => (before.get(text.slice(at + 1, at + 3))?.size ?? 0) >= NAMES;
    const most = Math.max(LEAST_SUSPICIONS, text.length * SHARE_SUSPECTED);
    const worst = found
      .filter(({ at }) => !isName(at))
      .sort((a, b) => a.value - b.value || a.at - b.at)
      .slice(0, most);
    return worst.map(({ at }) => at).sort((a, b) => a - b);
  }

  /**
   * 社?!B老, 100%??h級, 醫!⑨t療, 危愤\\輸: two marks, a letter, and the text goes on; a sign that stands nowhere between characters. A line
   * that begins with 。? has lost its front.
   */
  private isGluedAt(at: number): boolean {
    const { text } = this;
    const c = text.charCodeAt(at);
    if (c === FULL_STOP && (at === 0 || text[at - 1] === '\n'))
      return LOST_FRONT.test(text.slice(at, at + 3));
    if (c !== QUESTION_MARK) return GLUED_SIGNS.has(c) && GLUED_SIGN.test(text.slice(at - 1, at + 2));
    if (GLUED.test(text.slice(at, at + 6))) return true;
    return text[at - 1] === '。' && (at < 2 || text[at - 2] === '\n');
  }

  /** Whether the character at a place is, by what stands right before it. */
  isAt(at: number): boolean {
    const { likelihood, text } = this;
    let context = likelihood.nowhere;
    for (let i = Math.max(0, at - 2); i < at; i += 1) context = likelihood.after(text.charCodeAt(i), context);
    return this.isGarbage(text[at] as string, context);
  }

  private isGarbage(c: string, context: Context): boolean {
    if (STRANGE_LETTER.test(c)) return true;
    if (!HAN.test(c)) return false;
    const code = c.charCodeAt(0);
    const form = this.isForeign ? this.likelihood.ofForm(code) : 0;
    return this.likelihood.ofModel(code, context) - form < GARBAGE;
  }

  /** From now on lines like this one are judged: one that is written in the other script than the page is a quotation, no garbage. */
  enter({ start, end }: Line): void {
    let balance = 0;
    for (let i = start; i < Math.min(end, start + MOST_WEIGHED); i += 1)
      balance += this.likelihood.scriptOf(this.text.charCodeAt(i));
    this.isForeign = balance < 0;
  }
}
