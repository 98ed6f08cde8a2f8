/** Stretches of text that a rule must not look into, asked for in any order: titles 《…》, document numbers 〔2023〕15号. */

export interface Mask {
  covers(start: number, end: number): boolean;
}

export function makeMask(spans: readonly { readonly start: number; readonly end: number }[]): Mask {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const merged: { start: number; end: number }[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ start: span.start, end: span.end });
  }
  return {
    covers(start, end) {
      let low = 0;
      let high = merged.length - 1;
      while (low <= high) {
        const mid = (low + high) >> 1;
        const span = merged[mid] as { start: number; end: number };
        if (span.end <= start) low = mid + 1;
        else if (span.start >= end) high = mid - 1;
        else return true;
      }
      return false;
    },
  };
}
