/**
 * Two versions of one place's plan → what changed: tasks added, dropped, moved, split, reworded; targets raised or
 * lowered; deadlines earlier or later; offices; chapters and the text outside tasks. `云溪市2023年工作要点` and `云溪市2024年工作要点` in, in this order.
 */
import { loadSegmenter, type Segmenter } from '../../lexicon/words.js';
import type { SegmenterName } from '../../model/comparison.js';
import type { PlanDocument } from '../../model/document.js';
import { SCHEMA_VERSION } from '../../model/schema-version.js';
import type { PlanVersions } from '../../model/versions.js';
import { readField } from '../field.js';
import { groupIndicators } from '../indicators.js';
import { WEIGHTS } from '../weights.js';
import { compareChapters, matchChapters } from './chapters.js';
import { compareDeadlines } from './deadlines.js';
import { type DividedTasks, findDivisions, listMembers } from './divisions.js';
import { readScopes } from './facts.js';
import { matchTasks } from './match-tasks.js';
import { compareMeta } from './meta.js';
import { compareOfficesOf, type SameWork } from './offices.js';
import { readPassages } from './outline.js';
import { comparePassages } from './passages.js';
import { compareTargets } from './targets.js';
import { compareTasks } from './tasks.js';
import { readTold } from './told.js';

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
  const tasks = findDivisions(matchTasks(field));
  const scopes = readScopes(tasks.pairs, tasks.divisions);
  const targets = compareTargets('target', old, now, field.subjects, scopes);
  const baselines = compareTargets('baseline', old, now, field.subjects, scopes);
  const deadlines = compareDeadlines(old, now, field.subjects, scopes);
  const offices = compareOfficesOf(old, now, listWorks(tasks));
  const findings = { old, now, targets, baselines, deadlines, offices };
  const told = { old: readTold('old', findings), now: readTold('now', findings) };
  const passages = { old: readPassages(old), now: readPassages(now) };
  const follows = matchChapters(old, now, tasks.pairs, [...passages.old, ...passages.now]);
  return {
    schemaVersion: SCHEMA_VERSION,
    segmenter: segmenter.name,
    old: describeEdition(old),
    new: describeEdition(now),
    meta: compareMeta(old.meta, now.meta),
    chapters: compareChapters(old, now, follows),
    passages: comparePassages(passages.old, passages.now, follows, told),
    tasks: compareTasks(old, now, tasks, follows, told),
    targets: [...targets.changes],
    baselines: [...baselines.changes],
    deadlines: [...deadlines.changes],
    offices,
  };
}

function listWorks({ pairs, divisions }: DividedTasks): SameWork[] {
  const divided = new Set(divisions.flatMap(listMembers));
  return [
    ...pairs
      .filter(({ old, now }) => !divided.has(old) && !divided.has(now))
      .map(({ old, now }) => ({ old: [old], now: [now] })),
    ...divisions.map(({ kind, whole, parts }) => {
      const several = parts.map(({ subject }) => subject);
      return kind === 'split' ? { old: [whole], now: several } : { old: several, now: [whole] };
    }),
  ];
}

function describeEdition({ id, source, meta }: PlanDocument): PlanVersions['old'] {
  const { title, jurisdiction, planYear } = meta;
  return { id, name: source.name, title, jurisdiction, planYear };
}
