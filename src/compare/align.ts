/** Tasks of all plans → which of them are one: 智慧停车 of one plan and 停车场数据接入 of two others make a group of three. */
import type { Segmenter } from '../lexicon/words.js';
import type { PlanDocument } from '../model/document.js';
import { readField } from './field.js';
import { type Group, groupPairs } from './group.js';
import type { IndicatorGroup } from './indicators.js';
import { type Links, linkPairs } from './links.js';
import { type Field, pairSubjects } from './pair.js';
import type { Weights } from './weights.js';

export interface Alignment {
  readonly field: Field;
  readonly links: Links;
  readonly groups: readonly Group[];
}

/** `minimum` is what two tasks need to be one topic, 0..1. */
export function alignTasks(
  plans: readonly PlanDocument[],
  segmenter: Segmenter,
  indicators: readonly IndicatorGroup[],
  weights: Weights,
  minimum = weights.minSimilarity,
): Alignment {
  const field = readField(plans, segmenter, indicators, weights);
  const links = linkPairs(pairSubjects(field, minimum * weights.cohesion), field.subjects.length);
  return { field, links, groups: groupPairs(links, field.subjects, minimum, weights) };
}
