/** The bytes of a text in GBK (code page 936, two-byte cells): 政 → D5 FE. The table is built once, when it is first asked for. */

let cells: Map<string, number> | undefined;

function loadCells(): Map<string, number> {
  if (cells !== undefined) return cells;
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number>();
  const pair = new Uint8Array(2);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      pair[0] = lead;
      pair[1] = trail;
      const character = decoder.decode(pair);
      if (character.length === 1 && !table.has(character)) table.set(character, lead * 256 + trail);
    }
  }
  cells = table;
  return table;
}

/** A character without a cell, and the mark of a lost byte, become `?`, which no decoder takes for part of a character. */
export function gbkBytes(text: string): Uint8Array {
  const table = loadCells();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    const cell = table.get(character);
    if (code < 0x80) bytes.push(code);
    else if (character === '€') bytes.push(0x80);
    else if (cell === undefined) bytes.push(0x3f);
    else bytes.push(cell >> 8, cell & 0xff);
  }
  return Uint8Array.from(bytes);
}
