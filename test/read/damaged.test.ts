/** Files of office programs that cannot be read: each ends in one error that names the way out, soon, and nothing is thrown. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../src/index.js';
import { read } from '../../src/read/read.js';
import { PROJECT } from '../support/source-files.js';
import { packZip } from '../support/zip.js';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

function fixture(path: string): Buffer {
  return readFileSync(join(PROJECT, 'fixtures/formats', path));
}

function docx(document: string): Buffer {
  return packZip([
    { name: '[Content_Types].xml', data: '<Types/>' },
    { name: 'word/document.xml', data: document },
  ]);
}

function ole(stream: string): Buffer {
  return Buffer.concat([OLE, Buffer.alloc(504), Buffer.from(stream, 'utf16le'), Buffer.alloc(512)]);
}

/** A page with nothing but a picture on it, as scanners make. */
function pdfWithoutText(): string {
  return `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj
4 0 obj<</Length 20>>stream
0 0 595 842 re f
endstream endobj
trailer<</Root 1 0 R>>
%%EOF`;
}

const encrypted = join(PROJECT, 'fixtures/cases/read/encrypted.pdf');
const word = fixture('yushan-indicators/plan.docx');
const pdf = fixture('linbo-jiaotong-fengong/libreoffice.pdf');
const doc = fixture('chengling-employment-2021/plan.doc');

const damaged: [label: string, bytes: Uint8Array, code: string][] = [
  ['a Word file cut off', word.subarray(0, word.length - 400), 'read/damaged'],
  ['four bytes of one', word.subarray(0, 4), 'read/damaged'],
  ['a Word file without its document', packZip([{ name: '[Content_Types].xml', data: 'x' }]), 'read/damaged'],
  ['a document that is no XML', docx('\u0000\u0001 nothing'), 'read/damaged'],
  [
    'entities of its own',
    docx(
      `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(1000)}">]><w:document><w:body><w:p><w:r><w:t>${'&b;'.repeat(1000)}</w:t></w:r></w:p></w:body></w:document>`,
    ),
    'read/damaged',
  ],
  ['elements nested without end', docx(`<w:document><w:body>${'<w:ins>'.repeat(300_000)}`), 'read/damaged'],
  [
    'a document that unpacks to more than anybody writes',
    docx(`<w:document><w:body>${'<w:p/>'.repeat(12_000_000)}`),
    'read/unpacks-too-large',
  ],
  [
    'one that says it is small',
    packZip([{ name: 'word/document.xml', data: '<w:p/>'.repeat(12_000_000), size: 100 }]),
    'read/unpacks-too-large',
  ],
  [
    'an encrypted entry',
    packZip([{ name: 'word/document.xml', data: 'x', isEncrypted: true }]),
    'read/encrypted',
  ],
  ['a workbook', packZip([{ name: 'xl/workbook.xml', data: 'x' }]), 'read/office'],
  ['an archive', packZip([{ name: 'plan.txt', data: '一、总体要求' }]), 'read/archive'],
  ['an OFD file without its document', packZip([{ name: 'OFD.xml', data: '<OFD/>' }]), 'read/damaged'],
  ['a PDF cut off', pdf.subarray(0, 30_000), 'read/damaged'],
  ['a PDF of garbage', Buffer.from(`%PDF-1.7\n${'\u0001ÿ<</'.repeat(50_000)}`, 'latin1'), 'read/damaged'],
  ['a PDF without words', Buffer.from(pdfWithoutText()), 'read/scanned'],
  ['a PDF with a password', readFileSync(encrypted), 'read/encrypted'],
  ['an old Word file cut off', doc.subarray(0, 9000), 'read/damaged'],
  ['an old workbook', ole('Workbook'), 'read/office'],
  ['a presentation', ole('PowerPoint Document'), 'read/office'],
  ['a Word file with a password', ole('EncryptedPackage'), 'read/encrypted'],
  ['another compound file', ole('Contents'), 'read/office'],
];

describe('files that cannot be read', () => {
  it.each(damaged)('%s', { timeout: 10_000 }, async (_, bytes, code) => {
    const { text, problems, decoded } = await read(bytes, { name: 'plan.txt' });
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect([text.text, decoded]).toEqual(['', '']);
  });

  it('are never thrown at, wherever they are cut or spoilt', { timeout: 60_000 }, async () => {
    for (const whole of [word, doc, fixture('gongjian/plan.ofd'), pdf]) {
      const step = Math.ceil(whole.length / 12);
      for (let at = 5; at < whole.length; at += step) {
        const spoilt = Buffer.from(whole);
        spoilt.fill(0xa5, at, at + 40);
        for (const bytes of [whole.subarray(0, at), spoilt]) {
          const { problems, text } = await read(bytes, { name: 'plan' });
          expect(problems.length > 0 || text.text.length > 0).toBe(true);
        }
      }
    }
  });

  it('take time in proportion to their size', { timeout: 60_000 }, async () => {
    const time = async (count: number): Promise<number> => {
      const bytes = docx(
        `<w:document><w:body>${'<w:tbl><w:tr><w:tc><w:p><w:r><w:t>一</w:t></w:r></w:p></w:tc><w:tc/></w:tr></w:tbl>'.repeat(count)}</w:body></w:document>`,
      );
      const start = performance.now();
      await read(bytes, { name: 'plan' });
      return performance.now() - start;
    };
    await time(2000);
    const [small, large] = [await time(4000), await time(32_000)];
    expect(large / small).toBeLessThan(24);
  });
});

describe('archives', () => {
  it('give their documents one by one, names in GBK read', async () => {
    const gbk = Buffer.from('b8bdbcfe2f312ebdecb6a82e747874', 'hex');
    const archive = await openArchive(
      packZip([
        { name: gbk, data: '一、总体要求' },
        { name: 'folder/', data: '' },
        { name: '二.txt', data: '二、任务', size: 3 },
      ]),
    );
    expect(archive?.entries.map(({ name }) => name)).toEqual(['附件/1.届定.txt', '二.txt']);
    const [first, second] = archive?.entries ?? [];
    if (first === undefined || second === undefined) throw new Error('two entries');
    expect(Buffer.from(archive?.unpack(first, 1e6) as Uint8Array).toString()).toBe('一、总体要求');
    expect(archive?.unpack(second, 1e6)).toBe('too-large');
  });

  it('are none where a Word file is', async () => {
    expect(await openArchive(word)).toBeNull();
    expect(await openArchive(Buffer.from('PK nothing'))).toBeNull();
  });
});
