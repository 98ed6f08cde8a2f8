/** The whole story on one page: bytes in, PlanDocument out. */
import { extract } from './extract/extract.js';
import { type Problem, wordProblem } from './model/diagnostic.js';
import type { Diagnostic, PlanDocument, RepairKind } from './model/document.js';
import { SCHEMA_VERSION } from './model/schema-version.js';
import { type Normalised, type NormaliseOptions, normalise } from './normalise/normalise.js';
import type { Archive } from './read/office/archive.js';
import { type ReadResult, read } from './read/read.js';
import { resolve } from './resolve/resolve.js';
import { segment } from './segment/segment.js';

export type { Archive, ArchiveEntry } from './read/office/archive.js';

export interface ReadOptions {
  /** File name, for the record and for its ending. */
  readonly name?: string;
  readonly mediaType?: string;
}

export interface NormalizeOptions extends ReadOptions {
  /** The only kinds of repair that are made; all where neither this nor `keep` is given. */
  readonly only?: readonly RepairKind[];
  /** Kinds of damage that stay as printed. */
  readonly keep?: readonly RepairKind[];
  /** `mainland` writes the words of the mainland for those of Taiwan and Hong Kong. */
  readonly vocabulary?: 'mainland';
}

export interface NormalisedText {
  /** The canonical text. */
  readonly text: string;
  /** Every change from the decoded source to `text`, repairs and all others, by offsets of the source; made in order they give it again. */
  readonly changes: readonly { readonly start: number; readonly end: number; readonly insert: string }[];
  readonly script: PlanDocument['script'];
  readonly repairs: PlanDocument['repairs'];
  readonly diagnostics: Diagnostic[];
}

function toBytes(input: Uint8Array | string): Uint8Array {
  return typeof input === 'string' ? new TextEncoder().encode(input) : input;
}

interface Opened {
  readonly source: ReadResult;
  readonly clean: Normalised;
}

/** Chained, not awaited: no function that waits for it keeps the bytes while facts are made of them. */
function open(
  input: Uint8Array | string,
  options: ReadOptions,
  normalising: NormaliseOptions = {},
): Promise<Opened> {
  const name = options.name ?? 'text.txt';
  const { mediaType } = options;
  return read(toBytes(input), mediaType === undefined ? { name } : { name, mediaType }).then((source) => ({
    source,
    clean: normalise(source.text, normalising),
  }));
}

function word(problems: readonly Problem[]): Diagnostic[] {
  return problems.map((problem) => wordProblem(problem));
}

/**
 * Reads one plan. The bytes decide the charset; whatever they hold, a document comes back, and what is wrong with it stands in
 * its `diagnostics`. The same bytes under the same name give the same document.
 */
export function extractPlan(input: Uint8Array | string, options: ReadOptions = {}): Promise<PlanDocument> {
  return open(input, options).then(makeDocument);
}

function makeDocument({ source, clean }: Opened): PlanDocument {
  const { folded } = clean;
  const { outline, problems: gaps } = segment(clean.text.text, folded);
  const hints = {
    title: source.declaredTitle,
    publishedOn: source.publishedOn,
    furniture: clean.furniture,
    declared: source.declared,
  };
  const printed = extract(clean.text.text, outline, hints, folded);
  const contradictions = printed.meta.conflicts.map(
    ({ field, kept, other }): Problem => ({
      code: 'extract/metadata-conflict',
      data: { field, kept, other },
    }),
  );
  const { problems: doubts, ...facts } = resolve(clean.text, outline, printed, folded);
  return {
    schemaVersion: SCHEMA_VERSION,
    id: source.source.sha256.slice(0, 16),
    source: source.source,
    script: clean.script,
    meta: facts.meta,
    text: clean.text.text,
    repairs: clean.repairs,
    clauses: facts.clauses,
    tasks: facts.tasks,
    targets: facts.targets,
    deadlines: facts.deadlines,
    units: facts.units,
    diagnostics: word([...source.problems, ...clean.problems, ...gaps, ...contradictions, ...doubts]),
  };
}

/** The canonical text of one plan, and what was repaired to get there. */
export async function normalizeText(
  input: Uint8Array | string,
  options: NormalizeOptions = {},
): Promise<NormalisedText> {
  const { only, keep, vocabulary } = options;
  const isAll = only === undefined && keep === undefined;
  const makes = (kind: RepairKind): boolean =>
    only?.includes(kind) !== false && keep?.includes(kind) !== true;
  const { source, clean } = await open(input, options, {
    ...(isAll ? {} : { makes }),
    ...(vocabulary === undefined ? {} : { vocabulary }),
  });
  return {
    text: clean.text.text,
    changes: clean.text.changes(),
    script: clean.script,
    repairs: clean.repairs,
    diagnostics: word([...source.problems, ...clean.problems]),
  };
}

/** The documents in a ZIP file, to be given to `extractPlan` one by one; null where the bytes are none, or are one document (DOCX, OFD). */
export async function openArchive(bytes: Uint8Array): Promise<Archive | null> {
  const { openArchive: openZip } = await import('./read/office/archive.js');
  return openZip(bytes);
}
