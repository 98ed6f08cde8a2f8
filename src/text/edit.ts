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
export interface RepairEdit extends Edit {
  readonly kind: RepairKind;
  /** 1 where the repair is determined, below where it is the best guess. */
  readonly confidence: number;
  readonly reason?: string;
  /** Runners-up for `insert`, best first (the chosen one included as first). */
  readonly candidates?: readonly string[];
}
