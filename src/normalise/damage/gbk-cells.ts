/**
 * Code page 936 as one table for both directions, made once from the platform's decoder: B8AE ↔ 府. The damage that is
 * undone here happened on these bytes; a second, slightly different table (A1A4, A1AA, A2A1) would undo it wrongly.
 */

/** In `cells`: a pair that the damaged pages lost without a trace (private use); 0 is one that shows as `?`. */
export const VOID = 1;

export const LEAD_MIN = 0x81;
export const LEAD_MAX = 0xfe;
export const TRAIL_MIN = 0x40;
const NO_TRAIL = 0x7f;
const ROW_LENGTH = LEAD_MAX - TRAIL_MIN;
const NONE: readonly number[] = [];

export interface GbkCells {
  /** By `lead * 256 + trail`: the UTF-16 unit, or VOID, or 0. */
  readonly cells: Uint16Array;
  /** Pairs whose printed form is this unit: the character itself, or what compatibility folding makes of it. */
  pairsOf(printed: number): readonly number[];
  /** Second bytes with which this first byte makes a lost pair. */
  voidTrails(lead: number): readonly number[];
  isVoidLead(byte: number): boolean;
}

let built: GbkCells | undefined;

export function gbkCells(): GbkCells {
  built ??= build();
  return built;
}

/** The bytes of a character as `lead * 256 + trail`, the byte itself for ASCII, -1 where code page 936 lacks it. */
export function encodeGbk(code: number): number {
  if (code < 0x80) return code;
  if (code >= 0xe000 && code <= 0xf8ff) return -1;
  return gbkCells().pairsOf(code)[0] ?? -1;
}

function build(): GbkCells {
  const bytes = new Uint8Array(2 * ROW_LENGTH * (LEAD_MAX - LEAD_MIN + 1));
  let length = 0;
  for (let lead = LEAD_MIN; lead <= LEAD_MAX; lead += 1) {
    for (let trail = TRAIL_MIN; trail <= LEAD_MAX; trail += 1) {
      if (trail === NO_TRAIL) continue;
      bytes[length] = lead;
      bytes[length + 1] = trail;
      length += 2;
    }
  }
  const text = new TextDecoder('gbk').decode(bytes);
  const cells = new Uint16Array(0x10000);
  const pairs = new Uint16Array(0x10000);
  const voids = new Map<number, number[]>();
  const folded = new Map<number, number[]>();
  for (let i = 0; i < text.length; i += 1) {
    const lead = bytes[2 * i] as number;
    const pair = lead * 256 + (bytes[2 * i + 1] as number);
    const code = text.charCodeAt(i);
    if (code >= 0xe000 && code <= 0xf8ff) {
      cells[pair] = VOID;
      note(voids, lead, pair & 0xff);
      continue;
    }
    cells[pair] = code;
    if (pairs[code] === 0) pairs[code] = pair;
    else note(folded, code, pair);
    if (code >= 0x4e00 && code <= 0x9fff) continue;
    const character = text[i] as string;
    const form = character.normalize('NFKC').trim();
    if (form !== character && form.length === 1) note(folded, form.charCodeAt(0), pair);
  }
  return {
    cells,
    pairsOf: (printed) => {
      const own = pairs[printed] as number;
      const others = folded.get(printed);
      if (own === 0) return others ?? NONE;
      return others === undefined ? [own] : [own, ...others];
    },
    voidTrails: (lead) => voids.get(lead) ?? NONE,
    isVoidLead: (byte) => voids.has(byte),
  };
}

function note(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
