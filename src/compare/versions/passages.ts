/** Paragraphs outside the tasks of two versions: 推动各项工作见行见效 of 总体要求 that is 落地见效 now is reworded. */
import type { PassageChange } from '../../model/versions.js';
import { assign } from './assign.js';
import type { Follows } from './chapters.js';
import { likeness } from './match-tasks.js';
import { citeRange, type Passage } from './outline.js';
import { compareWording, type Told } from './wording.js';

/** Two paragraphs that share less are two. */
const SAME_PARAGRAPH = 0.4;
const SAME_CHAPTER = 0.25;

export function comparePassages(
  old: readonly Passage[],
  now: readonly Passage[],
  follows: Follows,
  told: { readonly old: Told; readonly now: Told },
): PassageChange[] {
  const isSameChapter = (a: Passage, b: Passage): boolean =>
    (a.clause === undefined ? undefined : (follows.get(a.clause) ?? a.clause)) === b.clause;
  const { pairs, dropped, added } = assign(old, now, (a, b) => {
    const like = likeness(a.counts, b.counts);
    return like < SAME_PARAGRAPH ? null : like + (isSameChapter(a, b) ? SAME_CHAPTER : 0);
  });
  const cite = ({ plan, clause, range }: Passage): PassageChange['old'] => citeRange(plan, clause, range);
  return [
    ...pairs.flatMap(([a, b]): PassageChange[] => {
      const words = compareWording(
        { plan: a.plan, ranges: [a.range], marker: '', told: told.old },
        { plan: b.plan, ranges: [b.range], marker: '', told: told.now },
      );
      return words === null ? [] : [{ kind: 'reworded', old: cite(a), new: cite(b), words }];
    }),
    ...dropped.map((a): PassageChange => ({ kind: 'dropped', old: cite(a), new: null, words: [] })),
    ...added.map((b): PassageChange => ({ kind: 'added', old: null, new: cite(b), words: [] })),
  ];
}
