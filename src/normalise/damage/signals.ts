/**
 * Where a text shows what clean text does not: `?。ㄒ唬`, `a業`, `?dāng)`. Only here a repair is tried. Clean text costs one
 * pass of a plain character class.
 */
import { hasTone, isSyllable, SYLLABLE_LETTERS } from './syllable.js';

/** How every signal begins. */
const POSSIBLE = /\n[。；，、]|[a-z](?=\p{Script=Han})|[?!！？\\^`{}ā-ǜㄅ-ㄩ┌-╋ぁ-んァ-ヶΑ-ωА-я]/gu;
/** No line of a sound text begins so. */
const LINE_MARK = /^[。；，、]/u;
const STRANGE = '[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜㄅ-ㄩ┌-╋ぁ-んァ-ヶΑ-ΡΣ-Ωα-ωА-я]';
/** A mark after `?`; a letter of another script beside a character; a reading whose bracket was eaten. */
const SIGNAL = new RegExp(
  `\\?(?=[。；，、;,:]\\S|[！？!?][^\\s?!！？])|(?<=\\p{Script=Han})[!！?？](?=\\p{Script=Han})|(?<=\\p{Script=Han})(?:[!！](?=[①-⒛㈠-㈩])|[\\\\^\`{}](?=\\p{Script=Han}))|(?<=(?:^|\\n)。)\\?|(?<=^|\\n)[。！；，、](?=[^\\s\\x00-\\x3f])|(?<=[\\p{Script=Han}?])[a-z](?=\\p{Script=Han})|(?<=\\p{Script=Han})${STRANGE}(?!${STRANGE}{3})|${STRANGE}(?=\\p{Script=Han})|(?<=[。！；，、!;,])${STRANGE}(?=[^\\s、，。；”」])|\\?(?=(?<syllable>[${SYLLABLE_LETTERS}]{1,6})\\))`,
  'uy',
);
/** “澜e办” is what a city calls its platform. */
const NAME = /[“"「]\p{Script=Han}{0,3}[a-z]\p{Script=Han}{1,3}[”"」]/u;
export const STRANGE_LETTER = new RegExp(STRANGE, 'u');

export function findSignals(text: string): number[] {
  const places: number[] = [];
  const tryAt = (at: number): void => {
    SIGNAL.lastIndex = at;
    const match = SIGNAL.exec(text);
    if (match === null || NAME.test(text.slice(Math.max(0, at - 4), at + 5))) return;
    const syllable = match.groups?.['syllable'];
    if (syllable === undefined || (hasTone(syllable) && isSyllable(syllable))) places.push(at);
  };
  if (LINE_MARK.test(text)) tryAt(0);
  for (const { index } of text.matchAll(POSSIBLE)) tryAt(text[index] === '\n' ? index + 1 : index);
  return places;
}
