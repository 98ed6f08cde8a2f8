/** The queries of the READMEs, run against a corpus of the fixtures, print what is shown below them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIN } from '../support/command-line.js';
import { PROJECT } from '../support/source-files.js';

const BLOCK =
  /^```sh\n(?<commands>(?:npx plan [^\n]*plans\.duckdb[^\n]*\n)+)```\n(?:\n```text\n(?<shown>[\s\S]*?)^```$)?/gmu;

function readBlocks(name: string): { commands: string; shown: string }[] {
  const text = readFileSync(join(PROJECT, name), 'utf8');
  return Array.from(text.matchAll(BLOCK), ({ groups }) => ({
    commands: groups?.['commands'] ?? '',
    shown: groups?.['shown'] ?? '',
  }));
}

describe.each(['README.md', 'README.zh.md'])('%s', (name) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'plan-readme-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const blocks = readBlocks(name);
  it('shows how to make a corpus, four queries, and what else to do with it', () =>
    expect(blocks).toHaveLength(6));
  it.each(blocks)('$commands', ({ commands, shown }) => {
    const script = commands
      .replaceAll('npx plan', '"$NODE" "$BIN"')
      .replaceAll('fixtures/', `${PROJECT}/fixtures/`);
    const { stdout, stderr, status } = spawnSync('sh', ['-e', '-c', script], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NODE: process.execPath, BIN },
    });
    expect(status, stderr).toBe(0);
    expect(stdout).toBe(shown);
  });
});
