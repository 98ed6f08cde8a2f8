/** Of mentions that overlap, the one whose rule stands earlier is kept, then the longer one. */

interface Spanned {
  readonly span: { readonly start: number; readonly end: number };
}

/** `found` is in order of preference; the result is in text order. */
export function keepFirst<T extends Spanned>(found: readonly T[]): T[] {
  const order = new Map(found.map((mention, i) => [mention, i]));
  const sorted = [...found].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const kept: T[] = [];
  for (const mention of sorted) {
    let isKept = true;
    while (kept.length > 0) {
      const last = kept.at(-1) as T;
      if (last.span.end <= mention.span.start) break;
      if ((order.get(last) as number) <= (order.get(mention) as number)) {
        isKept = false;
        break;
      }
      kept.pop();
    }
    if (isKept) kept.push(mention);
  }
  return kept;
}
