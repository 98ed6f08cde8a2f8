/** PDF files that are said in place: fonts that are named and not carried along, slanted letters, turned pages. */
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readPages } from '../../src/read/office/pdf/pages.js';
import type { PageContent } from '../../src/read/office/print/page-content.js';
import { read } from '../../src/read/read.js';

interface Shown {
  readonly map: string;
  readonly order: 'GB1' | 'CNS1';
  readonly encoding: string;
  readonly lines: readonly string[];
  readonly matrix?: string;
  readonly rotate?: number;
  readonly widths?: string;
}

function makePdf({ map, order, encoding, lines, matrix, rotate = 0, widths = '' }: Shown): Buffer {
  const show = lines.map((line, i) => {
    const at = matrix ?? `1 0 0 1 90 ${700 - 24 * i}`;
    return `${at} Tm <${iconv.encode(line, encoding).toString('hex')}> Tj`;
  });
  const content = `BT /F1 16 Tf ${show.join(' ')} ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate ${rotate}/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>`,
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    `<</Type/Font/Subtype/Type0/BaseFont/FangSong/Encoding/${map}/DescendantFonts[6 0 R]>>`,
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/FangSong/CIDSystemInfo<</Registry(Adobe)/Ordering(${order})/Supplement 2>>/DW 1000${widths}/FontDescriptor 7 0 R>>`,
    '<</Type/FontDescriptor/FontName/FangSong/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>',
  ];
  let text = '%PDF-1.4\n';
  objects.forEach((object, i) => {
    text += `${i + 1} 0 obj${object}endobj\n`;
  });
  return Buffer.from(`${text}trailer<</Root 1 0 R/Size 8>>\n%%EOF`, 'latin1');
}

const LINES = ['一、总体要求', '年底前，屿山市新建再生水厂4座。'];

describe('fonts that are named only', () => {
  it.each([
    ['GBK-EUC-H', 'GB1', 'gbk'],
    ['GBKp-EUC-H', 'GB1', 'gbk'],
    ['UniGB-UCS2-H', 'GB1', 'utf-16be'],
    ['UniGB-UTF16-H', 'GB1', 'utf-16be'],
    ['UniCNS-UCS2-H', 'CNS1', 'utf-16be'],
  ] as const)('%s', async (map, order, encoding) => {
    const { text } = await read(makePdf({ map, order, encoding, lines: LINES }), { name: 'plan' });
    expect(text.text).toBe(LINES.join('\n'));
  });

  it('ETen-B5-H', async () => {
    const lines = ['一、總體要求', '年底前，嶼山市新建再生水廠4座。'];
    const bytes = makePdf({ map: 'ETen-B5-H', order: 'CNS1', encoding: 'big5', lines });
    expect((await read(bytes, { name: 'plan' })).text.text).toBe(lines.join('\n'));
  });
});

describe('letters', () => {
  const shown = { map: 'UniGB-UCS2-H', order: 'GB1', encoding: 'utf-16be' } as const;

  it('on a slant are a watermark', async () => {
    const bytes = makePdf({ ...shown, lines: ['仅供内部参考使用'], matrix: '0.7 0.7 -0.7 0.7 90 90' });
    expect((await read(bytes, { name: 'plan' })).problems.map(({ code }) => code)).toEqual(['read/scanned']);
  });

  it.each(['0 1 -1 0 300 100', '0 -1 1 0 300 700', '-1 0 0 -1 500 700'])(
    'laid sideways are read: %s',
    async (matrix) => {
      const bytes = makePdf({ ...shown, lines: ['一、总体要求'], matrix });
      expect((await read(bytes, { name: 'plan' })).text.text).toBe('一、总体要求');
    },
  );

  it('of ASCII have the widths that the file gives by the numbers of the foundries', async () => {
    const widths: [string, string, string, string][] = [
      ['UniGB-UCS2-H', 'GB1', 'utf-16be', '/W[1 95 500]'],
      ['GBKp-EUC-H', 'GB1', 'gbk', '/W[1 95 500]'],
      ['GBK-EUC-H', 'GB1', 'gbk', '/W[814 907 500]'],
      ['ETen-B5-H', 'CNS1', 'big5', '/W[13648 13742 500]'],
    ];
    for (const [map, order, encoding, width] of widths) {
      const bytes = makePdf({ map, order: order as 'GB1', encoding, lines: ['2026'], widths: width });
      const pages = (await readPages(bytes)) as PageContent[];
      expect(pages[0]?.words, map).toMatchObject([{ text: '2026', x: 90, right: 122 }]);
    }
  });

  it('of a page that is shown turned are read', async () => {
    const bytes = makePdf({ ...shown, lines: ['一、总体要求'], matrix: '0 1 -1 0 300 100', rotate: 90 });
    expect((await read(bytes, { name: 'plan' })).text.text).toBe('一、总体要求');
  });
});
