/**
 * Opens a corpus for as long as some work takes. One process writes at a time: whoever comes second waits, says so once, and
 * after `--wait` seconds gives up with the number of the process that has it.
 */
import { link, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Corpus, CorpusProblem, createCorpus, openCorpus } from '../../corpus/corpus.js';
import { explain, type Failure, UnusableFile, WrongUsage } from '../errors.js';
import { sweep } from '../many/manifest.js';
import type { Say } from '../messages.js';
import type { Terminal } from '../terminal.js';

export interface OpenSetting {
  readonly mode: 'read' | 'write';
  readonly wait: number;
  /** Where an export may write. */
  readonly folder?: string;
}

const PATIENCE_SECONDS = 30;
const MOST_SECONDS = 86_400;
const FIRST_PAUSE_MS = 30;
const LONGEST_PAUSE_MS = 1000;

export function readWait(given: string | undefined, { say }: Terminal): number {
  if (given === undefined) return PATIENCE_SECONDS;
  const seconds = /^\d{1,5}$/u.test(given) ? Number(given) : Number.NaN;
  if (!(seconds <= MOST_SECONDS)) throw new WrongUsage(say('badWait', { value: given }));
  return seconds;
}

export async function withCorpus<T>(
  file: string,
  setting: OpenSetting,
  terminal: Terminal,
  work: (corpus: Corpus) => Promise<T>,
): Promise<T> {
  if (setting.mode === 'read') await mustBeThere(file, terminal.say);
  try {
    const corpus = await openPatiently(file, setting, terminal);
    try {
      return await work(corpus);
    } finally {
      corpus.close();
    }
  } catch (error) {
    throw error instanceof CorpusProblem ? wordProblem(error, file, setting, terminal.say) : error;
  }
}

async function openPatiently(file: string, setting: OpenSetting, terminal: Terminal): Promise<Corpus> {
  const { mode, wait, folder } = setting;
  const deadline = performance.now() + wait * 1000;
  let pause = FIRST_PAUSE_MS;
  let isTold = false;
  for (;;) {
    try {
      if (mode === 'write') await makeWhereNone(file, terminal.say);
      return await openCorpus(file, mode, folder);
    } catch (error) {
      const isLocked = error instanceof CorpusProblem && error.kind === 'locked';
      if (!isLocked || performance.now() > deadline) throw error;
      // Two that take turns batch by batch need no word; one that holds it for long does.
      if (!isTold && pause >= LONGEST_PAUSE_MS) {
        terminal.tell(
          `${terminal.say('corpusWaits', { file, seconds: wait, pid: holder(error, terminal.say) })}\n`,
        );
        isTold = true;
      }
      // Not in step with others that wait.
      await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
      pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS);
    }
  }
}

export async function mustBeThere(file: string, say: Say): Promise<void> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw new UnusableFile(explain(error, file, say));
    throw new UnusableFile({ file, cause: say('noCorpus'), remedy: say('noCorpusRemedy') });
  });
  refuseFolder(file, found.isDirectory(), say);
}

function refuseFolder(file: string, isFolder: boolean, say: Say): void {
  if (isFolder) throw new UnusableFile({ file, cause: say('isFolder'), remedy: say('notCorpusRemedy') });
}

/** Made under another name and put in its place whole: a process that dies on the way leaves no half of a corpus. */
async function makeWhereNone(file: string, say: Say): Promise<void> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new UnusableFile(explain(error, file, say));
  });
  if (found !== null) {
    refuseFolder(file, found.isDirectory(), say);
    return;
  }
  const folder = dirname(file);
  if ((await stat(folder).catch(() => null)) === null)
    throw new UnusableFile({ file, cause: say('noFolder'), remedy: say('noFolderRemedy', { folder }) });
  const temporary = join(folder, `.${basename(file).slice(0, 100)}.${process.pid}.tmp`);
  try {
    await sweep(folder);
    await rm(temporary, { force: true });
    await createCorpus(temporary);
    // `link` leaves in place what another process has made meanwhile; not every file system has it.
    await link(temporary, file).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') await rename(temporary, file);
    });
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
    await rm(`${temporary}.wal`, { force: true }).catch(() => undefined);
  }
}

function wordProblem(problem: CorpusProblem, file: string, { wait }: OpenSetting, say: Say): Failure & Error {
  const fail = (cause: string, remedy: string): UnusableFile => new UnusableFile({ file, cause, remedy });
  const { kind, detail } = problem;
  switch (kind) {
    case 'missing':
      return fail(say('corpusMissing', { detail }), say('corpusMissingRemedy'));
    case 'locked':
      return fail(
        say('corpusLocked', { seconds: wait, pid: holder(problem, say) }),
        say('corpusLockedRemedy'),
      );
    case 'not-a-corpus':
      return fail(say('notCorpus'), say('notCorpusRemedy'));
    case 'newer':
      return fail(say('newerCorpus'), say('newerCorpusRemedy'));
    case 'unreadable':
      return fail(say('unreadableCorpus', { detail }), say('unreadableCorpusRemedy'));
    case 'failed':
      return fail(say('failedCorpus', { detail }), say('failedCorpusRemedy'));
    case 'sql':
      throw new WrongUsage(say('badQuery', { detail }));
    case 'not-one':
      throw new WrongUsage(say('notOneQuery', { count: detail }));
  }
}

function holder({ detail }: CorpusProblem, say: Say): string {
  return detail === '' ? '' : say('corpusPid', { pid: detail });
}
