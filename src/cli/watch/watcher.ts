/**
 * What arrives in a folder, and the door to the library that watches it: `inbox/通知.docx` is told once it has not grown for a moment, so
 * that a file still being copied is not read half.
 */
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';

export interface Watched {
  readonly folder: string;
  readonly endings: readonly string[];
  /** Files and folders that are none of ours, by their paths. */
  readonly isIgnored: (path: string) => boolean;
  /** Seconds between two looks, where the system does not tell of changes (network drives); null: it does. */
  readonly poll: number | null;
  readonly onFile: (path: string) => void;
  readonly onRemoved: (path: string) => void;
  /** A part of the folder cannot be watched; the rest is. */
  readonly onTrouble: (error: unknown) => void;
  /** The folder itself is gone, or the system has no more watches to give. */
  readonly onLost: (error: unknown) => void;
}

/** A file is whole when its size has stood still for so long. */
const STILL_MS = 500;
const LOOK_MS = 100;
const GUARD_MS = 1000;
const NO_WATCHES = ['ENOSPC', 'EMFILE'];

/** Resolves when it watches; what is in the folder then is not told. Gives the way to end it. */
export async function watchFolder(watched: Watched): Promise<() => Promise<void>> {
  const { folder, endings, isIgnored, poll, onFile, onRemoved, onTrouble, onLost } = watched;
  const { watch } = await import('chokidar');
  const still = poll === null ? STILL_MS : Math.max(STILL_MS, poll * 1000);
  const watcher = watch(folder, {
    ignoreInitial: true,
    // a link back to a folder above would be followed for ever
    followSymlinks: false,
    awaitWriteFinish: { stabilityThreshold: still, pollInterval: LOOK_MS },
    ignored: (path, stats) =>
      path !== folder &&
      (isIgnored(path) || (stats?.isFile() === true && !endings.includes(extname(path).toLowerCase()))),
    ...(poll === null ? {} : { usePolling: true, interval: poll * 1000, binaryInterval: poll * 1000 }),
  });
  const tell = (path: string): void => {
    if (endings.includes(extname(path).toLowerCase())) onFile(path);
  };
  watcher.on('add', tell);
  watcher.on('change', tell);
  watcher.on('unlink', onRemoved);
  watcher.on('error', (error) => {
    if (NO_WATCHES.includes((error as NodeJS.ErrnoException).code ?? '')) onLost(error);
    else onTrouble(error);
  });
  await new Promise<void>((resolve) => {
    watcher.once('ready', resolve);
    watcher.once('error', () => resolve());
  });
  const stopGuard = await guard(folder, poll === null, () => onLost(null));
  return () => {
    stopGuard();
    return watcher.close();
  };
}

/** The system says nothing when the folder itself goes, or another one takes its place; `isSame`: folders here keep their number. */
async function guard(folder: string, isSame: boolean, onGone: () => void): Promise<() => void> {
  const numberOf = (): Promise<bigint | null> =>
    stat(folder, { bigint: true }).then(
      ({ ino }) => ino,
      (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? null : first),
    );
  let first: bigint | null = null;
  first = await numberOf();
  const timer = setInterval(async () => {
    const now = await numberOf();
    if (now !== null && (now === first || !isSame)) return;
    clearInterval(timer);
    onGone();
  }, GUARD_MS);
  return () => clearInterval(timer);
}
