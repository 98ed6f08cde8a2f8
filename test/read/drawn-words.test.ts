/** Words as they are seen on the page where the file says otherwise: drawn twice, or of characters said too narrow. */
import { describe, expect, it } from 'vitest';
import { asDrawn, dropDoubles, openBlanks } from '../../src/read/office/print/drawn-words.js';
import type { Word } from '../../src/read/office/print/page-content.js';

const word = (text: string, x: number, right: number, y = 100): Word => ({ text, x, right, y, size: 16 });

describe('a word that is drawn twice', () => {
  it('a little to the side, to look bold, is there once', () => {
    const once = word('基本思路', 90, 154);
    expect(dropDoubles([once, word('基本思路', 90.6, 154.6), word('总体要求', 90, 154)])).toEqual([
      once,
      word('总体要求', 90, 154),
    ]);
  });

  it('at another place is there twice', () => {
    const words = [word('市', 90, 106), word('市', 106, 122), word('市', 90, 106, 124)];
    expect(dropDoubles(words)).toEqual(words);
  });

  it('is found in time in proportion to the words', () => {
    const time = (count: number): number => {
      const words = Array.from({ length: count }, (_, i) => word('1', (i * 7) % 600, 600, (i * 13) % 3));
      const start = performance.now();
      dropDoubles(words);
      return performance.now() - start;
    };
    time(2000);
    expect(time(80_000) / time(10_000)).toBeLessThan(40);
  });
});

describe('characters said to be half as wide as they are drawn', () => {
  it.each([
    ['个 、 河 东', 90, 146, '个、河东', 154],
    ['建筑', 90, 114, '建筑', 122],
    ['面', 90, 98, '面', 106],
    // as wide as they should be, a blank meant as one, letters set close on purpose
    ['总体要求', 90, 154, '总体要求', 154],
    ['市 水务局', 90, 170, '市 水务局', 170],
    ['到二零二六年底前新建供水管网', 90, 306, '到二零二六年底前新建供水管网', 306],
    ['2026', 90, 98, '2026', 98],
  ])('%s', (text, x, right, drawn, end) => {
    expect(asDrawn(word(text, x, right), 16)).toEqual(word(drawn, x, end));
  });
});

it('a word is parted where marks of another font are drawn into its blanks', () => {
  const marks = [word('“', 106, 114), word('”', 162, 170)];
  expect(openBlanks([...marks, word('市 十四五 规划', 90, 202)])).toEqual([
    ...marks,
    word('市', 90, 106),
    word('十四五', 114, 162),
    word('规划', 170, 202),
  ]);
  expect(openBlanks([word('市 水务局', 90, 162)])).toEqual([word('市 水务局', 90, 162)]);
});
