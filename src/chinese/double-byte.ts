/** The bytes of a text in GBK (code page 936) and in Big5, two-byte cells: 政 → D5 FE. A table is built once, when it is first asked for. */

type Label = 'gb18030' | 'big5';

const tables = new Map<Label, Map<string, number>>();
const LEAD_MIN = 0x81;
const LAST = 0xfe;
const TRAIL_MIN = 0x40;
const NO_TRAIL = 0x7f;
/** How code page 936 writes the euro sign: 一 is E4 B8 80 in UTF-8, which reads 涓€. */
const EURO = 0x80;
/** What no cell holds. */
const LOST = -1;

function loadTable(label: Label): Map<string, number> {
  const known = tables.get(label);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(label);
  const table = new Map<string, number>();
  const pair = new Uint8Array(2);
  for (let lead = LEAD_MIN; lead <= LAST; lead += 1) {
    for (let trail = TRAIL_MIN; trail <= LAST; trail += 1) {
      if (trail === NO_TRAIL) continue;
      pair[0] = lead;
      pair[1] = trail;
      const character = decoder.decode(pair);
      if (character.length === 1 && character !== '\ufffd' && !table.has(character))
        table.set(character, lead * 256 + trail);
    }
  }
  tables.set(label, table);
  return table;
}

function bytesOf(text: string, label: Label): number[] {
  const table = loadTable(label);
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    const cell = table.get(character);
    if (code < 0x80) bytes.push(code);
    else if (character === '€') bytes.push(EURO);
    else if (cell === undefined) bytes.push(LOST);
    else bytes.push(cell >> 8, cell & 0xff);
  }
  return bytes;
}

/** Bytes 0–255; -1 for a character without a cell, and for the mark of a lost byte. */
export function gbkBytes(text: string): number[] {
  return bytesOf(text, 'gb18030');
}

export function big5Bytes(text: string): number[] {
  return bytesOf(text, 'big5');
}
