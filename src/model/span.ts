/**
 * A half-open range of UTF-16 code units (`text.slice(start, end)`). The type parameter says of which text:
 * `source` (the decoded file as it arrived) or `canonical` (the repaired text that facts quote).
 */
export interface Span<Of extends 'source' | 'canonical' = 'source' | 'canonical'> {
  readonly start: number;
  readonly end: number;
  /** Phantom: never present at run time, keeps source and canonical offsets apart in types. */
  readonly __of?: Of;
}

export type SourceSpan = Span<'source'>;
export type CanonicalSpan = Span<'canonical'>;
