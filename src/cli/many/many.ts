/**
 * `plan extract plans/ -o out/ --jobs 4`: many plans, each to files of its own or to a line of NDJSON. Nothing is held but what is being
 * worked on; what was done before an interruption is known and not done again (`--resume`).
 */
import { isFailure, tellFailure } from '../failures.js';
import type { Input } from '../files.js';
import { startProgress } from '../progress.js';
import type { Terminal } from '../terminal.js';
import { inOrder } from './in-order.js';
import type { Job, Outcome } from './job.js';
import { sweep } from './manifest.js';
import { openPool } from './pool.js';
import {
  describe,
  entryOf,
  nameOf,
  openManifest,
  outputsOf,
  runJob,
  type StepOptions,
  wasDone,
} from './steps.js';
import { listenForStop } from './stop.js';
import type { Summary } from './summary.js';

export interface ManyOptions extends StepOptions {
  readonly names: readonly (readonly string[])[];
  readonly threads: number;
  readonly resume: boolean;
  readonly failFast: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
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
  const stop = listenForStop(() => void pool?.end());
  const progress = startProgress(terminal, { isQuiet: options.quiet });
  const known = new Set(inputs.map(nameOf));

  const work = async (input: Input, i: number): Promise<Step> => {
    const started = performance.now();
    if (stop.signal !== null) return { skipped: true };
    const planned = options.names[i] ?? [];
    if (options.resume && manifest !== null) {
      if (await wasDone({ input, planned, made, known, manifest, options, terminal }))
        return { skipped: true };
    }
    const job: Job = { ...options.job, input, outputs: outputsOf(options, planned) };
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
      if (folder === null) yield outcome.text;
      else manifest?.add(entryOf(input, outcome, made, folder, options.names[i - 1] ?? []));
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
