/** Many plans at a time: the same output however many hands, whatever interrupts, and one plan lost at most. */
import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCityPlans } from '../../../bench/city-plans.mjs';
import { BIN, runPlan } from '../../support/command-line.js';

const COUNT = 40;

/** Every file of a folder by name, the manifest among them. */
async function readFolder(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

describe('plan extract of many', () => {
  let folder: string;
  let plans: string;
  let whole: Record<string, string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plan-many-'));
    plans = join(folder, 'plans');
    await mkdir(plans);
    for (const { name, text } of makeCityPlans(COUNT)) await writeFile(join(plans, name), text);
    const { status } = await runPlan(['extract', plans, '-o', `${folder}/one/`, '--jobs', '1']);
    expect(status).toBe(0);
    whole = await readFolder(join(folder, 'one'));
    expect(Object.keys(whole)).toHaveLength(COUNT + 1);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const run = (...args: string[]): ReturnType<typeof runPlan> => runPlan(['extract', ...args]);

  it('gives the same files and the same lines, however many threads', async () => {
    const { status, err } = await run(plans, '-o', `${folder}/three/`, '--jobs', '3');
    expect([status, err.split('\n')[0]]).toEqual([0, `plan: ${COUNT} done, 0 skipped, 0 failed.`]);
    expect(await readFolder(join(folder, 'three'))).toEqual(whole);
    const lines = await Promise.all(
      ['1', '3'].map((jobs) => run(plans, '--format', 'ndjson', '--jobs', jobs)),
    );
    expect(lines[0]?.out.split('\n')).toHaveLength(COUNT + 1);
    expect(lines[1]?.out).toBe(lines[0]?.out);
  });

  it.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)('goes on after %s, to the same end', async (signal) => {
    const out = join(folder, signal);
    const child = spawn(process.execPath, [BIN, 'extract', plans, '-o', `${out}/`, '--jobs', '2'], {
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.on('close', (status) => resolve(status)));
    for (let done = 0; done < 3; ) {
      await new Promise((wait) => setTimeout(wait, 5));
      const told = await readFile(join(out, '.plan-manifest.ndjson'), 'utf8').catch(() => '');
      done = told.split('\n').length - 1;
    }
    child.kill(signal);
    expect(await ended).toBe({ SIGKILL: null, SIGINT: 130, SIGTERM: 143 }[signal]);
    const names = await readdir(out);
    expect(names.length).toBeLessThan(COUNT);
    for (const name of names.filter((one) => one.endsWith('.json')))
      expect(await readFile(join(out, name), 'utf8')).toBe(whole[name]);
    // What a killed run was writing when it died.
    await writeFile(join(out, '.001.json.999999999.tmp'), '{"half');
    const { status, err } = await run(plans, '-o', `${out}/`, '--jobs', '2', '--resume');
    expect(status).toBe(0);
    expect(err).toMatch(/^plan: \d+ done, [1-9]\d* skipped, 0 failed\./u);
    expect(await readFolder(out)).toEqual(whole);
  });

  it('does again what was changed, not what was renamed, and all where the options are others', async () => {
    const [copies, out] = [join(folder, 'copies'), `${folder}/copied/`];
    await mkdir(copies);
    for (const name of ['001.txt', '002.txt', '003.txt'])
      await copyFile(join(plans, name), join(copies, name));
    await run(copies, '-o', out);
    await writeFile(join(copies, '001.txt'), `${await readFile(join(plans, '001.txt'), 'utf8')}\n附则。\n`);
    await rename(join(copies, '002.txt'), join(copies, '002-final.txt'));
    await rm(join(out, '003.json'));
    const again = await run(copies, '-o', out, '--resume');
    expect(again.err.split('\n')[0]).toBe('plan: 2 done, 1 skipped, 0 failed.');
    expect((await readdir(out)).sort()).toEqual([
      '.plan-manifest.ndjson',
      '001.json',
      '002.json',
      '003.json',
    ]);
    const others = await run(copies, '-o', out, '--resume', '--min-confidence', '0.9');
    expect(others.err.split('\n')[0]).toBe('plan: 3 done, 0 skipped, 0 failed.');
  });

  it('names what failed, goes on or stops, and passes over what is too large', async () => {
    const mixed = join(folder, 'mixed');
    await mkdir(mixed);
    await writeFile(
      join(mixed, 'a.txt'),
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
    );
    await writeFile(join(mixed, 'b.txt'), 'x'.repeat(1_100_000));
    await copyFile(join(plans, '001.txt'), join(mixed, 'c.txt'));
    const on = await run(mixed, '-o', `${folder}/m1/`, '--max-size', '1');
    expect(on.status).toBe(1);
    expect(await run(mixed, '-o', `${folder}/m3/`, '--max-size', '1', '--jobs', '2')).toEqual(on);
    expect(on.err).toMatch(
      /a\.txt: [^\n]+\n.*b\.txt: The file is larger than 1 MB\.[^\n]+\nplan: 1 done, 0 skipped, 2 failed\./u,
    );
    const fast = await run(mixed, '-o', `${folder}/m2/`, '--fail-fast', '--jobs', '1');
    expect([fast.status, (await readdir(`${folder}/m2/`)).length]).toEqual([1, 1]);
  });

  it('writes several formats, and says as much as it is asked to', async () => {
    const out = `${folder}/formats/`;
    const loud = await run(join(plans, '001.txt'), '-o', out, '--format', 'json,csv,xlsx', '--verbose');
    expect(loud.err).toMatch(/^plan: .*001\.txt: \d+ tasks, \d+ ms\n/u);
    expect((await readdir(out)).sort()).toEqual(['.plan-manifest.ndjson', '001.csv', '001.json', '001.xlsx']);
    expect((await run(plans, '-o', out, '--quiet')).err).toBe('');
  });

  it('writes over no plan', async () => {
    const own = join(folder, 'own');
    await mkdir(own);
    await copyFile(join(plans, '001.txt'), join(own, 'a.md'));
    const { status, err } = await run(join(own, 'a.md'), '-o', own, '--format', 'md,json');
    expect(status, err).toBe(0);
    expect((await readdir(own)).filter((name) => !name.startsWith('.')).sort()).toEqual([
      'a.md',
      'a.md.json',
      'a.md.md',
    ]);
    expect(await readFile(join(own, 'a.md'))).toEqual(await readFile(join(plans, '001.txt')));
  });

  it('writes a ledger, data and a note of each plan in one run, whatever the threads', async () => {
    const outs = [`${folder}/three1/`, `${folder}/three2/`];
    for (const [i, out] of outs.entries()) {
      const { status, err } = await run(plans, '-o', out, '--format', 'xlsx,json,md', '--jobs', `${i + 1}`);
      expect(status, err).toBe(0);
    }
    const [one = '', two = ''] = outs;
    const names = (await readdir(one)).filter((name) => !name.startsWith('.')).sort();
    const stems = [...new Set(names.map((name) => name.replace(/\.[a-z]+$/u, '')))];
    expect(stems.length).toBeGreaterThan(1);
    expect(names).toEqual(stems.flatMap((stem) => [`${stem}.json`, `${stem}.md`, `${stem}.xlsx`]));
    for (const name of names)
      expect((await readFile(join(one, name))).equals(await readFile(join(two, name))), name).toBe(true);
    const { meta, tasks } = JSON.parse(await readFile(join(one, `${stems[0]}.json`), 'utf8'));
    const note = await readFile(join(one, `${stems[0]}.md`), 'utf8');
    expect(note.startsWith(`# ${meta.title}\n`)).toBe(true);
    for (const { heading } of tasks) expect(note).toContain(`| ${heading} |`);
    const book = read(await readFile(join(one, `${stems[0]}.xlsx`)));
    const ledger = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
    expect(utils.sheet_to_json(ledger)).toHaveLength(tasks.length);
  });

  it.each([
    [['--jobs', '0'], '--jobs'],
    [['--jobs', 'many'], '--jobs'],
    [['--timeout', '-1'], '--timeout'],
    [['--max-size', '9999'], '--max-size'],
    [['--resume'], '--resume'],
    [['--format', 'json,csv'], 'formats'],
    [['--format', 'pdf'], 'pdf'],
  ])('refuses %j', async (options, word) => {
    const { status, err } = await run(join(plans, '001.txt'), ...options);
    expect([status, err.includes(word)]).toEqual([2, true]);
  });
});
