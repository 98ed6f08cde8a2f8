/** Parts of the command line that cannot be reached by running it everywhere: patterns, causes, differences, languages. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explain } from '../../src/cli/errors.js';
import { walkFolder } from '../../src/cli/files.js';
import { expandPattern, matchesName } from '../../src/cli/glob.js';
import { diffGolden } from '../../src/cli/golden-diff.js';
import { speak } from '../../src/cli/messages.js';
import { startProgress } from '../../src/cli/progress.js';
import { chooseLang, openTerminal } from '../../src/cli/terminal.js';
import { writeWhole } from '../../src/cli/write.js';

const say = speak('en');
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-parts-'));
  mkdirSync(join(folder, 'b/c'), { recursive: true });
  for (const name of ['a10.txt', 'a2.txt', 'B.txt', '.hidden.txt', 'b/a.txt', 'b/c/a.md'])
    writeFileSync(join(folder, name), name);
  symlinkSync(folder, join(folder, 'b/loop'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('patterns', () => {
  it.each([
    ['a10.txt', 'a*.txt', true],
    ['a10.txt', 'a??.txt', true],
    ['a2.txt', 'a??.txt', false],
    ['方案.txt', '*案.txt', true],
    ['a.txt.bak', '*.txt', false],
    ['a'.repeat(200), `${'*a'.repeat(30)}b`, false],
  ])('%s against %s: %s', (name, pattern, expected) => {
    expect(matchesName(name, pattern)).toBe(expected);
  });

  it('are expanded in code-unit order, without hidden files', async () => {
    const found = async (pattern: string): Promise<string[]> =>
      (await expandPattern(`${folder}/${pattern}`)).map((path) => path.slice(folder.length + 1));
    expect(await found('*.txt')).toEqual(['B.txt', 'a10.txt', 'a2.txt']);
    expect(await found('**/a.*')).toEqual(['b/a.txt', 'b/c/a.md']);
    expect(await found('b/*/a.md')).toEqual(['b/c/a.md']);
    expect(await found('*.zip')).toEqual([]);
  });
});

describe('folders', () => {
  it('are walked in order, once, through a link that leads back', async () => {
    const files: string[] = [];
    await walkFolder(folder, ['.txt', '.md'], files, new Set(), () => undefined);
    expect(files.map((path) => path.slice(folder.length + 1))).toEqual([
      'B.txt',
      'a10.txt',
      'a2.txt',
      'b/a.txt',
      'b/c/a.md',
    ]);
  });
});

describe('causes', () => {
  it.each([
    ['EACCES', 'Permission denied.'],
    ['ENOSPC', 'No space is left on the disk.'],
    ['EISDIR', 'This is a folder, not a file.'],
    ['EROFS', 'The place is read-only.'],
    ['EIO', 'EIO: broken.'],
  ])('%s is said in words', (code, cause) => {
    const error = Object.assign(new Error('broken'), { code, syscall: 'read' });
    expect(explain(error, 'a.txt', say)).toMatchObject({ file: 'a.txt', cause });
  });

  it('keep the stack of a bug', () => {
    expect(explain(new TypeError('x is undefined'), 'a.txt', say).cause).toContain('parts.test.ts');
  });
});

describe('writing', () => {
  it('replaces a file whole, pieces and all, and keeps its mode', async () => {
    const path = join(folder, 'out.json');
    writeFileSync(path, 'old');
    await writeWhole(path, ['new ', 'text'], say);
    expect(readFileSync(path, 'utf8')).toBe('new text');
  });

  it('leaves the old file where the new one fails on the way', async () => {
    const path = join(folder, 'kept.json');
    writeFileSync(path, 'old');
    function* pieces(): Generator<string> {
      yield 'half';
      throw Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' });
    }
    await expect(writeWhole(path, pieces(), say)).rejects.toThrow('No space is left');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(await expandPattern(`${folder}/.*.tmp`)).toEqual([]);
  });
});

describe('language', () => {
  it.each([
    [['extract', '--lang', 'zh'], {}, 'zh'],
    [['extract', '--lang=en'], { LC_ALL: 'zh_CN.UTF-8' }, 'en'],
    [['extract'], { LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }, 'zh'],
    [['extract'], { LANG: 'zh_TW.UTF-8' }, 'zh'],
    [['extract'], { LANG: 'C.UTF-8' }, 'en'],
  ] as const)('%j %j → %s', (argv, env, expected) => {
    expect(chooseLang(argv, env)).toBe(expected);
  });
});

describe('progress', () => {
  it('waits a second, and speaks only to a terminal', async () => {
    for (const isErrorInteractive of [true, false]) {
      const shown: string[] = [];
      const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
      stream.on('data', (chunk: Buffer) => shown.push(chunk.toString()));
      let now = 0;
      const terminal = { ...openTerminal('en'), isErrorInteractive };
      const progress = startProgress(terminal, { now: () => now, stream });
      progress.step(0, 9, 'a.txt');
      now = 1500;
      progress.step(5, 9, 'b.txt');
      await new Promise((wait) => setTimeout(wait, 200));
      now = 2000;
      progress.step(6, 9, 'c.txt');
      await new Promise((wait) => setTimeout(wait, 200));
      progress.end();
      const text = shown.join('');
      expect(text.includes('6/9, 3.0 a second') && text.includes('c.txt')).toBe(isErrorInteractive);
      expect(text === '').toBe(!isErrorInteractive);
    }
  });
});

describe('differences', () => {
  const target = (quote: string, value: number): object => ({
    id: 't1',
    path: [1, 2],
    quote,
    value,
    span: { start: 1, end: 2 },
  });

  it('pair records by what they quote', () => {
    const expected = { text: '甲乙丙', targets: [target('一', 1), target('二', 2)] };
    const found = { text: '甲乙丁', targets: [target('二', 3), target('三', 4)] };
    expect(diffGolden(expected, found, say)).toEqual([
      'text: expected "甲乙丙", found "甲乙丁"',
      'targets [1,2] “一”: lost',
      'targets [1,2] “二”: value: expected 2, found 3',
      'targets [1,2] “三”: gained',
    ]);
  });

  it('name places only where nothing else differs', () => {
    const moved = { ...target('一', 1), span: { start: 5, end: 6 } };
    expect(diffGolden({ targets: [target('一', 1)] }, { targets: [moved] }, say)).toEqual([
      'targets [1,2] “一”: span: start: expected 1, found 5',
      'targets [1,2] “一”: span: end: expected 2, found 6',
    ]);
  });

  it('see order, and keep the list short', () => {
    const [a, b] = [target('一', 1), target('二', 2)];
    expect(diffGolden({ targets: [a, b] }, { targets: [b, a] }, say)).toHaveLength(1);
    const many = Array.from({ length: 100 }, (_, i) => target(`第${i}`, i));
    expect(diffGolden({ targets: many }, { targets: [] }, say)).toHaveLength(31);
    expect(diffGolden({ targets: many }, { targets: many }, say)).toEqual([]);
  });
});
