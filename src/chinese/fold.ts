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

const CHUNK = 8192;

function isFolded(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (TABLE[code] !== code) return false;
  }
  return true;
}

export function fold(text: string): string {
  if (isFolded(text)) return text;
  const codes = new Uint16Array(Math.min(CHUNK, text.length));
  let folded = '';
  for (let from = 0; from < text.length; from += CHUNK) {
    const length = Math.min(CHUNK, text.length - from);
    for (let i = 0; i < length; i += 1) codes[i] = TABLE[text.charCodeAt(from + i)] as number;
    folded += String.fromCharCode.apply(null, codes.subarray(0, length) as unknown as number[]);
  }
  return folded;
}
