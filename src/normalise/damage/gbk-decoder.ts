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
  const { cells } = gbkCells();
  let out = '';
  let lead = 0;
  for (const unit of units) {
    if (lead === 0) {
      if (unit === CUT_SHOWN || unit === CUT_SILENT) continue;
      if (unit >= WRITTEN) out += String.fromCharCode(unit - WRITTEN);
      else if (unit === 0x80) continue;
      else if (unit < LEAD_MIN) out += String.fromCharCode(unit);
      else lead = unit;
      continue;
    }
    if (unit === CUT_SILENT) {
      lead = 0;
      continue;
    }
    const cell = unit < 0 || unit >= WRITTEN ? 0 : (cells[lead * 256 + unit] as number);
    if (cell > VOID) out += String.fromCharCode(cell);
    else if (cell !== VOID) out += '?';
    lead = 0;
  }
  return lead === 0 ? out : `${out}?`;
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
