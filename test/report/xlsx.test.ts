/** Workbooks: what their sheets hold, that nothing in them runs, and that the clock leaves no trace. */
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { comparisonAsWorkbook, documentsAsWorkbook } from '../../src/report/workbook.js';
import { asDate, asFigure, makeWorkbook } from '../../src/report/xlsx.js';
import { COMPARISON, HOSTILE, sampleDocument } from './sample.js';

const END = 22;

/** Name → text of each file in a zip archive, and the times that it gives. */
function unzip(bytes: Uint8Array): { files: Map<string, string>; times: Set<number> } {
  const buffer = Buffer.from(bytes);
  const files = new Map<string, string>();
  const times = new Set<number>();
  const end = buffer.length - END;
  let at = buffer.readUInt32LE(end + 16);
  for (let i = 0; i < buffer.readUInt16LE(end + 10); i += 1) {
    const [size, nameSize, extra, comment, local] = [
      buffer.readUInt32LE(at + 20),
      buffer.readUInt16LE(at + 28),
      buffer.readUInt16LE(at + 30),
      buffer.readUInt16LE(at + 32),
      buffer.readUInt32LE(at + 42),
    ];
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    const raw = buffer.subarray(start, start + size);
    const content = buffer.readUInt16LE(at + 10) === 0 ? raw : inflateRawSync(raw);
    files.set(buffer.subarray(at + 46, at + 46 + nameSize).toString(), content.toString());
    times.add(buffer.readUInt32LE(at + 12)).add(buffer.readUInt32LE(local + 10));
    at += 46 + nameSize + extra + comment;
  }
  return { files, times };
}

async function open(book: Promise<Uint8Array>) {
  const { files, times } = unzip(await book);
  const names = [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/gu)];
  return {
    times,
    names: names.map((match) => match[1]),
    strings: files.get('xl/sharedStrings.xml') ?? '',
    styles: files.get('xl/styles.xml') ?? '',
    sheet: (number: number) => files.get(`xl/worksheets/sheet${number}.xml`) ?? '',
  };
}

