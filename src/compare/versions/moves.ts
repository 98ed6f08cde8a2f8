/**
 * How a task or chapter stands elsewhere than before: in another chapter (二、3. of 惠民 is 四、1. of 治理 now), in another
 * order among its neighbours, or only under another number because something was put in before it.
 */
import type { Clause } from '../../model/document.js';
import type { TaskChange } from '../../model/versions.js';

export type Move = NonNullable<TaskChange['how']>;

export interface Standing {
  readonly part: string | null;
  /** The chapters around it, outermost first. */
  readonly chapters: readonly Clause[];
  readonly number: string;
  /** Its position among all of its version. */
  readonly index: number;
}

export interface Followed<T> {
  readonly item: T;
  readonly old: Standing;
  readonly now: Standing;
}

/** `follows` leads from a chapter of the old version to that of the new; `followed` is in the order of the old. */
export function findMoves<T>(
  followed: readonly Followed<T>[],
  follows: ReadonlyMap<Clause, Clause>,
): ReadonlyMap<T, Move> {
  const stays = ({ old, now }: Followed<T>): boolean =>
    old.part === now.part &&
    old.chapters.length === now.chapters.length &&
    old.chapters.every((clause, i) => follows.get(clause) === now.chapters[i]);

  const moves = new Map<T, Move>();
  const byChapter = new Map<Clause | undefined, Followed<T>[]>();
  for (const one of followed) {
    if (!stays(one)) {
      moves.set(one.item, 'chapter');
      continue;
    }
    const chapter = one.old.chapters.at(-1);
    byChapter.set(chapter, [...(byChapter.get(chapter) ?? []), one]);
  }
  for (const neighbours of byChapter.values()) {
    const inOrder = longestRise(neighbours.map(({ now }) => now.index));
    for (const [i, { item, old, now }] of neighbours.entries()) {
      if (old.number !== now.number) moves.set(item, inOrder.has(i) ? 'number' : 'order');
    }
  }
  return moves;
}

/** Positions of a longest rising run: those that kept their order. */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  const best: number[] = [];
  const before: number[] = [];
  for (const [i, value] of values.entries()) {
    best[i] = 1;
    before[i] = -1;
    for (let k = 0; k < i; k += 1) {
      if ((values[k] as number) < value && (best[k] as number) + 1 > (best[i] as number)) {
        best[i] = (best[k] as number) + 1;
        before[i] = k;
      }
    }
  }
  const rise = new Set<number>();
  let at = best.indexOf(Math.max(0, ...best));
  while (at >= 0) {
    rise.add(at);
    at = before[at] ?? -1;
  }
  return rise;
}
