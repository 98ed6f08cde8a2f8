/** What a shell and its scripts rely on: colour, silence, exit status. One row a case. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPlan } from '../support/command-line.js';
import { PROJECT } from '../support/source-files.js';

const OLD = `青石市充电设施建设2023年工作方案
一、重点任务
（一）加快建设公共充电设施。2023年6月底前，新建充电站12座。（责任单位：市发展改革委）
（二）完善运营服务。年底前，充电设施可用率达到95%以上。（牵头单位：市交通运输局）
`;
const FIXTURE = 'plans/linzhu-yingshang-2024';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-shell-'));
  writeFileSync(join(folder, 'a.txt'), OLD);
  writeFileSync(join(folder, 'b.txt'), OLD.replaceAll('2023', '2024').replace('12座', '20座'));
  writeFileSync(join(folder, 'bad.txt'), '');
  for (const name of ['good', 'broken']) {
    mkdirSync(join(folder, name));
    cpSync(join(PROJECT, 'fixtures', FIXTURE), join(folder, name, 'plan'), { recursive: true });
  }
  writeFileSync(join(folder, 'broken/plan/document.json'), '{}');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TABLE = ['extract', 'a.txt', '--format', 'table'];
const COMPARED = ['compare', 'a.txt', 'b.txt', '--format', 'table'];

describe('colour', () => {
  it.each([
    [TABLE, {}, false],
    [TABLE, { NO_COLOR: '' }, false],
    [[...TABLE, '--color'], { NO_COLOR: '1' }, true],
    [TABLE, { NO_COLOR: '', FORCE_COLOR: '1' }, true],
    [TABLE, { NO_COLOR: '1', FORCE_COLOR: '3' }, true],
    [TABLE, { FORCE_COLOR: '0' }, false],
    [TABLE, { FORCE_COLOR: 'false' }, false],
    [[...TABLE, '--no-color'], { FORCE_COLOR: '1' }, false],
    [COMPARED, {}, false],
    [[...COMPARED, '--color'], {}, true],
    [COMPARED, { FORCE_COLOR: '1' }, true],
    [[...TABLE, '-o', 'table.txt'], { FORCE_COLOR: '1' }, false],
  ] as const)('%j with %j: %s', async (args, env, isColored) => {
    const { out, status } = await runPlan(args, { folder, env });
    expect([status, out.includes('\u001b[')]).toEqual([0, isColored]);
  });
});

describe('exit status, and what is said on standard error', () => {
  it.each([
    ['extract a.txt', 0, /^$/u],
    ['extract a.txt bad.txt', 1, /bad\.txt.*\n.*1 of 2/u],
    ['extract a.txt bad.txt -o out/ --quiet', 1, /^plan: bad\.txt[^\n]*\n(?:plan: 1 of 2[^\n]*\n)?$/u],
    ['extract a.txt -o out/ --verbose', 0, /^plan: a\.txt: 2 tasks, \d+ ms\n$/u],
    ['extract --nonsense', 2, /nonsense/u],
    ['compare a.txt b.txt --format json --quiet', 0, /^$/u],
    ['compare a.txt a.txt b.txt --quiet', 0, /^$/u],
    ['compare a.txt a.txt b.txt', 0, /holds the same bytes/u],
    ['compare a.txt b.txt --verbose', 0, /a\.txt: 2 tasks.*\n.*b\.txt: 2 tasks.*\n.*cut by/u],
    ['compare a.txt b.txt bad.txt -q', 1, /^plan: bad\.txt[^\n]*\n$/u],
    ['compare a.txt', 2, /two plans/u],
    ['compare --versions b.txt a.txt', 0, /older one comes first/u],
    ['compare --versions b.txt a.txt --quiet', 0, /^$/u],
    ['compare --versions a.txt b.txt -v', 0, /a\.txt: 2 tasks.*\n.*b\.txt: 2 tasks.*\n.*cut by/u],
    ['normalize a.txt', 0, /^$/u],
    ['normalize a.txt --quiet', 0, /^$/u],
    ['normalize a.txt --verbose', 0, /^plan: a\.txt: 0 repairs, 0 warnings\n$/u],
    ['normalize bad.txt --quiet', 1, /^plan: bad\.txt/u],
    ['check good', 0, /^$/u],
    ['check good -v', 0, /^plan: plan\/document\.json: equal\n$/u],
    ['check broken', 3, /^$/u],
    ['check broken --verbose', 3, /^plan: plan\/document\.json: different\n$/u],
    ['check none', 1, /No such file/u],
    ['schema nothing', 2, /document, comparison, versions, config/u],
    ['watch none -o out/', 1, /none: No such file/u],
    ['watch . ', 2, /needs a folder for its results/u],
    ['completion csh', 2, /bash/u],
  ] as const)('plan %s: %i', async (line, expected, said) => {
    const { err, status } = await runPlan(line.trim().split(' '), { folder });
    expect([status, err]).toEqual([expected, expect.stringMatching(said)]);
  });

  it('prints what differs, unless the status is all that is asked for', async () => {
    expect((await runPlan(['check', 'broken'], { folder })).out).toContain('document.json');
    expect(await runPlan(['check', 'broken', '--quiet'], { folder })).toEqual({
      out: '',
      err: '',
      status: 3,
    });
  });
});
