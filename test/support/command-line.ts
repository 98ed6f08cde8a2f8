/**
 * Runs the command line as a user runs it: standard output, standard error and exit status, each on its own. It runs what
 * `npm run build` made, or the installed `plan.js` that PLAN_BIN names.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from './source-files.js';

export const BIN = process.env['PLAN_BIN'] ?? join(PROJECT, 'bin/plan.js');

export interface Outcome {
  readonly out: string;
  readonly err: string;
  readonly status: number | null;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** The working folder. */
  readonly folder?: string;
}

export function runPlan(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const env = {
      ...process.env,
      LANG: 'C.UTF-8',
      LC_ALL: '',
      NO_COLOR: '1',
      FORCE_COLOR: '',
      ...options.env,
    };
    const child = spawn(process.execPath, [BIN, ...args], { cwd: options.folder, env });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('close', (status) =>
      resolve({ out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString(), status }),
    );
    child.stdin.end(options.input ?? '');
  });
}
