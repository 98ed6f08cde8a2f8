/**
 * Words that a filter took out of the copy leave scars: `应急、、水利`, `“”`, `，。`. They are counted and shown, never filled in.
 */
import { fold } from '../../chinese/fold.js';
import type { Problem } from '../../model/diagnostic.js';

const SCAR = /、、|,,|,、|、,|,。|、。|《》|(?<!")""(?!")/gu;
const CONTEXT = 8;
/** One doubled mark is a slip of the pen. */
const LEAST = 2;

export function findMissingWords(text: string): Problem[] {
  const folded = fold(text);
  let count = 0;
  let first = -1;
  for (const m of folded.matchAll(SCAR)) {
    if (m[0] === '""' && text.slice(m.index, m.index + 2) !== '“”') continue;
    count += 1;
    if (first < 0) first = m.index;
  }
  if (count < LEAST) return [];
  const excerpt = text.slice(Math.max(0, first - CONTEXT), first + CONTEXT).replaceAll('\n', ' ');
  return [
    { code: 'normalise/words-missing', data: { count, excerpt }, span: { start: first, end: first + 2 } },
  ];
}
