/**
 * Patterns in file names: `*` and `?` within one folder, `**` through any number of them.
 * `plans/**` + `/2023*.txt` is expanded here when a shell has not done it.
 */
import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';

const MAGIC = /[*?]/u;

export function isPattern(text: string): boolean {
  return MAGIC.test(text);
}

/** All files that match, in code-unit order; folders that cannot be opened hold no match. */
export async function expandPattern(pattern: string): Promise<string[]> {
  const parts = pattern.split(/[/\\]+/u);
  const isAbsolute = parts[0] === '';
  const found = new Set<string>();
  await match(isAbsolute ? sep : '', isAbsolute ? parts.slice(1) : parts, found, 0);
  return [...found].sort(byCodeUnit);
}

export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function match(
  folder: string,
  parts: readonly string[],
  found: Set<string>,
  depth: number,
): Promise<void> {
  const [part, ...rest] = parts;
  if (part === undefined || depth > 64) return;
  if (!isPattern(part)) {
    if (rest.length > 0) await match(join(folder, part), rest, found, depth + 1);
    else if ((await namesIn(folder)).some((entry) => entry.name === part)) found.add(join(folder, part));
    return;
  }
  const entries = await namesIn(folder);
  if (part === '**') {
    await match(folder, rest.length === 0 ? ['*'] : rest, found, depth + 1);
    for (const entry of entries) {
      if (entry.isFolder && !entry.name.startsWith('.'))
        await match(join(folder, entry.name), parts, found, depth + 1);
    }
    return;
  }
  for (const entry of entries) {
    if (entry.name.startsWith('.') && !part.startsWith('.')) continue;
    if (!matchesName(entry.name, part)) continue;
    const path = join(folder, entry.name);
    if (rest.length > 0) await match(path, rest, found, depth + 1);
    else if (!entry.isFolder) found.add(path);
  }
}

async function namesIn(folder: string): Promise<{ name: string; isFolder: boolean }[]> {
  try {
    const entries = await readdir(folder === '' ? '.' : folder, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
  } catch {
    return [];
  }
}

/** Greedy with one step back to the last star: linear on any pattern in practice, never exponential. */
export function matchesName(name: string, pattern: string): boolean {
  let n = 0;
  let p = 0;
  let star = -1;
  let resumed = 0;
  while (n < name.length) {
    if (pattern[p] === '*') {
      star = p;
      resumed = n;
      p += 1;
    } else if (pattern[p] === '?' || pattern[p] === name[n]) {
      n += 1;
      p += 1;
    } else if (star >= 0) {
      p = star + 1;
      resumed += 1;
      n = resumed;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
}
