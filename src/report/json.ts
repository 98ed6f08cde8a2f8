/** Records → JSON: one object for one input, an array for several, two blanks a level; NDJSON has an object a line. */
import type { PlanDocument } from '../model/document.js';
import type { ListName, ReportOptions } from './options.js';

const KEPT = ['schemaVersion', 'id', 'source', 'meta'] as const;
type Selected = Partial<PlanDocument>;

export function documentsAsJson(
  documents: readonly PlanDocument[],
  options: ReportOptions & { asArray?: boolean },
): string {
  const selected = documents.map((document) => select(document, options.only));
  const isOne = selected.length === 1 && options.asArray !== true;
  return `${JSON.stringify(isOne ? selected[0] : selected, null, 2)}\n`;
}

export function documentsAsNdjson(documents: readonly PlanDocument[], options: ReportOptions): string {
  return documents.map((document) => `${JSON.stringify(select(document, options.only))}\n`).join('');
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
