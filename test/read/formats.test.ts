/**
 * The same plan as Word file, as PDF of two producers, as old Word and as OFD gives the facts that its plain text gives. The files are
 * made by bench/formats/make.py; the text is the plan's fixture.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { extractPlan, type PlanDocument, placeOf } from '../../src/index.js';
import { listZip, unpackEntry, type ZipEntry } from '../../src/read/office/zip.js';
import { read } from '../../src/read/read.js';
import { PROJECT } from '../support/source-files.js';

const FORMATS = join(PROJECT, 'fixtures/formats');
const LEAST = 0.99;

interface Row {
  readonly plan: string;
  readonly file: string;
  readonly expected: number;
  readonly found: number;
  readonly equal: number;
}

function facts(document: PlanDocument): string[] {
  return [
    ...document.clauses.map(({ path, heading }) => `clause ${path.join('.')} ${heading}`),
    ...document.targets.map(({ quote, value, unit, due }) => `target ${quote} ${value} ${unit} ${due}`),
    ...document.deadlines.map(({ quote, start, end }) => `deadline ${quote} ${start} ${end}`),
    ...document.units.map(({ name, role, path }) => `unit ${name} ${role} ${path.join('.')}`),
  ];
}

function countEqual(expected: readonly string[], found: readonly string[]): number {
  const left = new Map<string, number>();
  for (const fact of expected) left.set(fact, (left.get(fact) ?? 0) + 1);
  let equal = 0;
  for (const fact of found) {
    const count = left.get(fact) ?? 0;
    if (count > 0) equal += 1;
    left.set(fact, count - 1);
  }
  return equal;
}

function reference(slug: string): string {
  const candidates = [
    join(FORMATS, slug, 'source.html'),
    join(PROJECT, 'fixtures/plans', slug, 'source.html'),
    join(PROJECT, 'fixtures/plans', slug, 'source.txt'),
  ];
  return candidates.find((path) => existsSync(path)) ?? candidates[2] ?? '';
}

function extract(path: string): Promise<PlanDocument> {
  return extractPlan(readFileSync(path), { name: path.split('/').at(-1) ?? path });
}

/** What the head of a plan says, as far as a page and a text of it both have it. */
type Head = Pick<
  PlanDocument['meta'],
  'title' | 'documentNumber' | 'issuedOn' | 'jurisdiction' | 'planYear' | 'periodEnd'
>;

function head({ meta }: PlanDocument): Head {
  const { title, documentNumber, issuedOn, jurisdiction, planYear, periodEnd } = meta;
  return { title, documentNumber, issuedOn, jurisdiction, planYear, periodEnd };
}

const rows: Row[] = [];
const heads: { file: string; expected: Head; found: Head }[] = [];
const documents = new Map<string, PlanDocument>();

beforeAll(async () => {
  const slugs = readdirSync(FORMATS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name: plan } of slugs) {
    const text = await extract(reference(plan));
    const expected = facts(text);
    for (const file of readdirSync(join(FORMATS, plan)).sort()) {
      if (file.startsWith('source.')) continue;
      const document = await extract(join(FORMATS, plan, file));
      documents.set(`${plan}/${file}`, document);
      heads.push({ file: `${plan}/${file}`, expected: head(text), found: head(document) });
      const found = facts(document);
      const equal = countEqual(expected, found);
      rows.push({ plan, file, expected: expected.length, found: found.length, equal });
    }
  }
});

