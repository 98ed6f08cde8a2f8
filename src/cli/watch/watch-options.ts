/** The options of `plan watch` read and checked: those of `plan extract` that fit, with `-o out/` always a folder. */
import { WrongUsage } from '../errors.js';
import { type ExtractOptions, type ExtractPlan, readNumber, readOptions } from '../extract-options.js';
import type { Terminal } from '../terminal.js';

export interface WatchOptions extends Omit<ExtractOptions, 'jobs' | 'resume' | 'failFast'> {
  readonly poll?: string;
}

export interface WatchPlan extends ExtractPlan {
  readonly output: string;
  readonly poll: number | null;
}

const MOST_POLL = 3600;

export async function readWatchOptions(options: WatchOptions, terminal: Terminal): Promise<WatchPlan> {
  const { say } = terminal;
  if (options.output === undefined) throw new WrongUsage(say('watchNeedsFolder'));
  // `-o out` means a folder here even before there is one
  const output = /[/\\]$/u.test(options.output) ? options.output : `${options.output}/`;
  const { poll, ...others } = options;
  const plan = await readOptions({ ...others, output, resume: true }, terminal);
  return { ...plan, output, poll: readNumber(poll, MOST_POLL, (value) => say('badPoll', { value })) };
}
