/** The command line, run as a user runs it. */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIN, type Outcome, type RunOptions, runPlan } from '../support/command-line.js';
import { PROJECT } from '../support/source-files.js';

const IS_ROOT = process.getuid?.() === 0;

const QINGSHI = `青石市充电设施建设工作方案
一、总体要求
到2024年底，全市新建公共充电桩300个以上。
二、重点任务
（一）加快建设公共充电设施。2024年6月底前，新建充电站12座。（责任单位：市发展改革委）
（二）完善运营服务。年底前，充电设施可用率达到95%以上。（牵头单位：市交通运输局；配合单位：市财政局）
`;
const BAIHE = `白河市充电基础设施建设实施方案
一、工作目标
到2025年底，全市新建公共充电桩500个以上。
二、工作任务
（一）加快建设公共充电设施。2025年9月底前，新建充电站20座。（责任单位：市发展和改革委员会）
（二）开展宣传培训。每季度组织1次培训。（责任单位：市教育局）
`;

let folder = '';
const at = (name: string): string => join(folder, name);
const plan = (args: readonly string[], options: RunOptions = {}): Promise<Outcome> =>
  runPlan(args, { folder, ...options });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-cli-'));
  mkdirSync(at('plans/more'), { recursive: true });
  writeFileSync(at('plans/qingshi.txt'), QINGSHI);
  writeFileSync(at('plans/more/baihe.md'), BAIHE);
  writeFileSync(at('plans/notes.log'), 'not a plan');
  writeFileSync(at('empty.txt'), '');
  writeFileSync(at('scan.txt'), '%PDF-1.7 …');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('plan', () => {
  it('shows its version', async () => {
    const { version } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(await plan(['--version'])).toEqual({ out: `${version}\n`, err: '', status: 0 });
  });

  it('teaches by example, in the language of the reader', async () => {
    const english = await plan(['--help']);
    expect(english.status).toBe(0);
    expect(english.out).toContain('Examples:\n  plan extract plan.txt');
    const byLocale = await plan(['extract', '--help'], { env: { LC_ALL: 'zh_CN.UTF-8' } });
    const byOption = await plan(['extract', '--help', '--lang', 'zh']);
    expect(byOption).toEqual(byLocale);
    expect(byOption.out).toContain('用法：');
    expect(byOption.out).toContain('示例：');
    for (const command of ['compare', 'normalize', 'check', 'schema']) {
      expect((await plan([command, '--help'])).out).toContain('Examples:');
    }
  });

  it.each([
    [[]],
    [['extrakt', 'a.txt']],
    [['extract', '--nonsense']],
    [['extract', '--format', 'xml', 'a.txt']],
    [['extract', '--only', 'sentences', 'plans/qingshi.txt']],
    [['extract', '--width', 'wide', 'plans/qingshi.txt']],
    [['extract', '-', '-']],
    [['compare', 'plans/qingshi.txt']],
    [['schema', 'sentence']],
    [['schema']],
  ])('calls %j wrong usage', async (args) => {
    const { out, err, status } = await plan(args);
    expect({ out, status }).toEqual({ out: '', status: 2 });
    expect(err).not.toBe('');
    expect(err).not.toContain('    at ');
  });
});

