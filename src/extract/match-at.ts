/**
 * A pattern that can only match at certain places is tried there and nowhere else: with a look-behind at its front it would be tried at
 * every character, which takes ten times as long.
 */

/**
 * What `text.matchAll` gives for a pattern whose matches begin at some of `starts` (ascending); `sticky` has the flag y. One at a time: a
 * match with its groups takes a kilobyte.
 */
export function* matchAt(
  sticky: RegExp,
  text: string,
  starts: readonly number[],
): Generator<RegExpExecArray> {
  let end = 0;
  for (const start of starts) {
    if (start < end) continue;
    sticky.lastIndex = start;
    const match = sticky.exec(text);
    if (match === null) continue;
    end = sticky.lastIndex;
    yield match;
  }
}

/** Where runs of some characters begin. */
export class Runs {
  readonly #marks = new Uint8Array(65_536);

  constructor(characters: string) {
    for (const character of characters) this.#marks[character.charCodeAt(0)] = 1;
  }

  startsIn(text: string): number[] {
    const starts: number[] = [];
    let isInside = false;
    for (let i = 0; i < text.length; i += 1) {
      const isMarked = this.#marks[text.charCodeAt(i)] === 1;
      if (isMarked && !isInside) starts.push(i);
      isInside = isMarked;
    }
    return starts;
  }
}

/** Where any of `words` stands, ascending. */
export function findWords(text: string, words: readonly string[]): number[] {
  const found: number[] = [];
  for (const word of words)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) found.push(at);
  return words.length === 1 ? found : found.sort((a, b) => a - b);
}

/** The places themselves and `reach` places before each, ascending, none twice. */
export function spread(places: readonly number[], reach: number): readonly number[] {
  if (reach === 0) return places;
  const starts: number[] = [];
  let next = 0;
  for (const place of places) {
    for (let at = Math.max(next, place - reach); at <= place; at += 1) starts.push(at);
    next = place + 1;
  }
  return starts;
}
