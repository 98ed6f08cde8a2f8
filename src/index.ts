/** What other programs may import. */
import type { CompareOptions } from './compare/compare.js';
import type { PlanComparison } from './model/comparison.js';
import type { PlanDocument } from './model/document.js';

export type { CompareOptions } from './compare/compare.js';
export type * from './model/comparison.js';
export { type Lang, wordProblem } from './model/diagnostic.js';
export type * from './model/document.js';
export { REPAIR_KINDS } from './model/repair-kinds.js';
export {
  extractPlan,
  type NormalisedText,
  type NormalizeOptions,
  normalizeText,
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