describe('plan extract', () => {
  it('prints one object for one plan', async () => {
    const { out, err, status } = await plan(['extract', 'plans/qingshi.txt']);
    expect({ err, status }).toEqual({ err: '', status: 0 });
    const document = JSON.parse(out);
    expect(document.source.name).toBe('qingshi.txt');
    for (const fact of [...document.targets, ...document.deadlines, ...document.units]) {
      expect(document.text.slice(fact.span.start, fact.span.end)).toBe(fact.quote);
    }
  });

  it('walks a folder in order, reads a pattern, and takes standard input', async () => {
    const names = (out: string): string[] =>
      (JSON.parse(out) as { source: { name: string } }[]).map(({ source }) => source.name);
    const walked = await plan(['extract', 'plans']);
    expect(names(walked.out)).toEqual(['baihe.md', 'qingshi.txt']);
    expect((await plan(['extract', 'plans/**/*.*', '--format', 'json'])).out).toContain('baihe.md');
    expect(names((await plan(['extract', 'plans/qing*.t?t', 'plans/more/baihe.md'])).out)).toEqual([
      'qingshi.txt',
      'baihe.md',
    ]);
    const piped = await plan(['extract', '-'], { input: QINGSHI });
    const implied = await plan(['extract'], { input: QINGSHI });
    expect(JSON.parse(piped.out).source.name).toBe('stdin');
    expect(implied).toEqual(piped);
  });

  it('gives the same bytes the same JSON, in any order', async () => {
    const [a, b] = await Promise.all([
      plan(['extract', 'plans/qingshi.txt', 'plans/more/baihe.md']),
      plan(['extract', 'plans/more/baihe.md', 'plans/qingshi.txt']),
    ]);
    expect(JSON.parse(a.out)).toEqual((JSON.parse(b.out) as unknown[]).toReversed());
    expect(await plan(['extract', 'plans/qingshi.txt', 'plans/more/baihe.md'])).toEqual(a);
  });

  it('prints NDJSON, a table and CSV', async () => {
    expect((await plan(['extract', 'plans', '--format', 'ndjson'])).out.trim().split('\n')).toHaveLength(2);
    const table = await plan([
      'extract',
      'plans/qingshi.txt',
      '--format',
      'table',
      '--lang',
      'zh',
      '--width',
      '90',
    ]);
    expect(table.status).toBe(0);
    expect(table.out.split('\n')[0]).toContain('青石市充电设施建设工作方案');
    expect(table.out).toContain('量化目标');
    expect(table.out).not.toContain('\u001b');
    expect((await plan(['extract', 'plans/qingshi.txt', '-f', 'table', '--color'])).out).toContain('\u001b[');
    expect((await plan(['extract', 'plans/qingshi.txt', '-f', 'csv', '--lang', 'zh'])).out).toMatch(
      /^\ufeff文件,序号,章节,任务/u,
    );
  });

  it('leaves out what is less sure than asked for', async () => {
    const all = JSON.parse((await plan(['extract', 'plans/qingshi.txt', '--format', 'json'])).out);
    const args = ['extract', 'plans/qingshi.txt', '--format', 'json', '--min-confidence'];
    const sure = JSON.parse((await plan([...args, '0.95'])).out);
    const ids = sure.deadlines.map(({ id }: { id: string }) => id);
    expect(all.deadlines.length).toBeGreaterThan(sure.deadlines.length);
    expect(sure.deadlines.every(({ confidence }: { confidence: number }) => confidence >= 0.95)).toBe(true);
    for (const task of sure.tasks) for (const id of task.deadlines) expect(ids).toContain(id);
    for (const { deadline } of sure.targets) if (deadline !== null) expect(ids).toContain(deadline);
    for (const value of ['2', '', 'much', '-1']) expect((await plan([...args, value])).status).toBe(2);
  });

  it('prints only what is asked for', async () => {
    const { out } = await plan(['extract', 'plans/qingshi.txt', '--only', 'targets,units']);
    expect(Object.keys(JSON.parse(out))).toEqual([
      'schemaVersion',
      'id',
      'source',
      'meta',
      'targets',
      'units',
    ]);
  });

  it('names what failed, and does the rest', async () => {
    const { out, err, status } = await plan([
      'extract',
      'missing.txt',
      'empty.txt',
      'scan.txt',
      'plans/qingshi.txt',
      '*.zip',
    ]);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toHaveLength(1);
    expect(err.trim().split('\n')).toEqual([
      'plan: missing.txt: No such file or folder. Check the path; put a pattern in quotes.',
      'plan: *.zip: No file matches this pattern. Patterns know *, ? and **.',
      'plan: empty.txt: The file holds no text. Check that the download was complete.',
      'plan: scan.txt: The PDF file is damaged: no pages can be found in it. Fetch it again, or open it in an office program and save it anew.',
      'plan: 4 of 5 inputs could not be used; the others were done.',
    ]);
  });

  it('says it in Chinese too', async () => {
    const { err } = await plan(['extract', 'empty.txt', '--lang', 'zh']);
    expect(err).toBe('plan：empty.txt：文件中没有文字。请检查文件是否下载完整。\n');
  });

  it('has an object and not an array for the one input that is left of one', async () => {
    const { out, status } = await plan(['extract', 'empty.txt']);
    expect({ out, status }).toEqual({ out: '', status: 1 });
  });

  it.skipIf(IS_ROOT)('goes on past a folder that it may not open', async () => {
    mkdirSync(at('locked/inner'), { recursive: true });
    writeFileSync(at('locked/a.txt'), QINGSHI);
    chmodSync(at('locked/inner'), 0);
    const { out, err, status } = await plan(['extract', 'locked']);
    chmodSync(at('locked/inner'), 0o700);
    expect(status).toBe(1);
    expect(JSON.parse(out).source.name).toBe('a.txt');
    expect(err).toContain('inner: Permission denied.');
  });

  it('ends quietly when its reader has gone', async () => {
    const args = [BIN, 'extract', ...Array.from({ length: 40 }, () => 'plans/qingshi.txt')];
    const outcome = await new Promise<{ status: number | null; err: string }>((resolve) => {
      const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
      let err = '';
      child.stderr?.on('data', (chunk: Buffer) => {
        err += chunk.toString();
      });
      child.stdout?.destroy();
      child.on('close', (status) => resolve({ status, err }));
    });
    expect(outcome).toEqual({ status: 0, err: '' });
  });

  it.skipIf(!existsSync('/dev/full'))('says when the disk behind standard output is full', async () => {
    const outcome = await new Promise<{ status: number | null; err: string }>((resolve) => {
      const child = spawn(
        'sh',
        ['-c', '"$0" "$1" extract plans/qingshi.txt > /dev/full', process.execPath, BIN],
        { cwd: folder },
      );
      let err = '';
      child.stderr.on('data', (chunk: Buffer) => {
        err += chunk.toString();
      });
      child.on('close', (status) => resolve({ status, err }));
    });
    expect(outcome.status).toBe(1);
    expect(outcome.err).toContain('No space is left on the disk.');
  });

  it('loads neither the schema library nor a table, page or word library on the way to JSON', async () => {
    const { err } = await plan(['extract', 'plans/qingshi.txt', '--format', 'json'], {
      env: { NODE_DEBUG: 'esm,module' },
    });
    expect(err).not.toMatch(
      /node_modules\/(?:zod|chalk|cli-table3|cheerio|csv-stringify|nodejieba|@node-rs)\//u,
    );
  });
});

