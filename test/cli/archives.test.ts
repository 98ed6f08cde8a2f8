/** ZIP files, web addresses and office files on the command line: which inputs come of them, and what is said of the others. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPlan } from '../support/command-line.js';
import { PROJECT } from '../support/source-files.js';
import { packZip } from '../support/zip.js';

const PLAN = '一、重点任务\n（一）建设平台。2024年底前，新建充电桩300个以上。（责任单位：市发展改革委）\n';
const word = readFileSync(join(PROJECT, 'fixtures/formats/yushan-indicators/plan.docx'));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-archives-'));
  const inner = packZip([{ name: 'plan.txt', data: PLAN }]);
  const files = [
    { name: '附件/2.方案.docx', data: word },
    { name: '附件/', data: '' },
    { name: '1.要点.txt', data: PLAN },
    { name: '__MACOSX/._1.txt', data: 'x' },
    { name: '图.png', data: 'x' },
  ];
  mkdirSync(join(folder, 'in'));
  writeFileSync(join(folder, 'in/all.zip'), packZip(files));
  writeFileSync(join(folder, 'in/plan.txt'), PLAN);
  writeFileSync(join(folder, 'nested.zip'), packZip([...files.slice(2, 3), { name: 'b.zip', data: inner }]));
  writeFileSync(join(folder, 'empty.zip'), packZip([{ name: 'a.exe', data: 'x' }]));
  const bomb = { name: 'bomb.txt', data: Buffer.alloc(300 * 1_048_576) };
  writeFileSync(join(folder, 'bomb.zip'), packZip([bomb]));
  writeFileSync(join(folder, 'liar.zip'), packZip([{ ...bomb, size: 10 }]));
  writeFileSync(
    join(folder, 'large.zip'),
    packZip(Array.from({ length: 8 }, (_, i) => ({ name: `${i}.txt`, data: 'x', size: 250_000_000 }))),
  );
  writeFileSync(join(folder, 'locked.zip'), packZip([{ name: 'a.txt', data: PLAN, isEncrypted: true }]));
  // a Word file under a wrong name is one all the same
  writeFileSync(join(folder, 'word.txt'), word);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('archives', () => {
  it('give one document an entry, in order, beside the files of their folder', async () => {
    const { out, err, status } = await runPlan(['extract', 'in', '--format', 'json'], { folder });
    expect([err, status]).toEqual(['', 0]);
    const documents = JSON.parse(out) as { source: { name: string }; units: unknown[] }[];
    expect(documents.map(({ source, units }) => [source.name, units.length > 0])).toEqual([
      ['all.zip/1.要点.txt', true],
      ['all.zip/附件/2.方案.docx', true],
      ['plan.txt', true],
    ]);
  });

  it('are written to a folder one file an entry', async () => {
    const { err, status } = await runPlan(['extract', 'in/all.zip', '-o', 'out/', '--quiet'], { folder });
    expect([err, status]).toEqual(['', 0]);
    expect(readdirSync(join(folder, 'out')).sort()).toEqual([
      '.plan-manifest.ndjson',
      'all.zip-1.要点.json',
      'all.zip-附件-2.方案.json',
    ]);
  });

  it('can be compared', async () => {
    const { status } = await runPlan(['compare', 'in/all.zip', '--format', 'json'], { folder });
    expect(status).toBe(0);
  });

  it.each([
    ['nested.zip', 'nested.zip/b.zip: This is an archive (ZIP).'],
    ['empty.zip', 'empty.zip: The archive holds no plan.'],
    ['bomb.zip', 'bomb.zip/bomb.txt: It unpacks to more than it says, or than 256 MB.'],
    ['liar.zip', 'liar.zip/bomb.txt: It unpacks to more than it says, or than 256 MB.'],
    ['large.zip', 'large.zip: The archive holds more than 10000 files or unpacks to more than 1024 MB.'],
    ['locked.zip', 'locked.zip/a.txt: It is protected by a password.'],
    ['https://example.org/plan.html', 'This is a web address; pages are not fetched.'],
  ])('%s', async (name, message) => {
    const { err, status } = await runPlan(['extract', name, '--lang', 'en', '--format', 'json'], { folder });
    expect(status).toBe(1);
    expect(err).toContain(message);
  });
});

describe('office files', () => {
  it('are known by their bytes, from standard input too', async () => {
    const { out } = await runPlan(['extract', 'word.txt', '--format', 'json'], { folder });
    const piped = await runPlan(['extract', '-', '--format', 'json'], { input: word });
    const [named, nameless] = [out, piped.out].map(
      (text) => JSON.parse(text) as { source: { mediaType: string; name: string } },
    );
    expect(named?.source.mediaType).toContain('wordprocessingml');
    expect({ ...nameless, source: { ...nameless?.source, name: 'word.txt' } }).toEqual(named);
  });
});
