/** `plan watch`: real files in a real folder, put there while it runs. Results are waited for by looking, never by the clock. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  appendFile,
  copyFile,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeCityPlans } from '../../bench/city-plans.mjs';
import { Arrivals } from '../../src/cli/watch/arrivals.js';
import { BIN, runPlan } from '../support/command-line.js';

const PLAN = `青石市充电设施建设工作方案
一、重点任务
（一）加快建设公共充电设施。2024年6月底前，新建充电站12座。（责任单位：市发展改革委）
`;
const PATIENCE_MS = 20_000;
const EN = { LANG: 'C.UTF-8', LC_ALL: '' };

let folder = '';
let inbox = '';
let out = '';
let running: Running[] = [];

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  /** What it said so far, a line each. */
  readonly lines: () => string[];
  readonly says: (pattern: RegExp, times?: number) => Promise<void>;
}

function start(...options: string[]): Running {
  const child = spawn(process.execPath, [BIN, 'watch', inbox, '-o', out, ...options], {
    env: { ...process.env, ...EN },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const lines = (): string[] => said.split('\n').filter((line) => line !== '');
  const one: Running = {
    child,
    ended: new Promise((resolve) => child.on('close', resolve)),
    lines,
    says: (pattern, times = 1) =>
      until(
        () => lines().filter((line) => pattern.test(line)).length >= times,
        () => said,
      ),
  };
  running.push(one);
  return one;
}

async function until(isSo: () => boolean | Promise<boolean>, tell: () => string = () => ''): Promise<void> {
  const begun = performance.now();
  while (!(await isSo())) {
    if (performance.now() - begun > PATIENCE_MS) throw new Error(`waited in vain: ${tell()}`);
    await new Promise((wait) => setTimeout(wait, 20));
  }
}

async function stop({ child, ended }: Running, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  child.kill(signal);
  return ended;
}

const read = async (name: string): Promise<{ text: string; tasks: unknown[] }> =>
  JSON.parse(await readFile(join(out, name), 'utf8'));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plan-watch-'));
  inbox = join(folder, 'inbox');
  out = join(folder, 'out');
  await mkdir(inbox);
});

afterEach(async () => {
  for (const one of running) if (one.child.exitCode === null) await stop(one, 'SIGKILL');
  running = [];
  await rm(folder, { recursive: true, force: true });
});

