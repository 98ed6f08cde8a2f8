/** Several processes and one corpus: nothing is lost, whoever waits says so, and a kill leaves a file that can be read and filled. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCityPlans } from '../../../bench/city-plans.mjs';
import { BIN, type Outcome, runPlan } from '../../support/command-line.js';

const COUNT = 60;
/** Of every document in the corpus, the facts of its own JSON are there, each once. */
const WHOLE = `select count(*) as documents, coalesce(bool_and(
    (select count(*) from targets t where t.document = d.id) = json_array_length(o.json, '$.targets')
    and (select count(*) from units u where u.document = d.id) = json_array_length(o.json, '$.units')
    and (select count(*) from clauses c where c.document = d.id) = json_array_length(o.json, '$.clauses')), true) as whole
  from documents d left join originals o on o.document = d.id`;

describe('a corpus and several processes', () => {
  let folder: string;
  let left: string;
  let right: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plan-together-'));
    left = join(folder, 'left');
    right = join(folder, 'right');
    await mkdir(left);
    await mkdir(right);
    for (const [i, { name, text }] of makeCityPlans(COUNT).entries())
      await writeFile(join(i % 2 === 0 ? left : right, name), text);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const add = (file: string, ...args: string[]): Promise<Outcome> =>
    runPlan(['corpus', 'add', file, ...args, '--jobs', '1', '--lang', 'en']);
  const check = async (file: string): Promise<{ documents: number; whole: boolean }> => {
    const { out, err } = await runPlan(['corpus', 'query', file, WHOLE, '-f', 'ndjson']);
    expect(err).toBe('');
    return JSON.parse(out) as { documents: number; whole: boolean };
  };

  it('loses nothing when two add at once', async () => {
    const file = join(folder, 'two.duckdb');
    const done = await Promise.all([add(file, left), add(file, right), add(file, left)]);
    expect(done.map(({ status, err }) => [status, err.includes('0 failed.')])).toEqual(
      Array(3).fill([0, true]),
    );
    expect(await check(file)).toEqual({ documents: COUNT, whole: true });
    const names = await readdir(folder);
    expect(names.filter((name) => name.includes('two.duckdb'))).toEqual(['two.duckdb']);
  });

  it.each([0, 200, 400, 500, 700, 900])(
    'stays whole when it is killed %i ms after the file is there',
    async (ms) => {
      const file = join(folder, `killed-${ms}.duckdb`);
      const child = spawn(process.execPath, [BIN, 'corpus', 'add', file, left, right, '--jobs', '1'], {
        stdio: 'ignore',
      });
      const ended = new Promise((resolve) => child.on('close', resolve));
      while ((await stat(file).catch(() => null)) === null) await new Promise((wait) => setTimeout(wait, 2));
      await new Promise((wait) => setTimeout(wait, ms));
      child.kill('SIGKILL');
      await ended;
      const found = await check(file);
      expect(found.whole).toBe(true);
      const { status, err } = await add(file, left, right);
      expect([status, err]).toEqual([
        0,
        `plan: ${file}: ${COUNT - found.documents} added, 0 replaced, ${found.documents} already there, 0 failed.\n`,
      ]);
      expect(await check(file)).toEqual({ documents: COUNT, whole: true });
    },
  );

  it('says that it waits, and gives up with a word on what to do', async () => {
    const file = join(folder, 'held.duckdb');
    expect((await add(file, left)).status).toBe(0);
    const instance = await DuckDBInstance.create(file);
    const waiting = await add(file, right, '--wait', '1');
    expect(waiting.status).toBe(1);
    expect(waiting.err).toContain(`Another process (${process.pid}) is still using the corpus after 1 s.`);
    expect(waiting.err).toContain('run the same command again');
    const patient = add(file, right, '--wait', '60');
    await new Promise((wait) => setTimeout(wait, 6000));
    instance.closeSync();
    const { status, err } = await patient;
    expect(err).toContain(`in use by another process (${process.pid}); waiting up to 60 s.`);
    expect(err).toContain(`${COUNT / 2} added`);
    expect(status).toBe(0);
  });
});
