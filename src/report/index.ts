/** Formats by name. Each is loaded when it is asked for: printing JSON never waits for a table or CSV library. */
import type { PlanComparison } from '../model/comparison.js';
import type { PlanDocument } from '../model/document.js';
import { asJson, documentsAsJson, documentsAsNdjson } from './json.js';
import type { ReportOptions } from './options.js';

export { asJson } from './json.js';
export { LIST_NAMES, type ListName, type ReportOptions } from './options.js';

type DocumentReport = (
  documents: readonly PlanDocument[],
  options: ReportOptions & { readonly asArray?: boolean },
) => Promise<string>;
type ComparisonReport = (comparison: PlanComparison, options: ReportOptions) => Promise<string>;

export const documentFormats = {
  json: async (documents, options) => documentsAsJson(documents, options),
  ndjson: async (documents, options) => documentsAsNdjson(documents, options),
  table: async (documents, options) => (await import('./table.js')).documentsAsTable(documents, options),
  csv: async (documents, options) => (await import('./csv.js')).documentsAsCsv(documents, options),
} as const satisfies Record<string, DocumentReport>;

export const comparisonFormats = {
  json: async (comparison) => asJson(comparison),
  table: async (comparison, options) =>
    (await import('./comparison.js')).comparisonAsTable(comparison, options),
  csv: async (comparison, options) => (await import('./comparison.js')).comparisonAsCsv(comparison, options),
  md: async (comparison, options) =>
    (await import('./comparison.js')).comparisonAsMarkdown(comparison, options),
} as const satisfies Record<string, ComparisonReport>;

export type DocumentFormat = keyof typeof documentFormats;
export type ComparisonFormat = keyof typeof comparisonFormats;

export function loadDiagnosticsReport(): Promise<typeof import('./diagnostics.js')> {
  return import('./diagnostics.js');
}

export async function loadRepairsReport(): Promise<typeof import('./repairs.js').renderRepairs> {
  return (await import('./repairs.js')).renderRepairs;
}

/** Zod takes longer to load than a plan to read; it is wanted only to print a schema or to check JSON that comes in. */
export function loadSchemas(): Promise<typeof import('../model/schema.js')> {
  return import('../model/schema.js');
}
