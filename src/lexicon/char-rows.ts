/**
 * Rows of a sorted table: for each context the entries that follow it. Each of those, by its index, may be the context
 * of a row in the next table: 数 → 数字 → 数字经.
 */
export class CharRows {
  /** Where the row of each context starts; one more for the end. */
  readonly starts: Uint32Array;
  readonly entries: Uint16Array;
  readonly costs: Uint8Array;

  constructor(lengths: Uint16Array, entries: Uint16Array, costs: Uint8Array) {
    const starts = new Uint32Array(lengths.length + 1);
    let start = 0;
    for (let i = 0; i < lengths.length; i += 1) {
      start += lengths[i] as number;
      starts[i + 1] = start;
    }
    this.starts = starts;
    this.entries = entries;
    this.costs = costs;
  }

  /** The index of `entry` in the row of `context`, or -1. */
  find(context: number, entry: number): number {
    const { entries } = this;
    let low = this.starts[context] as number;
    const end = this.starts[context + 1] as number;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((entries[middle] as number) < entry) low = middle + 1;
      else high = middle;
    }
    return low < end && entries[low] === entry ? low : -1;
  }
}
