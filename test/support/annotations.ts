/** Holds a document against what was annotated by hand: hits, misses and extras for each kind of record. */
import type { PlanDocument } from '../../src/index.js';

interface Entry {
  readonly path?: readonly number[];
  readonly optional?: boolean;
  readonly alt?: readonly string[];
  readonly applies?: string;
  readonly inherited?: boolean;
  readonly quote?: string;
  readonly name?: string;
  readonly heading?: string;
  readonly value?: number;
  readonly valueMax?: number | null;
  readonly unit?: string | null;
  readonly end?: string | null;
  readonly recurrence?: string | null;
}

export interface Annotation {
  readonly meta: Readonly<Record<string, unknown>>;
  readonly clauses: readonly Entry[];
  readonly targets: readonly Entry[];
  readonly deadlines: readonly Entry[];
  readonly units: readonly Entry[];
}

export type Kind = 'clauses' | 'targets' | 'deadlines' | 'units';

export interface Tally {
  hits: number;
  missed: string[];
  extra: string[];
}

export function fold(text: unknown): string {
  return String(text ?? '')
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[“”„「」『』〃"]/gu, '"')
    .replace(/-{2,}|[‐‑‒–—―─－]+/gu, '-');
}

const KEYS: Readonly<Record<Kind, (entry: Entry) => string[]>> = {
  clauses: (entry) => [`${String(entry.path)} ${fold(entry.heading)}`],
  targets: (entry) => [`${String(entry.path)} ${entry.value} ${entry.valueMax ?? ''} ${fold(entry.unit)}`],
  deadlines: (entry) => [`${String(entry.path)} ${entry.end ?? ''} ${entry.recurrence ?? ''}`],
  units: (entry) => [entry.name, ...(entry.alt ?? [])].map((name) => `${String(entry.path)} ${fold(name)}`),
};

export function tally(kind: Kind, annotation: Annotation, document: PlanDocument): Tally {
  const isOwn = (entry: Entry): boolean =>
    kind !== 'units' || (entry.applies === undefined && entry.inherited !== true);
  const expected = [...annotation[kind]]
    .filter(isOwn)
    .sort((a, b) => Number(a.optional === true) - Number(b.optional === true));
  const free: { key: string; entry: Entry }[] = (document[kind] as readonly Entry[])
    .filter(isOwn)
    .map((entry) => ({ key: KEYS[kind](entry)[0] as string, entry }));
  const result: Tally = { hits: 0, missed: [], extra: [] };
  for (const entry of expected) {
    const keys = KEYS[kind](entry);
    const at = free.findIndex(({ key }) => keys.includes(key));
    if (at >= 0) {
      free.splice(at, 1);
      if (entry.optional !== true) result.hits += 1;
    } else if (entry.optional !== true) result.missed.push(keys[0] as string);
  }
  const optional = annotation[kind].filter((entry) => entry.optional === true);
  for (const { key, entry } of free) {
    const isNear = optional.some(
      (other) =>
        String(other.path) === String(entry.path) &&
        (fold(other.quote).includes(fold(entry.quote)) || fold(entry.quote).includes(fold(other.quote))),
    );
    if (!(kind === 'targets' && isNear)) result.extra.push(key);
  }
  return result;
}

export function f1({ hits, missed, extra }: Tally): number {
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + missed.length + extra.length);
}
