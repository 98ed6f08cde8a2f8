/**
 * What became of the tasks: dropped, added, in another place, worded otherwise, split or joined. A task that was split is
 * told once for each of its parts, with the words that were kept and changed in that part and both places.
 */
import type { PlanDocument } from '../../model/document.js';
import type { TaskChange } from '../../model/versions.js';
import type { Subject } from '../subject.js';
import type { Follows } from './chapters.js';
import { citeTask } from './cite.js';
import { type DividedTasks, type Division, listMembers } from './divisions.js';
import type { TaskPair } from './match-tasks.js';
import { type Followed, findMoves, type Standing } from './moves.js';
import { ancestorsIn } from './outline.js';
import { compareWording, type Range, type Side, type Told } from './wording.js';

type Places = Pick<TaskChange, 'old' | 'new'>;

export function compareTasks(
  old: PlanDocument,
  now: PlanDocument,
  { pairs, dropped, added, divisions }: DividedTasks,
  follows: Follows,
  told: { readonly old: Told; readonly now: Told },
): TaskChange[] {
  const cite = (a: Subject | undefined, b: Subject | undefined): Places => ({
    old: a === undefined ? null : citeTask(old, a),
    new: b === undefined ? null : citeTask(now, b),
  });
  const oldSide = (subject: Subject, ranges?: readonly Range[]): Side =>
    sideOf(old, subject, told.old, ranges);
  const nowSide = (subject: Subject, ranges?: readonly Range[]): Side =>
    sideOf(now, subject, told.now, ranges);
  const standing = { old: standingIn(old), now: standingIn(now) };
  const moves = findMoves(
    pairs.map(
      (pair): Followed<TaskPair> => ({
        item: pair,
        old: standing.old(pair.old),
        now: standing.now(pair.now),
      }),
    ),
    follows,
  );
  const divided = new Set(divisions.flatMap(listMembers));
  const tellPair = (pair: TaskPair): TaskChange[] => {
    if (divided.has(pair.old)) return [];
    const places = cite(pair.old, pair.now);
    const how = moves.get(pair);
    const words = compareWording(oldSide(pair.old), nowSide(pair.now));
    const changes: TaskChange[] = [];
    if (how !== undefined) changes.push({ kind: 'moved', how, ...places, words: [] });
    if (words !== null) changes.push({ kind: 'reworded', how: null, ...places, words });
    return changes;
  };
  const tellParts = ({ kind, whole, parts }: Division): TaskChange[] =>
    parts.map(({ subject, ranges }) => {
      const isSplit = kind === 'split';
      const [a, b] = isSplit ? [whole, subject] : [subject, whole];
      const words = compareWording(
        oldSide(a, isSplit ? ranges : undefined),
        nowSide(b, isSplit ? undefined : ranges),
      );
      return { kind, how: null, ...cite(a, b), words: words ?? [] };
    });
  return [
    ...dropped.map(
      (subject): TaskChange => ({ kind: 'dropped', how: null, ...cite(subject, undefined), words: [] }),
    ),
    ...added.map(
      (subject): TaskChange => ({ kind: 'added', how: null, ...cite(undefined, subject), words: [] }),
    ),
    ...divisions.flatMap(tellParts),
    ...pairs.flatMap(tellPair),
  ];
}

function sideOf(plan: PlanDocument, { task }: Subject, told: Told, ranges?: readonly Range[]): Side {
  const marker = plan.clauses.find(({ id }) => id === task.clause)?.marker ?? '';
  return { plan, ranges: ranges ?? [task.span], marker, told };
}

function standingIn(plan: PlanDocument): (subject: Subject) => Standing {
  const chaptersOf = ancestorsIn(plan);
  return ({ task, segment, index }) => ({
    part: task.part,
    chapters: chaptersOf(task.clause),
    number: `${task.path.join('.')}/${segment ?? ''}`,
    index,
  });
}
