/** `plan normalize`: the text, the repairs, one repair told step by step, and repairs switched on and off. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, runPlan } from '../support/command-line.js';

const CLEAN = `青石市充电设施建设工作方案
一、总体要求
到2024年底，全市新建公共充电桩300个以上。
二、重点任务
（一）加快建设公共充电设施。2024年6月底前，新建充电站12座。（责任单位：市发展改革委）
`;
/** A shifted run, a rest of a tag, a line of the site. */
const DAMAGED = `首页 > 政策文件
青石市充電設施建設工作方案
一、總體要求
?。ㄒ唬┲笇枷?/strong>
到2024年底，全市新建公共充電樁300個以上。
`;

let folder = '';
const plan = (...args: string[]): Promise<Outcome> =>
  runPlan(['normalize', ...args, '--lang', 'en'], { folder });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-normalize-'));
  writeFileSync(join(folder, 'clean.txt'), CLEAN);
  writeFileSync(join(folder, 'damaged.txt'), DAMAGED);
  writeFileSync(
    join(folder, 'taiwan.txt'),
    '市政資訊系統採購方案\n一、建設網路與資訊平臺，更新伺服器和軟體。',
  );
  writeFileSync(join(folder, 'scan.txt'), '%PDF-1.7 …');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('plan normalize', () => {
  it('prints the text, the repairs, or both as JSON', async () => {
    const text = await plan('clean.txt');
    expect({ err: text.err, status: text.status }).toEqual({ err: '', status: 0 });
    expect(text.out).toContain('（一）加快建设公共充电设施。');
    expect((await plan('clean.txt', '--repairs')).out).toBe('Nothing was repaired.\n');
    const both = JSON.parse((await plan('clean.txt', '--format', 'json')).out);
    expect(both).toMatchObject({ script: 'hans', repairs: [], changes: [{ insert: '' }] });
    expect(JSON.parse((await plan('clean.txt', '--repairs', '--format', 'json')).out)).toEqual([]);
  });

  it('tells one repair by its bytes and candidates', async () => {
    const repairs = JSON.parse((await plan('damaged.txt', '--repairs', '--format', 'json')).out) as {
      kind: string;
      candidates?: string[];
    }[];
    const n = repairs.findIndex(({ candidates }) => candidates !== undefined) + 1;
    const { out, status } = await plan('damaged.txt', '--explain', String(n));
    expect(status).toBe(0);
    for (const part of ['A1A3  。', 'A8D2  ㄒ', 'A1A1 A3A8 D2BB A3A9', '%  ', '← chosen', 'proof:'])
      expect(out).toContain(part);
    const beyond = await plan('damaged.txt', '--explain', '99');
    expect(beyond.status).toBe(2);
    expect(beyond.err).toContain(`no repair number 99; this text has ${repairs.length}`);
  });

  it('reports alone with --dry-run, and writes nothing', async () => {
    const { out, status } = await plan('damaged.txt', '--dry-run', '-o', 'never.txt');
    expect(status).toBe(0);
    expect(out).toMatch(/gbk-misaligned[\s\S]*normalise\/guessed: /u);
    expect(existsSync(join(folder, 'never.txt'))).toBe(false);
  });

  it('makes some kinds of repair alone, or leaves some', async () => {
    expect((await plan('damaged.txt')).out).toContain('（一）指导思想\n');
    const kept = (await plan('damaged.txt', '--keep', 'gbk-misaligned,markup-residue')).out;
    expect(kept).toMatch(/ㄒ唬[\s\S]*\/strong>/u);
    expect(kept).not.toContain('首页');
    const only = (await plan('damaged.txt', '--only', 'gbk-misaligned')).out;
    expect(only).toContain('首页');
    expect(only).toContain('（一）指导思想');
    const wrong = await plan('damaged.txt', '--only', 'typos');
    expect(wrong.status).toBe(2);
    expect(wrong.err).toContain('typos is no kind of repair');
  });

  it('reports the words of another region, and changes them where that is asked', async () => {
    const { out } = await plan('taiwan.txt', '--dry-run');
    expect(out).toContain('normalise/regional-words');
    expect((await plan('taiwan.txt')).out).toContain('网路与资讯平台');
    expect((await plan('taiwan.txt', '--vocabulary', 'mainland')).out).toContain(
      '建设网络与信息平台，更新服务器和软件',
    );
  });

  it('writes whole, and fails on what holds no text', async () => {
    expect((await plan('damaged.txt', '-o', 'out.txt')).out).toBe('');
    expect(readFileSync(join(folder, 'out.txt'), 'utf8')).toContain('指导思想');
    expect((await plan('scan.txt')).status).toBe(1);
  });
});
