/** `plan extract`: plans in, PlanDocuments out, to standard output, one file, or a folder with one file an input. */
import { extractPlan, type PlanDocument } from '../index.js';
import {
  type DocumentFormat,
  documentChunks,
  keepConfident,
  loadDiagnosticsReport,
} from '../report/index.js';
import { countThreads, type ExtractOptions, type ExtractPlan, readOptions } from './extract-options.js';
import { attempt, isFailure, tellFailure, unreadable } from './failures.js';
import { findInputs, type Input, PLAN_ENDINGS, readInput } from './files.js';
import { OutputNames } from './output-names.js';
import { startProgress } from './progress.js';
import type { Terminal } from './terminal.js';
import { readVersion } from './version.js';
import { makeFolder, writeWhole } from './write.js';

export async function extract(
  given: readonly string[],
  options: ExtractOptions,
  terminal: Terminal,
): Promise<number> {
  const plan = await readOptions(options, terminal);
  const { inputs, failures } = await findInputs(given, PLAN_ENDINGS, terminal);
  for (const failure of failures) tellFailure(failure, terminal);
  const isStream = plan.toFolder || plan.formats[0] === 'ndjson';
  return isStream
    ? extractEach(inputs, failures.length, plan, terminal)
    : extractTogether(inputs, failures.length, given.length, plan, terminal);
}

/** Each plan for itself, in files of its own or as a line: nothing is held, and several threads may help. */
async function extractEach(
  inputs: readonly Input[],
  failedBefore: number,
  plan: ExtractPlan,
  terminal: Terminal,
): Promise<number> {
  const [{ extractMany }, { Summary }, { statusOf }] = await Promise.all([
    import('./many/many.js'),
    import('./many/summary.js'),
    import('./many/stop.js'),
  ]);
  const folder = plan.toFolder ? plan.output : null;
  if (folder !== null) await makeFolder(folder, terminal.say);
  const { formats, only, minConfidence, largestMb } = plan;
  const summary = new Summary();
  const outputs = new OutputNames(formats, folder, inputs);
  const lines = extractMany(
    inputs,
    {
      ...plan,
      folder,
      names: folder === null ? [] : inputs.map((input) => outputs.give(input)),
      job: { lang: terminal.lang, only, minConfidence, largestMb },
      threads: countThreads(plan, inputs.length),
      version: readVersion(),
    },
    summary,
    terminal,
  );
  if (folder === null && plan.output !== null) await writeWhole(plan.output, lines, terminal.say);
  else for await (const line of lines) await terminal.print(line);
  const failed = failedBefore + summary.failed;
  const total = failedBefore + inputs.length;
  if (folder !== null && total > 1 && !plan.quiet) summary.tell(terminal);
  else tellHowMany(failed, total, terminal);
  if (summary.stoppedBy !== null) return statusOf(summary.stoppedBy);
  return failed > 0 ? 1 : 0;
}

/** All plans in one table, workbook or page. */
async function extractTogether(
  inputs: readonly Input[],
  failedBefore: number,
  asked: number,
  plan: ExtractPlan,
  terminal: Terminal,
): Promise<number> {
  const { output, minConfidence, largestMb } = plan;
  const format = plan.formats[0] as DocumentFormat;
  let failed = failedBefore;
  const documents: PlanDocument[] = [];
  const progress = startProgress(terminal, { isQuiet: plan.quiet });
  for (const [i, input] of inputs.entries()) {
    progress.step(i, inputs.length, input.label);
    const done = await attempt(input.label, terminal, async () => {
      const document = await readInput(input, terminal, largestMb).then((bytes) =>
        extractPlan(bytes, { name: input.name }),
      );
      const failure = await unreadable(document, input.label, terminal);
      if (failure !== null) return failure;
      return minConfidence === null ? document : keepConfident(document, minConfidence);
    });
    if (!isFailure(done)) {
      documents.push(done);
      continue;
    }
    progress.pause(() => tellFailure(done, terminal));
    failed += 1;
    if (plan.failFast) break;
  }
  progress.end();

  if (documents.length > 0) {
    const content = await documentChunks(format, documents, {
      lang: terminal.lang,
      color: terminal.color && output === null,
      only: plan.only,
      asArray: Math.max(asked, inputs.length) > 1,
      ...(terminal.columns === undefined ? {} : { columns: terminal.columns }),
    });
    if (output === null) await printAll(content, terminal);
    else await writeWhole(output, content, terminal.say);
    if (format === 'table' && !plan.quiet) await tellDiagnostics(documents, terminal);
  }
  tellHowMany(failed, failedBefore + inputs.length, terminal);
  return failed > 0 ? 1 : 0;
}

function tellHowMany(failed: number, total: number, { tell, say }: Terminal): void {
  if (failed > 0 && failed < total) tell(`${say('someFailed', { failed, total })}\n`);
}

async function printAll(chunks: Iterable<string> | Uint8Array, { print }: Terminal): Promise<void> {
  // A workbook has a file to go to; `needOutput` saw to it.
  if (chunks instanceof Uint8Array) return;
  for (const chunk of chunks) await print(chunk);
}

async function tellDiagnostics(documents: readonly PlanDocument[], terminal: Terminal): Promise<void> {
  const { renderDiagnostics } = await loadDiagnosticsReport();
  for (const document of documents)
    terminal.tell(renderDiagnostics(document, { lang: terminal.lang, least: 'warning' }));
}