describe('plan watch', { timeout: 60_000 }, () => {
  it('does what is there, what arrives and what changes, and keeps what was made of a removed file', async () => {
    await writeFile(join(inbox, 'there.txt'), PLAN);
    const run = start();
    await run.says(/there\.txt: 1 tasks, \d+ ms$/u);
    await mkdir(join(inbox, '2024'));
    await writeFile(join(inbox, '2024', 'new.txt'), PLAN.replace('青石', '白河'));
    await run.says(/new\.txt: 1 tasks/u);
    await appendFile(join(inbox, 'there.txt'), '（二）完善服务。年底前，可用率达到95%以上。\n');
    await run.says(/there\.txt: 2 tasks/u);
    expect((await read('there.json')).tasks).toHaveLength(2);
    await rm(join(inbox, 'there.txt'));
    await writeFile(join(inbox, 'last.txt'), PLAN.replace('青石', '云溪'));
    await run.says(/last\.txt: 1 tasks/u);
    expect(await stop(run)).toBe(143);
    expect((await readdir(out)).sort()).toEqual([
      '.plan-manifest.ndjson',
      '2024-new.json',
      'last.json',
      'there.json',
    ]);
    expect(run.lines()).toHaveLength(5);
  });

  it('waits until a file is whole', async () => {
    const run = start();
    await run.says(/watching/u);
    const file = await open(join(inbox, 'slow.txt'), 'w');
    for (const line of PLAN.split('\n')) {
      await file.write(`${line}\n`);
      await new Promise((wait) => setTimeout(wait, 150));
    }
    await file.close();
    await run.says(/slow\.txt/u);
    await stop(run);
    expect(run.lines().filter((line) => line.includes('slow.txt'))).toEqual([
      expect.stringMatching(/slow\.txt: 1 tasks/u),
    ]);
  });

  it('passes over hidden and temporary files and its own results in the folder', async () => {
    out = join(inbox, 'results');
    const run = start('--format', 'json,table', '--verbose');
    await run.says(/watching/u);
    for (const name of ['.hidden.txt', '~$open.docx', 'notice.txt.part', 'notes.log'])
      await writeFile(join(inbox, name), PLAN);
    await writeFile(join(inbox, 'real.txt'), PLAN);
    await run.says(/real\.txt: 1 tasks/u);
    // had the first result been taken for an input, it would come before the next one
    await writeFile(join(inbox, 'second.txt'), PLAN.replace('青石', '白河'));
    await run.says(/second\.txt: 1 tasks/u);
    await stop(run);
    expect(run.lines()).toHaveLength(3);
    expect((await readdir(out)).sort()).toEqual([
      '.plan-manifest.ndjson',
      'real.json',
      'real.txt',
      'second.json',
      'second.txt',
    ]);
  });

  it('names what fails, and goes on', async () => {
    const run = start('--max-size', '1', '--timeout', '30');
    await run.says(/watching/u);
    await writeFile(join(inbox, 'a.docx'), new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]));
    await writeFile(join(inbox, 'b.txt'), 'x'.repeat(1_100_000));
    await run.says(/a\.docx: .*damaged/u);
    await run.says(/b\.txt: The file is larger than 1 MB/u);
    await writeFile(join(inbox, 'c.txt'), PLAN);
    await run.says(/c\.txt: 1 tasks/u);
    expect(await stop(run, 'SIGINT')).toBe(130);
  });

  it('goes on where it stood, with the names that it gave, as plan extract --resume does', async () => {
    await writeFile(join(inbox, 'plan.txt'), PLAN);
    const first = start('--quiet');
    await until(() =>
      read('plan.json').then(
        () => true,
        () => false,
      ),
    );
    // would have had plan.json, had it been there first
    await writeFile(join(inbox, 'plan.md'), PLAN.replace('青石', '白河'));
    await until(() =>
      read('plan.md.json').then(
        () => true,
        () => false,
      ),
    );
    expect(await stop(first)).toBe(143);
    expect(first.lines()).toEqual([]);
    const again = start('--verbose');
    await again.says(/done before, unchanged/u, 2);
    // a file that has another name now is known by its bytes
    await rename(join(inbox, 'plan.txt'), join(inbox, 'renamed.txt'));
    await again.says(/renamed\.txt: done before, unchanged/u);
    await stop(again);
    await copyFile(join(inbox, 'renamed.txt'), join(inbox, 'plan.txt'));
    await rm(join(inbox, 'renamed.txt'));
    await rm(join(inbox, 'plan.md'));
    const { err, status } = await runPlan(['extract', inbox, '-o', `${out}/`, '--resume']);
    expect([status, err]).toEqual([0, '']);
  });

  it('gives what plan extract gives, for many that arrive at once in new folders, whatever interrupts', async () => {
    const first = start();
    await first.says(/watching/u);
    await mkdir(join(inbox, 'new', 'deep'), { recursive: true });
    for (const { name, text } of makeCityPlans(30))
      await writeFile(join(inbox, Number(name.slice(0, 3)) % 3 === 0 ? 'new/deep' : '', name), text);
    await first.says(/tasks/u, 3);
    await stop(first, 'SIGKILL');
    const again = start();
    await until(async () => (await readdir(out)).filter((name) => name.endsWith('.json')).length === 30);
    expect(await stop(again, 'SIGINT')).toBe(130);
    const whole = join(folder, 'whole');
    expect((await runPlan(['extract', inbox, '-o', `${whole}/`, '--jobs', '1'])).status).toBe(0);
    const names = (await readdir(whole)).sort();
    expect((await readdir(out)).sort()).toEqual(names);
    for (const name of names)
      expect(await readFile(join(out, name), 'utf8')).toBe(await readFile(join(whole, name), 'utf8'));
  });

  it('takes its settings from a file', async () => {
    const settings = join(folder, 'settings.json');
    await writeFile(settings, '{ "watch": { "format": ["csv", "json"], "maxSize": 1 } }');
    const run = start('--config', settings);
    await run.says(/watching/u);
    await writeFile(join(inbox, 'a.txt'), PLAN);
    await run.says(/a\.txt: 1 tasks/u);
    await writeFile(join(inbox, 'b.txt'), 'x'.repeat(1_100_000));
    await run.says(/b\.txt: The file is larger than 1 MB/u);
    await stop(run);
    expect((await readdir(out)).sort()).toEqual(['.plan-manifest.ndjson', 'a.csv', 'a.json']);
  });

  it('looks by the clock where it is asked to', async () => {
    const run = start('--poll', '1');
    await run.says(/watching/u);
    await writeFile(join(inbox, 'a.txt'), PLAN);
    await run.says(/a\.txt: 1 tasks/u);
    expect(await stop(run)).toBe(143);
  });

  it('ends when the folder is gone', async () => {
    const run = start();
    await run.says(/watching/u);
    await rm(inbox, { recursive: true });
    expect(await run.ended).toBe(1);
    expect(run.lines().at(-1)).toContain('The folder is gone.');
  });

  it.each([
    [[], 2, '-o out/'],
    [['-o', 'HERE'], 2, 'itself'],
    [['-o', 'OUT', '--poll', 'often'], 2, '--poll'],
    [['-o', 'OUT', '--format', 'pdf'], 2, 'pdf'],
  ] as const)('refuses %j', async (options, status, word) => {
    const args = options.map((one) => (one === 'HERE' ? inbox : one === 'OUT' ? out : one));
    const done = await runPlan(['watch', inbox, ...args]);
    expect([done.status, done.err.includes(word)]).toEqual([status, true]);
  });

  it('says what is no folder', async () => {
    await writeFile(join(folder, 'file.txt'), PLAN);
    const file = await runPlan(['watch', join(folder, 'file.txt'), '-o', out]);
    expect([file.status, file.err.includes('This is a file, not a folder.')]).toEqual([1, true]);
    expect((await runPlan(['watch', join(folder, 'none'), '-o', out])).status).toBe(1);
  });
});

describe('arrivals', () => {
  it('come in order, each once, and stop at once', async () => {
    const arrivals = new Arrivals();
    for (const path of ['b', 'a', 'b', 'c']) arrivals.add(path);
    arrivals.remove('c');
    const seen: string[] = [];
    for await (const path of arrivals) {
      seen.push(path);
      if (seen.length === 1) arrivals.add('b');
      if (seen.length === 3) arrivals.end();
    }
    expect(seen).toEqual(['b', 'a', 'b']);
  });
});
