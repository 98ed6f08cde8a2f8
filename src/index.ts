/** What other programs may import. */
export { type CompareOptions, comparePlans } from './compare/compare.js';
export type * from './model/comparison.js';
export { type Lang, wordProblem } from './model/diagnostic.js';
export type * from './model/document.js';
export { extractPlan, type NormalisedText, normalizeText, type ReadOptions } from './pipeline.js';
