/**
 * `npm run bench -- --compare 300`: many plans of invented cities are extracted once, then compared in a process of
 * their own; prints time and peak memory and fails above a minute or 2 GB.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { comparePlans } from '../dist/index.js';
import { makeCityPlans } from './city-plans.mjs';
import { inTemporaryFolder } from './shared.mjs';
import { extractPlan } from './stages.mjs';

const MOST_SECONDS = 60;
const MOST_MEGABYTES = 2000;

export async function measureComparison(count) {
  const started = performance.now();
  const documents = [];
  for (const { name, text } of makeCityPlans(count)) documents.push(await extractPlan(text, { name }));
  const tasks = documents.reduce((sum, document) => sum + document.tasks.length, 0);
  console.log(`${count} plans, ${tasks} tasks; extracted in ${seconds(performance.now() - started)} s`);
  const { ms, peak, ...found } = inTemporaryFolder((folder) => {
    const file = join(folder, 'documents.ndjson');
    writeFileSync(file, documents.map((document) => `${JSON.stringify(document)}\n`).join(''));
    return runApart(file);
  });
  console.log(
    Object.entries(found)
      .map(([name, size]) => `${name} ${size}`)
      .join(', '),
  );
  console.log(
    `comparePlans: ${seconds(ms)} s (at most ${MOST_SECONDS}), peak memory ${peak} MB (at most ${MOST_MEGABYTES})`,
  );
  if (ms > MOST_SECONDS * 1000 || peak > MOST_MEGABYTES) process.exitCode = 1;
}

/** Peak memory is that of a process from its start: what extraction took must not count. */
function runApart(file) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), file], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

async function compareFile(file) {
  const documents = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const started = performance.now();
  const comparison = await comparePlans(documents);
  const ms = performance.now() - started;
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  const lists = ['topics', 'indicators', 'unique', 'borrowed', 'units', 'timeline'];
  const sizes = Object.fromEntries(lists.map((name) => [name, comparison[name].length]));
  console.log(JSON.stringify({ ms, peak, segmenter: comparison.segmenter, ...sizes }));
}

function seconds(ms) {
  return (ms / 1000).toFixed(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compareFile(process.argv[2]);
