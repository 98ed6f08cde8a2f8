/**
 * Writes a file whole or not at all: under a temporary name in the same folder, then renamed. A disk that fills up on
 * the way leaves the old file as it was and nothing new.
 */
import { mkdir, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { explain, isSystemError, UnusableFile } from './errors.js';
import type { Say } from './messages.js';

export type Content = string | Uint8Array | Iterable<string> | AsyncIterable<string>;

export async function writeWhole(path: string, text: Content, say: Say): Promise<void> {
  try {
    const target = await realpath(path).catch(() => path);
    const old = await stat(target).catch(() => null);
    if (old?.isDirectory() === true) throw Object.assign(new Error(), { code: 'EISDIR', syscall: 'open' });
    // A device or a pipe (`-o /dev/stderr`) cannot be replaced by a file.
    if (old !== null && !old.isFile()) await writeFile(target, text);
    else await replaceFile(target, text, old === null ? 0o666 : old.mode & 0o777);
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') {
      const remedy = say('noFolderRemedy', { folder: dirname(path) });
      throw new UnusableFile({ file: path, cause: say('noFolder'), remedy });
    }
    throw new UnusableFile(explain(error, path, say));
  }
}

async function replaceFile(target: string, text: Content, mode: number): Promise<void> {
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${process.pid}.tmp`);
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      await writeFile(handle, text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

export async function makeFolder(path: string, say: Say): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw new UnusableFile(explain(error, path, say));
  }
}

/** `-o out/` is a folder even before it exists; `-o out` only if it is one. */
export async function isFolder(path: string): Promise<boolean> {
  if (path.endsWith('/') || path.endsWith('\\')) return true;
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() === true;
}
