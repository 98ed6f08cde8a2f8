/**
 * What a folder of results was made of, a line a plan, so that an interrupted run goes on where it stood: `out/.plan-manifest.ndjson`.
 * A line is added when the result is in its place; a run that ends puts them in the order of the inputs.
 */
import { appendFileSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Say } from '../messages.js';
import { writeWhole } from '../write.js';

export interface Entry {
  /** Version and options that the result depends on. */
  readonly made: string;
  readonly sha256: string;
  readonly input: string;
  /** Names within the folder, with their sizes in bytes. */
  readonly outputs: readonly { readonly name: string; readonly bytes: number }[];
}

const NAME = '.plan-manifest.ndjson';
/** `.2023.json.4711.tmp`: what a killed run was writing. */
const LEFT_OVER = /^\..+\.(?<pid>\d+)\.tmp$/u;

export class Manifest {
  private readonly path: string;
  private readonly entries = new Map<string, Entry>();

  constructor(folder: string) {
    this.path = join(folder, NAME);
  }

  /** Reads what is there; a line that was cut off while it was written counts as not there. */
  async load(): Promise<void> {
    const text = await readFile(this.path, 'utf8').catch(() => '');
    for (const line of text.split('\n')) {
      const entry = readEntry(line);
      if (entry !== null) this.entries.set(keyOf(entry), entry);
    }
  }

  async start(): Promise<void> {
    await rm(this.path, { force: true });
  }

  add(entry: Entry): void {
    this.entries.set(keyOf(entry), entry);
    appendFileSync(this.path, `${JSON.stringify(entry)}\n`);
  }

  /** All results made of these bytes in this way. */
  find(made: string, sha256: string): Entry[] {
    return [...this.entries.values()].filter((entry) => entry.made === made && entry.sha256 === sha256);
  }

  /** The latest result of each input, by the input's name. */
  latest(): Map<string, Entry> {
    return new Map([...this.entries.values()].map((entry) => [entry.input, entry]));
  }

  /** Written anew with the entries of these inputs first, in their order. */
  async finish(inputs: readonly string[], say: Say): Promise<void> {
    const place = new Map(inputs.map((input, i) => [input, i]));
    const rank = ({ input }: Entry): number => place.get(input) ?? inputs.length;
    const ordered = [...this.entries.values()].sort(
      (a, b) => rank(a) - rank(b) || (a.input < b.input ? -1 : 1),
    );
    const latest = new Map(ordered.map((entry) => [entry.input, entry]));
    await writeWhole(
      this.path,
      [...latest.values()].map((entry) => `${JSON.stringify(entry)}\n`),
      say,
    );
  }
}

function keyOf({ made, sha256, input }: Entry): string {
  return `${made}\n${sha256}\n${input}`;
}

function readEntry(line: string): Entry | null {
  try {
    const entry = JSON.parse(line) as Partial<Entry> | null;
    const isWhole =
      typeof entry?.made === 'string' &&
      typeof entry.sha256 === 'string' &&
      typeof entry.input === 'string' &&
      Array.isArray(entry.outputs);
    return isWhole ? (entry as Entry) : null;
  } catch {
    return null;
  }
}

/** Whether the results stand where the entry says, as large as they were. */
export async function isInPlace(folder: string, { outputs }: Entry): Promise<boolean> {
  for (const { name, bytes } of outputs) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (found === null || found.size !== bytes) return false;
  }
  return outputs.length > 0;
}

/** Takes away what runs that no longer live have left half written. */
export async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = Number(LEFT_OVER.exec(name)?.groups?.['pid'] ?? Number.NaN);
    if (Number.isNaN(pid) || (pid !== process.pid && isAlive(pid))) continue;
    await rm(join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
