/**
 * What changed between a golden and what is found now, for a reader: records are paired by what they quote, so that one
 * lost target is one line, not a shift of all that follow.
 * `targets [1,2] “不少于10个”: value: expected 10, found 100`.
 */
import type { Say } from './messages.js';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Entry = { readonly [key: string]: Json };

/** Fields that follow from the others: said only where nothing else differs. */
const DERIVED = new Set([
  'id',
  'parent',
  'clause',
  'task',
  'deadline',
  'span',
  'sourceSpan',
  'targets',
  'deadlines',
  'units',
  'sha256',
  'bytes',
]);
const LONGEST_VALUE = 80;
const MOST_LINES = 30;

export function diffGolden(expected: unknown, found: unknown, say: Say): string[] {
  const lines: string[] = [];
  const derived: string[] = [];
  compareValues(expected as Json, found as Json, '', say, lines, derived, false);
  const all = lines.length > 0 ? lines : derived;
  if (all.length <= MOST_LINES) return all;
  return [...all.slice(0, MOST_LINES), say('more', { count: all.length - MOST_LINES })];
}

function compareValues(
  expected: Json | undefined,
  found: Json | undefined,
  place: string,
  say: Say,
  lines: string[],
  derived: string[],
  isDerived: boolean,
): void {
  if (isSame(expected, found)) return;
  if (isRecords(expected) && isRecords(found)) {
    compareRecords(expected, found, place, say, lines, derived);
    return;
  }
  if (isEntry(expected) && isEntry(found)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
      const inner = place === '' ? key : `${place}: ${key}`;
      compareValues(
        expected[key],
        found[key],
        inner,
        say,
        lines,
        derived,
        isDerived || (place !== '' && DERIVED.has(key)),
      );
    }
    return;
  }
  const [was, is] =
    typeof expected === 'string' && typeof found === 'string'
      ? aroundDifference(expected, found)
      : [show(expected), show(found)];
  (isDerived ? derived : lines).push(`${place}: ${say('expected')} ${was}, ${say('found')} ${is}`);
}

function compareRecords(
  expected: readonly Entry[],
  found: readonly Entry[],
  place: string,
  say: Say,
  lines: string[],
  derived: string[],
): void {
  const left = byKey(found);
  for (const [key, entry] of byKey(expected)) {
    const partner = left.get(key);
    left.delete(key);
    if (partner === undefined) lines.push(`${place} ${describe(entry)}: ${say('lost')}`);
    else compareValues(entry, partner, `${place} ${describe(entry)}`, say, lines, derived, false);
  }
  for (const entry of left.values()) lines.push(`${place} ${describe(entry)}: ${say('gained')}`);
  if (derived.length === 0 && lines.length === 0)
    derived.push(`${place}: ${say('expected')} ${show(expected)}, ${say('found')} ${show(found)}`);
}

/** What a record is about, with a count for those alike. */
function byKey(records: readonly Entry[]): Map<string, Entry> {
  const keyed = new Map<string, Entry>();
  for (const entry of records) {
    const base = keyOf(entry);
    let key = base;
    for (let k = 2; keyed.has(key); k += 1) key = `${base}#${k}`;
    keyed.set(key, entry);
  }
  return keyed;
}

/** A change between two versions is known by both its sides: raised, 60个工作日 there and 45个工作日 here. */
function keyOf(entry: Entry): string {
  if (isChange(entry)) {
    const sides = [entry['old'], entry['new']].map((side) => (isEntry(side) ? keyOf(side) : (side ?? null)));
    return JSON.stringify([entry['kind'] ?? null, entry['field'] ?? null, ...sides]);
  }
  return JSON.stringify([
    entry['part'] ?? null,
    entry['path'] ?? null,
    entry['segment'] ?? null,
    entry['quote'] ??
      entry['marker'] ??
      entry['before'] ??
      entry['code'] ??
      entry['label'] ??
      entry['indicator'] ??
      null,
    entry['name'] ?? entry['canonical'] ?? entry['document'] ?? entry['unit'] ?? null,
  ]);
}

function isChange(entry: Entry): boolean {
  return 'old' in entry && 'new' in entry;
}

function describe(entry: Entry): string {
  if (isChange(entry)) {
    const side = isEntry(entry['new']) ? entry['new'] : entry['old'];
    const what = String(entry['kind'] ?? entry['field'] ?? '');
    return isEntry(side) ? `${what} ${describe(side)}` : what;
  }
  const path = Array.isArray(entry['path']) ? `[${entry['path'].join(',')}]` : '';
  const words =
    entry['quote'] ??
    entry['heading'] ??
    entry['before'] ??
    entry['label'] ??
    entry['indicator'] ??
    entry['code'] ??
    entry['canonical'] ??
    '';
  const name = typeof entry['name'] === 'string' ? ` ${entry['name']}` : '';
  return `${path} “${clip(String(words))}”${name}`.trim();
}

/** A long text is shown from shortly before the first character that differs. */
function aroundDifference(expected: string, found: string): [string, string] {
  let i = 0;
  while (i < expected.length && expected[i] === found[i]) i += 1;
  const from = Math.max(0, i - 20);
  const cut = (text: string): string => show(`${from > 0 ? '…' : ''}${text.slice(from, i + 40)}`);
  return [cut(expected), cut(found)];
}

function show(value: Json | undefined): string {
  return value === undefined ? '—' : clip(JSON.stringify(value));
}

function clip(text: string): string {
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE - 1)}…`;
}

function isEntry(value: Json | undefined): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRecords(value: Json | undefined): value is readonly Entry[] {
  return Array.isArray(value) && value.every((item) => isEntry(item as Json));
}

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
