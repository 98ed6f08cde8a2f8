/**
 * `plan check`: every fixture is extracted again and held against its golden. A plan is a folder with `source.*` and
 * `document.json`, a comparison one with `inputs.json` and `comparison.json`, two versions one with `old.*`, `new.*` and
 * `versions.json`. Silent when all are equal.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { comparePlans, compareVersions, extractPlan, type PlanDocument } from '../index.js';
import { asJson, comparisonFormats } from '../report/index.js';
import { UnusableFile, WrongUsage } from './errors.js';
import { attempt, isFailure, tellFailure } from './failures.js';
import { byCodeUnit } from './glob.js';
import { diffGolden } from './golden-diff.js';
import type { Say } from './messages.js';
import type { Terminal } from './terminal.js';
import { writeWhole } from './write.js';

export interface CheckOptions {
  readonly update?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

const TABLE_COLUMNS = 100;

interface Golden {
  /** The folder, as the reader knows it. */
  readonly label: string;
  readonly path: string;
  /** What the golden should hold now. */
  readonly make: () => Promise<string>;
  readonly isJson: boolean;
}

export async function check(folder: string, options: CheckOptions, terminal: Terminal): Promise<number> {
  const { say } = terminal;
  const goldens: Golden[] = [];
  const opened = await attempt(folder, terminal, () => collect(folder, folder, goldens, say));
  if (isFailure(opened)) {
    tellFailure(opened, terminal);
    return 1;
  }
  if (goldens.length === 0) throw new WrongUsage(`${folder}: ${say('noFixtures')}`);
  let failed = 0;
  let differing = 0;
  let written = 0;
  const tellResult = ({ label, path }: Golden, result: string): void => {
    if (options.verbose === true)
      terminal.tell(`${say('checked', { file: `${label}/${basename(path)}`, result })}\n`);
  };
  for (const golden of goldens) {
    const before = written;
    const done = await attempt(golden.label, terminal, async () => {
      const found = await golden.make();
      const expected = await readFile(golden.path, 'utf8').catch(() => null);
      if (expected === found) return [];
      if (options.update === true) {
        await writeWhole(golden.path, found, say);
        written += 1;
        return [];
      }
      if (expected === null) return [`${basename(golden.path)} ${say('goldenMissing')}`];
      return golden.isJson
        ? differences(expected, found, terminal)
        : diffGolden(expected.split('\n'), found.split('\n'), say);
    });
    if (isFailure(done)) {
      tellFailure(done, terminal);
      failed += 1;
    } else if (done.length > 0) {
      differing += 1;
      tellResult(golden, say('different'));
      if (options.quiet === true) continue;
      await terminal.print(
        `${golden.label}/${basename(golden.path)}\n${done.map((line) => `  ${line}\n`).join('')}`,
      );
    } else tellResult(golden, say(written > before ? 'written' : 'equal'));
  }
  if (written > 0 && options.quiet !== true) terminal.tell(`${say('updated', { count: written })}\n`);
  if (differing > 0) return 3;
  return failed > 0 ? 1 : 0;
}

function differences(expected: string, found: string, { say }: Terminal): string[] {
  try {
    return diffGolden(JSON.parse(expected), JSON.parse(found), say);
  } catch {
    return [say('goldenBroken')];
  }
}

async function collect(root: string, folder: string, goldens: Golden[], say: Say): Promise<void> {
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => byCodeUnit(a.name, b.name));
  const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  const label = relative(root, folder) || basename(folder);
  const source = names.find((name) => name.startsWith('source.'));
  if (source !== undefined && (names.includes('document.json') || names.includes('origin.json'))) {
    const make = async (): Promise<string> => asJson(await extractFile(join(folder, source)));
    goldens.push({ label, path: join(folder, 'document.json'), make, isJson: true });
  }
  if (names.includes('inputs.json')) {
    const make = async (): Promise<PlanComparison> => comparePlans(await inputsOf(folder));
    goldens.push({
      label,
      path: join(folder, 'comparison.json'),
      make: async () => asJson(await make()),
      isJson: true,
    });
    if (names.includes('table.txt')) {
      const print = async (): Promise<string> =>
        comparisonFormats.table(await make(), { lang: 'zh', columns: TABLE_COLUMNS });
      goldens.push({ label, path: join(folder, 'table.txt'), make: print, isJson: false });
    }
  }
  const [old, now] = ['old.', 'new.'].map((start) => names.find((name) => name.startsWith(start)));
  if (names.includes('versions.json') || (old !== undefined && now !== undefined)) {
    const make = async (): Promise<string> => {
      if (old === undefined || now === undefined)
        throw new UnusableFile({ file: label, cause: say('halfAPair'), remedy: say('halfAPairRemedy') });
      const plans = [await extractFile(join(folder, old)), await extractFile(join(folder, now))] as const;
      return asJson(await compareVersions(...plans));
    };
    goldens.push({ label, path: join(folder, 'versions.json'), make, isJson: true });
  }
  for (const entry of entries)
    if (entry.isDirectory()) await collect(root, join(folder, entry.name), goldens, say);
}

type PlanComparison = Awaited<ReturnType<typeof comparePlans>>;

async function inputsOf(folder: string): Promise<PlanDocument[]> {
  const listed = JSON.parse(await readFile(join(folder, 'inputs.json'), 'utf8')) as readonly string[];
  const documents: PlanDocument[] = [];
  for (const path of listed) documents.push(await extractFile(await sourceAt(join(folder, path))));
  return documents;
}

/** A plan's folder stands for the source in it. */
async function sourceAt(path: string): Promise<string> {
  if (!(await stat(path)).isDirectory()) return path;
  const source = (await readdir(path)).sort(byCodeUnit).find((name) => name.startsWith('source.'));
  return join(path, source ?? 'source.txt');
}

async function extractFile(path: string): Promise<PlanDocument> {
  return extractPlan(await readFile(path), { name: basename(path) });
}
