/** Texts read in the wrong character set and saved so come back whole; texts with accents and rare names are left alone. */
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../src/index.js';

const PLAIN = [
  '青川市2024年数字政府建设工作要点',
  '一、提升政务服务效能',
  '（一）深化“一网通办”。年底前，政务数据共享率达到95%以上，推出不少于20项“免申即享”服务。（责任单位：市大数据中心、市财政局）',
  '（二）完善基础设施。新建5G基站1200座，重点区域千兆光网覆盖率超过80%。（责任单位：市工业和信息化局）',
].join('\n');

function misread(text: string, ...steps: readonly (readonly [written: string, read: string])[]): string {
  return steps.reduce((current, [written, read]) => iconv.decode(iconv.encode(current, written), read), text);
}

const LOSSLESS: readonly (readonly [string, string])[] = [
  ['UTF-8 read as Latin-1', misread(PLAIN, ['utf8', 'latin1'])],
  ['GBK read as Latin-1', misread(PLAIN, ['gbk', 'latin1'])],
  ['GBK read as Windows-1252', misread(PLAIN, ['gbk', 'win1252'])],
  ['UTF-8 read as Latin-1 twice', misread(PLAIN, ['utf8', 'latin1'], ['utf8', 'latin1'])],
];

describe('whole texts in a wrong character set', () => {
  it.each(LOSSLESS)('%s', async (_, damaged) => {
    const { text, repairs } = await normalizeText(damaged, { name: 'damaged.txt' });
    expect(text).toBe((await normalizeText(PLAIN, { name: 'plain.txt' })).text);
    expect(repairs.some(({ kind }) => kind === 'charset')).toBe(true);
  });

  it('UTF-8 read as GBK: all but the characters whose bytes were lost', async () => {
    const { text } = await normalizeText(misread(PLAIN, ['utf8', 'gbk']), { name: 'damaged.txt' });
    expect(text).toContain('政务数据共享率达到95%以上');
    expect(text).toContain('市工业和信息化局');
  });

  it.each([
    ['plain text', PLAIN],
    ['accents', 'Le café à Zürich, naïve façade, Ærøskøbing, Łódź, São Paulo – “déjà vu”'],
    ['rare characters in names', '承办：龘龢鑫工作室。龢垚、龘淼、鱻焱负责。'],
    ['box drawing and signs', '┌──┬──┐ ©®™ ±×÷ µΩ §¶ «» ¥£€ °C'],
    ['pinyin with tones', '数字政府 shùzì zhèngfǔ，服务 fúwù，àáǎā èéěē'],
  ])('leaves alone: %s', async (_, text) => {
    const { repairs } = await normalizeText(text, { name: 'plain.txt' });
    expect(repairs.filter(({ kind }) => kind === 'charset')).toEqual([]);
  });
});
