/**
 * Words as they are seen on the page, where the file says otherwise: a bold heading that is drawn twice (基本思路 over 基本思路) is there
 * once, and characters that a font says to be half as wide as they are drawn (个 、 河 东) have no blanks between them.
 */
import type { Word } from './page-content.js';

/** What the last character of a word lacks of its width, in widths of a character, and the longest word of which that can be said. */
const [LEAST_MISSING, MOST_MISSING] = [0.25, 0.75];
const MOST_NARROW = 6;
/** A second drawing stands so near the first, in widths of a character. */
const SAME_PLACE = 0.12;
/** Words are looked for in places of so many points across, and one line up and down. */
const CELL = 4;
const FULL_WIDTH = /[\p{Script=Han}\u3000-\u303f\uff00-\uff60]/gu;
const BLANK_BESIDE_FULL_WIDTH =
  /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uff60]) (?=\S)|(?<=\S) (?=[\p{Script=Han}\u3000-\u303f\uff00-\uff60])/gu;

/** `em` is the width of a character in print. */
export function asDrawn(word: Word, em: number): Word {
  const wide = word.text.match(FULL_WIDTH)?.length ?? 0;
  if (wide === 0) return word;
  const others = word.text.replaceAll(/\s/gu, '').length - wide;
  const least = (wide + others * 0.3) * em;
  const missing = (least - (word.right - word.x)) / em;
  // of a word that was drawn narrower on purpose every character is so
  if (missing < LEAST_MISSING || missing > MOST_MISSING) return word;
  if (word.text.includes(' ')) {
    if (wide < 2) return word;
    return { ...word, text: word.text.replaceAll(BLANK_BESIDE_FULL_WIDTH, ''), right: word.x + least };
  }
  return wide > MOST_NARROW ? word : { ...word, right: word.x + least };
}

/** Each word once, at the place where it was drawn first. */
export function dropDoubles(words: readonly Word[]): Word[] {
  const drawn = new Map<string, Word[]>();
  return words.filter((word) => {
    const [row, cell] = [Math.round(word.y), Math.round(word.x / CELL)];
    const room = Math.min(Math.max(word.size * SAME_PLACE, 0.5), CELL);
    for (let y = row - 1; y <= row + 1; y += 1)
      for (let x = cell - 1; x <= cell + 1; x += 1)
        if ((drawn.get(`${x}|${y}|${word.text}`) ?? []).some((other) => isNear(other, word, room)))
          return false;
    const key = `${cell}|${row}|${word.text}`;
    const same = drawn.get(key);
    if (same === undefined) drawn.set(key, [word]);
    else same.push(word);
    return true;
  });
}

function isNear(a: Word, b: Word, room: number): boolean {
  return Math.abs(a.x - b.x) <= room && Math.abs(a.y - b.y) <= room;
}

/** More words than this on a line are none of text. */
const MOST_ON_LINE = 200;

/** Words in the order of the line, where quotation marks of another font are drawn into the blanks of a word: 市 十四五 规划 and “ ”. */
export function openBlanks(words: readonly Word[]): Word[] {
  const rows = new Map<number, Word[]>();
  for (const word of words) {
    const row = rows.get(Math.round(word.y));
    if (row === undefined) rows.set(Math.round(word.y), [word]);
    else row.push(word);
  }
  return words.flatMap((word) => {
    const row = rows.get(Math.round(word.y)) ?? [];
    const isFilled = (other: Word): boolean => other !== word && other.x > word.x && other.right < word.right;
    if (!word.text.trim().includes(' ') || row.length > MOST_ON_LINE || !row.some(isFilled)) return [word];
    return partsOf(word);
  });
}

/** What the characters leave of the word's width is shared by its blanks. */
function partsOf(word: Word): Word[] {
  const parts = word.text.trim().split(/ +/u);
  const widths = parts.map((part) => {
    const wide = part.match(FULL_WIDTH)?.length ?? 0;
    return (wide + (part.length - wide) * 0.5) * word.size;
  });
  const blank = (word.right - word.x - widths.reduce((sum, width) => sum + width, 0)) / (parts.length - 1);
  if (blank <= 0) return [word];
  let x = word.x;
  return parts.map((text, i) => {
    const part = { ...word, text, x, right: x + (widths[i] as number) };
    x = part.right + blank;
    return part;
  });
}
