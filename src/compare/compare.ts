/**
 * Several plans → what they share and where they part: topics, indicators in one row, what only one has, borrowed
 * wording, who answers, when. `PlanDocument[]` of two cities in, `停车: 二、3. | 三、(二)12.` out.
 */
import { loadSegmenter, type Segmenter } from '../lexicon/words.js';
import type { GroupKey, PlanComparison, SegmenterName } from '../model/comparison.js';
import type { PlanDocument } from '../model/document.js';
import { SCHEMA_VERSION } from '../model/schema-version.js';
import { judgeAgainst } from './against.js';
import { alignTasks } from './align.js';
import { findBorrowed } from './borrowed.js';
import { keepDifferences } from './differences.js';
import { groupTasks } from './grouping.js';
import { groupIndicators, type IndicatorGroup, tabulate } from './indicators.js';
import { findLacks } from './lacks.js';
import { compareOffices } from './offices.js';
import { buildTimeline } from './timeline.js';
import { placeOf, presentTopics } from './topics.js';
import { WEIGHTS } from './weights.js';

export interface CompareOptions {
  /** The segmenter to try first, or one of the caller's own; the comparison names the one that was used. */
  readonly segmenter?: SegmenterName | Segmenter;
  /** What two tasks need to be one topic, 0..1; higher gives fewer and closer topics. */
  readonly minSimilarity?: number;
  /** `id` of the document that the figures of all others are held against (`against`). */
  readonly baseline?: string;
  /** Adds `lacks`: topics that half of the others have and one plan has not. */
  readonly lacks?: boolean;
  /** Adds `groups`: all tasks put together in this way. */
  readonly by?: GroupKey;
  /** Leaves out what all plans agree on. */
  readonly onlyDifferences?: boolean;
}

/** The same documents in the same order give the same comparison. A document given twice counts once. */
export async function comparePlans(
  documents: readonly PlanDocument[],
  options: CompareOptions = {},
): Promise<PlanComparison> {
  const { segmenter: wanted, minSimilarity, baseline, by } = options;
  const segmenter = typeof wanted === 'object' ? wanted : await loadSegmenter(wanted);
  const plans = [...new Map(documents.map((plan) => [plan.id, plan])).values()];

  const indicators = groupIndicators(plans);
  const { field, links, groups } = alignTasks(plans, segmenter, indicators, WEIGHTS, minSimilarity);
  const paired = new Set(groups.flatMap((group) => group.members));
  const topics = presentTopics(groups, links, field, plans);
  const rows = tabulate(indicators, plans);
  const comparison: PlanComparison = {
    schemaVersion: SCHEMA_VERSION,
    segmenter: segmenter.name,
    documents: plans.map(({ id, source, meta }) => ({
      id,
      name: source.name,
      title: meta.title,
      jurisdiction: meta.jurisdiction,
      planYear: meta.planYear,
    })),
    topics,
    indicators:
      baseline === undefined
        ? rows
        : rows.map((row, i) => ({
            ...row,
            against: judgeAgainst(indicators[i] as IndicatorGroup, baseline, plans),
          })),
    unique: field.subjects
      .filter(({ index }) => !paired.has(index))
      .map((subject) => placeOf(subject, plans)),
    borrowed: findBorrowed(plans),
    units: compareOffices(plans),
    timeline: buildTimeline(plans),
    ...(baseline === undefined ? {} : { baseline }),
    ...(options.lacks === true ? { lacks: findLacks(plans, topics) } : {}),
    ...(by === undefined
      ? {}
      : { groupedBy: by, groups: groupTasks(by, field.subjects, plans, { topics, indicators: rows }) }),
  };
  return options.onlyDifferences === true ? keepDifferences(comparison) : comparison;
}
