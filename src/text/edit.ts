import type { RepairKind } from '../model/document.js';

/** One replacement in a text: offsets are of the text before any edit of the same list is made. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
  /** `insert` replaces character by character (same length), so offsets inside stay exact. */
  readonly aligned?: boolean;
}

/** An edit that is reported as a repair: what kind, how sure, why, and what else it could have been. */
/** Makes the edits, which are in ascending order and do not overlap: `replay(source, changes)` gives the canonical text again. */
export function replay(source: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, insert } of edits) {
    pieces.push(source.slice(at, start), insert);
    at = end;
  }
  pieces.push(source.slice(at));
  return pieces.join('');
}

export interface RepairEdit extends Edit {
  readonly kind: RepairKind;
  /** 1 where the repair is determined, below where it is the best guess. */
  readonly confidence: number;
  readonly reason?: string;
  /** Runners-up for `insert`, best first (the chosen one included as first). */
  readonly candidates?: readonly string[];
  /** For each candidate how much of the belief it holds, 0 to 1. */
  readonly shares?: readonly number[];
  /** The bytes behind it as the copy read them, with what each group showed: `A1=? A1A3=。 A8D2=ㄒ`. */
  readonly bytes?: string;
}
