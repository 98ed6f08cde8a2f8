/** What other programs may import. */
import type { CompareOptions } from './compare/compare.js';
import type { VersionsOptions } from './compare/versions/versions.js';
import type { PlanComparison } from './model/comparison.js';
import type { PlanDocument } from './model/document.js';
import type { PlanVersions } from './model/versions.js';

export type { CompareOptions } from './compare/compare.js';
export type { VersionsOptions } from './compare/versions/versions.js';
export type * from './model/comparison.js';
export { type Lang, wordProblem } from './model/diagnostic.js';
export type * from './model/document.js';
export { type Place, placeOf } from './model/place.js';
export { REPAIR_KINDS } from './model/repair-kinds.js';
export type * from './model/versions.js';
export {
  type Archive,
  type ArchiveEntry,
  extractPlan,
  type NormalisedText,
  type NormalizeOptions,
  normalizeText,
  openArchive,
  type ReadOptions,
} from './pipeline.js';

/** Compares plans; the comparison, and the segmenter it needs, are loaded when they are first asked for. */
export async function comparePlans(
  documents: readonly PlanDocument[],
  options: CompareOptions = {},
): Promise<PlanComparison> {
  const { comparePlans: compare } = await import('./compare/compare.js');
  return compare(documents, options);
}

/** What changed from an older version of a place's plan to a newer one; the older comes first. */
export async function compareVersions(
  old: PlanDocument,
  now: PlanDocument,
  options: VersionsOptions = {},
): Promise<PlanVersions> {
  const { compareVersions: compare } = await import('./compare/versions/versions.js');
  return compare(old, now, options);
}
