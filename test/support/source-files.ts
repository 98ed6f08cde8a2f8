/**
 * The project's source files and what each imports, read from the import lines alone
 * (`import { z } from 'zod';` → static import of `zod`; `await import('./html.js')` → dynamic import of `./html.js`).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

export interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
  /** For one of our own files, its path from `src/`; for anything else null. */
  readonly file: string | null;
}

export interface SourceFile {
  /** Path from `src/`, with forward slashes: `normalise/repairs/glyph.ts`. */
  readonly path: string;
  readonly lines: number;
  /** The file without its comments. */
  readonly code: string;
  readonly imports: readonly Import[];
}

const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|[\s;{},(])\/\/[^\n]*/gu;
const STATIC =
  /^(?:import|export)\s+(?<type>type\s)?[^'";]*?from\s*'(?<name>[^']+)'|^import\s*'(?<bare>[^']+)'/gmu;
const DYNAMIC = /\bimport\(\s*'(?<name>[^']+)'\s*\)|\brequire\w*\(\s*'(?<required>[^']+)'\s*\)/gu;

export function readSourceFiles(folder = join(PROJECT, 'src')): SourceFile[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.split(sep).join('/'))
    .sort()
    .map((path) => readSourceFile(path, readFileSync(join(folder, path), 'utf8')));
}

export function readSourceFile(path: string, text: string): SourceFile {
  const code = text.replace(COMMENT, '');
  const imports: Import[] = [];
  for (const match of code.matchAll(STATIC)) {
    const specifier = match.groups?.['name'] ?? match.groups?.['bare'] ?? '';
    imports.push({
      specifier,
      typeOnly: match.groups?.['type'] !== undefined,
      dynamic: false,
      file: resolveOwn(path, specifier),
    });
  }
  for (const match of code.matchAll(DYNAMIC)) {
    const specifier = match.groups?.['name'] ?? match.groups?.['required'] ?? '';
    imports.push({ specifier, typeOnly: false, dynamic: true, file: resolveOwn(path, specifier) });
  }
  return { path, lines: text.split('\n').length - 1, code, imports };
}

function resolveOwn(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  return posix.join(posix.dirname(from), specifier).replace(/\.js$/u, '.ts');
}

/** `@node-rs/jieba/dict.js` → `@node-rs/jieba`; `node:fs/promises` → `node:fs`. */
export function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}
