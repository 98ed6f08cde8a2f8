/** Which script a page is written in: 門 is Traditional, 门 Simplified, most characters are both. */
import type { CharModel } from '../../lexicon/char-model.js';

const MOST_COUNTED = 200_000;

export function isTraditional(text: string, model: CharModel): boolean {
  let balance = 0;
  for (let i = 0; i < Math.min(text.length, MOST_COUNTED); i += 1) {
    const code = text.charCodeAt(i);
    if (model.isTraditionalOnly(code)) balance += 1;
    else if (model.isSimplifiedOnly(code)) balance -= 1;
  }
  return balance > 0;
}
