/** The clause tree as segmentation leaves it: offsets only, no ids. Text before the first clause belongs to no clause. */
import type { ClauseRole } from './document.js';
import type { CanonicalSpan } from './span.js';

export interface OutlineClause {
  readonly part: string | null;
  readonly path: readonly number[];
  readonly marker: string;
  /** 1 = top. */
  readonly level: number;
  readonly heading: string;
  /** From the marker to the end of the last descendant. */
  readonly span: CanonicalSpan;
  readonly headingSpan: CanonicalSpan;
  /** Index into the list of clauses. */
  readonly parent: number | null;
  readonly role: ClauseRole;
}

/** A stretch of text and the innermost clause that holds it; the stretches of a document follow one another. */
export interface Region {
  readonly start: number;
  readonly end: number;
  /** Index into the list of clauses; null before the first clause of a part and after the last. */
  readonly clause: number | null;
  readonly part: string | null;
  readonly role: ClauseRole;
  readonly path: readonly number[];
}

export interface Outline {
  readonly clauses: readonly OutlineClause[];
  readonly regions: readonly Region[];
}
