/** Pinyin as the annotating programs print it: `shè`, `she`, `she4`; `(APP)` and `(two)` are none. */

/** For a character class. */
export const SYLLABLE_LETTERS = 'a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹ';

const PLAIN =
  /^(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo|v|ve)$/u;
const TONES = /[\u0300\u0301\u0304\u030c]/gu;

export function isSyllable(letters: string): boolean {
  return PLAIN.test(
    letters
      .normalize('NFD')
      .replace(/u\u0308/gu, 'v')
      .replace(TONES, ''),
  );
}

export function hasTone(letters: string): boolean {
  return /[^a-zü]/u.test(letters);
}
