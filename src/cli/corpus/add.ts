/**
 * `plan corpus add plans.duckdb plans/`: plans are extracted (by several threads), JSON that was made before is checked, and both go in by
 * batches. What is there already is not even extracted.
 */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Arrival, Decision, Held } from '../../corpus/corpus.js';
import { extractPlan, type PlanDocument } from '../../index.js';
import { isJson, readDocuments } from '../documents.js';
import type { Failure } from '../errors.js';
import { countThreads, type ExtractOptions, type ExtractPlan, readOptions } from '../extract-options.js';
import { attempt, isFailure, tellFailure, unreadable } from '../failures.js';
import { findInputs, type Input, JSON_ENDINGS, PLAN_ENDINGS, readInput } from '../files.js';
import { extractMany, statusOf } from '../many/many.js';
import { Summary } from '../many/summary.js';
import type { Terminal } from '../terminal.js';
import { readVersion } from '../version.js';
import { Batch } from './batch.js';
import { readWait, withCorpus } from './open.js';

export interface AddOptions extends Omit<ExtractOptions, 'format' | 'output' | 'only' | 'minConfidence'> {
  readonly replace?: boolean;
  readonly wait?: string;
}

type Looked =
  /** Its content is in the corpus, read by this version. */
  | 'known'
  /** A plan that is still to be extracted. */
  | 'plan'
  | readonly Arrival[];

export async function addToCorpus(
  file: string,
  given: readonly string[],
  options: AddOptions,
  terminal: Terminal,
): Promise<number> {
  const wait = readWait(options.wait, terminal);
  const plan = await readOptions({ ...options, format: 'ndjson' }, terminal);
  const { inputs, failures } = await findInputs(given, [...PLAN_ENDINGS, ...JSON_ENDINGS], terminal);
  for (const failure of failures) tellFailure(failure, terminal);
  if (inputs.length === 0) return 1;

  const version = readVersion();
  const replace = options.replace === true;
  const isThere = (await stat(file).catch(() => null)) !== null;
  const held = isThere
    ? await withCorpus(file, { mode: 'read', wait }, terminal, (corpus) => corpus.held())
    : new Map<string, Held>();
  const counts: Record<Decision, number> = { added: 0, replaced: 0, kept: 0 };
  const batch = new Batch(async (arrivals) => {
    const decisions = await withCorpus(file, { mode: 'write', wait }, terminal, (corpus) =>
      corpus.add(arrivals, { version, replace }),
    );
    for (const decision of decisions) counts[decision] += 1;
  });

  let failed = failures.length;
  let isOver = false;
  const plans: Input[] = [];
  for (const input of inputs) {
    const looked = await attempt(input.label, terminal, () =>
      look(input, { plan, version, held: replace ? new Map() : held }, terminal),
    );
    if (looked === 'known') counts.kept += 1;
    else if (looked === 'plan') plans.push(input);
    else if (isFailure(looked)) {
      tellFailure(looked, terminal);
      failed += 1;
      isOver = plan.failFast;
      if (isOver) break;
    } else for (const arrival of looked) await batch.add(arrival);
  }
  const summary = new Summary();
  if (!isOver)
    for await (const document of extractAll(plans, plan, version, summary, terminal))
      await batch.add({ document, programVersion: version });
  await batch.flush();

  failed += summary.failed;
  if (!plan.quiet) terminal.tell(`${terminal.say('corpusAdded', { file, ...counts, failed })}\n`);
  if (summary.stoppedBy !== null) {
    terminal.tell(`${terminal.say('corpusStopped')}\n`);
    return statusOf(summary.stoppedBy);
  }
  return failed > 0 ? 1 : 0;
}

interface Known {
  readonly plan: ExtractPlan;
  readonly version: string;
  readonly held: ReadonlyMap<string, Held>;
}

/** Standard input can be read once only: its plan is extracted here. */
async function look(input: Input, known: Known, terminal: Terminal): Promise<Looked | Failure> {
  const bytes = await readInput(input, terminal, known.plan.largestMb);
  if (isJson(bytes, input.name)) {
    const documents = await readDocuments(bytes, input.label, terminal);
    return arrive(documents, null, input, terminal);
  }
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  if (known.held.get(id)?.programVersion === known.version) return 'known';
  if (input.path !== null) return 'plan';
  return arrive([await extractPlan(bytes, { name: input.name })], known.version, input, terminal);
}

async function arrive(
  documents: readonly PlanDocument[],
  programVersion: string | null,
  { label }: Input,
  terminal: Terminal,
): Promise<Arrival[] | Failure> {
  for (const document of documents) {
    const failure = await unreadable(document, label, terminal);
    if (failure !== null) return failure;
  }
  return documents.map((document) => ({ document, programVersion }));
}

async function* extractAll(
  inputs: readonly Input[],
  plan: ExtractPlan,
  version: string,
  summary: Summary,
  terminal: Terminal,
): AsyncGenerator<PlanDocument> {
  const lines = extractMany(
    inputs,
    {
      ...plan,
      folder: null,
      names: [],
      job: { lang: terminal.lang, only: [], minConfidence: null, largestMb: plan.largestMb },
      threads: countThreads(plan, inputs.length),
      version,
    },
    summary,
    terminal,
  );
  for await (const line of lines) yield JSON.parse(line) as PlanDocument;
}
