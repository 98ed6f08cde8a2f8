/** `plan compare`: two plans or more, as texts or as JSON made by `plan extract`, set beside each other. */
import { comparePlans, type PlanDocument } from '../index.js';
import { type ComparisonFormat, comparisonFormats } from '../report/index.js';
import { loadDocuments } from './documents.js';
import { WrongUsage } from './errors.js';
import { attempt, isFailure, tellFailure, unreadable } from './failures.js';
import { findInputs, HTML_ENDING, JSON_ENDINGS, PLAN_ENDINGS } from './files.js';
import { startProgress } from './progress.js';
import type { Terminal } from './terminal.js';
import { writeWhole } from './write.js';

export interface CompareOptions {
  readonly format?: ComparisonFormat;
  readonly output?: string;
}

export async function compare(
  given: readonly string[],
  options: CompareOptions,
  terminal: Terminal,
): Promise<number> {
  const { say } = terminal;
  const { inputs, failures } = await findInputs(given, [...PLAN_ENDINGS, ...JSON_ENDINGS], terminal);
  for (const failure of failures) tellFailure(failure, terminal);
  let failed = failures.length;
  const documents: PlanDocument[] = [];
  const progress = startProgress(terminal);
  for (const [i, input] of inputs.entries()) {
    progress.step(i, inputs.length, input.label);
    const found = await attempt(input.label, terminal, async () => {
      const loaded = await loadDocuments(input, terminal);
      const failure =
        loaded.length === 1 ? await unreadable(loaded[0] as PlanDocument, input.label, terminal) : null;
      return failure ?? loaded;
    });
    if (isFailure(found)) {
      progress.end();
      tellFailure(found, terminal);
      failed += 1;
    } else {
      for (const document of found) {
        const twin = documents.find((other) => other.id === document.id);
        if (twin === undefined) documents.push(document);
        else terminal.tell(`${say('sameAgain', { file: input.label, twin: twin.source.name })}\n`);
      }
    }
  }
  progress.end();
  if (documents.length < 2) {
    if (failed === 0) throw new WrongUsage(say('needTwo', { count: documents.length }));
    terminal.tell(`${say('tooFewLeft')}\n`);
    return 1;
  }

  const comparison = await comparePlans(documents);
  if (comparison.segmenter !== 'nodejieba')
    terminal.tell(`${say('fallback', { segmenter: comparison.segmenter })}\n`);
  const format = options.format ?? chooseComparisonFormat(options.output, terminal);
  const text = await comparisonFormats[format](comparison, {
    documents,
    lang: terminal.lang,
    color: terminal.color && options.output === undefined,
    ...(terminal.columns === undefined ? {} : { columns: terminal.columns }),
  });
  if (options.output === undefined) await terminal.print(text);
  else await writeWhole(options.output, text, say);
  return failed > 0 ? 1 : 0;
}

export function chooseComparisonFormat(output: string | undefined, terminal: Terminal): ComparisonFormat {
  if (output === undefined) return terminal.isInteractive ? 'table' : 'json';
  if (output.endsWith('.csv')) return 'csv';
  if (HTML_ENDING.test(output)) return 'html';
  return output.endsWith('.md') ? 'md' : 'json';
}
