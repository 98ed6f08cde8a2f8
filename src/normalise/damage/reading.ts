/** One way to read a damaged line, kept as a chain of steps, and what the steps are judged by. */

import { WRITTEN } from './gbk-decoder.js';
import type { Context, Likelihood } from './likelihood.js';
import type { Candidates } from './run-candidates.js';

/** In `Reading.pending`: the text is aligned; else the first byte of the next character, or, from 256 up, a lost pair. */
export const ALIGNED = -1;
export const AFTER_LOST_PAIR = 0x100;

/** What a step does besides saying a character; one for all characters that the step may choose among. */
export interface Move {
  /** Items taken with it. */
  readonly next: number;
  /** What the step adds to the bytes (see gbk-decoder) after the bytes of its own character that it adds. */
  readonly tail: readonly number[];
  readonly pending: number;
  /** The step belongs to a shifted run; the first step of each run has `opens`. */
  readonly shifted: boolean;
  readonly opens: boolean;
  /** The step chooses among several characters that the known bytes allow. */
  readonly chosen: boolean;
  readonly cost: number;
  readonly lostPairs: number;
  /** What the step adds to the text besides its character: a reading in brackets that stands as printed. */
  readonly said: string;
}

const NO_UNITS: readonly number[] = [];
const PLAIN: Move = {
  next: 0,
  tail: NO_UNITS,
  pending: ALIGNED,
  shifted: false,
  opens: false,
  chosen: false,
  cost: 0,
  lostPairs: 0,
  said: '',
};

export function moveTo(next: number, rest: Partial<Move>): Move {
  return { ...PLAIN, next, ...rest };
}

/** The last step of one way to read the items up to some point, and the reading that it goes on from. */
export class Reading {
  readonly before: Reading | undefined;
  readonly move: Move;
  readonly pending: number;
  /** The character that the step adds; 0 if none. */
  readonly code: number;
  /** Units of it that the step adds: none (-1), one, or a pair of bytes. */
  readonly head: number;
  readonly likelihood: number;
  score: number;
  private known: Context | undefined;

  constructor(
    before: Reading | undefined,
    move: Move,
    pending: number,
    code: number,
    head: number,
    likelihood: number,
    score: number,
    known: Context | undefined,
  ) {
    this.before = before;
    this.move = move;
    this.pending = pending;
    this.code = code;
    this.head = head;
    this.likelihood = likelihood;
    this.score = score;
    this.known = known;
  }

  get emitted(): string {
    return this.code === 0 ? this.move.said : String.fromCharCode(this.code);
  }

  get units(): readonly number[] {
    if (this.head < 0) return this.move.tail;
    if (this.head < 0x100 || this.head >= WRITTEN) return [this.head, ...this.move.tail];
    return [this.head >> 8, this.head & 0xff, ...this.move.tail];
  }

  get next(): number {
    return this.move.next;
  }

  get isShifted(): boolean {
    return this.pending !== ALIGNED;
  }

  /** Of most readings nobody ever asks. */
  contextIn(likelihood: Likelihood): Context {
    this.known ??= likelihood.after(this.code, (this.before as Reading).contextIn(likelihood));
    return this.known;
  }
}

export function startReading(context: Context): Reading {
  return new Reading(undefined, PLAIN, ALIGNED, 0, -1, 0, 0, context);
}

export interface Evidence {
  readonly likelihood: Likelihood;
  readonly candidates: Candidates;
  readonly charactersOf: ReadonlyMap<string, readonly string[]>;
  readonly readingOf: ReadonlyMap<string, string>;
  /** The outline number that the line has to begin with, if it begins with one in brackets: 一, 十二. */
  readonly number: string | undefined;
  /** The same for numbers in digits. */
  readonly digit: string | undefined;
  /** By the rest of a number, the digit that the page's numbers begin with: 2345 → 1. */
  readonly firstDigits: ReadonlyMap<string, string>;
  readonly atLineStart: boolean;
  readonly atLineEnd: boolean;
  /** Of the text before the items. */
  readonly context: Context;
}

export function write(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => {
    const code = text.charCodeAt(i);
    return code < 0x80 ? code : WRITTEN + code;
  });
}

export function lastCharacter(reading: Reading): string {
  for (let step: Reading | undefined = reading; step !== undefined; step = step.before)
    if (step.emitted !== '') return step.emitted.slice(-1);
  return '';
}

export function stepsOf(reading: Reading): Reading[] {
  const steps: Reading[] = [];
  for (let step: Reading | undefined = reading; step !== undefined; step = step.before) steps.push(step);
  return steps.reverse();
}

export function textOf(reading: Reading): string {
  let text = '';
  for (let step: Reading | undefined = reading; step !== undefined; step = step.before)
    text = step.emitted + text;
  return text;
}
