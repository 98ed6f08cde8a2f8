/** `plan compare --versions`, run as a user runs it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanVersions } from '../../src/model/versions.js';
import { type Outcome, runPlan } from '../support/command-line.js';

const write = (city: string, year: number, share: number): string =>
  `${city}${year}年重点工作要点\n一、重点任务\n（一）推广电子证照。电子证照覆盖率达到${share}%。（责任单位：市公安局）\n`;

let folder = '';
const plan = (...args: string[]): Promise<Outcome> => runPlan(args, { folder });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-versions-'));
  writeFileSync(join(folder, '2023.txt'), write('云溪市', 2023, 90));
  writeFileSync(join(folder, '2024.txt'), write('云溪市', 2024, 95));
  writeFileSync(join(folder, 'other.txt'), write('白河市', 2024, 95));
  mkdirSync(join(folder, 'both'));
  for (const year of [2023, 2024])
    writeFileSync(join(folder, 'both', `${year}.txt`), write('云溪市', year, 90));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('plan compare --versions', () => {
  it('takes the older first', async () => {
    const [there, back] = await Promise.all([
      plan('compare', '--versions', '2023.txt', '2024.txt'),
      plan('compare', '--versions', '2024.txt', '2023.txt', '--lang', 'en'),
    ]);
    const kinds = ({ out }: Outcome): string[] =>
      (JSON.parse(out) as PlanVersions).targets.map(({ kind }) => kind);
    expect(there).toMatchObject({ status: 0, err: '' });
    expect(kinds(there)).toEqual(['raised']);
    expect(kinds(back)).toEqual(['lowered']);
    expect(back.err).toBe(
      'plan: the first plan is for 2024, the second for 2023; the older one comes first.\n',
    );
  });

  it('finds no change in the same file', async () => {
    const { out, status } = await plan('compare', '--versions', '2023.txt', '2023.txt');
    const { tasks, targets, deadlines, offices } = JSON.parse(out) as PlanVersions;
    expect(status).toBe(0);
    expect([...tasks, ...targets, ...deadlines, ...offices]).toEqual([]);
  });

  it('takes JSON made by extract, and says that places differ', async () => {
    const { out } = await plan('extract', 'other.txt');
    writeFileSync(join(folder, 'other.json'), out);
    const { err, status } = await plan('compare', '--versions', '2023.txt', 'other.json', '--lang', 'zh');
    expect(status).toBe(0);
    expect(err).toBe('plan：两份方案不属于同一地方（云溪市、白河市）；--versions 用于同一地方的新旧两版。\n');
  });

  it.each([[['2023.txt']], [['2023.txt', '2024.txt', 'other.txt']], [['both']], [['both', '2024.txt']]])(
    'needs exactly two: %j',
    async (inputs) => {
      const en = await plan('compare', '--versions', ...inputs, '--lang', 'en');
      expect(en).toMatchObject({ status: 2, out: '' });
      expect(en.err).toMatch(/^plan: --versions needs exactly two plans, OLD NEW/u);
      const zh = await plan('compare', '--versions', ...inputs, '--lang', 'zh');
      expect(zh.err).toContain('--versions 需要恰好两份方案：先旧后新');
    },
  );

  it('refuses a file of several plans', async () => {
    const { out } = await plan('extract', '2023.txt', '2024.txt');
    writeFileSync(join(folder, 'two.json'), out);
    const { err, status } = await plan('compare', '--versions', 'two.json', '2024.txt', '--lang', 'en');
    expect(status).toBe(2);
    expect(err).toContain('--versions needs one plan a file; two.json holds 2.');
  });

  it('names a file that is missing', async () => {
    const { err, status, out } = await plan('compare', '--versions', '2023.txt', 'gone.txt', '--lang', 'en');
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain('gone.txt: No such file or folder.');
  });

  it('chooses the format by the ending', async () => {
    expect((await plan('compare', '--versions', '2023.txt', '2024.txt', '-o', 'out.csv')).status).toBe(0);
    expect((await plan('compare', '--versions', '2023.txt', '2024.txt', '-f', 'md')).out).toMatch(
      /^# 云溪市/u,
    );
  });
});
