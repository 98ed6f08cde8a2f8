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
import { extractMany } from '../many/many.js';
import { statusOf } from '../many/stop.js';
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
  /** Still to be extracted. */
  | 'plan'
  /** Still to be checked. */
  | 'json'
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
  const fail = (failure: Failure): void => {
    tellFailure(failure, terminal);
    failed += 1;
  };
  const mayGoOn = (): boolean => !(plan.failFast && failed > failures.length);
  const waiting: Record<'plan' | 'json', Input[]> = { plan: [], json: [] };
  for (const input of inputs) {
    if (!mayGoOn()) break;
    const looked = await attempt(input.label, terminal, () =>
      look(input, { plan, version, held: replace ? new Map() : held }, terminal),
    );
    if (looked === 'known') counts.kept += 1;
    else if (looked === 'plan' || looked === 'json') waiting[looked].push(input);
    else if (isFailure(looked)) fail(looked);
    else for (const arrival of looked) await batch.add(arrival);
  }
  const summary = new Summary();
  if (mayGoOn())
    for await (const document of extractAll(waiting.plan, plan, version, summary, terminal))
      await batch.add({ document, programVersion: version });
  // After the plans: of a plan and the JSON that was made of it, the plan goes in and the JSON is there already.
  for (const input of summary.stoppedBy === null ? waiting.json : []) {
    if (!mayGoOn() || (plan.failFast && summary.failed > 0)) break;
    const read = await attempt(input.label, terminal, async () =>
      readArrivals(await readInput(input, terminal, plan.largestMb), input, terminal),
    );
    if (isFailure(read)) fail(read);
    else for (const arrival of read) await batch.add(arrival);
  }
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

/** Standard input can be read once only: what it holds is used here. */
async function look(input: Input, known: Known, terminal: Terminal): Promise<Looked | Failure> {
  const bytes = await readInput(input, terminal, known.plan.largestMb);
  if (isJson(bytes, input.name)) return input.path === null ? readArrivals(bytes, input, terminal) : 'json';
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  if (known.held.get(id)?.programVersion === known.version) return 'known';
  if (input.path !== null) return 'plan';
  const document = await extractPlan(bytes, { name: input.name });
  return (await unreadable(document, input.label, terminal)) ?? [{ document, programVersion: known.version }];
}

async function readArrivals(
  bytes: Uint8Array,
  { label }: Input,
  terminal: Terminal,
): Promise<Arrival[] | Failure> {
  const documents = await readDocuments(bytes, label, terminal);
  for (const document of documents) {
    const failure = await unreadable(document, label, terminal);
    if (failure !== null) return failure;
  }
  return documents.map((document) => ({ document, programVersion: null }));
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
