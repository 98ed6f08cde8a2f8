/**
 * How fast the built project is, as ratios to something plain in the same run, since machines differ.
 *   npm run bench                throughput (MB of UTF-8 a second) of the whole and of each stage, against one regex
 *                                pass over the same bytes; cold start of `plan extract` against `node -e 0`
 *   npm run bench -- --growth    fails where time grows faster than the input, by class of input
 *   npm run bench -- --memory    fails where `plan extract` takes more memory than 30 times a large input and 150 MB
 *   npm run bench -- --repair    how much of damaged plans is found again, by kind of damage
 *   npm run bench -- --pages     facts of web pages of many shapes against those of their plain text, by method of reading
 *   npm run bench -- --corpus N  N plans of 30 KB with one thread and with two, peak memory, and a run that is killed and goes on
 *   npm run bench -- --compare N time and peak memory of a comparison of N invented plans; fails above its limits
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureComparison } from './compare-scale.mjs';
import { INPUT_CLASSES, LARGE_INPUTS, onePlanOf, readPlans, repeatPlans } from './corpus.mjs';
import { measureCorpus } from './corpus-scale.mjs';
import { measurePages } from './pages.mjs';
import { measureRepair } from './repair.mjs';
import { inTemporaryFolder, PROJECT } from './shared.mjs';
import { extractPlan, STAGES } from './stages.mjs';

const CORPUS_SIZE = 5_000_000;
const DAMAGED_SIZE = 500_000;
const ROUNDS = 5;
const BIN = join(PROJECT, 'bin/plan.js');
const COLD_SIZE = 30_000;
const COLD_RUNS = 11;
const PLAIN_PATTERN = /[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九十]+、/gu;

const GROWTH_SIZES = [10_000, 31_623, 100_000, 316_228, 1_000_000];
/** Time is length to this power: 1 is linear, 2 quadratic; the slack is for a busy machine and for the cache. */
const WORST_POWER = 1.35;
/** Shorter than this, a time says nothing. */
const TOO_SHORT_MS = 150;
/** A step that takes so long and grew too fast is not followed by a larger one. */
const TOO_LONG_MS = 3000;

if (process.argv.includes('--growth')) await measureGrowth();
else if (process.argv.includes('--memory')) measureMemory();
else if (process.argv.includes('--repair')) await measureRepair();
else if (process.argv.includes('--pages')) await measurePages();
else if (process.argv.includes('--corpus'))
  await measureCorpus(Number(process.argv[process.argv.indexOf('--corpus') + 1] ?? 1000));
else if (process.argv.includes('--compare'))
  await measureComparison(Number(process.argv[process.argv.indexOf('--compare') + 1] ?? 300));
else {
  const plans = readPlans();
  if (plans.length === 0) {
    console.error('no texts: fixtures/plans is empty');
    process.exit(1);
  }
  const { sound, damaged } = await divide(plans);
  await measureThroughput('plans whose bytes are sound', sound, CORPUS_SIZE);
  if (damaged.length > 0) await measureThroughput('pages with damaged bytes', damaged, DAMAGED_SIZE);
  measureColdStart(plans);
}

/** Filling holes by search is another kind of work than reading: pages that need it are measured apart. */
async function divide(plans) {
  const sound = [];
  const damaged = [];
  for (const plan of plans) {
    const { repairs } = await extractPlan(plan.bytes, { name: plan.name });
    const isDamaged = repairs.some(({ kind }) => kind === 'gbk-misaligned' || kind === 'pinyin-annotation');
    (isDamaged ? damaged : sound).push(plan);
  }
  return { sound, damaged };
}

async function measureThroughput(title, plans, wanted) {
  const documents = repeatPlans(plans, wanted);
  const size = documents.reduce((sum, document) => sum + document.size, 0);
  const megabytes = size / 1e6;
  console.log(
    `${title}: ${documents.length} documents, ${megabytes.toFixed(2)} MB of UTF-8, median of ${ROUNDS} rounds\n`,
  );
  await runWhole(documents.slice(0, plans.length * 4));
  const times = { 'regex pass': [], 'whole pipeline': [] };
  for (let round = 0; round < ROUNDS; round++) {
    times['regex pass'].push(await time(() => runPlain(documents)));
    times['whole pipeline'].push(await time(() => runWhole(documents)));
    for (const [name, ms] of Object.entries(await timeStages(documents))) {
      times[name] ??= [];
      times[name].push(ms);
    }
  }
  const plain = median(times['regex pass']);
  for (const [name, list] of Object.entries(times)) {
    const ms = median(list);
    const rate = (megabytes / ms) * 1000;
    console.log(
      `${name.padEnd(16)} ${rate.toFixed(2).padStart(9)} MB/s  ${(ms / plain).toFixed(1).padStart(7)} × regex pass`,
    );
  }
}

function runPlain(documents) {
  let found = 0;
  for (const { bytes } of documents) {
    for (const _ of new TextDecoder('utf-8').decode(bytes).matchAll(PLAIN_PATTERN)) found++;
  }
  return found;
}

async function runWhole(documents) {
  for (const { bytes, name } of documents) await extractPlan(bytes, { name });
}

/** Each stage over all documents on its own, fed with what the stages before it made of them. */
async function timeStages(documents) {
  const times = {};
  let work = documents.map(({ bytes, name }) => ({ bytes, name }));
  for (const { name, run } of STAGES) {
    const next = [];
    globalThis.gc?.();
    times[name] = await time(async () => {
      for (const state of work) next.push({ ...state, [name]: await run(state) });
    });
    work = next;
  }
  return times;
}

