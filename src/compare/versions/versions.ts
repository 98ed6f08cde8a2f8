/**
 * Two versions of one place's plan → what changed: tasks added, dropped, moved, reworded; targets raised or lowered;
 * deadlines earlier or later; offices. `云溪市2023年工作要点` and `云溪市2024年工作要点` in, in this order.
 */
import { loadSegmenter, type Segmenter } from '../../lexicon/words.js';
import type { SegmenterName } from '../../model/comparison.js';
import type { PlanDocument } from '../../model/document.js';
import { SCHEMA_VERSION } from '../../model/schema-version.js';
import type { PlanVersions, TaskChange } from '../../model/versions.js';
import { readField } from '../field.js';
import { groupIndicators } from '../indicators.js';
import { WEIGHTS } from '../weights.js';
import { citeTask } from './cite.js';
import { compareDeadlines } from './deadlines.js';
import { matchTasks, type TaskPair } from './match-tasks.js';
import { findMoves } from './moves.js';
import { compareOfficesOf } from './offices.js';
import { compareTargets } from './targets.js';
import { compareWording, type Range, type Told } from './wording.js';

export interface VersionsOptions {
  /** The segmenter to try first, or one of the caller's own. */
  readonly segmenter?: SegmenterName | Segmenter;
}

/** The older version comes first: the other way round, what was added is dropped. */
export async function compareVersions(
  old: PlanDocument,
  now: PlanDocument,
  options: VersionsOptions = {},
): Promise<PlanVersions> {
  const { segmenter: wanted } = options;
  const segmenter = typeof wanted === 'object' ? wanted : await loadSegmenter(wanted);
  const plans = [old, now];
  const field = readField(plans, segmenter, groupIndicators(plans), WEIGHTS);
  const { pairs, dropped, added } = matchTasks(field);
  const targets = compareTargets(old, now, field.subjects, pairs);
  const deadlines = compareDeadlines(old, now, field.subjects, pairs);
  const offices = compareOfficesOf(old, now, pairs);

  const quoted = (
    side: 'old' | 'new',
    changes: readonly { readonly old: Cited; readonly new: Cited }[],
  ): Range[] => changes.flatMap((change) => change[side]?.span ?? []);
  const told = (side: 'old' | 'new', own: 'old' | 'now'): Told => ({
    whole: [
      ...quoted(
        side,
        targets.changes.filter((change) => change.old !== null && change.new !== null),
      ),
      ...quoted(side, deadlines.changes),
      ...quoted(side, offices),
      ...deadlines.pairs.map((pair) => pair[own].span),
    ],
    phrases: quoted(
      side,
      targets.changes.filter((change) => change.old === null || change.new === null),
    ),
    figures: targets.pairs.filter(({ isSame }) => isSame).map((pair) => pair[own].span),
  });
  const [toldOld, toldNow] = [told('old', 'old'), told('new', 'now')];

  const moves = findMoves(pairs, old, now);
  const changesOf = (pair: TaskPair): TaskChange[] => {
    const places = { old: citeTask(old, pair.old), new: citeTask(now, pair.now) };
    const how = moves.get(pair);
    const words = compareWording(
      { plan: old, subject: pair.old, told: toldOld },
      { plan: now, subject: pair.now, told: toldNow },
    );
    const found: TaskChange[] = [];
    if (how !== undefined) found.push({ kind: 'moved', how, ...places, words: [] });
    if (words !== null) found.push({ kind: 'reworded', how: null, ...places, words });
    return found;
  };
  return {
    schemaVersion: SCHEMA_VERSION,
    segmenter: segmenter.name,
    old: describeEdition(old),
    new: describeEdition(now),
    tasks: [
      ...dropped.map((subject) => makeChange('dropped', { old: citeTask(old, subject), new: null })),
      ...added.map((subject) => makeChange('added', { old: null, new: citeTask(now, subject) })),
      ...pairs.flatMap(changesOf),
    ],
    targets: [...targets.changes],
    deadlines: [...deadlines.changes],
    offices,
  };
}

type Cited = { readonly span: Range } | null;

function makeChange(kind: TaskChange['kind'], places: Pick<TaskChange, 'old' | 'new'>): TaskChange {
  return { kind, how: null, ...places, words: [] };
}

function describeEdition({ id, source, meta }: PlanDocument): PlanVersions['old'] {
  const { title, jurisdiction, planYear } = meta;
  return { id, name: source.name, title, jurisdiction, planYear };
}
