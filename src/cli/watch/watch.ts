/**
 * `plan watch inbox/ -o out/`: first what is there (as `plan extract inbox/ -o out/ --resume` does it), then each file as it arrives or
 * changes, until Ctrl-C. One at a time, so that the file at hand is the last one when the end is asked for.
 */
import { realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { explain, type Failure, UnusableFile, WrongUsage } from '../errors.js';
import { tellFailure } from '../failures.js';
import { isPassedOver, PLAN_ENDINGS, walkFolder } from '../files.js';
import { openPool } from '../many/pool.js';
import { listenForStop, statusOf } from '../many/stop.js';
import type { Terminal } from '../terminal.js';
import { makeFolder } from '../write.js';
import { Arrivals } from './arrivals.js';
import { openDesk } from './desk.js';
import { readWatchOptions, type WatchOptions } from './watch-options.js';
import { watchFolder } from './watcher.js';

export async function watch(given: string, options: WatchOptions, terminal: Terminal): Promise<number> {
  const { say, tell } = terminal;
  const plan = await readWatchOptions(options, terminal);
  const root = await openFolder(given, terminal);
  await makeFolder(plan.output, say);
  const out = await realpath(plan.output);
  if (out === root) throw new WrongUsage(say('watchOwnOutput', { folder: given }));
  const isIgnored = (path: string): boolean =>
    path === out || path.startsWith(out + sep) || relative(root, path).split(sep).some(isPassedOver);

  const arrivals = new Arrivals();
  const lost: { failure: Failure | null } = { failure: null };
  const stop = listenForStop(() => arrivals.end());
  const pool = plan.timeout === null ? null : await openPool({ threads: 1, timeout: plan.timeout });
  const desk = await openDesk(given, plan, pool, terminal);
  const labelOf = (path: string): string => join(given, relative(root, path));
  const endWatching = await watchFolder({
    folder: root,
    endings: PLAN_ENDINGS,
    isIgnored,
    poll: plan.poll,
    onFile: (path) => arrivals.add(path),
    onRemoved: (path) => {
      arrivals.remove(path);
      desk.forget(labelOf(path));
    },
    onTrouble: (error) => tellFailure(explain(error, given, say), terminal),
    onLost: (error) => {
      lost.failure ??= explainLoss(error, given, terminal);
      arrivals.end();
    },
  });
  try {
    const there: string[] = [];
    const passOver = (folder: string, error: unknown): void =>
      tellFailure(explain(error, folder, say), terminal);
    await walkFolder(root, PLAN_ENDINGS, there, new Set([out]), passOver);
    for (const path of there) if (!isIgnored(path)) arrivals.add(path);
    desk.expect(there.map(labelOf));
    if (!plan.quiet) tell(`${say('watching', { folder: given, count: there.length })}\n`);
    for await (const path of arrivals) await desk.take(labelOf(path));
  } finally {
    await endWatching();
    await pool?.end();
    await desk.close();
    stop.end();
  }
  if (stop.signal !== null) return statusOf(stop.signal);
  if (lost.failure !== null) tellFailure(lost.failure, terminal);
  return 1;
}

async function openFolder(given: string, { say }: Terminal): Promise<string> {
  try {
    const root = await realpath(given);
    if ((await stat(root)).isDirectory()) return root;
  } catch (error) {
    throw new UnusableFile(explain(error, given, say));
  }
  throw new UnusableFile({ file: given, cause: say('notFolder'), remedy: say('notFolderRemedy') });
}

function explainLoss(error: unknown, folder: string, { say }: Terminal): Failure {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOSPC' || code === 'EMFILE')
    return { file: folder, cause: say('noWatches'), remedy: say('noWatchesRemedy') };
  return { file: folder, cause: say('folderGone'), remedy: say('folderGoneRemedy') };
}
