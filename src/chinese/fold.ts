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
  ['〇', '〇'],
  ['○', '〇'],
  ['【', '【'],
  ['［', '['],
  ['〔', '〔'],
]);

const FOLDABLE =
  /[\u00a0\u2002\u2003\u2009\u202f\u3000“”„«»「」『』〝〞〃‘’‐‑‒–—―─−∼〜•・‧∙●﹪○\uff01-\uff5e]/gu;

export function fold(text: string): string {
  return text.replace(FOLDABLE, (c) => {
    const known = FOLDS.get(c);
    if (known !== undefined) return known;
    return String.fromCharCode(c.charCodeAt(0) - 0xfee0);
  });
}
