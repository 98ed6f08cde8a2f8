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
  walk(units, (_, shown) => {
    out += shown;
  });
  return out;
}

/** For each unit the place of the unit that it was printed together with, its own where it stood alone, -1 where it left no character. */
export function partnersOf(units: readonly number[]): Int32Array {
  const partners = new Int32Array(units.length).fill(-1);
  walk(units, ({ first, last, isWhole }) => {
    if (!isWhole) return;
    partners[first] = last;
    partners[last] = first;
  });
  return partners;
}

/** The bytes as the decoder took them, group by group, with what each showed: `A1=? A1A3=。 A8D2=ㄒ A7CB=`. */
export function spellGroups(units: readonly number[]): string {
  const groups: string[] = [];
  walk(units, ({ first, last }, shown) => {
    const bytes = [...new Set([first, last])]
      .map((at) => units[at] as number)
      .filter((unit) => unit >= 0 && unit < WRITTEN);
    if (bytes.length > 0) groups.push(`${bytes.map(toHex).join('')}=${shown}`);
  });
  return groups.join(' ');
}

function toHex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}

/** Units that the decoder took together: one or two; `isWhole` where they show as the character that they make. */
interface Group {
  readonly first: number;
  readonly last: number;
  readonly isWhole: boolean;
}

function walk(units: readonly number[], take: (group: Group, shown: string) => void): void {
  const { cells } = gbkCells();
  let lead = -1;
  const alone = (at: number, shown: string, isWhole: boolean): void =>
    take({ first: at, last: at, isWhole }, shown);
  for (const [i, unit] of units.entries()) {
    if (lead < 0) {
      if (unit === CUT_SHOWN || unit === CUT_SILENT) continue;
      if (unit >= WRITTEN) alone(i, String.fromCharCode(unit - WRITTEN), true);
      else if (unit === 0x80) alone(i, '', false);
      else if (unit < LEAD_MIN) alone(i, String.fromCharCode(unit), true);
      else lead = i;
      continue;
    }
    if (unit === CUT_SILENT) alone(lead, '', false);
    else {
      const cell = unit < 0 || unit >= WRITTEN ? 0 : (cells[(units[lead] as number) * 256 + unit] as number);
      const shown = cell > VOID ? String.fromCharCode(cell) : cell === VOID ? '' : '?';
      take({ first: lead, last: i, isWhole: cell > VOID }, shown);
    }
    lead = -1;
  }
  if (lead >= 0) alone(lead, '?', false);
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
