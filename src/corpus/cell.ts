/**
 * Values of the database ↔ values that JSON can hold: a DATE is `2024-12-31`, a count a number (a string where a number would
 * lose digits), a list an array.
 */

export type Cell = string | number | boolean | null | readonly Cell[] | { readonly [name: string]: Cell };

const MS_A_DAY = 86_400_000;
const ISO_DATE = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/u;

/** What is no plain value is an object of the library, told apart by what it holds. */
export function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return wholeNumber(value);
  // JSON has no word for these; DuckDB prints them so.
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object') return String(value);
  if ('items' in value && Array.isArray(value.items)) return value.items.map(toCell);
  if ('entries' in value) return toRecord(value.entries);
  if ('scale' in value) return decimal(String(value));
  return String(value);
}

function wholeNumber(value: bigint): Cell {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

/** 1.50 is 1.5; what has more digits than a number keeps stays as printed. */
function decimal(printed: string): Cell {
  return printed.replace(/[-.]/gu, '').length <= 15 ? Number(printed) : printed;
}

/** A STRUCT has names, a MAP pairs of key and value. */
function toRecord(entries: unknown): Cell {
  const pairs: readonly (readonly [string, unknown])[] = Array.isArray(entries)
    ? entries.map(({ key, value }) => [String(key), value] as const)
    : Object.entries(entries as object);
  return Object.fromEntries(pairs.map(([name, value]) => [name, toCell(value)]));
}

/** Days since 1970-01-01; null for 2024-02-30, which only JSON from elsewhere can hold. */
export function daysOf(isoDate: string): number | null {
  const groups = ISO_DATE.exec(isoDate)?.groups;
  if (groups === undefined) return null;
  const time = Date.parse(`${isoDate}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).getUTCDate() !== Number(groups['day'])) return null;
  return time / MS_A_DAY;
}
