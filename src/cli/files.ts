/**
 * Arguments → input files: a file as it is, a folder walked in code-unit order, a pattern expanded, `-` for standard
 * input. What cannot be opened is named and the rest goes on.
 */
import { readFileSync, statSync } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, extname, join, relative } from 'node:path';
import { explain, type Failure, UnusableFile, WrongUsage } from './errors.js';
import { byCodeUnit, expandPattern, isPattern } from './glob.js';
import { spareMemory } from './memory.js';
import type { Terminal } from './terminal.js';

export interface Input {
  /** What the user sees: the path as given, or `-`. */
  readonly label: string;
  /** The base name, which goes into the output, so that it is the same on every machine. */
  readonly name: string;
  readonly path: string | null;
  /** The path below the folder that was given; null for a file that was named itself. */
  readonly below: string | null;
  /** The document's name in the ZIP file at `path`; null for a file of its own. */
  readonly entry: string | null;
}

export interface Inputs {
  readonly inputs: readonly Input[];
  readonly failures: readonly Failure[];
}

export const PLAN_ENDINGS: readonly string[] = [
  ...['.txt', '.md', '.markdown', '.html', '.htm', '.shtml', '.xhtml', '.mht', '.mhtml', '.webarchive'],
  // .wps is not read, but a folder that holds one should not pass it over in silence
  ...['.docx', '.docm', '.doc', '.wps', '.pdf', '.ofd', '.zip'],
];
export const JSON_ENDINGS: readonly string[] = ['.json', '.ndjson', '.jsonl'];
/** What `-o page.html` asks for. */
export const HTML_ENDING = /\.html?$/iu;
export const LARGEST_MB = 256;
const ARCHIVE = '.zip';
const WEB_ADDRESS = /^https?:\/\//iu;

export async function findInputs(
  given: readonly string[],
  endings: readonly string[],
  terminal: Terminal,
): Promise<Inputs> {
  const { say } = terminal;
  const inputs: Input[] = [];
  const failures: Failure[] = [];
  if (given.length === 0 && terminal.isInputInteractive) throw new WrongUsage(say('noInputs'));
  const names = given.length === 0 ? ['-'] : given;
  if (names.filter((name) => name === '-').length > 1) throw new WrongUsage(say('onlyOneStdin'));
  for (const name of names) {
    if (name === '-') {
      inputs.push({ label: '-', name: 'stdin', path: null, below: null, entry: null });
      continue;
    }
    try {
      const { paths, folder } = await expand(name, endings, failures, terminal);
      for (const path of paths) {
        try {
          for (const input of await inputsAt(path, folder, endings, terminal)) inputs.push(input);
        } catch (error) {
          failures.push(explain(error, path, say));
        }
      }
    } catch (error) {
      failures.push(explain(error, name, say));
    }
  }
  return { inputs, failures };
}

export async function readInput(
  input: Input,
  terminal: Terminal,
  largestMb = LARGEST_MB,
): Promise<Uint8Array> {
  if (input.path === null) {
    const bytes = await terminal.input();
    spareMemory(bytes.length);
    return bytes;
  }
  if (input.entry !== null) {
    const { readEntry } = await import('./archives.js');
    return readEntry(input.path, input.entry, largestMb, terminal.say);
  }
  const { size } = statSync(input.path);
  if (size > largestMb * 1_048_576) {
    const cause = terminal.say('tooLarge', { limit: largestMb });
    throw new UnusableFile({ file: input.label, cause, remedy: terminal.say('tooLargeRemedy') });
  }
  spareMemory(size);
  return readFileSync(input.path);
}

/** One file, found in `folder` or named itself, as an input, or as many as a ZIP file holds. */
export function inputsAt(
  path: string,
  folder: string | null,
  endings: readonly string[],
  terminal: Terminal,
): Promise<Input[]> {
  const below = folder === null ? null : relative(folder, path);
  return unfold({ label: path, name: basename(path), path, below, entry: null }, endings, terminal);
}

/** The documents in a ZIP file, or the file itself. What cannot even be opened is told when it is read. */
async function unfold(file: Input, endings: readonly string[], { say }: Terminal): Promise<Input[]> {
  const path = file.path as string;
  if (extname(path).toLowerCase() !== ARCHIVE) return [file];
  const { listEntries, printable } = await import('./archives.js');
  const entries = await listEntries(path, endings, LARGEST_MB, say).catch((error: unknown) => {
    if (error instanceof UnusableFile) throw error;
    return null;
  });
  if (entries === null) return [file];
  return entries.map((entry) => {
    const inside = (outside: string): string => `${outside}/${printable(entry)}`;
    return {
      label: inside(file.label),
      name: inside(file.name),
      path,
      below: file.below === null ? null : inside(file.below),
      entry,
    };
  });
}

async function expand(
  name: string,
  endings: readonly string[],
  failures: Failure[],
  { say }: Terminal,
): Promise<{ paths: string[]; folder: string | null }> {
  if (WEB_ADDRESS.test(name))
    throw new UnusableFile({ file: name, cause: say('webAddress'), remedy: say('webAddressRemedy') });
  const found = await stat(name).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && isPattern(name)) return null;
    throw error;
  });
  if (found === null) {
    const matches = await expandPattern(name);
    if (matches.length > 0) return { paths: matches, folder: null };
    throw new UnusableFile({ file: name, cause: say('noMatch'), remedy: say('noMatchRemedy') });
  }
  if (!found.isDirectory()) return { paths: [name], folder: null };
  const files: string[] = [];
  const before = failures.length;
  await walkFolder(name, endings, files, new Set(), (folder, error) => {
    failures.push(explain(error, folder, say));
  });
  if (files.length === 0 && failures.length === before) {
    const remedy = say('emptyFolderRemedy', { endings: endings.join(' ') });
    throw new UnusableFile({ file: name, cause: say('emptyFolder'), remedy });
  }
  return { paths: files, folder: name };
}

/** JSON in a folder is an input only where it was made by `plan extract`: a fixture's origin.json is none. */
async function isPlanJson(path: string): Promise<boolean> {
  const handle = await open(path, 'r').catch(() => null);
  if (handle === null) return true;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(200), 0, 200, 0);
    return buffer.toString('utf8', 0, bytesRead).includes('"schemaVersion"');
  } finally {
    await handle.close();
  }
}

/** What is hidden, or what an office program keeps beside an open document (`~$plan.docx`). */
export function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || name === 'node_modules';
}

/** Hidden entries are passed over; a link back to a folder already entered is not followed again. */
export async function walkFolder(
  folder: string,
  endings: readonly string[],
  files: string[],
  entered: Set<string>,
  onFailure: (folder: string, error: unknown) => void,
): Promise<void> {
  let names: string[];
  try {
    const real = await realpath(folder);
    if (entered.has(real)) return;
    entered.add(real);
    names = await readdir(folder);
  } catch (error) {
    onFailure(folder, error);
    return;
  }
  for (const name of names.sort(byCodeUnit)) {
    if (isPassedOver(name)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found?.isDirectory() === true) await walkFolder(path, endings, files, entered, onFailure);
    else if (found?.isFile() === true && endings.includes(extname(name).toLowerCase())) {
      const isJson = JSON_ENDINGS.includes(extname(name).toLowerCase());
      if (!isJson || (await isPlanJson(path))) files.push(path);
    }
  }
}
