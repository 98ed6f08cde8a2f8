/** Formats by name. Each is loaded when it is asked for: printing JSON never waits for a table or CSV library. */
import type { ComparisonFormat, DocumentFormat } from '../model/choices.js';
import type { PlanComparison } from '../model/comparison.js';
import type { PlanDocument } from '../model/document.js';
import type { PlanVersions } from '../model/versions.js';
import { asJson, documentsAsJson, documentsAsNdjson, jsonChunks, ndjsonChunks } from './json.js';
import type { ReportOptions } from './options.js';

export {
  COMPARISON_PARTS,
  type ComparisonFormat,
  DOCUMENT_FORMATS,
  type DocumentFormat,
  LIST_NAMES,
  type ListName,
} from '../model/choices.js';
export type { PlanConfig } from '../model/config.js';
export { GROUP_KEYS, type GroupKey } from '../model/group-keys.js';
export { keepConfident } from './confident.js';
export { asJson } from './json.js';
export type { RowFormat } from './rows.js';

type DocumentReport = (
  documents: readonly PlanDocument[],
  options: ReportOptions & { readonly asArray?: boolean },
) => Promise<string>;
type ComparisonReport = (
  comparison: PlanComparison,
  /** The plans that were compared, for a form that shows their texts. */
  options: ReportOptions & { readonly documents?: readonly PlanDocument[] },
) => Promise<string>;

/** A workbook is no text: it goes to a file. */
type TextFormat<Format> = Exclude<Format, 'xlsx'>;

export const documentFormats: Readonly<Record<TextFormat<DocumentFormat>, DocumentReport>> = {
  json: async (documents, options) => documentsAsJson(documents, options),
  ndjson: async (documents, options) => documentsAsNdjson(documents, options),
  table: async (documents, options) => (await import('./table.js')).documentsAsTable(documents, options),
  csv: async (documents, options) => (await import('./csv.js')).documentsAsCsv(documents, options),
  md: async (documents, options) =>
    (await import('./document-markdown.js')).documentsAsMarkdown(documents, options),
  html: async (documents, options) =>
    (await import('./html/document-page.js')).documentsAsHtml(documents, options),
};

/** The same text as `documentFormats` gives, in pieces that each fit into a string. */
export async function documentChunks(
  format: DocumentFormat,
  documents: readonly PlanDocument[],
  options: ReportOptions & { readonly asArray?: boolean },
): Promise<Iterable<string> | Uint8Array> {
  if (format === 'xlsx') return (await import('./workbook.js')).documentsAsWorkbook(documents, options);
  if (format === 'json') return jsonChunks(documents, options);
  if (format === 'ndjson') return ndjsonChunks(documents, options);
  return [await documentFormats[format](documents, options)];
}

export const comparisonFormats: Readonly<Record<TextFormat<ComparisonFormat>, ComparisonReport>> = {
  json: async (comparison) => asJson(comparison),
  table: async (comparison, options) =>
    (await import('./comparison.js')).comparisonAsTable(comparison, options),
  csv: async (comparison, options) =>
    (await import('./comparison-rows.js')).comparisonAsCsv(comparison, options),
  md: async (comparison, options) =>
    (await import('./comparison.js')).comparisonAsMarkdown(comparison, options),
  html: async (comparison, options) =>
    (await import('./html/comparison-page.js')).comparisonAsHtml(
      comparison,
      options.documents ?? [],
      options,
    ),
};

type VersionsReport = (
  versions: PlanVersions,
  /** The old plan and the new one, for a form that shows their texts. */
  options: ReportOptions & { readonly documents?: readonly PlanDocument[] },
) => Promise<string>;

export const versionsFormats: Readonly<Record<TextFormat<ComparisonFormat>, VersionsReport>> = {
  json: async (versions) => asJson(versions),
  table: async (versions, options) => (await import('./versions.js')).versionsAsTable(versions, options),
  csv: async (versions, options) => (await import('./versions-rows.js')).versionsAsCsv(versions, options),
  md: async (versions, options) => (await import('./versions.js')).versionsAsMarkdown(versions, options),
  html: async (versions, options) =>
    (await import('./html/versions-page.js')).versionsAsHtml(versions, options.documents ?? [], options),
};

export async function versionsWorkbook(versions: PlanVersions, options: ReportOptions): Promise<Uint8Array> {
  return (await import('./versions-rows.js')).versionsAsWorkbook(versions, options);
}

export async function comparisonWorkbook(
  comparison: PlanComparison,
  options: ReportOptions,
): Promise<Uint8Array> {
  return (await import('./workbook.js')).comparisonAsWorkbook(comparison, options);
}

/** Rows of a query, in pieces. */
export function loadRowsReport(): Promise<typeof import('./rows.js')> {
  return import('./rows.js');
}

export function loadDiagnosticsReport(): Promise<typeof import('./diagnostics.js')> {
  return import('./diagnostics.js');
}

export async function loadRepairsReport(): Promise<typeof import('./repairs.js').renderRepairs> {
  return (await import('./repairs.js')).renderRepairs;
}

export async function loadExplanation(): Promise<typeof import('./explain.js').renderExplanation> {
  return (await import('./explain.js')).renderExplanation;
}

/** Zod takes longer to load than a plan to read; it is wanted only to print a schema or to check JSON that comes in. */
export function loadSchemas(): Promise<typeof import('../model/schema.js')> {
  return import('../model/schema.js');
}

/** Wanted only where there is a file of settings. */
export function loadConfigSchema(): Promise<typeof import('../model/config.js')> {
  return import('../model/config.js');
}
