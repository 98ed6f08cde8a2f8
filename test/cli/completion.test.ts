/** Completion: what is proposed where, and the scripts run in the shells that this machine has. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARGUMENT_VALUES } from '../../src/cli/completion/values.js';
import { SCHEMA_NAMES } from '../../src/model/schema.js';
import { BIN, runPlan } from '../support/command-line.js';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-completion-'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/plan'), `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`);
  chmodSync(join(folder, 'bin/plan'), 0o755);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The words of the answer, and what the shell is told to do beside. */
async function ask(words: readonly string[]): Promise<[words: string[], directive: string]> {
  const { out, status } = await runPlan(['complete', '--', ...words]);
  expect(status).toBe(0);
  const lines = out.trimEnd().split('\n');
  return [lines.slice(0, -1).map((line) => line.split('\t')[0] ?? ''), lines.at(-1) ?? ''];
}

describe('plan complete', () => {
  it.each([
    [['ext'], ['extract'], ':4'],
    [['extract', '--fo'], ['--format'], ':4'],
    [['extract', '--no'], ['--no-config', '--no-color'], ':4'],
    [['extract', '--format', 'x'], ['xlsx'], ':6'],
    [['extract', '--format', 'json,c'], ['json,csv'], ':6'],
    [['extract', '-f', 'json,j'], [], ':6'],
    [['extract', '--only', 't'], ['targets'], ':6'],
    [['extract', '--format=h'], ['html'], ':6'],
    [['compare', '--format', 'm'], ['md'], ':4'],
    [['compare', '--by', 'o'], ['office'], ':4'],
    [['compare', '--only', 'lacks,'], ['lacks,differences'], ':6'],
    [['compare', '--baseline', ''], [], ':0'],
    [['normalise', '--keep', 'line'], ['line-break'], ':6'],
    [['normalize', '--vocabulary', ''], ['mainland'], ':4'],
    [['watch', '--lang', ''], ['zh', 'en'], ':4'],
    [['extract', '--lang', '=', 'z'], ['zh'], ':4'],
    [['extract', '--lang', '='], ['zh', 'en'], ':4'],
    [['schema', 'v'], ['versions'], ':4'],
    [['completion', ''], ['bash', 'zsh', 'fish', 'powershell'], ':4'],
    [['help', 'w'], ['watch'], ':4'],
    [['extract', '--jobs', ''], [], ':4'],
    [['extract', '-o', ''], [], ':0'],
    [['extract', 'plan'], [], ':0'],
    [['extract', '--', '--fo'], [], ':0'],
    [['extract', '--quiet', 'plan'], [], ':0'],
    [['nonsense', '--x', ''], expect.arrayContaining(['extract']), ':4'],
  ])('%j → %j %s', async (words, expected, directive) => {
    expect(await ask(words)).toEqual([expected, directive]);
  });

  it('explains in the language of the reader, and stays out of the help', async () => {
    const { out } = await runPlan(['complete', '--', 'wat'], { env: { LC_ALL: 'zh_CN.UTF-8' } });
    expect(out).toMatch(/^watch\t提取陆续到达/u);
    expect((await runPlan(['--help'])).out).not.toMatch(/^ +complete /mu);
    expect(ARGUMENT_VALUES['schema']).toEqual(SCHEMA_NAMES);
  });

  it('refuses a shell that it has nothing for', async () => {
    const { err, status } = await runPlan(['completion', 'tcsh']);
    expect([status, err.includes('bash, zsh, fish, powershell')]).toEqual([2, true]);
  });
});

/** How to ask each shell, once it has loaded the script, for what may stand at the end of a line. */
const SHELLS = {
  bash: (script: string, words: readonly string[]) => [
    '--norc',
    '-c',
    `source '${script}'; COMP_WORDS=(plan ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _plan; printf '%s\\n' "\${COMPREPLY[@]}"`,
  ],
  zsh: (script: string, words: readonly string[]) => [
    '-f',
    '-c',
    `compdef() { :; }; _describe() { print -rl -- "\${completions[@]%%:*}"; }; source '${script}'; words=(plan ${words.map((word) => `'${word}'`).join(' ')}); CURRENT=${words.length + 1}; _plan`,
  ],
  fish: (script: string, words: readonly string[]) => [
    '--no-config',
    '-c',
    `source '${script}'; complete -C 'plan ${words.join(' ')}' | string replace -r '\\t.*' ''`,
  ],
} as const;

describe.each(Object.keys(SHELLS) as (keyof typeof SHELLS)[])('in %s', (shell) => {
  const isThere = spawnSync(shell, ['-c', 'true']).status === 0;
  if (!isThere) console.warn(`${shell} is not on this machine: its completion was not tried`);
  it.skipIf(!isThere).each([
    [['extr'], 'extract'],
    [['extract', '--min'], '--min-confidence'],
    [['extract', '--format', 'json,xl'], 'json,xlsx'],
    [['schema', 'conf'], 'config'],
  ])('completes %j to %s', async (words, expected) => {
    const { out } = await runPlan(['completion', shell]);
    const script = join(folder, `plan.${shell}`);
    writeFileSync(script, out);
    const path = `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`;
    const done = spawnSync(shell, SHELLS[shell](script, words), {
      encoding: 'utf8',
      env: { ...process.env, PATH: path, HOME: folder, LC_ALL: 'C.UTF-8' },
    });
    expect(done.stdout.trim().split('\n'), done.stderr).toEqual([expected]);
  });
});

describe('in bash', () => {
  it('can be loaded twice, and runs nothing that was typed', async () => {
    const { out } = await runPlan(['completion', 'bash']);
    const script = join(folder, 'twice.bash');
    writeFileSync(script, out);
    const typed = `source '${script}'; source '${script}'; COMP_WORDS=(plan extract '$(touch ${folder}/ran)' --fo); COMP_CWORD=3; _plan; echo "\${COMPREPLY[@]}"; ls '${folder}'`;
    const path = `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`;
    const done = spawnSync('bash', ['--norc', '-c', typed], {
      encoding: 'utf8',
      env: { ...process.env, PATH: path },
    });
    expect([done.stderr, done.stdout.split('\n')[0]]).toEqual(['', '--format']);
    expect(done.stdout).not.toMatch(/^ran$/mu);
  });
});
