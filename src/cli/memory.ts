/**
 * A text of nothing but facts makes objects many times its own size. For large inputs the collector is asked to run before the heap has
 * grown by half again: it takes a tenth longer and a fifth less memory.
 */
import { setFlagsFromString } from 'node:v8';

/** Bytes of one input from which on it is worth the time. */
const LARGE = 4_000_000;
let isSparing = false;

export function spareMemory(bytes: number): void {
  if (isSparing || bytes < LARGE) return;
  setFlagsFromString('--heap-growing-percent=20');
  isSparing = true;
}