describe('plan extract -o', () => {
  it('writes a page where the name ends so', async () => {
    await plan(['extract', 'plans/qingshi.txt', '-o', 'one.html', '--lang', 'zh']);
    await plan(['compare', 'plans', '-o', 'both.html', '--lang', 'en']);
    expect(readFileSync(join(folder, 'one.html'), 'utf8')).toMatch(/^<!doctype html>\n<html lang="zh-CN">/u);
    const both = readFileSync(join(folder, 'both.html'), 'utf8');
    expect(both).toMatch(/^<!doctype html>\n<html lang="en">/u);
    // The texts of both plans stand in it, not only their comparison.
    expect(both).toContain('id="p2-c1"');
  });

  it('writes a file in the form that its name says', async () => {
    expect(await plan(['extract', 'plans/qingshi.txt', '-o', 'out.json'])).toEqual({
      out: '',
      err: '',
      status: 0,
    });
    expect(JSON.parse(readFileSync(at('out.json'), 'utf8')).source.name).toBe('qingshi.txt');
    await plan(['extract', 'plans', '-o', 'out.csv']);
    expect(readFileSync(at('out.csv'), 'utf8')).toMatch(/^\ufeff/u);
  });

  it('writes one file an input into a folder, and never one over another', async () => {
    mkdirSync(at('twins/deep'), { recursive: true });
    for (const name of ['twins/a.txt', 'twins/a.md', 'twins/deep/a.txt']) writeFileSync(at(name), QINGSHI);
    const { out, status } = await plan(['extract', 'twins', '-o', 'written/']);
    expect({ out, status }).toEqual({ out: '', status: 0 });
    expect(readdirSync(at('written')).sort()).toEqual(['a.json', 'a.txt.json', 'deep-a.json']);
  });

  it('leaves nothing behind where it cannot write', async () => {
    const { err, status } = await plan(['extract', 'plans/qingshi.txt', '-o', 'nowhere/out.json']);
    expect(status).toBe(1);
    expect(err).toBe(
      'plan: nowhere/out.json: The folder for the output does not exist. Create nowhere first.\n',
    );
    expect(existsSync(at('nowhere'))).toBe(false);
  });

  it('keeps the old file when there is nothing to write', async () => {
    writeFileSync(at('kept.json'), 'old');
    expect((await plan(['extract', 'empty.txt', '-o', 'kept.json'])).status).toBe(1);
    expect(readFileSync(at('kept.json'), 'utf8')).toBe('old');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it.skipIf(!existsSync('/dev/full'))('says when the disk is full', async () => {
    const { err, status } = await plan(['extract', 'plans/qingshi.txt', '-o', '/dev/full']);
    expect(status).toBe(1);
    expect(err).toContain('plan: /dev/full: No space is left on the disk.');
  });
});

describe('plan compare', () => {
  it('takes plans and JSON, mixed, and comes to the same', async () => {
    const texts = await plan(['compare', 'plans/qingshi.txt', 'plans/more/baihe.md']);
    expect(texts.status).toBe(0);
    expect(JSON.parse(texts.out).documents).toHaveLength(2);
    await plan(['extract', 'plans/qingshi.txt', '-o', 'q.json']);
    const mixed = await plan(['compare', 'q.json', 'plans/more/baihe.md']);
    expect(mixed.out).toBe(texts.out);
    await plan(['extract', 'plans/qingshi.txt', 'plans/more/baihe.md', '-o', 'both.json']);
    await plan(['extract', 'plans/qingshi.txt', 'plans/more/baihe.md', '-o', 'both.ndjson']);
    expect((await plan(['compare', 'both.json'])).out).toBe(texts.out);
    expect((await plan(['compare', 'both.ndjson'])).out).toBe(texts.out);
    const piped = readFileSync(at('both.json'));
    expect((await plan(['compare', '-'], { input: piped })).out).toBe(texts.out);
  });

  it('compares a plan that is given twice once', async () => {
    const { err, status } = await plan([
      'compare',
      'plans/qingshi.txt',
      'plans/qingshi.txt',
      'plans/more/baihe.md',
    ]);
    expect(status).toBe(0);
    expect(err).toContain(
      'plan: plans/qingshi.txt holds the same bytes as qingshi.txt; it is compared once.',
    );
    expect((await plan(['compare', 'plans/qingshi.txt', 'plans/qingshi.txt'])).status).toBe(2);
  });

  it('prints a table, Markdown and CSV', async () => {
    const inputs = ['plans/qingshi.txt', 'plans/more/baihe.md', '--lang', 'zh'];
    expect((await plan(['compare', ...inputs, '-f', 'table'])).out).toMatch(/^共同指标\n/u);
    expect((await plan(['compare', ...inputs, '-f', 'md'])).out).toContain('## 共同任务');
    expect((await plan(['compare', ...inputs, '-f', 'csv'])).out).toMatch(/^\ufeff类别,项目/u);
  });

  it('groups, filters, holds against a baseline, and keeps the JSON as it is otherwise', async () => {
    const inputs = ['plans/qingshi.txt', 'plans/more/baihe.md', '--lang', 'zh'];
    const plain = JSON.parse((await plan(['compare', ...inputs, '-f', 'json'])).out);
    const asked = ['--by', 'deadline', '--baseline', '青石市', '--only', 'differences,lacks'];
    const { out, err, status } = await plan(['compare', ...inputs, '-f', 'json', ...asked]);
    expect(status, err).toBe(0);
    const given = JSON.parse(out);
    expect(Object.keys(given).filter((key) => !(key in plain))).toEqual([
      'baseline',
      'lacks',
      'groupedBy',
      'groups',
    ]);
    expect(given.groups.map(({ label }: { label: string }) => label)).toContain('2025Q3');
    const table = await plan([
      'compare',
      ...inputs,
      '-f',
      'table',
      '--by',
      'deadline',
      '--baseline',
      'baihe.md',
    ]);
    expect(table.out).toContain('2025年第3季度');
    expect(table.out).toContain('青石市低于、早于白河市');
    expect((await plan(['compare', ...inputs, '-f', 'table', '--only', 'lacks'])).out).toBe(
      '缺少的主题（其余方案至少半数列有）\n（无）\n',
    );
    const strict = JSON.parse(
      (await plan(['compare', ...inputs, '-f', 'json', '--min-similarity', '1'])).out,
    );
    expect(strict.topics.length).toBeLessThan(plain.topics.length);
  });

  it.each([
    [['--min-similarity', '1.5'], '--min-similarity needs a number from 0 to 1'],
    [['--by', 'colour'], '--by does not know “colour”'],
    [['--only', 'targets'], '--only does not know “targets”; it knows differences, lacks'],
    [['--baseline', '黄石市'], 'no plan is of “黄石市”. The plans are of 青石市, 白河市'],
    [['--format', 'xlsx'], 'A workbook needs a file to go to'],
  ])('refuses %j', async (args, sentence) => {
    const { err, status } = await plan(['compare', 'plans/qingshi.txt', 'plans/more/baihe.md', ...args]);
    expect(status).toBe(2);
    expect(err).toContain(sentence);
  });

  it('writes a workbook by the ending, the same bytes each time', async () => {
    for (const name of ['one.xlsx', 'two.xlsx'])
      expect((await plan(['compare', 'plans/qingshi.txt', 'plans/more/baihe.md', '-o', name])).status).toBe(
        0,
      );
    expect(readFileSync(at('one.xlsx')).equals(readFileSync(at('two.xlsx')))).toBe(true);
    expect((await plan(['extract', 'plans/qingshi.txt', '-f', 'xlsx', '-o', 'books/'])).status).toBe(0);
    expect(readFileSync(at('books/qingshi.xlsx')).subarray(0, 2).toString()).toBe('PK');
    expect((await plan(['extract', 'plans/qingshi.txt', '-f', 'xlsx'])).status).toBe(2);
  });

  it('says what is wrong with JSON from elsewhere', async () => {
    writeFileSync(at('other.json'), '{"a": 1}');
    writeFileSync(at('broken.json'), '{"a": ');
    await plan(['extract', 'plans/qingshi.txt', '--only', 'targets', '-o', 'part.json']);
    for (const [name, cause] of [
      ['other.json', 'This JSON was not made by `plan extract`: schemaVersion'],
      ['broken.json', 'This is not valid JSON'],
      ['part.json', 'This JSON was not made by `plan extract`: script'],
    ] as const) {
      const { out, err, status } = await plan(['compare', name, 'plans/qingshi.txt']);
      expect({ out, status }).toEqual({ out: '', status: 1 });
      expect(err).toContain(`plan: ${name}: ${cause}`);
      expect(err).toContain('Make it with `plan extract FILE --format json`');
    }
  });
});

describe('plan check', () => {
  it('writes goldens, is silent when they hold, and shows the difference when they do not', async () => {
    mkdirSync(at('fixtures/plans/qingshi'), { recursive: true });
    mkdirSync(at('fixtures/comparisons/two'), { recursive: true });
    cpSync(at('plans/qingshi.txt'), at('fixtures/plans/qingshi/source.txt'));
    cpSync(at('plans/more'), at('fixtures/plans/baihe'), { recursive: true });
    cpSync(at('plans/more/baihe.md'), at('fixtures/plans/baihe/source.md'));
    for (const name of ['qingshi', 'baihe']) writeFileSync(at(`fixtures/plans/${name}/origin.json`), '{}');
    writeFileSync(
      at('fixtures/comparisons/two/inputs.json'),
      '["../../plans/qingshi", "../../plans/baihe/source.md"]',
    );
    writeFileSync(at('fixtures/comparisons/two/table.txt'), '');

    expect((await plan(['check'])).status).toBe(3);
    const updated = await plan(['check', '--update']);
    expect(updated).toEqual({ out: '', err: 'plan: 4 golden files were written.\n', status: 0 });
    expect(await plan(['check'])).toEqual({ out: '', err: '', status: 0 });
    expect(await plan(['check', 'fixtures/plans'])).toEqual({ out: '', err: '', status: 0 });

    const golden = at('fixtures/plans/qingshi/document.json');
    const document = JSON.parse(readFileSync(golden, 'utf8'));
    document.targets[0].value = 1;
    const [lost] = document.units.splice(0, 1);
    writeFileSync(golden, JSON.stringify(document, null, 2));
    const { out, status } = await plan(['check']);
    expect(status).toBe(3);
    expect(out).toContain('plans/qingshi/document.json\n');
    expect(out).toMatch(/targets \[[\d,]+\] “.*300个.*”: value: expected 1, found 300/u);
    expect(out).toContain(`“${lost.quote}”`);
    expect(out).toContain('gained');
  });

  it('has nothing to say about a folder without fixtures but that', async () => {
    expect((await plan(['check', 'plans'])).status).toBe(2);
    expect((await plan(['check', 'nowhere'])).status).toBe(1);
  });
});

describe('plan schema', () => {
  it.each(['document', 'comparison', 'versions'])('prints the schema of a %s', async (name) => {
    const { out, err, status } = await plan(['schema', name]);
    expect({ err, status }).toEqual({ err: '', status: 0 });
    expect(JSON.parse(out).$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  });
});
