/** What a comparison of tasks needs to know of all plans at once: 停车 is rare here, 市公安局 answers for half of it. */
import type { Segmenter } from '../lexicon/words.js';
import type { PlanDocument } from '../model/document.js';
import type { IndicatorGroup } from './indicators.js';
import { type Field, weighOffices } from './pair.js';
import { profileSubjects } from './profile.js';
import { readSubjects } from './subject.js';
import type { Weights } from './weights.js';

export function readField(
  plans: readonly PlanDocument[],
  segmenter: Segmenter,
  rows: readonly IndicatorGroup[],
  weights: Weights,
): Field {
  const subjects = readSubjects(plans);
  const rowOf = new Map(
    rows.flatMap(({ label, members }) => members.map(({ target }) => [target, label] as const)),
  );
  const labels = subjects.map(({ targets }) => targets.flatMap((target) => rowOf.get(target) ?? []));
  return {
    weights,
    subjects,
    profiles: profileSubjects(subjects, segmenter, weights),
    officeWeight: weighOffices(subjects),
    sharedIndicators: (a, b) => (labels[a] ?? []).filter((label) => labels[b]?.includes(label) === true),
  };
}
