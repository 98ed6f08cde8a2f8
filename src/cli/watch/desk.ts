/**
 * The desk that takes one file after the other and remembers what it gave for each: 通知.docx was read as it stands now, and its result
 * is in its place, so it is not read again. The memory is that of `plan extract --resume`.
 */
import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { attempt, isFailure, tellFailure } from '../failures.js';
import { type Input, inputsAt, PLAN_ENDINGS } from '../files.js';
import { type Manifest, sweep } from '../many/manifest.js';
import type { Pool } from '../many/pool.js';
import {
  describe,
  entryOf,
  nameOf,
  openManifest,
  outputsOf,
  runJob,
  type StepOptions,
  wasDone,
} from '../many/steps.js';
import { OutputNames } from '../output-names.js';
import type { Terminal } from '../terminal.js';
import { readVersion } from '../version.js';
import type { WatchPlan } from './watch-options.js';

export interface Desk {
  /** These are there, though not read yet: none of them is another one renamed. */
  readonly expect: (paths: readonly string[]) => void;
  readonly take: (label: string) => Promise<void>;
  readonly forget: (label: string) => void;
  readonly close: () => Promise<void>;
}

export async function openDesk(
  folder: string,
  plan: WatchPlan,
  pool: Pool | null,
  terminal: Terminal,
): Promise<Desk> {
  const { output, formats, only, minConfidence, largestMb, timeout } = plan;
  const { say, tell } = terminal;
  const options: StepOptions = {
    folder: output,
    formats,
    job: { lang: terminal.lang, only, minConfidence, largestMb },
    timeout,
    version: readVersion(),
  };
  const made = describe(options);
  const manifest: Manifest = await openManifest(output, true);
  const names = new OutputNames(formats);
  const given = new Map<string, readonly string[]>();
  const present = new Set<string>();
  for (const [name, { outputs }] of manifest.latest()) {
    const kept = names.keep(outputs.map((one) => one.name));
    if (kept !== null) given.set(name, kept);
  }
  const namesFor = (input: Input): readonly string[] => {
    const found = given.get(nameOf(input)) ?? names.give(input);
    given.set(nameOf(input), found);
    return found;
  };

  const takeOne = async (input: Input): Promise<void> => {
    const planned = namesFor(input);
    if (await wasDone({ input, planned, made, known: present, manifest, options, terminal })) {
      if (plan.verbose) tell(`${say('unchanged', { file: input.label })}\n`);
      return;
    }
    const started = performance.now();
    const outcome = await runJob(
      { ...options.job, input, outputs: outputsOf(options, planned) },
      pool,
      options,
      terminal,
    );
    if (isFailure(outcome)) return tellFailure(outcome, terminal);
    manifest.add(entryOf(input, outcome, made, output, planned));
    const ms = Math.round(performance.now() - started);
    if (!plan.quiet) tell(`${say('doneFile', { file: input.label, ms, count: outcome.tasks })}\n`);
  };

  return {
    expect: (labels) => {
      for (const label of labels) present.add(relative(folder, label));
    },
    take: async (label) => {
      // gone again before its turn came
      if ((await stat(label).catch(() => null)) === null) return;
      const inputs = await attempt(label, terminal, () => inputsAt(label, folder, PLAN_ENDINGS, terminal));
      if (isFailure(inputs)) return tellFailure(inputs, terminal);
      for (const input of inputs) present.add(nameOf(input));
      for (const input of inputs) await takeOne(input);
    },
    forget: (label) => {
      const name = relative(folder, label);
      for (const one of present) if (one === name || one.startsWith(`${name}/`)) present.delete(one);
    },
    close: async () => {
      await sweep(output);
      await manifest.finish([...present].sort(), say);
    },
  };
}
