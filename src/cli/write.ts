/**
 * Writes a file whole or not at all: under a temporary name in the same folder, then renamed. A disk that fills up on
 * the way leaves the old file as it was and nothing new.
 */
import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { explain, isSystemError, UnusableFile } from './errors.js';
import type { Say } from './messages.js';

export type Content = string | Uint8Array | Iterable<string> | AsyncIterable<string>;

export async function writeWhole(path: string, content: Content, say: Say): Promise<void> {
  try {
    const target = follow(path);
    const old = statSync(target, { throwIfNoEntry: false });
    if (old?.isDirectory() === true) throw Object.assign(new Error(), { code: 'EISDIR', syscall: 'open' });
    // A device or a pipe (`-o /dev/stderr`) cannot be replaced by a file.
    if (old?.isFile() === false) await writeFile(target, content);
    else await replaceFile(target, content, old === undefined ? 0o666 : old.mode & 0o777);
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') {
      const remedy = say('noFolderRemedy', { folder: dirname(path) });
      throw new UnusableFile({ file: path, cause: say('noFolder'), remedy });
    }
    throw new UnusableFile(explain(error, path, say));
  }
}

function follow(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Without handing each step to another thread and back: for a small file that takes longer than the work itself. */
async function replaceFile(target: string, content: Content, mode: number): Promise<void> {
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${process.pid}.tmp`);
  try {
    const file = openSync(temporary, 'wx', mode);
    try {
      if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(file, content);
      else for await (const piece of content) writeFileSync(file, piece);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
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