describe('the same facts from every format', () => {
  it('at least 99 % of them, all files together and each kind of file', () => {
    const lines = rows.map(({ plan, file, expected, found, equal }) =>
      [plan.padEnd(28), file.padEnd(16), expected, found, equal].join('\t'),
    );
    console.log(['plan\tfile\texpected\tfound\tequal', ...lines].join('\n'));
    expect(rows.length).toBeGreaterThanOrEqual(24);
    for (const kind of new Set(rows.map(({ file }) => file))) {
      const ofKind = rows.filter(({ file }) => file === kind);
      const all = ofKind.reduce((sum, row) => sum + Math.max(row.expected, row.found), 0);
      const equal = ofKind.reduce((sum, row) => sum + row.equal, 0);
      expect(equal / all, kind).toBeGreaterThanOrEqual(LEAST);
    }
  });

  it('and the same title, number, dates and place', () => {
    for (const { file, expected, found } of heads) {
      // the title of a web page may stand beside the text of which the file was made
      const isPrinted = documents
        .get(file)
        ?.text.replaceAll('\n', '')
        .includes(expected.title ?? '');
      expect(found, file).toEqual(isPrinted === true ? expected : { ...expected, title: found.title });
    }
  });

  it('with one repair or none where the reader sees the page: no line is joined by guess', () => {
    for (const [name, document] of documents) {
      const guessed = document.repairs.filter(({ kind }) => kind === 'line-break');
      expect(guessed.length, name).toBeLessThanOrEqual(1);
    }
  });

  it('leaves out deleted and hidden words, footnotes, page numbers and running heads', () => {
    for (const [name, { text }] of documents) {
      expect(text, name).not.toMatch(/原计划到2022年底|内部备注|数据来源：2018年|^— ?\d+ ?—$/mu);
    }
    const head = '海泷市“十四五”现代综合交通运输与港口物流发展规划';
    const pdf = documents.get('hailong-port/chromium.pdf')?.text ?? '';
    expect(pdf.split('\n').filter((line) => line === head)).toHaveLength(1);
  });
});

describe('places', () => {
  it('say the paragraph of a Word file and the page of a PDF', () => {
    const find = (file: string): unknown => {
      const document = documents.get(`yushan-indicators/${file}`) as PlanDocument;
      const unit = document.units.find(({ name }) => name === '市大数据局');
      return unit === undefined ? null : placeOf(document, unit.sourceSpan);
    };
    const bytes = readFileSync(join(FORMATS, 'yushan-indicators/plan.docx'));
    const entry = listZip(bytes)?.find(({ name }) => name === 'word/document.xml') as ZipEntry;
    const xml = Buffer.from(unpackEntry(bytes, entry, 1e7) as Uint8Array).toString();
    const paragraph = xml.slice(0, xml.indexOf('市大数据局')).match(/<w:p>/gu)?.length;
    expect(find('plan.docx')).toEqual({ paragraph });
    expect(find('chromium.pdf')).toEqual({ page: 2 });
    const document = documents.get('yushan-indicators/plan.docx') as PlanDocument;
    expect(document.source).toMatchObject({ encoding: 'unicode', places: { unit: 'paragraph' } });
  });

  it('and the words themselves, in the source as it was read', async () => {
    for (const file of ['hailong-port/libreoffice.pdf', 'hailong-port/plan.docx', 'gongjian/plan.ofd']) {
      const { decoded } = await read(readFileSync(join(FORMATS, file)), { name: file });
      const targets = documents.get(file)?.targets ?? [];
      // a quote over the end of a page has a page number in the middle
      const apart = targets.filter(({ quote, sourceSpan }) => {
        const words = decoded.slice(sourceSpan.start, sourceSpan.end);
        return words.replaceAll(/\s/gu, '') !== quote.replaceAll(/\s/gu, '');
      });
      expect(apart.length, file).toBeLessThanOrEqual(2);
      expect(targets.length, file).toBeGreaterThan(50);
    }
  });

  it('count up, one start a page', () => {
    for (const [name, { source }] of documents) {
      const starts = source.places?.starts ?? [];
      expect(starts.length, name).toBeGreaterThan(1);
      expect(
        starts.every((start, i) => i === 0 || start >= (starts[i - 1] as number)),
        name,
      ).toBe(true);
    }
  });

  it('are offsets where the file has neither', () => {
    expect(placeOf({ source: {} }, { start: 12 })).toEqual({ offset: 12 });
  });
});
