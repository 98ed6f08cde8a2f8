/**
 * Words that a filter took out of the copy leave scars: `应急、、水利`, `“”`, `，。`. They are counted and shown, never filled in.
 */
import type { Problem } from '../../model/diagnostic.js';
import { CharacterSet } from '../../text/character-set.js';

/** What every scar holds: looking for these is quicker than for the pattern. */
const SCARS = ['、、', ',,', ',、', '、,', ',。', '、。', '《》', '""'];
const SCAR = /、、|,,|,、|、,|,。|、。|《》|(?<!")""(?!")/gu;
const CONTEXT = 8;
/** One doubled mark is a slip of the pen. */
const LEAST = 2;

/**
 * What a conversion leaves of text that it could not read: 锟斤拷, 烫烫烫, ����, ????. Characters of a private font stand for nothing that
 * can be known either.
 */
const LOST =
  /(?:锟斤拷){1,4}|(?<=\p{Script=Han})[\ue000-\uf8ff]{1,8}|[烫屯]{3,}|\ufffd{2,}|(?<=\p{Script=Han})\?{4,}/gu;
/** Looked for first: without these characters nothing of the kind is there. */
const LOST_SIGNS = '锟烫屯\ufffd';
const FIRST_PRIVATE = 0xe000;
const LAST_PRIVATE = 0xf8ff;
const MAX_LOST = 20;

/** Places where text was lost for good, a problem each. `signs` are its characters, or those of what it was made from. */
export function findLostText(text: string, signs = new CharacterSet(text)): Problem[] {
  const mayBeLost = signs.hasAny(LOST_SIGNS) || signs.hasBetween(FIRST_PRIVATE, LAST_PRIVATE);
  if (!mayBeLost && !text.includes('????')) return [];
  const problems: Problem[] = [];
  for (const match of text.matchAll(LOST)) {
    if (problems.length === MAX_LOST) break;
    const excerpt = text.slice(Math.max(0, match.index - CONTEXT), match.index + match[0].length + CONTEXT);
    const span = { start: match.index, end: match.index + match[0].length };
    problems.push({ code: 'normalise/lost-text', data: { excerpt: excerpt.replaceAll('\n', ' ') }, span });
  }
  return problems;
}

/** `folded` is the folded twin of `text`. */
export function findMissingWords(text: string, folded: string): Problem[] {
  if (!SCARS.some((scar) => folded.includes(scar))) return [];
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
