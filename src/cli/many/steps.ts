/** What is done with one plan of many: was `plans/2023.txt` done before, do it, and note what it gave. Shared by runs that end and those that watch. */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentFormat } from '../../report/index.js';
import { type Input, readInput } from '../files.js';
import type { Terminal } from '../terminal.js';
import { doJob } from './do-job.js';
import type { Done, Job, Outcome } from './job.js';
import { type Entry, isInPlace, Manifest, sweep } from './manifest.js';
import { type Pool, ThreadDied, TimedOut } from './pool.js';

export interface StepOptions {
  /** Null for NDJSON on standard output or into one file. */
  readonly folder: string | null;
  readonly formats: readonly DocumentFormat[];
  readonly job: Omit<Job, 'input' | 'outputs'>;
  readonly timeout: number | null;
  /** Of the program, in the manifest: another version does everything again. */
  readonly version: string;
}

export async function openManifest(folder: string, resume: boolean): Promise<Manifest> {
  const manifest = new Manifest(folder);
  await sweep(folder);
  if (resume) await manifest.load();
  else await manifest.start();
  return manifest;
}

export async function runJob(
  job: Job,
  pool: Pool | null,
  { timeout }: StepOptions,
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
  readonly options: StepOptions;
  readonly terminal: Terminal;
}

/** A plan that was renamed since is done; one that was changed is not. */
export async function wasDone({
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

export function entryOf(
  input: Input,
  { sha256 }: Done,
  made: string,
  folder: string,
  names: readonly string[],
): Entry {
  const outputs: { name: string; bytes: number }[] = [];
  for (const name of names) outputs.push({ name, bytes: statSync(join(folder, name)).size });
  return { made, sha256, input: nameOf(input), outputs };
}

export function outputsOf({ folder, formats }: StepOptions, names: readonly string[]): Job['outputs'] {
  if (folder === null) return [];
  return formats.map((format, k) => ({ format, path: join(folder, names[k] ?? '') }));
}

/** What the results depend on beside the bytes. */
export function describe({ version, formats, job }: StepOptions): string {
  return JSON.stringify([version, formats, job.lang, job.only, job.minConfidence]);
}

/** The same on every machine: the path below the folder that was given. */
export function nameOf({ below, name }: Input): string {
  return below ?? name;
}
