/** Facts of two versions, each matched once, the most alike first: 95% with 98% of one rate, 300个 with 500个 of one thing. */

export interface Matched<T> {
  readonly pairs: readonly (readonly [T, T])[];
  readonly dropped: readonly T[];
  readonly added: readonly T[];
}

/** `score` is null for two that cannot be the same; equal scores pair in order. */
export function assign<T>(
  old: readonly T[],
  now: readonly T[],
  score: (a: T, b: T) => number | null,
): Matched<T> {
  const candidates = old.flatMap((a, i) =>
    now.flatMap((b, k) => {
      const value = score(a, b);
      return value === null ? [] : [{ i, k, value }];
    }),
  );
  candidates.sort((p, q) => q.value - p.value || p.i - q.i || p.k - q.k);
  const left = new Set(old.keys());
  const right = new Set(now.keys());
  const pairs: { i: number; k: number }[] = [];
  for (const { i, k } of candidates) {
    if (!left.has(i) || !right.has(k)) continue;
    left.delete(i);
    right.delete(k);
    pairs.push({ i, k });
  }
  return {
    pairs: pairs.sort((p, q) => p.i - q.i).map(({ i, k }) => [old[i] as T, now[k] as T] as const),
    dropped: [...left].map((i) => old[i] as T),
    added: [...right].map((k) => now[k] as T),
  };
}
