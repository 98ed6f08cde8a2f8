/**
 * The 任务台账 read back with another library, cell by cell, and converted by LibreOffice where there is one: every word, number and day
 * is the document's, a formula is text, and the last sheet tells what was repaired and what is to be checked.
 */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type CellObject, read, utils, type WorkBook } from '@e965/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { wordProblem } from '../../src/model/diagnostic.js';
import type { PlanDocument } from '../../src/model/document.js';
import { extractPlan } from '../../src/pipeline.js';
import { makeCanonicalPlace } from '../../src/report/place.js';
import { documentsAsWorkbook } from '../../src/report/workbook.js';
import { PROJECT } from '../support/source-files.js';
import { type Expected, expectLedger, LEDGER_HEADS } from './expected-ledger.js';
import { sampleDocument } from './sample.js';

const SOFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice', '/usr/local/bin/soffice'].find(existsSync);
/** LibreOffice may be there without its spreadsheet. */
const hasCalc = SOFFICE !== undefined && existsSync(join(dirname(realpathSync(SOFFICE)), 'libsclo.so'));
if (!hasCalc) console.warn('no LibreOffice Calc: the test that converts a ledger with it is skipped');

const FILES = [
  'fixtures/formats/linbo-jiaotong-fengong/libreoffice.pdf',
  'fixtures/formats/linbo-jiaotong-fengong/plan.docx',
  'fixtures/plans/linzhu-yingshang-2024/source.txt',
  'fixtures/plans/chengling-employment-2021/source.html',
];

/** What a plan may hold and a sheet must not obey, trim, or read as a number or a day. */
const ODD = [
  '=HYPERLINK("http://x","y")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '007',
  '1.2.3',
  '2024-12-31',
  '1500',
  ' 两边有空格 ',
  '<b>&amp;</b>"\'',
  '上行\n下行',
  '_x000D_',
  '𠮷'.repeat(3),
];

function oddDocument(): PlanDocument {
  const plain = sampleDocument();
  const [task, target] = [plain.tasks[0], plain.targets[0]];
  if (task === undefined || target === undefined) throw new Error('the sample has a task and a target');
  return {
    ...plain,
    tasks: ODD.map((text, i) => ({ ...task, id: `k${i + 1}`, heading: text, text })),
    targets: ODD.map((text, i) => ({
      ...target,
      id: `t${i + 1}`,
      indicator: text,
      value: [0.1 + 0.2, 1e15, -3, 0, 99.97][i % 5] as number,
      due: ['2024-02-29', '1901-01-01', '9999-12-31', '2023-02-30', '1899-12-31', null][i % 6] as
        | string
        | null,
    })),
  };
}

async function open(documents: readonly PlanDocument[], lang: 'zh' | 'en' = 'zh'): Promise<WorkBook> {
  return read(await documentsAsWorkbook(documents, { lang }), { cellNF: true, cellDates: true, UTC: true });
}

function cells(book: WorkBook, name: string): CellObject[][] {
  const sheet = book.Sheets[name];
  const range = utils.decode_range(sheet?.['!ref'] ?? 'A1');
  return Array.from({ length: range.e.r + 1 }, (_, r) =>
    Array.from({ length: range.e.c + 1 }, (__, c) => sheet?.[utils.encode_cell({ r, c })] ?? { t: 'z' }),
  );
}

/** The plain value, a day as `2024-12-31`; anything that would be calculated is not plain. */
function plain({ t, v, f }: CellObject): Expected {
  if (f !== undefined) return `formula ${f}`;
  if (v instanceof Date) return v.toISOString().replace('T00:00:00.000Z', '');
  return t === 'z' || v === undefined ? null : (v as string | number);
}

let documents: PlanDocument[] = [];
beforeAll(async () => {
  documents = await Promise.all(
    FILES.map(async (path) =>
      extractPlan(readFileSync(join(PROJECT, path)), { name: path.split('/').slice(-1)[0] ?? path }),
    ),
  );
  documents.push(oddDocument());
});

const LISTS = Object.keys(LEDGER_HEADS).filter((name) => name !== '修复与诊断');

