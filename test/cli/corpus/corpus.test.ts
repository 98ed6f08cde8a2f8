/** `plan corpus` as a user runs it: plans in, questions answered, nothing else reached, every mistake told in a line. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCityPlans } from '../../../bench/city-plans.mjs';
import { type Outcome, runPlan } from '../../support/command-line.js';
import { PROJECT } from '../../support/source-files.js';

const LINZHU = join(PROJECT, 'fixtures/plans/linzhu-yingshang-2024/source.txt');
const SHUONING = join(PROJECT, 'fixtures/plans/shuoning-yingshang-cuoshi/source.txt');
const SECRET = 'a word that no plan holds';

describe('plan corpus', () => {
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plan-corpus-'));
    file = join(folder, 'plans.duckdb');
    const { status, err } = await corpus('add', file, LINZHU, SHUONING);
    expect([status, err]).toEqual([0, told(2, 0, 0, 0)]);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const corpus = (...args: string[]): Promise<Outcome> => runPlan(['corpus', ...args, '--lang', 'en']);
  const query = (sql: string, ...args: string[]): Promise<Outcome> => corpus('query', file, sql, ...args);
  const told = (added: number, replaced: number, kept: number, failed: number, to = file): string =>
    `plan: ${to}: ${added} added, ${replaced} replaced, ${kept} already there, ${failed} failed.\n`;

  /** As another program version, or a hand, could have left it. */
  async function change(sql: string): Promise<void> {
    const instance = await DuckDBInstance.create(file);
    const connection = await instance.connect();
    await connection.run(sql);
    connection.closeSync();
    instance.closeSync();
  }

  it('passes over what is there, whatever its name and form', async () => {
    const copy = join(folder, 'renamed.txt');
    await writeFile(copy, await readFile(LINZHU));
    const json = join(folder, 'linzhu.json');
    expect((await runPlan(['extract', LINZHU, '-o', json])).status).toBe(0);
    expect((await corpus('add', file, LINZHU, copy, json, SHUONING)).err).toBe(told(0, 0, 4, 0));
    const piped = await runPlan(['corpus', 'add', file, '--lang', 'en'], { input: await readFile(LINZHU) });
    expect(piped.err).toBe(told(0, 0, 1, 0));
    expect((await query('select count(*) as n from documents', '-f', 'ndjson')).out).toBe('{"n":2}\n');
  });

  it('reads again what another version or schema has read', async () => {
    await change("update documents set program_version = '0.0.9' where jurisdiction = '临渚市'");
    expect((await corpus('add', file, LINZHU, SHUONING)).err).toBe(told(0, 1, 1, 0));
    await change(
      "update documents set schema_version = '0.9', program_version = null where jurisdiction = '朔宁市'",
    );
    expect((await corpus('add', file, LINZHU, SHUONING)).err).toBe(told(0, 1, 1, 0));
    expect((await corpus('add', file, LINZHU, '--replace')).err).toBe(told(0, 1, 0, 0));
    const twice = await query('select document, id, count(*) from tasks group by all having count(*) > 1');
    expect(twice.out).toBe('[]\n');
  });

  it('holds the same whatever the number of threads, and whether plans or their JSON go in', async () => {
    const plans = join(folder, 'plans');
    await mkdir(plans);
    for (const { name, text } of makeCityPlans(30)) await writeFile(join(plans, name), text);
    expect((await runPlan(['extract', plans, '-o', `${folder}/json/`])).status).toBe(0);
    const made: string[] = [];
    for (const [name, input, ...args] of [
      ['one', plans, '--jobs', '1'],
      ['three', plans, '--jobs', '3'],
      ['json', join(folder, 'json')],
    ] as const) {
      const to = join(folder, `${name}.duckdb`);
      expect((await corpus('add', to, input, ...args)).err).toBe(told(30, 0, 0, 0, to));
      const { out } = await corpus('query', to, 'from targets', '-f', 'ndjson');
      made.push(out);
    }
    expect(made[0]?.split('\n').length).toBeGreaterThan(100);
    expect(made[1]).toBe(made[0]);
    expect(made[2]?.split('\n').sort()).toEqual(made[0]?.split('\n').sort());
  });

  it('goes on after an input that cannot be used', async () => {
    const wrong = join(folder, 'wrong.json');
    await writeFile(wrong, '{"id": 1}');
    const { status, err } = await corpus('add', file, wrong, join(folder, 'none.txt'), LINZHU);
    expect(status).toBe(1);
    expect(err).toContain(`plan: ${wrong}: This JSON was not made by`);
    expect(err.endsWith(told(0, 0, 1, 2))).toBe(true);
    const nothing = join(folder, 'nothing.duckdb');
    expect((await corpus('add', nothing, join(folder, 'none.txt'))).status).toBe(1);
    await expect(stat(nothing)).rejects.toThrow();
  });

  it('lists its documents', async () => {
    const { out } = await corpus('list', file, '-f', 'csv');
    const lines = out.split('\r\n');
    expect(lines[0]).toBe(
      '\ufeffid,jurisdiction,plan_year,title,name,tasks,targets,deadlines,units,program_version',
    );
    expect(lines).toHaveLength(4);
    const [first] = JSON.parse((await corpus('list', file)).out) as Record<string, unknown>[];
    expect(first).toMatchObject({
      name: 'source.txt',
      plan_year: expect.any(Number),
      tasks: expect.any(Number),
    });
    expect((await corpus('list', file, '-f', 'table', '--width', '200')).out).toContain('│ 临渚市');
  });

  const VALUES =
    "select 7 as n, date '2024-12-31' as day, [1, 2] as list, null as none, true as flag, '=1+1' as sum, 'a' as n";
  it.each([
    ['ndjson', '{"n":7,"day":"2024-12-31","list":[1,2],"none":null,"flag":true,"sum":"=1+1","n:1":"a"}\n'],
    ['csv', '\ufeffn,day,list,none,flag,sum,n:1\r\n7,2024-12-31,"[1,2]",,true,\'=1+1,a\r\n'],
  ])('answers in %s', async (format, expected) => {
    expect((await query(VALUES, '-f', format)).out).toBe(expected);
  });

  it('answers in JSON, into a file, from standard input', async () => {
    const out = join(folder, 'answer.json');
    expect((await query('select 1 as a union all select 2', '-o', out)).out).toBe('');
    expect(JSON.parse(await readFile(out, 'utf8'))).toEqual([{ a: 1 }, { a: 2 }]);
    const piped = await runPlan(['corpus', 'query', file, '-'], { input: 'select 1 as a where false' });
    expect(piped.out).toBe('[]\n');
  });

  it.each([
    ['select jurisdictoin from documents', /Binder: .*jurisdictoin.* \(line 1, column 8\)$/u],
    ["select '临渚市' fro x y", /Parser: syntax error.* \(line 1, column \d+\)$/u],
    ['from targts', /Catalog: .*Did you mean "targets"\? \(line 1, column 6\)$/u],
    ['select 1; select 2', /the query must be one statement, not 2\.$/u],
    ['', /the query must be one statement, not 0\.$/u],
    ['insert into corpus values (2)', /read-only mode!$/u],
  ])('tells in a line what is wrong with %s', async (sql, expected) => {
    const { out, err, status } = await query(sql);
    expect([status, out]).toEqual([2, '']);
    const [line = '', ...rest] = err.split('\n');
    expect(line).toMatch(expected);
    expect(rest).toEqual(['See `plan corpus query --help`.', '']);
  });

  it.each([
    ["select * from read_text('SECRET')"],
    ["select * from 'SECRET'"],
    ["select * from read_csv('SECRET')"],
    ["select * from glob('FOLDER/*')"],
    ["attach 'FOLDER/other.duckdb'"],
    ["copy tasks to 'FOLDER/out.csv'"],
    ["copy (select 1) to '/dev/stdout'"],
    ["export database 'FOLDER/out'"],
    ["select * from read_text('https://localhost/x')"],
    ['install httpfs'],
    ['load httpfs'],
    ['set enable_external_access = true'],
    ['reset lock_configuration'],
    ["set temp_directory = 'FOLDER'"],
    ["select getenv('HOME')"],
    ['drop table tasks'],
  ])('reaches nothing but the corpus: %s', async (sql) => {
    const secret = join(folder, 'secret.csv');
    await writeFile(secret, `${SECRET}\n`);
    const before = await readdir(folder);
    const given = sql.replace('SECRET', secret).replace('FOLDER', folder);
    const { out, err, status } = await query(given);
    expect([status, out]).toEqual([2, '']);
    expect(err).not.toContain(SECRET);
    expect(await readdir(folder)).toEqual(before);
    expect((await query('select count(*) > 0 as ok from tasks', '-f', 'ndjson')).out).toBe('{"ok":true}\n');
  });

  it('opens no door for a view that somebody has put into the file', async () => {
    const secret = join(folder, 'secret.csv');
    await writeFile(secret, `${SECRET}\n`);
    const other = join(folder, 'crafted.duckdb');
    expect((await corpus('add', other, LINZHU)).status).toBe(0);
    const instance = await DuckDBInstance.create(other);
    const connection = await instance.connect();
    await connection.run('drop table diagnostics');
    await connection.run(`create view diagnostics as select content from read_text('${secret}')`);
    connection.closeSync();
    instance.closeSync();
    const parquet = join(folder, 'crafted');
    for (const done of [
      await corpus('query', other, 'from diagnostics'),
      await corpus('export', other, '--parquet', parquet),
    ]) {
      expect(done.status).not.toBe(0);
      expect(done.out + done.err).not.toContain(SECRET);
    }
  });

  it('writes every table as Parquet', async () => {
    const parquet = join(folder, "it's parquet");
    const { status, err } = await corpus('export', file, '--parquet', parquet);
    expect(status, err).toBe(0);
    const names = await readdir(parquet);
    expect(names.sort()).toEqual(
      ['clauses', 'deadlines', 'diagnostics', 'documents', 'originals', 'targets', 'tasks', 'units'].map(
        (name) => `${name}.parquet`,
      ),
    );
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const path = join(parquet, 'targets.parquet').replaceAll("'", "''");
    const [row] = await (await connection.run(`select count(*) from '${path}'`)).getRowsJson();
    connection.closeSync();
    instance.closeSync();
    const [{ n }] = JSON.parse((await query('select count(*) as n from targets')).out) as [{ n: number }];
    expect(Number(row?.[0])).toBe(n);
    expect(n).toBeGreaterThan(20);
  });

  it('gives plans to a comparison, the same as their texts do', async () => {
    const where = "jurisdiction = '临渚市' or jurisdiction = '朔宁市'";
    const compare = (...args: string[]): Promise<Outcome> => runPlan(['compare', ...args, '--lang', 'en']);
    const order = (text: string): unknown => {
      const { indicators, topics } = JSON.parse(text) as { indicators: unknown[]; topics: unknown[] };
      return [indicators.length, topics.length];
    };
    const fromCorpus = await compare('--corpus', file, '--where', where);
    expect(fromCorpus.status, fromCorpus.err).toBe(0);
    const { documents } = JSON.parse(fromCorpus.out) as { documents: { jurisdiction: string }[] };
    const given = documents.map(({ jurisdiction }) => (jurisdiction === '临渚市' ? LINZHU : SHUONING));
    expect(fromCorpus.out).toBe((await compare(...given)).out);
    const mixed = await compare('--corpus', file, '--where', "jurisdiction = '临渚市'", SHUONING);
    expect(order(mixed.out)).toEqual(order(fromCorpus.out));

    expect(await compare('--corpus', file, '--where', "jurisdiction = '临渚市'")).toMatchObject({
      status: 2,
      err: expect.stringContaining('the corpus gave 1'),
    });
    expect(await compare('--corpus', file, '--where', 'plan_yaer = 2024')).toMatchObject({
      status: 2,
      err: expect.stringMatching(/plan_yaer.*\(line 1, column 1\)/u),
    });
    expect((await compare(LINZHU, SHUONING, '--where', 'true')).status).toBe(2);
    const reads = await compare(
      '--corpus',
      file,
      '--where',
      "id in (select content from read_text('/etc/hostname'))",
    );
    expect([reads.status, reads.out]).toEqual([2, '']);
  });

  it('says which file is no corpus', async () => {
    const text = join(folder, 'text.duckdb');
    await writeFile(text, 'text');
    const foreign = join(folder, 'foreign.duckdb');
    const instance = await DuckDBInstance.create(foreign);
    (await instance.connect()).closeSync();
    instance.closeSync();
    for (const other of [text, foreign]) {
      expect((await corpus('list', other)).err).toContain(`${other}: This is no corpus.`);
      expect((await corpus('add', other, LINZHU)).err).toContain(`${other}: This is no corpus.`);
    }
    expect((await corpus('list', join(folder, 'absent.duckdb'))).err).toContain('There is no such corpus.');
    expect((await corpus('add', folder, LINZHU)).err).toContain('This is a folder');
    expect((await corpus('add', join(folder, 'no/such.duckdb'), LINZHU)).err).toContain('does not exist');
    await change('update corpus set format = 99');
    expect((await corpus('list', file)).err).toContain('another version of plan');
    await change('update corpus set format = 1');
  });

  it('says how to install the library where it is missing', async () => {
    const hook = join(folder, 'without-duckdb.mjs');
    await writeFile(
      hook,
      `import { register } from 'node:module';
       register('data:text/javascript,' + encodeURIComponent(\`export async function resolve(name, context, next) {
         if (name === '@duckdb/node-api') throw Object.assign(new Error('not there'), { code: 'ERR_MODULE_NOT_FOUND' });
         return next(name, context);
       }\`));`,
    );
    const env = { NODE_OPTIONS: `--import=${pathToFileURL(hook).href}` };
    const missing = await runPlan(['corpus', 'list', file, '--lang', 'en'], { env });
    expect(missing.status).toBe(1);
    expect(missing.err).toContain('npm install @duckdb/node-api@1.5.5-r.5');
    expect(missing.err.trim().split('\n')).toHaveLength(1);
    expect((await runPlan(['extract', LINZHU], { env })).status).toBe(0);
  });
});
