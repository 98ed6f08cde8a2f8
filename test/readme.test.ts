/**
 * What the READMEs show is what a reader gets: their `plan` commands on the fixtures end well and print the lines shown below
 * them, their scripts print what they say, the target in JSON is the present one, and every code and repair is listed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractPlan, type Target } from '../src/index.js';
import { DIAGNOSTICS } from '../src/model/diagnostic.js';
import { REPAIR_KINDS } from '../src/model/repair-kinds.js';
import { PROJECT } from './support/source-files.js';

const FENCE = /^```(?<language>[a-z]*)\n(?<body>[\s\S]*?)^```$/gmu;
const TARGET = /^<!-- target of (?<path>\S+) -->\n```json\n(?<json>[\s\S]*?)^```$/mu;
const COMMAND = /^(?:npm ci && )?(?:npx plan|node bin\/plan\.js) (?<args>.* ?fixtures\/.*)$/u;
const CODE = /^\| `(?<code>[a-z]+\/[a-z-]+)` \| (?<severity>[a-z]+) \|/gmu;
const LEFT_OUT = '…';

interface Block {
  readonly language: string;
  readonly body: string;
}

function readBlocks(text: string): Block[] {
  return Array.from(text.matchAll(FENCE), ({ groups }) => ({
    language: groups?.['language'] ?? '',
    body: groups?.['body'] ?? '',
  }));
}

function run(args: readonly string[], input = ''): { out: string; err: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    cwd: PROJECT,
    encoding: 'utf8',
    input,
  });
  return { out: stdout, err: stderr, status };
}

describe.each(['README.md', 'README.zh.md'])('%s', (name) => {
  const text = readFileSync(join(PROJECT, name), 'utf8');
  const blocks = readBlocks(text);
  const followers = blocks.map((block, i) => [block, blocks[i + 1]] as const);
  const shownBelow = (next: Block | undefined): string => (next?.language === 'text' ? next.body : '');

  const commands = followers.flatMap(([{ language, body }, next]) => {
    const args = COMMAND.exec(body.trim())?.groups?.['args'];
    return language === 'sh' && args !== undefined ? [[args, shownBelow(next)] as const] : [];
  });
  it('shows commands', () => expect(commands.length).toBeGreaterThanOrEqual(4));
  it.each(commands)('plan %s', (args, shown) => {
    const { out, err, status } = run(['bin/plan.js', ...args.split(' ')]);
    expect(status, err).toBe(0);
    const printed = new Set(out.split('\n'));
    expect(shown.split('\n').filter((line) => !['', LEFT_OUT].includes(line) && !printed.has(line))).toEqual(
      [],
    );
  });

  const scripts = followers.flatMap(([{ language, body }, next]) =>
    language === 'js' ? [[body, shownBelow(next)] as const] : [],
  );
  it('shows scripts', () => expect(scripts.length).toBeGreaterThanOrEqual(2));
  it.each(scripts)('script %#', (script, shown) => {
    const { out, err, status } = run(['--input-type=module', '-'], script);
    expect(status, err).toBe(0);
    expect(out).toBe(shown);
  });

  it('shows a target as it is', async () => {
    const { path = '', json = '' } = TARGET.exec(text)?.groups ?? {};
    const shown = JSON.parse(json) as Target;
    const { targets } = await extractPlan(readFileSync(join(PROJECT, path)), { name: 'source.txt' });
    expect(targets.find(({ quote }) => quote === shown.quote)).toEqual(shown);
  });

  it('lists every diagnostic and every kind of repair', () => {
    const listed = Array.from(text.matchAll(CODE), ({ groups }) => [groups?.['code'], groups?.['severity']]);
    expect(listed).toEqual(Object.entries(DIAGNOSTICS).map(([code, { severity }]) => [code, severity]));
    expect(REPAIR_KINDS.filter((kind) => !text.includes(`| \`${kind}\` |`))).toEqual([]);
  });

  it('links to files that exist', () => {
    const links = Array.from(
      text.matchAll(/\]\((?<path>[^):]+)\)/gu),
      ({ groups }) => groups?.['path'] ?? '',
    );
    expect(links.filter((path) => !existsSync(join(PROJECT, path)))).toEqual([]);
  });
});
