/** Records → JSON: one object for one input, an array for several, two blanks a level; NDJSON has an object a line. */
import type { PlanDocument } from '../model/document.js';
import type { ListName, ReportOptions } from './options.js';

const KEPT = ['schemaVersion', 'id', 'source', 'meta'] as const;
type Selected = Partial<PlanDocument>;

export function documentsAsJson(
  documents: readonly PlanDocument[],
  options: ReportOptions & { readonly asArray?: boolean },
): string {
  return [...jsonChunks(documents, options)].join('');
}

/** Piece by piece: the JSON of some thousand plans together is longer than a string can be. */
export function* jsonChunks(
  documents: readonly PlanDocument[],
  options: ReportOptions & { readonly asArray?: boolean },
): Generator<string> {
  const [first] = documents;
  if (first !== undefined && documents.length === 1 && options.asArray !== true) {
    yield asJson(select(first, options.only));
    return;
  }
  for (const [i, document] of documents.entries()) {
    const json = JSON.stringify(select(document, options.only), null, 2).replaceAll('\n', '\n  ');
    yield `${i === 0 ? '[' : ','}\n  ${json}`;
  }
  yield documents.length === 0 ? '[]\n' : '\n]\n';
}

export function documentsAsNdjson(documents: readonly PlanDocument[], options: ReportOptions): string {
  return [...ndjsonChunks(documents, options)].join('');
}

export function* ndjsonChunks(documents: readonly PlanDocument[], options: ReportOptions): Generator<string> {
  for (const document of documents) yield `${JSON.stringify(select(document, options.only))}\n`;
}

export function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** `--only targets` keeps what says which document this is, and the named lists. */
function select(document: PlanDocument, only: readonly ListName[] | undefined): Selected {
  if (only === undefined || only.length === 0) return document;
  const wanted = new Set<string>([...KEPT, ...only]);
  return Object.fromEntries(Object.entries(document).filter(([key]) => wanted.has(key)));
}
