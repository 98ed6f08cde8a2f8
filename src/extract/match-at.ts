/**
 * A pattern that can only match at certain places is tried there and nowhere else: with a look-behind at its front it would be tried at
 * every character, which takes ten times as long.
 */

/**
 * Visits what `text.matchAll` gives for a pattern whose matches begin at some of `starts` (ascending); `sticky` has the flag y. One at a
 * time: a match with its groups takes a kilobyte.
 */
export function matchAt(
  sticky: RegExp,
  text: string,
  starts: readonly number[],
  visit: (match: RegExpExecArray) => void,
): void {
  let end = 0;
  for (const start of starts) {
    if (start < end) continue;
    sticky.lastIndex = start;
    const match = sticky.exec(text);
    if (match === null) continue;
    end = sticky.lastIndex;
    visit(match);
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

/** Words that are looked for in one pass over a text: by their last characters, which few places of it have. */
export class Vocabulary {
  readonly #ends: string[] = [];
  /** By UTF-16 unit: 1 and more where some word ends so. */
  readonly #marks = new Uint16Array(65_536);

  constructor(words: Iterable<string>) {
    for (const word of words) {
      const code = word.charCodeAt(word.length - 1);
      if (this.#marks[code] === 0) this.#marks[code] = this.#ends.push(word.slice(-1));
    }
  }

  findIn(text: string): WordPlaces {
    const places: number[][] = this.#ends.map(() => []);
    for (let i = 0; i < text.length; i += 1) {
      const mark = this.#marks[text.charCodeAt(i)] as number;
      if (mark > 0) (places[mark - 1] as number[]).push(i);
    }
    return new WordPlaces(text, new Map(this.#ends.map((end, i) => [end, places[i] as number[]])));
  }
}

/** Where the words of a vocabulary stand in a text. */
export class WordPlaces {
  readonly #text: string;
  readonly #byEnd: ReadonlyMap<string, readonly number[]>;
  readonly #known = new Map<readonly string[], readonly number[]>();

  constructor(text: string, byEnd: ReadonlyMap<string, readonly number[]>) {
    this.#text = text;
    this.#byEnd = byEnd;
  }

  /** Where any of `words` begins, ascending. */
  of(words: readonly string[]): readonly number[] {
    let found = this.#known.get(words);
    if (found === undefined) {
      found =
        words.length === 1
          ? this.#of(words[0] as string)
          : words.flatMap((word) => this.#of(word)).sort((a, b) => a - b);
      this.#known.set(words, found);
    }
    return found;
  }

  #of(word: string): readonly number[] {
    const ends = this.#byEnd.get(word.slice(-1)) ?? [];
    if (word.length === 1) return ends;
    const before = word.length - 1;
    const found: number[] = [];
    for (const end of ends) if (this.#text.startsWith(word, end - before)) found.push(end - before);
    return found;
  }
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