describe('a ledger read back', () => {
  it('holds of each plan what the document holds, cell by cell', async () => {
    expect(documents.length).toBeGreaterThanOrEqual(4);
    for (const document of documents) {
      const book = await open([document]);
      expect(book.SheetNames).toEqual(Object.keys(LEDGER_HEADS));
      const expected = expectLedger([document]);
      for (const name of LISTS)
        expect(
          cells(book, name).map((row) => row.map(plain)),
          name,
        ).toEqual(expected.get(name));
    }
  });

  it('names the file of each row where there are several plans, and numbers the tasks through', async () => {
    const book = await open(documents);
    const expected = expectLedger(documents);
    for (const name of LISTS)
      expect(
        cells(book, name).map((row) => row.map(plain)),
        name,
      ).toEqual(expected.get(name));
    expect(cells(book, '任务台账')[0]?.slice(0, 3).map(plain)).toEqual(['序号', '文件', '章节']);
  });

  it('has days that are days, numbers that are numbers, and formulas that are text', async () => {
    const book = await open([oddDocument()]);
    const targets = cells(book, '量化目标').slice(1);
    expect(targets.map((row) => row[1]?.t)).toEqual(ODD.map(() => 'n'));
    for (const row of targets) {
      const due = row[6] as CellObject;
      if (due.t === 'd') expect(due.z).toBe('yyyy-mm-dd');
    }
    expect(new Set(targets.map((row) => row[6]?.t))).toEqual(new Set(['d', 's', 'z']));
    const headings = cells(book, '任务台账').slice(1);
    expect(headings.map((row) => row[2]?.t)).toEqual(ODD.map(() => 's'));
    expect(headings.slice(0, 5).map((row) => row[2]?.z)).toEqual(Array.from({ length: 5 }, () => '@'));
  });

  it('can be filtered, and tells in English', async () => {
    const book = await open([sampleDocument()], 'en');
    expect(book.SheetNames[0]).toBe('Tasks');
    expect(book.Sheets['Tasks']?.['!autofilter']?.ref).toBe('A1:J2');
    const [heads, row] = cells(book, 'Tasks').map((line) => line.map(plain));
    expect(heads).toEqual([
      'No.',
      'Clause',
      'Task',
      'Targets',
      'Deadline',
      'Lead',
      'Responsible',
      'Support',
      'Text',
      'Place',
    ]);
    expect([row?.[4], row?.at(-1)]).toEqual(['2024-12-31', 'offset 12']);
  });

  it('tells a day for a task that is due on one alone', async () => {
    const sample = sampleDocument();
    const [deadline] = sample.deadlines;
    const [task] = sample.tasks;
    if (deadline === undefined || task === undefined) throw new Error('the sample has a deadline');
    const due = async (...others: Partial<typeof deadline>[]): Promise<Expected> => {
      const deadlines = others.map((other, i) => ({ ...deadline, id: `d${i}`, ...other }));
      const tasks = [{ ...task, deadlines: deadlines.map(({ id }) => id) }];
      const book = await open([{ ...sample, deadlines, tasks }]);
      return plain(cells(book, '任务台账')[1]?.[4] as CellObject);
    };
    expect(await due()).toBeNull();
    expect(await due({}, { quote: '12月底' })).toBe('2024-12-31');
    expect(await due({}, { end: '2025-06-30', quote: '明年6月底' })).toBe(
      '年底前 (2024-12-31)；明年6月底 (2025-06-30)',
    );
    expect(await due({ kind: 'asof', quote: '截至年底' })).toBe('截至年底 (2024-12-31)');
    expect(await due({ kind: 'recurring', end: null, recurrence: 'FREQ=MONTHLY' })).toBe(
      '年底前 (FREQ=MONTHLY)',
    );
  });
});

describe('the sheet of repairs and diagnostics', () => {
  it('tells what was changed, what is to be checked, and where', async () => {
    const span = { start: 12, end: 14 };
    const sample = sampleDocument({
      repairs: [
        {
          kind: 'line-break',
          span,
          sourceSpan: { start: 13, end: 15 },
          before: '\n',
          after: '',
          confidence: 0.95,
        },
      ],
      diagnostics: [
        wordProblem({ code: 'read/empty' }),
        wordProblem({
          code: 'segment/number-repeat',
          data: { found: '一、' },
          span,
        }),
      ],
    });
    const book = await open([sample]);
    expect(cells(book, '修复与诊断').map((row) => row.map(plain))).toEqual([
      LEDGER_HEADS['修复与诊断'],
      ['错误', 'read/empty', null, null, expect.any(String), expect.any(String), null, null, null],
      [
        '警告',
        'segment/number-repeat',
        '一、',
        null,
        '编号 一、 重复出现。',
        '两条均已保留，请核对编号。',
        null,
        null,
        '字符12',
      ],
      ['修复', '断行', '“⏎”', '∅', null, null, 1, 0.95, '字符13'],
    ]);
  });

  it('says where only as far as the facts around it tell', () => {
    const at = (start: number, end: number, source: number) => ({
      ...(sampleDocument().clauses[0] as PlanDocument['clauses'][number]),
      span: { start, end },
      sourceSpan: { start: source, end: source + end - start },
    });
    const source = { ...sampleDocument().source, places: { unit: 'page' as const, starts: [0, 100, 200] } };
    const clauses = [at(0, 10, 5), at(50, 60, 110), at(90, 95, 150), at(120, 130, 230)];
    const document = sampleDocument({ clauses, source, tasks: [], targets: [], deadlines: [], units: [] });
    const placeAt = makeCanonicalPlace(document, 'zh');
    expect([0, 5, 30, 50, 70, 100, 120, 500].map(placeAt)).toEqual([
      '第1页',
      '第1页',
      '',
      '第2页',
      '第2页',
      '',
      '第3页',
      '',
    ]);
  });
});

describe.skipIf(!hasCalc)('a ledger converted by LibreOffice', () => {
  const FILTER = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';

  it('holds the same words, numbers and days', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plan-ledger-'));
    try {
      const file = join(folder, 'ledger.xlsx');
      writeFileSync(file, await documentsAsWorkbook(documents, { lang: 'zh' }));
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
      const command = [profile, '--headless', '--convert-to', FILTER, '--outdir', folder, file];
      execFileSync(SOFFICE as string, command, { stdio: 'ignore', timeout: 100_000 });
      expect(readdirSync(folder).filter((name) => name.endsWith('.csv'))).toHaveLength(6);
      const expected = expectLedger(documents);
      for (const name of LISTS) {
        const text = readFileSync(join(folder, `ledger-${name}.csv`), 'utf8');
        expect(readCsv(text), name).toEqual(
          expected.get(name)?.map((row) => row.map((cell) => shownAs(cell))),
        );
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  /** As a spreadsheet shows it: ten digits of a number, no blank line of a cell. */
  function shownAs(cell: Expected): string {
    return typeof cell === 'number' ? `${Number(cell.toPrecision(10))}` : (cell ?? '');
  }

  function readCsv(text: string): string[][] {
    const rows: string[][] = [[]];
    for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/gu)) {
      rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
      if (end === '\n') rows.push([]);
    }
    return rows.filter((row) => row.length > 1);
  }
});
