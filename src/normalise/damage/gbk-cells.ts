/**
 * Code page 936 as one table for both directions, made once from the platform's decoder: B8AE ↔ 府. The damage that is
 * undone here happened on these bytes; a second, slightly different table (A1A4, A1AA, A2A1) would undo it wrongly.
 */

/** In `cells`: a pair that the damaged pages lost without a trace (private use); 0 is one that shows as `?`. */
export const VOID = 1;

export const LEAD_MIN = 0x81;
export const LEAD_MAX = 0xfe;
export const TRAIL_MIN = 0x40;

export interface GbkCells {
  /** By `lead * 256 + trail`: the UTF-16 unit, or VOID, or 0. */
  readonly cells: Uint16Array;
  /** Pairs whose printed form is this text: the character itself, or what compatibility folding makes of it. */
  pairsOf(printed: string): readonly number[];
  /** Second bytes with which this first byte makes a lost pair. */
  voidTrails(lead: number): readonly number[];
  readonly voidLeads: readonly number[];
  /** Printed forms of more than one character: ⒂ → `(15)`. */
  readonly longForms: ReadonlyMap<string, readonly number[]>;
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
  return gbkCells().pairsOf(String.fromCharCode(code))[0] ?? -1;
}

function build(): GbkCells {
  const decoder = new TextDecoder('gbk');
  const cells = new Uint16Array(0x10000);
  const row = new Uint8Array(2 * (0xff - TRAIL_MIN));
  const pairs = new Map<string, number[]>();
  const longForms = new Map<string, number[]>();
  const voids = new Map<number, number[]>();
  const note = (map: Map<string, number[]>, key: string, pair: number): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [pair]);
    else list.push(pair);
  };
  const folded: [string, number][] = [];
  for (let lead = LEAD_MIN; lead <= LEAD_MAX; lead += 1) {
    let length = 0;
    for (let trail = TRAIL_MIN; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      row[length] = lead;
      row[length + 1] = trail;
      length += 2;
    }
    const text = decoder.decode(row.subarray(0, length));
    const empty: number[] = [];
    for (let i = 0; i < text.length; i += 1) {
      const pair = lead * 256 + (row[2 * i + 1] as number);
      const code = text.charCodeAt(i);
      if (code >= 0xe000 && code <= 0xf8ff) {
        cells[pair] = VOID;
        empty.push(pair & 0xff);
        continue;
      }
      cells[pair] = code;
      const character = text[i] as string;
      note(pairs, character, pair);
      if (code >= 0x4e00 && code <= 0x9fff) continue;
      const form = character.normalize('NFKC').trim();
      if (form !== character && form.length > 0) folded.push([form, pair]);
    }
    if (empty.length > 0) voids.set(lead, empty);
  }
  for (const [form, pair] of folded) note(form.length === 1 ? pairs : longForms, form, pair);
  return {
    cells,
    pairsOf: (printed) => pairs.get(printed) ?? [],
    voidTrails: (lead) => voids.get(lead) ?? [],
    voidLeads: [...voids.keys()],
    longForms,
  };
}
