/** `plan extract`: plans in, PlanDocuments out, to standard output, one file, or a folder with one file an input. */
import { join } from 'node:path';
import { extractPlan, type PlanDocument } from '../index.js';
import {
  type DocumentFormat,
  documentChunks,
  keepConfident,
  LIST_NAMES,
  type ListName,
  loadDiagnosticsReport,
} from '../report/index.js';
import { WrongUsage } from './errors.js';
import { attempt, isFailure, tellFailure, unreadable } from './failures.js';
import { findInputs, HTML_ENDING, type Input, PLAN_ENDINGS, readInput } from './files.js';
import { startProgress } from './progress.js';
import type { Terminal } from './terminal.js';
import { isFolder, makeFolder, writeWhole } from './write.js';

export interface ExtractOptions {
  readonly format?: DocumentFormat;
  readonly output?: string;
  readonly only?: string;
  readonly minConfidence?: string;
}

const ENDINGS: Readonly<Record<DocumentFormat, string>> = {
  json: '.json',
  ndjson: '.ndjson',
  table: '.txt',
  csv: '.csv',
  html: '.html',
  xlsx: '.xlsx',
};

export async function extract(
  given: readonly string[],
  options: ExtractOptions,
  terminal: Terminal,
): Promise<number> {
  const only = readOnly(options.only, terminal);
  const least = readLeast(options.minConfidence, terminal);
  const toFolder = options.output !== undefined && (await isFolder(options.output));
  const format = options.format ?? chooseFormat(options.output, toFolder, terminal);
  if (format === 'xlsx' && options.output === undefined) throw new WrongUsage(terminal.say('needOutput'));
  const { inputs, failures } = await findInputs(given, PLAN_ENDINGS, terminal);
  for (const failure of failures) tellFailure(failure, terminal);
  let failed = failures.length;
  const report = (
    documents: readonly PlanDocument[],
    asArray: boolean,
  ): Promise<Iterable<string> | Uint8Array> =>
    documentChunks(format, documents, {
      lang: terminal.lang,
      color: terminal.color && options.output === undefined,
      only,
      asArray,
      ...(terminal.columns === undefined ? {} : { columns: terminal.columns }),
    });
  const names = toFolder ? nameOutputs(inputs, ENDINGS[format]) : [];
  if (toFolder) await makeFolder(options.output as string, terminal.say);

  const documents: PlanDocument[] = [];
  const progress = startProgress(terminal);
  for (const [i, input] of inputs.entries()) {
    progress.step(i, inputs.length, input.label);
    const done = await attempt(input.label, terminal, async () => {
      const document = await readInput(input, terminal).then((bytes) =>
        extractPlan(bytes, { name: input.name }),
      );
      const failure = await unreadable(document, input.label, terminal);
      if (failure !== null) return failure;
      const kept = least === null ? document : keepConfident(document, least);
      if (toFolder)
        await writeWhole(
          join(options.output as string, names[i] as string),
          await report([kept], false),
          terminal.say,
        );
      return kept;
    });
    if (isFailure(done)) {
      progress.end();
      tellFailure(done, terminal);
      failed += 1;
    } else if (!toFolder) {
      const isStream = format === 'ndjson' && options.output === undefined;
      if (isStream) await printAll(await report([done], false), terminal);
      else documents.push(done);
    }
  }
  progress.end();

  if (documents.length > 0) {
    const text = await report(documents, Math.max(given.length, inputs.length) > 1);
    if (options.output === undefined) await printAll(text, terminal);
    else await writeWhole(options.output, text, terminal.say);
    if (format === 'table') await tellDiagnostics(documents, terminal);
  }
  const total = inputs.length + failures.length;
  if (failed > 0 && failed < total) terminal.tell(`${terminal.say('someFailed', { failed, total })}\n`);
  return failed > 0 ? 1 : 0;
}

async function printAll(chunks: Iterable<string> | Uint8Array, { print }: Terminal): Promise<void> {
  // A workbook has a file to go to; `needOutput` saw to it.
  if (chunks instanceof Uint8Array) return;
  for (const chunk of chunks) await print(chunk);
}

/** People get a table and warnings; programs get JSON, on a pipe or in a file that is not named otherwise. */
function chooseFormat(output: string | undefined, toFolder: boolean, terminal: Terminal): DocumentFormat {
  if (output === undefined) return terminal.isInteractive ? 'table' : 'json';
  if (toFolder) return 'json';
  if (output.endsWith('.csv')) return 'csv';
  if (HTML_ENDING.test(output)) return 'html';
  if (output.endsWith('.xlsx')) return 'xlsx';
  return output.endsWith('.ndjson') || output.endsWith('.jsonl') ? 'ndjson' : 'json';
}

function readOnly(only: string | undefined, { say }: Terminal): ListName[] {
  const names = (only ?? '').split(',').filter((name) => name !== '');
  for (const name of names) {
    if (!(LIST_NAMES as readonly string[]).includes(name)) {
      throw new WrongUsage(say('badOnly', { name, names: LIST_NAMES.join(', ') }));
    }
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

/** plan.txt → plan.json, and 2023/plan.txt of a folder → 2023-plan.json; where two inputs would meet in one file, the later keeps its ending and a number. */
function nameOutputs(inputs: readonly Input[], ending: string): string[] {
  const taken = new Set<string>();
  return inputs.map((input) => {
    const name = (input.below ?? input.name).replaceAll(/[/\\]/gu, '-');
    const dot = name.lastIndexOf('.');
    const stem = dot > 0 ? name.slice(0, dot) : name;
    let candidate = `${stem}${ending}`;
    if (taken.has(candidate.toLowerCase())) candidate = `${name}${ending}`;
    for (let k = 2; taken.has(candidate.toLowerCase()); k += 1) candidate = `${name}-${k}${ending}`;
    taken.add(candidate.toLowerCase());
    return candidate;
  });
}

async function tellDiagnostics(documents: readonly PlanDocument[], terminal: Terminal): Promise<void> {
  const { renderDiagnostics } = await loadDiagnosticsReport();
  for (const document of documents)
    terminal.tell(renderDiagnostics(document, { lang: terminal.lang, least: 'warning' }));
}
