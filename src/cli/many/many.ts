/**
 * `plan extract plans/ -o out/ --jobs 4`: many plans, each to files of its own or to a line of NDJSON. Nothing is held but what is being
 * worked on; what was done before an interruption is known and not done again (`--resume`).
 */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentFormat } from '../../report/index.js';
import { isFailure, tellFailure } from '../failures.js';
import { type Input, readInput } from '../files.js';
import { startProgress } from '../progress.js';
import type { Terminal } from '../terminal.js';
import { doJob } from './do-job.js';
import { inOrder } from './in-order.js';
import type { Done, Job, Outcome } from './job.js';
import { type Entry, isInPlace, Manifest, sweep } from './manifest.js';
import { openPool, type Pool, ThreadDied, TimedOut } from './pool.js';
import type { Summary } from './summary.js';

export interface ManyOptions {
  /** Null for NDJSON on standard output or into one file. */
  readonly folder: string | null;
  readonly formats: readonly DocumentFormat[];
  readonly names: readonly (readonly string[])[];
  readonly job: Omit<Job, 'input' | 'outputs'>;
  readonly threads: number;
  readonly timeout: number | null;
  readonly resume: boolean;
  readonly failFast: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Of the program, in the manifest: another version does everything again. */
  readonly version: string;
}

/** Results are held at most so far ahead of a slow one. */
const AHEAD = 64;

type Step =
  | { readonly skipped: true }
  | { readonly skipped: false; readonly outcome: Outcome; readonly ms: number };

/** Gives the lines of NDJSON, in the order of the inputs; none where results go to a folder. `summary` is filled on the way. */
export async function* extractMany(
  inputs: readonly Input[],
  options: ManyOptions,
  summary: Summary,
  terminal: Terminal,
): AsyncGenerator<string> {
  const { folder, threads, timeout, failFast } = options;
  const manifest = folder === null ? null : await openManifest(folder, options.resume);
  const made = describe(options);
  const pool = threads > 1 || timeout !== null ? await openPool({ threads, timeout }) : null;
  const stop = listenForStop(pool);
  const progress = startProgress(terminal, { isQuiet: options.quiet });
  const known = new Set(inputs.map(nameOf));

  const work = async (input: Input, i: number): Promise<Step> => {
    const started = performance.now();
    if (stop.signal !== null) return { skipped: true };
    if (options.resume && manifest !== null) {
      const planned = options.names[i] ?? [];
      if (await wasDone({ input, planned, made, known, manifest, options, terminal }))
        return { skipped: true };
    }
    const job: Job = { ...options.job, input, outputs: outputsOf(options, i) };
    const outcome = await runJob(job, pool, options, terminal);
    return { skipped: false, outcome, ms: performance.now() - started };
  };

  try {
    let i = 0;
    for await (const step of inOrder(inputs, work, { hands: threads, ahead: failFast ? threads : AHEAD })) {
      const input = inputs[i] as Input;
      i += 1;
      if (stop.signal !== null) break;
      progress.step(i, inputs.length, input.label);
      if (step.skipped) {
        summary.skip();
        continue;
      }
      const { outcome, ms } = step;
      if (isFailure(outcome)) {
        progress.pause(() => tellFailure(outcome, terminal));
        summary.fail();
        if (failFast) break;
        continue;
      }
      summary.finish(outcome);
      if (options.verbose)
        progress.pause(() =>
          terminal.tell(
            `${terminal.say('doneFile', { file: input.label, ms: Math.round(ms), count: outcome.tasks })}\n`,
          ),
        );
      await manifest?.add(await entryOf(input, outcome, made, options, i - 1));
      if (folder === null) yield outcome.text;
    }
  } finally {
    progress.end();
    stop.end();
    await pool?.end();
    if (folder !== null) await sweep(folder);
    await manifest?.finish(inputs.map(nameOf), terminal.say);
    summary.stoppedBy = stop.signal;
  }
}

async function openManifest(folder: string, resume: boolean): Promise<Manifest> {
  const manifest = new Manifest(folder);
  await sweep(folder);
  if (resume) await manifest.load();
  else await manifest.start();
  return manifest;
}

async function runJob(
  job: Job,
  pool: Pool | null,
  { timeout }: ManyOptions,
  { say }: Terminal,
): Promise<Outcome> {
  if (pool === null) return doJob(job);
  const file = job.input.label;
  try {
    return await pool.run(job);
  } catch (error) {
    if (error instanceof TimedOut)
      return { file, cause: say('timedOut', { seconds: timeout ?? 0 }), remedy: say('timedOutRemedy') };
    const detail = error instanceof ThreadDied ? error.message : String(error);
    return { file, cause: say('threadDied', { detail }), remedy: say('bugRemedy') };
  }
}

interface Asked {
  readonly input: Input;
  readonly planned: readonly string[];
  readonly made: string;
  /** Names of all inputs of this run. */
  readonly known: ReadonlySet<string>;
  readonly manifest: Manifest;
  readonly options: ManyOptions;
  readonly terminal: Terminal;
}

/** A plan that was renamed since is done; one that was changed is not. */
async function wasDone({
  input,
  planned,
  made,
  known,
  manifest,
  options,
  terminal,
}: Asked): Promise<boolean> {
  if (input.path === null || options.folder === null) return false;
  const bytes = await readInput(input, terminal, options.job.largestMb).catch(() => null);
  if (bytes === null) return false;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  for (const entry of manifest.find(made, sha256)) {
    const isOwn = entry.input === nameOf(input);
    if (isOwn && entry.outputs.some(({ name }, i) => name !== planned[i])) continue;
    if (!isOwn && known.has(entry.input)) continue;
    if (await isInPlace(options.folder, entry)) return true;
  }
  return false;
}

async function entryOf(
  input: Input,
  { sha256 }: Done,
  made: string,
  options: ManyOptions,
  i: number,
): Promise<Entry> {
  const outputs: { name: string; bytes: number }[] = [];
  for (const name of options.names[i] ?? [])
    outputs.push({ name, bytes: (await stat(join(options.folder ?? '', name))).size });
  return { made, sha256, input: nameOf(input), outputs };
}

function outputsOf({ folder, formats, names }: ManyOptions, i: number): Job['outputs'] {
  if (folder === null) return [];
  return formats.map((format, k) => ({ format, path: join(folder, names[i]?.[k] ?? '') }));
}

/** What the results depend on beside the bytes. */
function describe({ version, formats, job }: ManyOptions): string {
  return JSON.stringify([version, formats, job.lang, job.only, job.minConfidence]);
}

/** The same on every machine: the path below the folder that was given. */
function nameOf({ below, name }: Input): string {
  return below ?? name;
}

interface Stop {
  readonly signal: NodeJS.Signals | null;
  readonly end: () => void;
}

/** Ctrl-C ends the run after what is in its place; a second one ends it at once. */
function listenForStop(pool: Pool | null): Stop {
  const stop: { signal: NodeJS.Signals | null; end: () => void } = {
    signal: null,
    end: () => {
      for (const name of SIGNALS) process.off(name, listen);
    },
  };
  const listen = (name: NodeJS.Signals): void => {
    if (stop.signal !== null) process.exit(statusOf(name));
    stop.signal = name;
    void pool?.end();
  };
  for (const name of SIGNALS) process.on(name, listen);
  return stop;
}

const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM'];

/** As shells count them: 130 for Ctrl-C. */
export function statusOf(signal: NodeJS.Signals): number {
  return signal === 'SIGINT' ? 130 : 143;
}
