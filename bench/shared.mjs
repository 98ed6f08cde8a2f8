/**
 * Where the annotated seed plans are, and how the built command line is run on them. Their texts are not part of the
 * project: they stand in `../shared`, or in the folder that PLAN_SEEDS names, with `gold` and `score` beside it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('..', import.meta.url));

const MAX_OUTPUT = 512 * 1024 * 1024;

/** `{ texts, gold, score }`, or null where there are no seeds. */
export function findShared() {
  const seeds = resolve(PROJECT, process.env.PLAN_SEEDS ?? '../shared/seeds');
  if (!existsSync(seeds)) return null;
  const texts = readdirSync(seeds)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => join(seeds, name));
  if (texts.length === 0) return null;
  const [gold, score] = ['gold', 'score'].map((name) => join(dirname(seeds), name));
  return { texts, gold, score };
}

export function findScored() {
  const shared = findShared();
  return shared !== null && existsSync(shared.gold) && existsSync(shared.score) ? shared : null;
}

export function sayNoSeeds() {
  console.log('skipped: no seeds (looked in ../shared and PLAN_SEEDS)');
}

/**
 * Runs the built command line and gives its standard output. Status 1 says that some inputs failed: the others are
 * there, and what is missing will show in the scores. Anything else ends this program.
 */
export function plan(...args) {
  const run = spawnSync(process.execPath, [join(PROJECT, 'bin/plan.js'), ...args], {
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT,
  });
  if (run.stderr) process.stderr.write(run.stderr);
  if (run.status === 0 || (run.status === 1 && run.stdout !== '')) return run.stdout;
  console.error(`plan ${args[0]} ended with status ${run.status ?? run.signal}`);
  process.exit(1);
}

/** Runs one of the scorers; its output is passed on, or read as JSON. */
export function runScorer(script, args) {
  const asJson = args.includes('--json');
  const run = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT,
    stdio: ['ignore', asJson ? 'pipe' : 'inherit', 'inherit'],
  });
  if (run.status !== 0) process.exit(run.status ?? 1);
  return asJson ? JSON.parse(run.stdout) : undefined;
}

/** Extracts every seed into a folder of its own, as the scorers want it, and takes the folder away afterwards. */
export function withExtracted(shared, work) {
  return inTemporaryFolder((folder) => {
    const documents = JSON.parse(plan('extract', '--format', 'json', ...shared.texts));
    const list = Array.isArray(documents) ? documents : [documents];
    for (const document of list) {
      writeFileSync(join(folder, `${basename(document.source.name, '.txt')}.json`), JSON.stringify(document));
    }
    return work(folder);
  });
}

export function withComparison(shared, work) {
  return inTemporaryFolder((folder) => {
    const file = join(folder, 'comparison.json');
    writeFileSync(file, plan('compare', '--format', 'json', ...shared.texts));
    return work(file);
  });
}

export function inTemporaryFolder(work) {
  const folder = makeTemporaryFolder();
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** For work that takes its time. */
export async function whileInTemporaryFolder(work) {
  const folder = makeTemporaryFolder();
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeTemporaryFolder() {
  mkdirSync(tmpdir(), { recursive: true });
  return mkdtempSync(join(tmpdir(), 'plan-'));
}
