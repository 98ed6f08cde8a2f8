/** A PlanDocument → its rows: path [2, 1, 3] becomes `2.1.3`, a span two columns. A row may hold more than its table has columns. */
import { createHash } from 'node:crypto';
import type { PlanDocument } from '../model/document.js';
import type { Row } from './duckdb.js';
import type { TableName } from './tables.js';

interface Placed extends Spanned {
  readonly path: readonly number[];
}

interface Spanned {
  readonly span: { readonly start: number; readonly end: number };
  readonly sourceSpan: { readonly start: number; readonly end: number };
}

export function makeRows(
  document: PlanDocument,
  programVersion: string | null,
): Record<TableName, readonly Row[]> {
  const { id, text } = document;
  const own = { document: id };
  const place = ({ path, ...fact }: Placed): Row => ({
    ...fact,
    ...own,
    path: path.join('.'),
    ...spans(fact),
  });
  return {
    documents: [{ ...documentRow(document), program_version: programVersion, digest: digestOf(document) }],
    clauses: document.clauses.map((clause) => ({
      ...place(clause),
      text: text.slice(clause.span.start, clause.span.end),
    })),
    tasks: document.tasks.map(place),
    targets: document.targets.map((target) => ({ ...place(target), value_max: target.valueMax })),
    deadlines: document.deadlines.map((deadline) => ({
      ...place(deadline),
      start_on: deadline.start,
      end_on: deadline.end,
    })),
    units: document.units.map(place),
    diagnostics: document.diagnostics.map((diagnostic) => ({
      ...diagnostic,
      ...own,
      start_at: diagnostic.span?.start,
      end_at: diagnostic.span?.end,
    })),
    originals: [{ ...own, json: JSON.stringify(document) }],
  };
}

function documentRow({ id, source, script, schemaVersion, meta }: PlanDocument): Row {
  return {
    id,
    name: source.name,
    ...meta,
    document_type: meta.documentType,
    document_number: meta.documentNumber,
    issued_on: meta.issuedOn,
    published_on: meta.publishedOn,
    plan_year: meta.planYear,
    period_start: meta.periodStart,
    period_end: meta.periodEnd,
    script,
    media_type: source.mediaType,
    encoding: source.encoding,
    bytes: source.bytes,
    sha256: source.sha256,
    schema_version: schemaVersion,
  };
}

/** Of everything but the file's name: a plan that was only renamed is the same. */
export function digestOf(document: PlanDocument): string {
  const nameless = { ...document, source: { ...document.source, name: '' } };
  return createHash('sha256').update(JSON.stringify(nameless)).digest('hex').slice(0, 16);
}

function spans({ span, sourceSpan }: Spanned): Row {
  return {
    start_at: span.start,
    end_at: span.end,
    source_start: sourceSpan.start,
    source_end: sourceSpan.end,
  };
}
