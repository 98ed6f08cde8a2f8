/** Which tasks share a term: 泊位 stands in the third and the ninth, so only those two are held against a new task that has it. */
import type { Vector } from './vector.js';

interface Posting {
  readonly owners: number[];
  readonly weights: number[];
}

/** Cosines of one vector with all that were added before, found term by term. */
export class InvertedIndex {
  private readonly postings: readonly Posting[];
  private readonly scores: Float64Array;
  private touched: number[] = [];

  constructor(terms: number, owners: number) {
    this.postings = Array.from({ length: terms }, () => ({ owners: [], weights: [] }));
    this.scores = new Float64Array(owners);
  }

  add(owner: number, { ids, weights, norm }: Vector): void {
    ids.forEach((id, i) => {
      const posting = this.postings[id];
      posting?.owners.push(owner);
      posting?.weights.push((weights[i] as number) / norm);
    });
  }

  /** The owners that share a term with the vector, in no order; their cosines are read by `scoreOf` until the next call. */
  match({ ids, weights, norm }: Vector): readonly number[] {
    const { scores } = this;
    for (const owner of this.touched) scores[owner] = 0;
    const touched: number[] = [];
    for (let i = 0; i < ids.length; i += 1) {
      const posting = this.postings[ids[i] as number];
      if (posting === undefined) continue;
      const { owners, weights: shares } = posting;
      const weight = (weights[i] as number) / norm;
      for (let k = 0; k < owners.length; k += 1) {
        const owner = owners[k] as number;
        const before = scores[owner] as number;
        if (before === 0) touched.push(owner);
        scores[owner] = before + weight * (shares[k] as number);
      }
    }
    this.touched = touched;
    return touched;
  }

  scoreOf(owner: number): number {
    return this.scores[owner] as number;
  }
}
