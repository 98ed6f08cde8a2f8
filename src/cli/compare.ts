/** `plan compare`: two plans or more, as texts or as JSON made by `plan extract`, set beside each other. */
import { comparePlans, type PlanDocument } from '../index.js';
import { type ComparisonFormat, comparisonFormats, comparisonWorkbook } from '../report/index.js';
import { type CompareChoices, findBaseline, readChoices } from './compare-options.js';
import { loadDocuments } from './documents.js';
import { WrongUsage } from './errors.js';
import { attempt, isFailure, tellFailure, unreadable } from './failures.js';
import { findInputs, HTML_ENDING, JSON_ENDINGS, PLAN_ENDINGS } from './files.js';
import { startProgress } from './progress.js';
import type { Terminal } from './terminal.js';
import { writeWhole } from './write.js';

export interface CompareOptions extends CompareChoices {
  readonly format?: ComparisonFormat;
  readonly output?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly corpus?: string;
  readonly where?: string;
}

export async function compare(
  given: readonly string[],
  options: CompareOptions,
  terminal: Terminal,
): Promise<number> {
  const { say } = terminal;
  const isQuiet = options.quiet === true;
  const choices = readChoices(options, terminal);
  const format = options.format ?? chooseComparisonFormat(options.output, terminal);
  if (format === 'xlsx' && options.output === undefined) throw new WrongUsage(say('needOutput'));
  if (options.where !== undefined && options.corpus === undefined)
    throw new WrongUsage(say('whereNeedsCorpus'));
  const fromCorpus = await readCorpus(options, terminal);
  const isAsked = options.corpus === undefined || given.length > 0;
  const { inputs, failures } = isAsked
    ? await findInputs(given, [...PLAN_ENDINGS, ...JSON_ENDINGS], terminal)
    : { inputs: [], failures: [] };
  for (const failure of failures) tellFailure(failure, terminal);
  let failed = failures.length;
  const documents: PlanDocument[] = [...fromCorpus];
  const labels = new Map(documents.map(({ id, source }) => [id, source.name]));
  const progress = startProgress(terminal, { isQuiet });
  for (const [i, input] of inputs.entries()) {
    progress.step(i, inputs.length, input.label);
    const started = performance.now();
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
      if (options.verbose === true) {
        const count = found.reduce((sum, { tasks }) => sum + tasks.length, 0);
        const ms = Math.round(performance.now() - started);
        progress.pause(() => terminal.tell(`${say('doneFile', { file: input.label, count, ms })}\n`));
      }
      for (const document of found) {
        const twin = documents.find((other) => other.id === document.id);
        if (twin === undefined) {
          documents.push(document);
          labels.set(document.id, input.label);
        } else if (!isQuiet)
          terminal.tell(`${say('sameAgain', { file: input.label, twin: twin.source.name })}\n`);
      }
    }
  }
  progress.end();
  if (documents.length < 2) {
    if (failed === 0) {
      const { length: count } = documents;
      throw new WrongUsage(isAsked ? say('needTwo', { count }) : say('needTwoOfCorpus', { count }));
    }
    terminal.tell(`${say('tooFewLeft')}\n`);
    return 1;
  }

  const baseline = findBaseline(options.baseline, documents, labels, terminal);
  const comparison = await comparePlans(documents, {
    ...(choices.minSimilarity === null ? {} : { minSimilarity: choices.minSimilarity }),
    ...(choices.by === null ? {} : { by: choices.by }),
    ...(baseline === null ? {} : { baseline }),
    onlyDifferences: choices.differences,
    // What people read tells it unasked; JSON keeps to its fields.
    lacks: choices.lacks || format !== 'json',
  });
  tellSegmenter(comparison.segmenter, options, terminal);
  const settings = {
    lang: terminal.lang,
    color: terminal.color && options.output === undefined,
    documents,
    lacksOnly: choices.lacks && !choices.differences,
    ...(terminal.columns === undefined ? {} : { columns: terminal.columns }),
  };
  const content =
    format === 'xlsx'
      ? await comparisonWorkbook(comparison, settings)
      : await comparisonFormats[format](comparison, settings);
  if (options.output !== undefined) await writeWhole(options.output, content, say);
  else if (typeof content === 'string') await terminal.print(content);
  return failed > 0 ? 1 : 0;
}

/** Another segmenter than the best gives other topics, so it is said unasked. */
export function tellSegmenter(
  segmenter: string,
  { quiet, verbose }: CompareOptions,
  { say, tell }: Terminal,
): void {
  if (quiet === true) return;
  if (segmenter !== 'nodejieba') tell(`${say('fallback', { segmenter })}\n`);
  else if (verbose === true) tell(`${say('cutBy', { segmenter })}\n`);
}

/** The documents that `--where` picks out of `--corpus`. */
async function readCorpus({ corpus, where }: CompareOptions, terminal: Terminal): Promise<PlanDocument[]> {
  if (corpus === undefined) return [];
  const { pickDocuments } = await import('./corpus/pick.js');
  return pickDocuments(corpus, where ?? null, terminal);
}

export function chooseComparisonFormat(output: string | undefined, terminal: Terminal): ComparisonFormat {
  if (output === undefined) return terminal.isInteractive ? 'table' : 'json';
  if (output.endsWith('.csv')) return 'csv';
  if (HTML_ENDING.test(output)) return 'html';
  if (output.endsWith('.xlsx')) return 'xlsx';
  return output.endsWith('.md') ? 'md' : 'json';
}