describe('makeWorkbook', () => {
  const sheet = (...cells: string[]) => [
    { name: '表', heads: cells.map((_, i) => `h${i}`), rows: [cells.map(asFigure)] },
  ];

  it('makes figures of figures and text of all else', async () => {
    const book = await open(makeWorkbook(sheet('1200', '-0.5', '007', '1.2.3', '2024-12-31', '')));
    expect(
      [...book.sheet(1).matchAll(/<c r="(\w2)"(?: t="(\w+)")?/gu)].map(([, cell, type]) => [cell, type]),
    ).toEqual([
      ['A2', undefined],
      ['B2', undefined],
      ['C2', 's'],
      ['D2', 's'],
      ['E2', 's'],
    ]);
  });

  it('runs no formula', async () => {
    const formulas = ['=HYPERLINK("http://x")', '+1+1', '@SUM(A1)', '-2+3', '\t=1'];
    const book = await open(makeWorkbook(sheet(...formulas)));
    expect(book.sheet(1)).not.toMatch(/<f[ >]|t="str"/u);
    expect(book.strings).toContain('=HYPERLINK(');
  });

  it('holds what XML cannot', async () => {
    const book = await open(makeWorkbook(sheet(HOSTILE, 'a\u0000b\ud800c', '长'.repeat(40_000))));
    expect(book.strings).toContain('&lt;script&gt;');
    expect(book.strings).toContain('abc');
    expect(book.strings).not.toMatch(/[\u0000\u001b]/u);
  });

  it('freezes the header and filters it', async () => {
    const book = await open(makeWorkbook(sheet(...Array.from({ length: 28 }, () => '字'))));
    expect(book.sheet(1)).toMatch(/<pane ySplit="1"[^>]*state="frozen"/u);
    expect(book.sheet(1)).toContain('</sheetData><autoFilter ref="A1:AB2"/>');
  });

  it('is the same at any hour', async () => {
    vi.useFakeTimers({ now: new Date('2024-02-29T23:59:58'), toFake: ['Date'] });
    const early = await makeWorkbook(sheet('甲'));
    vi.setSystemTime(new Date('2031-07-01T08:00:00'));
    const late = await makeWorkbook(sheet('甲'));
    vi.useRealTimers();
    expect(Buffer.from(early).equals(Buffer.from(late))).toBe(true);
    expect(unzip(early).times.size).toBe(1);
  });

  it('counts a day the same in every zone', async () => {
    const rows = [['2024-02-29', '2024-02-30', '1899-12-31'].map(asDate)];
    const zone = process.env['TZ'];
    const books: string[] = [];
    for (const other of ['Asia/Shanghai', 'America/Los_Angeles']) {
      process.env['TZ'] = other;
      books.push(
        Buffer.from(await makeWorkbook([{ name: '表', heads: ['a', 'b', 'c'], rows }])).toString('base64'),
      );
    }
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(books[0]).toBe(books[1]);
    const book = await open(makeWorkbook([{ name: '表', heads: ['a', 'b', 'c'], rows }]));
    expect(book.sheet(1)).toMatch(/<c r="A2" s="\d+"><v>45351<\/v>/u);
    expect([...book.sheet(1).matchAll(/<c r="[BC]2" t="s"/gu)]).toHaveLength(2);
  });

  it('gives wrapped words the room that they need, and no more than a row can have', async () => {
    const rows = ['短', '长'.repeat(100), '行\n'.repeat(5), '长'.repeat(9000)].map((text) => [text]);
    const book = await open(makeWorkbook([{ name: '表', heads: ['h'], rows, wraps: true }]));
    expect([...book.sheet(1).matchAll(/<row r="\d"([^>]*)>/gu)].map((match) => match[1]?.trim())).toEqual([
      '',
      'ht="15"',
      'ht="75"',
      'ht="90"',
      'ht="405"',
    ]);
    expect(book.sheet(1)).toContain('<col min="1" max="1" width="44"');
  });

  it('takes any name for a sheet', async () => {
    const book = await open(makeWorkbook([{ name: `a/b:[c]*?${'长'.repeat(40)}`, heads: ['h'], rows: [] }]));
    expect(book.names[0]).toHaveLength(31);
  });
});

describe('documentsAsWorkbook', () => {
  it('has a sheet a list, with the file in every row', async () => {
    const book = await open(documentsAsWorkbook([sampleDocument(), sampleDocument()], { lang: 'zh' }));
    expect(book.names).toEqual(['任务台账', '量化目标', '完成时限', '责任单位', '条款', '修复与诊断']);
    expect(book.sheet(2).match(/<row /gu)).toHaveLength(3);
    for (const text of ['qingshi.txt', '充电桩300个以上', '一、']) expect(book.strings).toContain(text);
    for (let number = 1; number <= book.names.length; number += 1) {
      expect(book.sheet(number)).toMatch(/<pane ySplit="1"[^>]*state="frozen"/u);
      expect(book.sheet(number)).toContain('<autoFilter ref="A1:');
    }
    expect(book.styles).toContain('wrapText="1"');
  });

  it('keeps to the lists that are asked for', async () => {
    const book = await open(documentsAsWorkbook([sampleDocument()], { lang: 'en', only: ['units'] }));
    expect(book.names).toEqual(['Units']);
  });
});

describe('comparisonAsWorkbook', () => {
  it('has a sheet a kind of fact, without columns that hold nothing', async () => {
    const book = await open(comparisonAsWorkbook(COMPARISON, { lang: 'en' }));
    expect(book.names).toEqual(['Indicators', 'Topics', 'Only in one', 'Units', 'Timeline']);
    expect(book.strings).not.toContain('Against baseline');
  });

  it('opens though nothing was found', async () => {
    const empty = { ...COMPARISON, topics: [], indicators: [], unique: [], units: [], timeline: [] };
    expect((await open(comparisonAsWorkbook(empty, {}))).names).toHaveLength(1);
  });
});
