/**
 * Which characters a text holds: asked once, it answers for every pattern that can only match where some character stands. Most texts hold
 * none of the signs that repairs look for.
 */

export class CharacterSet {
  readonly #present = new Uint8Array(65_536);

  constructor(text: string) {
    for (let i = 0; i < text.length; i += 1) this.#present[text.charCodeAt(i)] = 1;
  }

  /** Of `characters`, UTF-16 units. */
  hasAny(characters: string): boolean {
    for (let i = 0; i < characters.length; i += 1)
      if (this.#present[characters.charCodeAt(i)] === 1) return true;
    return false;
  }

  /** Of the units from `first` to `last`. */
  hasBetween(first: number, last: number): boolean {
    return this.#present.subarray(first, last + 1).includes(1);
  }
}
