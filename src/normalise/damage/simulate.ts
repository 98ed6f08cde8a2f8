/**
 * The damage itself, made on purpose: `　　（一）指導思想` → `?。ㄒ唬┲笇枷`. Tests corrupt clean text with it and repair
 * it again; what it does step by step is what the search in run-search undoes.
 */
import { encodeGbk } from './gbk-cells.js';
import { CUT_SHOWN, CUT_SILENT, decodeDamaged, WRITTEN } from './gbk-decoder.js';

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

function toUnits(text: string): number[] {
  const units: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const pair = encodeGbk(text.charCodeAt(i));
    if (pair < 0) units.push(WRITTEN + text.charCodeAt(i));
    else if (pair < 0x80) units.push(pair);
    else units.push(pair >> 8, pair & 0xff);
  }
  return units;
}

/** Writes readings behind listed characters, wherever their two bytes stand: 府數 holds the bytes of 當 across the two. */
function writeReadings(units: readonly number[], readings: ReadonlyMap<string, string>): number[] {
  let now = [...units];
  for (const [character, reading] of readings) {
    const pair = encodeGbk(character.charCodeAt(0));
    const written = toUnits('(').concat(
      [...reading].map((c) => WRITTEN + c.charCodeAt(0)),
      toUnits(')'),
    );
    const next: number[] = [];
    for (let i = 0; i < now.length; i += 1) {
      next.push(now[i] as number);
      if (now[i] !== pair >> 8 || now[i + 1] !== (pair & 0xff)) continue;
      next.push(now[i + 1] as number, ...written);
      i += 1;
    }
    now = next;
  }
  return now;
}

/** Line by line: what ends a line on a page is a tag, which stops a run. */
export function corrupt(text: string, corruption: Corruption): string {
  return text
    .split('\n')
    .map((line) => corruptLine(line, corruption))
    .join('\n');
}

function corruptLine(text: string, { random, rate, shown, readings }: Corruption): string {
  let units = toUnits(text);
  if (readings !== undefined) units = writeReadings(units, readings);
  const cut = shown ? CUT_SHOWN : CUT_SILENT;
  for (const mark of MARK_PAIRS) {
    const next: number[] = [];
    for (let i = 0; i < units.length; i += 1) {
      const isMark = units[i] === mark >> 8 && units[i + 1] === (mark & 0xff);
      if (isMark && next.at(-1) !== cut && random() < rate) next.push(cut);
      next.push(units[i] as number);
      if (!isMark) continue;
      next.push(units[i + 1] as number);
      i += 1;
    }
    units = next;
  }
  return decodeDamaged(units)
    .replace(/^[\s\u3000]+|[\s\u3000]+$/gu, '')
    .replace(/[\uff01-\uff5e]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}
