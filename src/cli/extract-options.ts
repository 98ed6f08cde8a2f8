/** The options of `plan extract` read and checked: `--format xlsx,json -o out/ --jobs 4 --timeout 60 --resume`. */
import { availableParallelism } from 'node:os';
import { type DocumentFormat, LIST_NAMES, type ListName } from '../report/index.js';
import { WrongUsage } from './errors.js';
import { HTML_ENDING, LARGEST_MB } from './files.js';
import type { Terminal } from './terminal.js';
import { isFolder } from './write.js';

export interface ExtractOptions {
  readonly format?: string;
  readonly output?: string;
  readonly only?: string;
  readonly minConfidence?: string;
  readonly jobs?: string;
  readonly timeout?: string;
  readonly maxSize?: string;
  readonly resume?: boolean;
  readonly failFast?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

export interface ExtractPlan {
  readonly formats: readonly DocumentFormat[];
  readonly output: string | null;
  readonly toFolder: boolean;
  readonly only: readonly ListName[];
  readonly minConfidence: number | null;
  /** Null: as many as there are cores, where there is enough to do. */
  readonly jobs: number | null;
  /** Seconds. */
  readonly timeout: number | null;
  readonly largestMb: number;
  readonly resume: boolean;
  readonly failFast: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

export const ENDINGS: Readonly<Record<DocumentFormat, string>> = {
  json: '.json',
  ndjson: '.ndjson',
  table: '.txt',
  csv: '.csv',
  md: '.md',
  html: '.html',
  xlsx: '.xlsx',
};
const MOST_JOBS = 256;
const MOST_SECONDS = 86_400;
const MOST_MB = 1024;
/** A thread takes as long to start as some plans take to be read. */
const INPUTS_A_THREAD = 8;

export async function readOptions(options: ExtractOptions, terminal: Terminal): Promise<ExtractPlan> {
  const { say } = terminal;
  const output = options.output ?? null;
  const toFolder = output !== null && (await isFolder(output));
  const formats =
    options.format === undefined
      ? [chooseFormat(output, toFolder, terminal)]
      : readFormats(options.format, terminal);
  if (formats.length > 1 && !toFolder) throw new WrongUsage(say('formatsNeedFolder'));
  if (formats.includes('xlsx') && output === null) throw new WrongUsage(say('needOutput'));
  if (options.resume === true && !toFolder) throw new WrongUsage(say('resumeNeedsFolder'));
  return {
    formats,
    output,
    toFolder,
    only: readOnly(options.only, terminal),
    minConfidence: readLeast(options.minConfidence, terminal),
    jobs: readNumber(options.jobs, MOST_JOBS, (value) => say('badJobs', { value })),
    timeout: readNumber(options.timeout, MOST_SECONDS, (value) => say('badTimeout', { value })),
    largestMb: readNumber(options.maxSize, MOST_MB, (value) => say('badSize', { value })) ?? LARGEST_MB,
    resume: options.resume === true,
    failFast: options.failFast === true,
    quiet: options.quiet === true,
    verbose: options.verbose === true,
  };
}

export function countThreads({ jobs }: ExtractPlan, inputs: number): number {
  return jobs ?? Math.max(1, Math.min(availableParallelism(), Math.floor(inputs / INPUTS_A_THREAD)));
}

/** People get a table and warnings; programs get JSON, on a pipe or in a file that is not named otherwise. */
function chooseFormat(output: string | null, toFolder: boolean, terminal: Terminal): DocumentFormat {
  if (output === null) return terminal.isInteractive ? 'table' : 'json';
  if (toFolder) return 'json';
  if (output.endsWith('.csv')) return 'csv';
  if (output.endsWith('.md')) return 'md';
  if (HTML_ENDING.test(output)) return 'html';
  if (output.endsWith('.xlsx')) return 'xlsx';
  return output.endsWith('.ndjson') || output.endsWith('.jsonl') ? 'ndjson' : 'json';
}

function readFormats(given: string, { say }: Terminal): DocumentFormat[] {
  const names = [...new Set(given.split(',').filter((name) => name !== ''))];
  const wrong =
    names.find((name) => !Object.hasOwn(ENDINGS, name)) ?? (names.length === 0 ? given : undefined);
  if (wrong !== undefined)
    throw new WrongUsage(say('badFormat', { name: wrong, names: Object.keys(ENDINGS).join(', ') }));
  return names as DocumentFormat[];
}

function readOnly(only: string | undefined, { say }: Terminal): ListName[] {
  const names = (only ?? '').split(',').filter((name) => name !== '');
  for (const name of names) {
    if (!(LIST_NAMES as readonly string[]).includes(name))
      throw new WrongUsage(say('badOnly', { name, names: LIST_NAMES.join(', ') }));
  }
  return names as ListName[];
}

function readLeast(given: string | undefined, { say }: Terminal): number | null {
  if (given === undefined) return null;
  const least = /^[01]?(?:\.\d{1,6})?$/u.test(given) ? Number(given) : Number.NaN;
  if (given === '' || !(least >= 0 && least <= 1))
    throw new WrongUsage(say('badConfidence', { value: given }));
  return least;
}

export function readNumber(
  given: string | undefined,
  most: number,
  wrong: (value: string) => string,
): number | null {
  if (given === undefined) return null;
  const number = /^\d{1,9}$/u.test(given) ? Number(given) : 0;
  if (number < 1 || number > most) throw new WrongUsage(wrong(given));
  return number;
}