function measureColdStart(plans) {
  inTemporaryFolder((folder) => {
    const commands = { 'node -e 0': ['-e', '0'], 'plan --version': [BIN, '--version'] };
    for (const { name, bytes } of coldPlans(plans)) {
      const file = join(folder, name);
      writeFileSync(file, bytes);
      commands[`plan extract ${name}`] = [BIN, 'extract', '--format', 'json', file];
    }
    const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
    for (const args of Object.values(commands)) timeStart(args);
    for (let i = 0; i < COLD_RUNS; i++) {
      for (const [name, args] of Object.entries(commands)) times[name].push(timeStart(args));
    }
    console.log(`\ncold start, median of ${COLD_RUNS} alternating runs\n`);
    const plain = median(times['node -e 0']);
    const width = Math.max(...Object.keys(times).map((name) => name.length));
    for (const [name, list] of Object.entries(times)) {
      const ms = median(list);
      console.log(
        `${name.padEnd(width)} ${ms.toFixed(0).padStart(7)} ms ${(ms / plain).toFixed(1).padStart(7)} × node -e 0`,
      );
    }
  });
}

/** Real plans of about the wanted size, clean and damaged; where there are none, one made of the fixtures' lines. */
function coldPlans(plans) {
  const near = plans.filter(({ size }) => size > COLD_SIZE * 0.75 && size < COLD_SIZE * 1.25);
  return near.length > 0 ? near : [{ name: 'fixtures.txt', bytes: onePlanOf(plans, COLD_SIZE) }];
}

/** Wall time of one start of Node; a file of extra certificates, where one is set, would be read at every start. */
function timeStart(args) {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const begin = performance.now();
  const { status } = spawnSync(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with status ${status}`);
  return performance.now() - begin;
}

async function measureGrowth() {
  const only = process.argv[process.argv.indexOf('--growth') + 1];
  const classes = INPUT_CLASSES.filter(({ label }) => only === undefined || label.includes(only));
  let failed = 0;
  let slowest = { label: '', ms: 0 };
  for (const { label, name, make } of classes) {
    const { power, ms, size, error } = await growthOf(name, make);
    if (error !== undefined) {
      failed++;
      console.log(`${label}: throws ${error}`);
      continue;
    }
    if (ms > slowest.ms) slowest = { label, ms };
    if (power <= WORST_POWER) continue;
    failed++;
    const stage = await slowestStage(name, make(size));
    console.log(
      `${label}: time grows with the power ${power.toFixed(2)} (${ms.toFixed(0)} ms at ${size} characters, most of it in ${stage})`,
    );
  }
  console.log(`slowest: ${slowest.label}, ${slowest.ms.toFixed(0)} ms`);
  console.log(`growth: ${classes.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exit(1);
}

async function growthOf(name, make) {
  try {
    return await measureGrowthOf(name, make);
  } catch (error) {
    return { error };
  }
}

async function slowestStage(name, text) {
  const times = await timeStages([{ bytes: Buffer.from(text), name }]);
  return Object.entries(times).sort((a, b) => b[1] - a[1])[0][0];
}

/**
 * The growth from one size to one an order larger, at the largest size: earlier steps are too short to say much. A
 * time that grew too fast is taken twice; where it is long already, nothing larger is tried.
 */
async function measureGrowthOf(name, make) {
  const taken = [];
  let power = 0;
  for (const [i, size] of GROWTH_SIZES.entries()) {
    const bytes = Buffer.from(make(size));
    const once = () => time(() => extractPlan(bytes, { name }));
    let ms = await once();
    const before = taken[i - 2] ?? taken[0];
    const grown = () => (before === undefined || ms < TOO_SHORT_MS ? 0 : powerOf(before, { ms, size }));
    if (grown() > WORST_POWER) ms = Math.min(ms, await once());
    power = grown();
    taken.push({ ms, size });
    if (power > WORST_POWER && ms > TOO_LONG_MS) break;
  }
  return { power, ...taken.at(-1) };
}

function powerOf(small, large) {
  return Math.log(large.ms / Math.max(small.ms, TOO_SHORT_MS / 10)) / Math.log(large.size / small.size);
}

async function time(work) {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function median(list) {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
}

/** Peak memory of one process for each large input; the JSON goes nowhere. */
function measureMemory() {
  let failed = 0;
  inTemporaryFolder((folder) => {
    const told = join(folder, 'peak');
    const tell = `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(told)}, String(process.resourceUsage().maxRSS)))`;
    const preload = join(folder, 'tell.cjs');
    writeFileSync(preload, tell);
    for (const { label, make } of LARGE_INPUTS) {
      const file = join(folder, 'large.txt');
      const bytes = Buffer.from(make());
      writeFileSync(file, bytes);
      const begin = performance.now();
      const { status } = spawnSync(
        process.execPath,
        ['--require', preload, BIN, 'extract', '--format', 'json', file],
        {
          stdio: ['ignore', 'ignore', 'inherit'],
        },
      );
      const seconds = (performance.now() - begin) / 1000;
      const peak = (Number(readFileSync(told, 'utf8')) * 1024) / 1e6;
      const most = 30 * (bytes.length / 1e6) + 150;
      const isGood = status === 0 && peak <= most;
      if (!isGood) failed++;
      console.log(
        `${isGood ? 'ok  ' : 'HIGH'} ${label}: ${peak.toFixed(0)} MB of ${most.toFixed(0)} MB, ${seconds.toFixed(1)} s`,
      );
    }
  });
  if (failed > 0) process.exit(1);
}
