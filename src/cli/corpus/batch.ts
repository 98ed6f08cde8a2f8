/** Documents on their way into a corpus: so many, so long or so large, and they go in together. A kill loses one batch at most. */
import type { Arrival } from '../../corpus/corpus.js';

const MOST_DOCUMENTS = 25;
const MOST_CHARACTERS = 4_000_000;
const LONGEST_MS = 3000;

export class Batch {
  private readonly write: (arrivals: readonly Arrival[]) => Promise<void>;
  private arrivals: Arrival[] = [];
  private characters = 0;
  private begun = performance.now();

  constructor(write: (arrivals: readonly Arrival[]) => Promise<void>) {
    this.write = write;
  }

  async add(arrival: Arrival): Promise<void> {
    if (this.arrivals.length === 0) this.begun = performance.now();
    this.arrivals.push(arrival);
    this.characters += arrival.document.text.length;
    const isFull = this.arrivals.length >= MOST_DOCUMENTS || this.characters >= MOST_CHARACTERS;
    if (isFull || performance.now() - this.begun > LONGEST_MS) await this.flush();
  }

  async flush(): Promise<void> {
    const { arrivals } = this;
    if (arrivals.length === 0) return;
    this.arrivals = [];
    this.characters = 0;
    await this.write(arrivals);
  }
}
