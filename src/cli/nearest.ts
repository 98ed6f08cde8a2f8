/** The name that was probably meant: `extract.formt` → `extract.format`. */

const MOST_SLIPS = 3;
const LONGEST = 60;

/** Null where none is near: a third of the letters, three at most, may differ. */
export function nearest(name: string, known: readonly string[]): string | null {
  if (name.length > LONGEST) return null;
  let best: string | null = null;
  let fewest = Math.min(MOST_SLIPS, Math.ceil(name.length / 3)) + 1;
  for (const one of known) {
    const slips = countSlips(name.toLowerCase(), one.toLowerCase());
    if (slips < fewest) {
      best = one;
      fewest = slips;
    }
  }
  return best;
}

/** Letters put in, left out or replaced; two that changed places count as one slip. */
function countSlips(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swapped));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
