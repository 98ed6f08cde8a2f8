/**
 * The damage itself, made on purpose: `　　（一）指導思想` → `?。ㄒ唬┲笇枷`. Tests corrupt clean text with it and repair
 * it again; what it does step by step is what the search in run-search undoes.
 */
import { encodeGbk } from './gbk-cells.js';
import { CUT_SHOWN, CUT_SILENT, decodeDamaged, partnersOf, WRITTEN } from './gbk-decoder.js';

export interface Corruption {
  /** Before which occurrences of a mark a byte is inserted: a number in [0, 1) for each, cut where below `rate`. */
  readonly random: () => number;
  readonly rate: number;
  /** Whether a lone first byte before the inserted one shows as `?`. */
  readonly shown: boolean;
  /** Characters that get their reading written behind them, in this order. */
  readonly readings?: ReadonlyMap<string, string>;
}

/** In the order in which the pages were searched; the earlier one wins where two overlap. */
const MARK_PAIRS: readonly number[] = [0xa1a2, 0xa3a1, 0xa3bb, 0xa3bf, 0xa3ac, 0xa1a3];

/** The bytes of a text, and for each the place of the character it belongs to: -1 for what was written between them. */
interface Units {
  readonly values: number[];
  readonly owners: number[];
}

function toUnits(text: string): Units {
  const values: number[] = [];
  const owners: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const pair = encodeGbk(text.charCodeAt(i));
    if (pair < 0) values.push(WRITTEN + text.charCodeAt(i));
    else if (pair < 0x80) values.push(pair);
    else values.push(pair >> 8, pair & 0xff);
    while (owners.length < values.length) owners.push(i);
  }
  return { values, owners };
}

/** Copies `units`; before and behind every place where the two bytes of `pair` stand, aligned or not, something may be written. */
function writeAt(units: Units, pair: number, before: () => number[], behind: readonly number[]): Units {
  const made: Units = { values: [], owners: [] };
  const copy = (at: number): void => {
    made.values.push(units.values[at] as number);
    made.owners.push(units.owners[at] as number);
  };
  const write = (values: readonly number[]): void => {
    for (const value of values) {
      made.values.push(value);
      made.owners.push(-1);
    }
  };
  for (let i = 0; i < units.values.length; i += 1) {
    const isHere = units.values[i] === pair >> 8 && units.values[i + 1] === (pair & 0xff);
    if (isHere) write((made.values.at(-1) as number) < 0 ? [] : before());
    copy(i);
    if (!isHere) continue;
    i += 1;
    copy(i);
    write(behind);
  }
  return made;
}

/**
 * What became of a character: it is printed, it can be told from bytes that are all printed, some of its bytes are lost, or nothing of it is
 * left, as of a digit that went with the byte before it.
 */
export type Fate = 'kept' | 'determined' | 'hole' | 'eaten';

export interface CorruptedLine {
  readonly text: string;
  /** By character of the line. */
  readonly fates: readonly Fate[];
}

/** Line by line: what ends a line on a page is a tag, which stops a run. */
export function corrupt(text: string, corruption: Corruption): string {
  return text
    .split('\n')
    .map((line) => corruptLine(line, corruption).text)
    .join('\n');
}

export function corruptLine(text: string, { random, rate, shown, readings }: Corruption): CorruptedLine {
  let units = toUnits(text);
  // Readings are written wherever the two bytes stand: 府數 holds those of 當 across the two.
  for (const [character, reading] of readings ?? []) {
    const written = toUnits('(').values.concat(
      [...reading].map((c) => WRITTEN + c.charCodeAt(0)),
      toUnits(')').values,
    );
    units = writeAt(units, encodeGbk(character.charCodeAt(0)), () => [], written);
  }
  const cut = shown ? CUT_SHOWN : CUT_SILENT;
  for (const mark of MARK_PAIRS) units = writeAt(units, mark, () => (random() < rate ? [cut] : []), []);
  const printed = decodeDamaged(units.values)
    .trim()
    .replace(/[\uff01-\uff5e]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  return { text: printed, fates: fatesOf(text, units) };
}

function fatesOf(text: string, { values, owners }: Units): Fate[] {
  const fates = new Array<Fate>(text.length).fill('kept');
  for (const [i, partner] of partnersOf(values).entries()) {
    const owner = owners[i] as number;
    if (owner < 0) continue;
    if (partner < 0) fates[owner] = text.charCodeAt(owner) < 0x80 ? 'eaten' : 'hole';
    else if (owners[partner] !== owner && fates[owner] !== 'hole') fates[owner] = 'determined';
  }
  return fates;
}
