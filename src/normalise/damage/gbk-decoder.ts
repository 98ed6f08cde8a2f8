/**
 * The decoder that the damaged pages went through, as a state machine over bytes and what was written between them:
 * A1 | A1A3 | A8D2 → `?。ㄒ`. It differs from ordinary decoders: an ASCII byte after a bad lead is eaten with it, and
 * private-use characters leave no trace. Run on a repaired text it must give back what the page prints.
 */
import { gbkCells, LEAD_MIN, VOID } from './gbk-cells.js';

/** Units below 256 are bytes; these two stand for the byte that was inserted before a mark; above 256: characters. */
export const CUT_SHOWN = -1;
export const CUT_SILENT = -2;
/** Offset of ready-made characters, such as the ā of an inserted `(dāng)`, among the units. */
export const WRITTEN = 0x10000;

export function decodeDamaged(units: readonly number[]): string {
  let out = '';
  walk(units, (code) => {
    out += String.fromCharCode(code);
  });
  return out;
}

/** For each unit the place of the unit that it was printed together with, its own where it stood alone, -1 where it left no character. */
export function partnersOf(units: readonly number[]): Int32Array {
  const partners = new Int32Array(units.length).fill(-1);
  walk(units, (_, first, last) => {
    if (first < 0) return;
    partners[first] = last;
    partners[last] = first;
  });
  return partners;
}

const QUESTION_MARK = 0x3f;

/** `print` is given each character with the places of its first and last unit, -1 for a `?` that stands for bytes lost. */
function walk(units: readonly number[], print: (code: number, first: number, last: number) => void): void {
  const { cells } = gbkCells();
  let lead = -1;
  for (const [i, unit] of units.entries()) {
    if (lead < 0) {
      if (unit === CUT_SHOWN || unit === CUT_SILENT) continue;
      if (unit >= WRITTEN) print(unit - WRITTEN, i, i);
      else if (unit === 0x80) continue;
      else if (unit < LEAD_MIN) print(unit, i, i);
      else lead = i;
      continue;
    }
    if (unit === CUT_SILENT) {
      lead = -1;
      continue;
    }
    const cell = unit < 0 || unit >= WRITTEN ? 0 : (cells[(units[lead] as number) * 256 + unit] as number);
    if (cell > VOID) print(cell, lead, i);
    else if (cell !== VOID) print(QUESTION_MARK, -1, -1);
    lead = -1;
  }
  if (lead >= 0) print(QUESTION_MARK, -1, -1);
}

/** Whether the page may print `made` as `printed`: character by character, or as compatibility folding leaves it. */
export function isPrintedAs(made: string, printed: string): boolean {
  let at = 0;
  for (const c of made) {
    if (printed.startsWith(c, at)) {
      at += c.length;
      continue;
    }
    const form = c.normalize('NFKC').trim();
    if (!printed.startsWith(form, at)) return false;
    at += form.length;
  }
  return at === printed.length;
}
