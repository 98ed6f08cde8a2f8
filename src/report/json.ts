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
    yield* recordChunks(select(first, options.only), '');
    yield '\n';
    return;
  }
  for (const [i, document] of documents.entries()) {
    yield i === 0 ? '[\n  ' : ',\n  ';
    yield* recordChunks(select(document, options.only), '  ');
  }
  yield documents.length === 0 ? '[]\n' : '\n]\n';
}

/** What a record of a list takes together in one piece. */
const BATCH = 200;

/** One record as JSON, its long lists a few entries at a time; `indent` is that of the line it begins on. */
function* recordChunks(record: Selected, indent: string): Generator<string> {
  const print = (value: unknown, at: string): string =>
    JSON.stringify(value, null, 2).replaceAll('\n', `\n${at}`);
  let separator = '{';
  for (const [key, value] of Object.entries(record)) {
    yield `${separator}\n${indent}  ${JSON.stringify(key)}: `;
    separator = ',';
    if (!Array.isArray(value) || value.length <= BATCH) {
      yield print(value, `${indent}  `);
      continue;
    }
    for (let i = 0; i < value.length; i += BATCH) {
      const batch = value.slice(i, i + BATCH).map((entry) => print(entry, `${indent}    `));
      yield `${i === 0 ? '[' : ','}\n${indent}    ${batch.join(`,\n${indent}    `)}`;
    }
    yield `\n${indent}  ]`;
  }
  yield separator === '{' ? '{}' : `\n${indent}}`;
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
