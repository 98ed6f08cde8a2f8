/**
 * A twin of a text for matching: same length, same offsets, but with full-width forms, blanks, quotation marks and
 * dashes brought to one form each. Patterns are written against the twin, quotes are cut from the text itself.
 * `２０２３年１２月（試行）` → `2023年12月(試行)`.
 */

const FOLDS = new Map<string, string>([
  ['\u00a0', ' '],
  ['\u2002', ' '],
  ['\u2003', ' '],
  ['\u2009', ' '],
  ['\u202f', ' '],
  ['\u3000', ' '],
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['«', '"'],
  ['»', '"'],
  ['「', '"'],
  ['」', '"'],
  ['『', '"'],
  ['』', '"'],
  ['〝', '"'],
  ['〞', '"'],
  ['〃', '"'],
  ['‘', "'"],
  ['’', "'"],
  ['‐', '-'],
  ['‑', '-'],
  ['‒', '-'],
  ['–', '-'],
  ['—', '-'],
  ['―', '-'],
  ['─', '-'],
  ['−', '-'],
  ['∼', '~'],
  ['〜', '~'],
  ['•', '·'],
  ['・', '·'],
  ['‧', '·'],
  ['∙', '·'],
  ['●', '·'],
  ['﹪', '%'],
  ['○', '〇'],
]);

/** The folded code of every code unit. */
const TABLE = new Uint16Array(65_536).map((_, code) => code);
for (const [from, to] of FOLDS) TABLE[from.charCodeAt(0)] = to.charCodeAt(0);
for (let code = 0xff01; code <= 0xff5e; code += 1) TABLE[code] = code - 0xfee0;

/** Where the first character stands that has another form, -1 where none does. */
function firstUnfolded(text: string): number {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (TABLE[code] !== code) return i;
  }
  return -1;
}

export function fold(text: string): string {
  const first = firstUnfolded(text);
  if (first < 0) return text;
  const codes = Buffer.allocUnsafe(text.length * 2);
  for (let i = 0, at = 0; i < text.length; i += 1, at += 2) {
    const code = TABLE[text.charCodeAt(i)] as number;
    codes[at] = code & 0xff;
    codes[at + 1] = code >> 8;
  }
  return codes.toString('utf16le');
}
