/**
 * A pattern that can only match at certain places is tried there and nowhere else: with a look-behind at its front it would be tried at
 * every character, which takes ten times as long.
 */

/** What `text.matchAll` gives for a pattern whose matches begin at some of `starts` (ascending); `sticky` has the flag y. */
export function matchAt(sticky: RegExp, text: string, starts: readonly number[]): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  let end = 0;
  for (const start of starts) {
    if (start < end) continue;
    sticky.lastIndex = start;
    const match = sticky.exec(text);
    if (match === null) continue;
    matches.push(match);
    end = sticky.lastIndex;
  }
  return matches;
}

/** Where each match of a global pattern begins. */
export function startsOf(pattern: RegExp, text: string): number[] {
  return Array.from(text.matchAll(pattern), ({ index }) => index);
}
