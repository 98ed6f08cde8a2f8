/** Sparse vectors over a numbered vocabulary: `{停车: 3.1, 泊位: 4.2}` as two arrays in order of the numbers. */

export interface Vector {
  readonly ids: Int32Array;
  readonly weights: Float64Array;
  readonly norm: number;
}

const EMPTY: Vector = { ids: new Int32Array(0), weights: new Float64Array(0), norm: 0 };

export function makeVector(entries: ReadonlyMap<number, number>): Vector {
  if (entries.size === 0) return EMPTY;
  const ids = Int32Array.from(entries.keys()).sort();
  const weights = new Float64Array(ids.length);
  let sum = 0;
  ids.forEach((id, i) => {
    const weight = entries.get(id) ?? 0;
    weights[i] = weight;
    sum += weight * weight;
  });
  return { ids, weights, norm: Math.sqrt(sum) };
}

export function cosine(a: Vector, b: Vector): number {
  return a.norm === 0 || b.norm === 0 ? 0 : dot(a, b) / (a.norm * b.norm);
}

function dot(a: Vector, b: Vector): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < a.ids.length && j < b.ids.length) {
    const x = a.ids[i] as number;
    const y = b.ids[j] as number;
    if (x === y) {
      sum += (a.weights[i] as number) * (b.weights[j] as number);
      i += 1;
      j += 1;
    } else if (x < y) i += 1;
    else j += 1;
  }
  return sum;
}

/** What two vectors have in common, heaviest first; equal weights in order of the numbers, so that runs agree. */
export function shared(a: Vector, b: Vector): { readonly id: number; readonly weight: number }[] {
  const common: { id: number; weight: number }[] = [];
  let i = 0;
  let j = 0;
  while (i < a.ids.length && j < b.ids.length) {
    const x = a.ids[i] as number;
    const y = b.ids[j] as number;
    if (x === y) {
      common.push({ id: x, weight: (a.weights[i] as number) * (b.weights[j] as number) });
      i += 1;
      j += 1;
    } else if (x < y) i += 1;
    else j += 1;
  }
  return common.sort((p, q) => q.weight - p.weight || p.id - q.id);
}
