/**
 * `npm run bench -- --corpus 1000`: a folder of plans of about 30 KB, extracted with one thread and with two; fails where two are
 * not 1.7 times as fast, where a process takes more than 600 MB, or where a run that is killed and goes on ends otherwise.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCityPlans } from './city-plans.mjs';
import { PROJECT, whileInTemporaryFolder } from './shared.mjs';

const BIN = join(PROJECT, 'bin/plan.js');
/** As dense in figures as the plans of `fixtures/plans`: about 18 in a thousand characters. */
const SIZE = { tasks: [58, 70], targets: 5 };
const LEAST_GAIN = 1.7;
const MOST_MEGABYTES = 600;
const ROUNDS = 3;
const LOOK_MS = 50;
const KILLED_AT = 0.4;

export async function measureCorpus(count) {
  await whileInTemporaryFolder(async (folder) => {
    const plans = join(folder, 'plans');
    mkdirSync(plans);
    let bytes = 0;
    for (const { name, text } of makeCityPlans(count, SIZE)) {
      writeFileSync(join(plans, name), text);
      bytes += Buffer.byteLength(text);
    }
    console.log(`${count} plans of ${(bytes / count / 1000).toFixed(1)} KB`);
    const runs = { 1: [], 2: [] };
    for (let round = 0; round < ROUNDS; round += 1)
      for (const jobs of [1, 2]) runs[jobs].push(await run(plans, join(folder, `out-${jobs}`), jobs));
    const best = Object.fromEntries(
      Object.entries(runs).map(([jobs, list]) => [jobs, Math.min(...list.map(({ ms }) => ms))]),
    );
    const gain = best[1] / best[2];
    const peak = Math.max(...[...runs[1], ...runs[2]].map(({ megabytes }) => megabytes));
    for (const jobs of [1, 2])
      console.log(
        `--jobs ${jobs}: ${seconds(best[jobs])} s, ${Math.round(count / (best[jobs] / 1000))} plans a second`,
      );
    console.log(
      `gain: ${gain.toFixed(2)} (at least ${LEAST_GAIN}); peak memory ${peak} MB (at most ${MOST_MEGABYTES})`,
    );

    const cut = join(folder, 'cut');
    const begun = await run(plans, cut, 2, { killAt: Math.round(count * KILLED_AT) });
    const left = readdirSync(cut).length;
    await run(plans, cut, 2, { more: ['--resume'] });
    const whole = readFolder(join(folder, 'out-1'));
    const isSame = [join(folder, 'out-2'), cut].every((one) => readFolder(one) === whole);
    console.log(
      `killed after ${seconds(begun.ms)} s with ${left} files, resumed: ${isSame ? 'the same as the whole runs' : 'DIFFERENT'}`,
    );
    if (gain < LEAST_GAIN || peak > MOST_MEGABYTES || !isSame) process.exitCode = 1;
  });
}

/** Runs `plan extract`; `killAt`: killed without warning when so many files are there. */
function run(plans, out, jobs, { killAt, more = [] } = {}) {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [BIN, 'extract', plans, '-o', `${out}/`, '--jobs', `${jobs}`, '--quiet', ...more],
    { stdio: 'inherit' },
  );
  let megabytes = 0;
  return new Promise((resolve, reject) => {
    const looking = setInterval(() => {
      megabytes = Math.max(megabytes, readPeak(child.pid));
      if (killAt !== undefined && countFiles(out) >= killAt) child.kill('SIGKILL');
    }, LOOK_MS);
    child.on('close', (status) => {
      clearInterval(looking);
      const isWanted = killAt === undefined ? status === 0 : status === null;
      if (isWanted) resolve({ ms: performance.now() - started, megabytes });
      else reject(new Error(`plan extract --jobs ${jobs} ended with ${status}`));
    });
  });
}

/** The most that the process has held so far, where the system tells; 0 elsewhere. */
function readPeak(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+)/u.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

function countFiles(folder) {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json')).length;
  } catch {
    return 0;
  }
}

function readFolder(folder) {
  return readdirSync(folder)
    .sort()
    .map((name) => `${name}\n${readFileSync(join(folder, name), 'utf8')}`)
    .join('\n');
}

function seconds(ms) {
  return (ms / 1000).toFixed(1);
}
