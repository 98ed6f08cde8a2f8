/** `plan.config.json`: where it is found, what it may hold, and that the command line wins. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findConfig, withDefaults } from '../../src/cli/config.js';
import { nearest } from '../../src/cli/nearest.js';
import { parseConfig } from '../../src/model/config.js';
import { runPlan } from '../support/command-line.js';

const PLAN = `青石市充电设施建设工作方案
一、重点任务
（一）加快建设公共充电设施。2024年6月底前，新建充电站12座。（责任单位：市发展改革委）
`;

let root = '';
const at = (name: string): string => join(root, name);
const inFolder = (name: string, text: string): string => {
  mkdirSync(at(name), { recursive: true });
  writeFileSync(at(`${name}/plan.config.json`), text);
  return at(name);
};

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'plan-config-'));
  mkdirSync(at('.git'));
  writeFileSync(at('plan.txt'), PLAN);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the file', () => {
  it('is the nearest one up to the folder with .git', () => {
    inFolder('a', '{}');
    mkdirSync(at('a/b/c'), { recursive: true });
    mkdirSync(at('a/clone/.git'), { recursive: true });
    mkdirSync(at('a/clone/d'));
    expect(findConfig([], () => at('a/b/c'))).toBe(at('a/plan.config.json'));
    expect(findConfig([], () => at('a'))).toBe(at('a/plan.config.json'));
    expect(findConfig([], () => at('a/clone/d'))).toBeNull();
    expect(findConfig([], () => root)).toBeNull();
    const gone = (): string => {
      throw Object.assign(new Error(), { code: 'ENOENT' });
    };
    expect(findConfig([], gone)).toBeNull();
  });

  it.each([
    [['extract', '--no-config'], null],
    [['extract', '--config', 'x.json'], 'x.json'],
    [['extract', '--config=y.json', 'p.txt'], 'y.json'],
    [['extract', '--no-config', '--config', 'z.json'], 'z.json'],
    [['extract', '--', '--no-config'], 'FOUND'],
  ])('%j', (argv, expected) => {
    expect(findConfig(argv, () => at('a'))).toBe(expected === 'FOUND' ? at('a/plan.config.json') : expected);
  });
});

describe('its settings', () => {
  it.each([
    [{}, {}, { jobs: '2', format: 'csv' }],
    [{ jobs: '4' }, {}, { jobs: '4', format: 'csv' }],
    [{ output: 'page.html' }, {}, { jobs: '2', output: 'page.html' }],
    [{ output: 'rows.tsv' }, {}, { jobs: '2', format: 'csv', output: 'rows.tsv' }],
    [{}, { format: ['json', 'csv'] }, { jobs: '2' }],
    [{ output: 'out/' }, { format: ['json', 'csv'] }, { jobs: '2', format: 'json,csv', output: 'out/' }],
    [{}, { format: 'xlsx' }, { jobs: '2' }],
    [{ format: 'table' }, { only: ['units'] }, { jobs: '2', format: 'table', only: 'units' }],
  ])('under %j with %j', async (given, extract, expected) => {
    const settings = { extract: { jobs: 2, format: 'csv' as const, ...(extract as object) } };
    expect(await withDefaults('extract', given, settings)).toEqual(expected);
    expect(await withDefaults('compare', given, settings)).toEqual(given);
  });

  it.each([
    [{ extrakt: {} }, ['', 'extrakt'], 'extract'],
    [{ extract: { formt: 'json' } }, ['extract', 'formt'], 'format'],
    [{ extract: { jbos: 2 } }, ['extract', 'jbos'], 'jobs'],
    [{ compare: { minsimilarity: 1 } }, ['compare', 'minsimilarity'], 'minSimilarity'],
    [{ watch: { colour: true } }, ['watch', 'colour'], null],
    [{ watch: { jobs: 2 } }, ['watch', 'jobs'], null],
  ])('%j is refused by the name of the key', (value, keys, near) => {
    const { problem } = parseConfig(value, 'en');
    expect([problem?.section, problem?.key]).toEqual(keys);
    expect(nearest(problem?.key ?? '', problem?.known ?? [])).toBe(near);
  });

  it.each([
    [{ lang: 'fr' }, 'lang', ''],
    [{ extract: { jobs: 0 } }, 'extract', 'jobs'],
    [{ extract: { minConfidence: 2 } }, 'extract', 'minConfidence'],
    [{ extract: { format: 'pdf' } }, 'extract', 'format'],
    [[], '', ''],
  ])('%j is refused by its value', (value, section, key) => {
    expect(parseConfig(value, 'zh').problem).toMatchObject({ section, key, known: null });
  });
});

describe('plan', () => {
  it('takes its defaults from it, and the command line wins', async () => {
    const folder = inFolder('b', '{ "lang": "zh", "extract": { "format": "csv", "only": ["units"] } }');
    const csv = await runPlan(['extract', '../plan.txt'], { folder });
    expect([csv.status, csv.err, csv.out.includes('文件,')]).toEqual([0, '', true]);
    expect((await runPlan(['--help'], { folder })).out).toContain('用法：');
    expect((await runPlan(['--help', '--lang', 'en'], { folder })).out).toContain('Usage:');
    const json = await runPlan(['extract', '../plan.txt', '--format', 'json', '--only', 'targets'], {
      folder,
    });
    expect(Object.keys(JSON.parse(json.out))).toContain('targets');
    expect(Object.keys(JSON.parse(json.out))).not.toContain('units');
    const without = await runPlan(['extract', '../plan.txt', '--no-config'], { folder });
    expect(without).toEqual(await runPlan(['extract', at('plan.txt')], { folder: root }));
    const named = await runPlan(['extract', 'plan.txt', '--config', 'b/plan.config.json'], { folder: root });
    expect(named).toEqual(csv);
  });

  it.each([
    [
      '{ "extract": { "formt": "csv" } }',
      'en',
      '“extract.formt” is no setting; did you mean “extract.format”?',
    ],
    ['{ "extract": { "formt": "csv" } }', 'zh', '没有“extract.formt”这一设置，是否指“extract.format”？'],
    ['{ "watch": { "colour": 1 } }', 'en', '“watch.colour” is no setting; there are watch.format, '],
    ['{ "extract": { "jobs": "two" } }', 'en', 'extract.jobs: '],
    ['{ "extract": ', 'en', 'This is not valid JSON'],
  ])('refuses %s (%s)', async (text, lang, sentence) => {
    const folder = inFolder('c', text);
    const { out, err, status } = await runPlan(['extract', '../plan.txt', '--lang', lang], { folder });
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain('plan.config.json');
    expect(err).toContain(sentence);
    for (const args of [['--help'], ['schema', 'config'], ['completion', 'bash'], ['complete', '--', 'e']])
      expect((await runPlan(args, { folder })).status).toBe(0);
  });

  it('says when the file that was named is not there', async () => {
    const { err, status } = await runPlan(['extract', at('plan.txt'), '--config', 'none.json']);
    expect([status, err.includes('none.json: No such file')]).toEqual([2, true]);
  });

  it('prints the schema of its settings', async () => {
    const { out } = await runPlan(['schema', 'config']);
    const schema = JSON.parse(out) as { $schema: string; additionalProperties: boolean; properties: object };
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.additionalProperties).toBe(false);
    expect(Object.keys(schema.properties)).toEqual(['$schema', 'lang', 'extract', 'compare', 'watch']);
  });

  it('loads no schema where there is no file', async () => {
    const loaded = async (folder: string): Promise<boolean> => {
      const env = { NODE_DEBUG: 'esm' };
      const { err } = await runPlan(['extract', at('plan.txt')], { folder, env });
      expect(err).toContain('cli/main.js');
      return err.includes('node_modules/zod/');
    };
    expect(await loaded(root)).toBe(false);
    expect(await loaded(inFolder('d', '{}'))).toBe(true);
  });
});
