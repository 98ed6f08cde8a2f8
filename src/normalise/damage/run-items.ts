/**
 * A damaged line as the search reads it: characters, readings in brackets, and readings whose bracket was eaten.
 * `府?dāng)?shù)字` → 府, ?dāng), ?shù), 字.
 */
import { hasTone, isSyllable, SYLLABLE_LETTERS } from './syllable.js';

export interface Item {
  readonly kind: 'character' | 'reading' | 'lost-bracket';
  readonly start: number;
  readonly end: number;
  /** As printed. */
  readonly text: string;
  /** Letters of the reading, else empty. */
  readonly syllable: string;
}

const BODY = `(?<syllable>[${SYLLABLE_LETTERS}]{1,6})[1-5]? ?[)）]`;
const READING = new RegExp(`[(（] ?${BODY}`, 'uy');
const LOST_BRACKET = new RegExp(`\\? ?${BODY}`, 'uy');

export function readItems(text: string, start: number, end: number, hasReadings: boolean): Item[] {
  const items: Item[] = [];
  let at = start;
  while (at < end) {
    const c = text[at] as string;
    const pattern = c === '?' ? LOST_BRACKET : (c === '(' || c === '（') && hasReadings ? READING : undefined;
    if (pattern !== undefined) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      const syllable = match?.groups?.['syllable'];
      if (
        match !== null &&
        syllable !== undefined &&
        isSyllable(syllable) &&
        (hasReadings || hasTone(syllable))
      ) {
        const kind = c === '?' ? 'lost-bracket' : 'reading';
        items.push({ kind, start: at, end: at + match[0].length, text: match[0], syllable });
        at += match[0].length;
        continue;
      }
    }
    items.push({ kind: 'character', start: at, end: at + 1, text: c, syllable: '' });
    at += 1;
  }
  return items;
}
