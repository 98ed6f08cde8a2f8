/** One way to read a damaged line, kept as a chain of steps, and what the steps are judged by. */

import { WRITTEN } from './gbk-decoder.js';
import type { Context, Likelihood } from './likelihood.js';
import type { Candidates } from './run-candidates.js';

/** In `Reading.pending`: the text is aligned; else the first byte of the next character, or, from 256 up, a lost pair. */
export const ALIGNED = -1;
export const AFTER_LOST_PAIR = 0x100;

/** One way to read the items up to some point: the last step of it, and the reading that it goes on from. */
export interface Reading {
  readonly before: Reading | undefined;
  readonly pending: number;
  readonly context: Context;
  readonly score: number;
  /** Items taken so far. */
  readonly next: number;
  /** What this step adds to the text, its likelihood, and what it adds to the bytes (see gbk-decoder). */
  readonly emitted: string;
  readonly likelihood: number;
  readonly units: readonly number[];
  /** The step belongs to a shifted run; the first step of each run has `opens`. */
  readonly shifted: boolean;
  readonly opens: boolean;
  /** The step chose among several characters that the known bytes allow. */
  readonly chosen: boolean;
  readonly lostPairs: number;
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
  readonly atLineStart: boolean;
  readonly atLineEnd: boolean;
  /** Of the text before the items. */
  readonly context: Context;
}

export function isShifted(reading: Reading): boolean {
  return reading.pending !== ALIGNED;
}

export function best(readings: Reading[], most: number): Reading[] {
  if (readings.length <= most) return readings;
  return readings.sort((a, b) => b.score - a.score).slice(0, most);
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

export function textOf(reading: Reading): string {
  let text = '';
  for (let step: Reading | undefined = reading; step !== undefined; step = step.before)
    text = step.emitted + text;
  return text;
}
