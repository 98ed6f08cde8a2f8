/** The door to the kept tables: `loadTable('offices')` reads `tables/offices.json` once. */
import { readFileSync } from 'node:fs';

const loaded = new Map<string, unknown>();

export function loadTable<T>(name: string): T {
  let table = loaded.get(name);
  if (table === undefined) {
    table = JSON.parse(readFileSync(new URL(`./tables/${name}.json`, import.meta.url), 'utf8'));
    loaded.set(name, table);
  }
  return table as T;
}

/** `tables/char-model.bin`: a table too large to be parsed each time. Whoever reads it keeps it. */
export function loadBinaryTable(name: string): Buffer {
  return readFileSync(new URL(`./tables/${name}.bin`, import.meta.url));
}
