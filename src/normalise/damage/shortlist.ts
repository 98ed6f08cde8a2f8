/** The best readings of one place so far, in a heap whose first is the worst of them. */
import type { Reading } from './reading.js';

export class Shortlist {
  private readonly heap: Reading[] = [];
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  /** What a reading has to beat. */
  get floor(): number {
    return this.heap.length < this.most ? Number.NEGATIVE_INFINITY : (this.heap[0] as Reading).score;
  }

  add(reading: Reading): void {
    const { heap } = this;
    let at = heap.length;
    if (at < this.most) {
      heap.push(reading);
      while (at > 0) {
        const above = (at - 1) >> 1;
        if ((heap[above] as Reading).score <= reading.score) break;
        heap[at] = heap[above] as Reading;
        at = above;
      }
      heap[at] = reading;
      return;
    }
    if (reading.score <= (heap[0] as Reading).score) return;
    at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && (heap[below + 1] as Reading).score < (heap[below] as Reading).score)
        below += 1;
      if ((heap[below] as Reading).score >= reading.score) break;
      heap[at] = heap[below] as Reading;
      at = below;
    }
    heap[at] = reading;
  }

  /** Best first. */
  sorted(): Reading[] {
    return [...this.heap].sort((a, b) => b.score - a.score);
  }
}
