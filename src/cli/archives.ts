/**
 * ZIP files among the inputs: each document in one becomes an input of its own, `attachments.zip/plan.docx`. How many there may be and
 * how much they may unpack to is bounded before anything is unpacked.
 */
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Archive, openArchive } from '../index.js';
import { UnusableFile } from './errors.js';
import { byCodeUnit } from './glob.js';
import type { Say } from './messages.js';

const MOST_ENTRIES = 10_000;
const MOST_UNPACKED_MB = 1024;
const MEGABYTE = 1_048_576;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/gu;

/** The archive that was opened last: its entries are read one after the other. */
let held: {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
  readonly archive: Archive;
} | null = null;

/** The names of the documents in an archive, in code-unit order; null where the file is none. */
export async function listEntries(
  path: string,
  endings: readonly string[],
  most: number,
  say: Say,
): Promise<string[] | null> {
  const archive = await load(path, most);
  if (archive === null) return null;
  const unpacked = archive.entries.reduce((sum, { size }) => sum + size, 0);
  if (archive.entries.length > MOST_ENTRIES || unpacked > MOST_UNPACKED_MB * MEGABYTE) {
    const cause = say('archiveTooLarge', { count: MOST_ENTRIES, limit: MOST_UNPACKED_MB });
    throw new UnusableFile({ file: path, cause, remedy: say('archiveRemedy') });
  }
  const names = archive.entries
    .map(({ name }) => name)
    .filter((name) => !isHidden(name) && endings.includes(extname(name).toLowerCase()))
    .sort(byCodeUnit);
  if (names.length > 0) return [...new Set(names)];
  const remedy = say('emptyFolderRemedy', { endings: endings.join(' ') });
  throw new UnusableFile({ file: path, cause: say('emptyArchive'), remedy });
}

export async function readEntry(path: string, name: string, most: number, say: Say): Promise<Uint8Array> {
  const archive = await load(path, most);
  const entry = archive?.entries.find((one) => one.name === name);
  const file = `${path}/${printable(name)}`;
  const bytes = entry === undefined ? 'damaged' : archive?.unpack(entry, most * MEGABYTE);
  if (typeof bytes === 'object') return bytes;
  const remedy = say('archiveRemedy');
  if (bytes === 'encrypted') throw new UnusableFile({ file, cause: say('entryEncrypted'), remedy });
  if (bytes === 'too-large')
    throw new UnusableFile({ file, cause: say('entryTooLarge', { limit: most }), remedy });
  throw new UnusableFile({ file, cause: say('entryDamaged'), remedy });
}

/** A name as it may be shown on a terminal. */
export function printable(name: string): string {
  return name.replaceAll(CONTROL, '');
}

async function load(path: string, most: number): Promise<Archive | null> {
  const { size, mtimeMs } = await stat(path);
  if (held?.path === path && held.size === size && held.mtimeMs === mtimeMs) return held.archive;
  held = null;
  // too large a file is refused when it is read
  if (size > most * MEGABYTE) return null;
  const archive = await openArchive(await readFile(path));
  if (archive !== null) held = { path, size, mtimeMs, archive };
  return archive;
}

function isHidden(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}
