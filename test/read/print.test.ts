/** Pages that are said in place: words at their places, and which lines come out of them. */
import { describe, expect, it } from 'vitest';
import type { PageContent, Rule, Word } from '../../src/read/office/print/page-content.js';
import { readPrint } from '../../src/read/office/print/print.js';

const SIZE = 16;

/** A line of words at a place; a digit takes half the room of a character. */
function line(text: string, x: number, y: number, size = SIZE): Word {
  let width = 0;
  for (const character of text) width += character < '\u2000' ? size / 2 : size;
  return { text, x, right: x + width, y, size };
}

/** Lines that fill a column of so many characters, one below the other. */
function paragraph(text: string, x: number, y: number, count: number, indent = 2): Word[] {
  const words: Word[] = [];
  let at = 0;
  for (let row = 0; at < text.length; row += 1) {
    const room = row === 0 ? count - indent : count;
    words.push(line(text.slice(at, at + room), x + (row === 0 ? indent * SIZE : 0), y + row * 24));
    at += room;
  }
  return words;
}

function page(words: Word[], rules: Rule[] = []): PageContent {
  return { width: 595, height: 842, words, rules };
}

function textOf(...pages: PageContent[]): string {
  return readPrint(pages, 'application/pdf').text.text;
}

const LONG =
  '到二零二六年底前新建改造供水管网一百二十公里公共供水管网漏损率降至百分之九以下再生水利用率达到百分之三十城市生活污水集中收集率稳步提高水旱灾害防御能力明显提升';

function frame(xs: readonly number[], ys: readonly number[]): Rule[] {
  const [x1, x2] = [xs[0] as number, xs.at(-1) as number];
  const [y1, y2] = [ys[0] as number, ys.at(-1) as number];
  return [...xs.map((x) => ({ x1: x, x2: x, y1, y2 })), ...ys.map((y) => ({ x1, x2, y1: y, y2: y }))];
}

describe('lines of a page', () => {
  it('are joined where they fill the column, and not before an indented one', () => {
    const words = [...paragraph(LONG, 90, 100, 25), ...paragraph(LONG, 90, 300, 25)];
    expect(textOf(page(words))).toBe(`${LONG}\n${LONG}`);
  });

  it('are joined over the end of a page, page numbers and running heads left out', () => {
    const head = (y: number): Word => line('屿山市水务高质量发展行动方案', 250, y, 9);
    const words = paragraph(LONG, 90, 600, 25);
    const first = page([head(50), ...words.slice(0, 2), line('— 1 —', 280, 800)]);
    const rest = words.slice(2).map((word, i) => ({ ...word, y: 100 + 24 * i }));
    const second = page([head(50), ...rest, line('— 2 —', 280, 800)]);
    const opened = readPrint([first, second], 'application/pdf');
    expect(opened.text.text).toBe(LONG);
    expect(opened.decoded).toContain('—1—\n屿山市水务高质量发展行动方案');
    expect(opened.places?.starts).toEqual([0, opened.decoded.indexOf('—1—') + 4]);
    expect(opened.problems).toEqual([{ code: 'read/page-edges', data: { count: 4 } }]);
  });

  it('of two columns come one column after the other', () => {
    const [left, right] = [LONG, [...LONG].reverse().join('')];
    const words = [...paragraph(left.repeat(2), 60, 100, 13), ...paragraph(right.repeat(2), 320, 100, 13)];
    expect(textOf(page(words))).toBe(`${left.repeat(2)}\n${right.repeat(2)}`);
  });

  it('of two columns need not stand at the same height, nor fill the last page', () => {
    const [left, right] = [LONG, [...LONG].reverse().join('')];
    const first = [
      line('屿山市水务行动', 80, 80, 22),
      ...paragraph(left.repeat(2), 60, 130, 13),
      ...paragraph(right.repeat(3).slice(0, 13 * 14 - 2), 320, 87, 13),
    ];
    const rest = paragraph(right.repeat(3).slice(13 * 14 - 2), 60, 87, 13, 0);
    expect(textOf(page(first), page(rest))).toBe(`屿山市水务行动\n${left.repeat(2)}\n${right.repeat(3)}`);
  });

  it('that end before a quotation mark are joined: nothing is parted beside one', () => {
    const [first, rest] = [LONG.slice(0, 23), `“一件事”不少于十五个，${LONG}`];
    const words = [line(first, 122, 100), ...paragraph(`色${rest}`, 90, 124, 26, 0)];
    expect(textOf(page([...words, ...paragraph(LONG, 90, 400, 26)]))).toBe(`${first}色${rest}\n${LONG}`);
  });

  it('are joined by the width of their own figures', () => {
    const [first, rest] = [LONG.slice(0, 22), `座水库${LONG}`];
    // each figure as wide as a character
    const figures: Word = { text: '1117', x: 90, right: 154, y: 124, size: SIZE };
    const [head, ...others] = paragraph(rest, 154, 124, 21, 0);
    const words = [line(first, 122, 100), figures, head as Word];
    const more = paragraph(others.map(({ text }) => text).join(''), 90, 148, 25, 0);
    expect(textOf(page([...words, ...more, ...paragraph(LONG, 90, 400, 25)]))).toBe(
      `${first}1117${rest}\n${LONG}`,
    );
  });

  it('set wide lose the blanks between figures too', () => {
    expect(
      textOf(page([line('屿 政 发 〔 2 0 2 4 〕 1 7 号', 90, 100), line('一、总体要求', 90, 150)])),
    ).toBe('屿政发〔2024〕17号\n一、总体要求');
  });

  it('lose the blanks of a stretched line and of a title set wide', () => {
    const spaced = [...'工作方案'].map((character, i) => line(character, 200 + i * 32, 100, 20));
    expect(textOf(page([...spaced, line('到 2025 年，完 成 投资3.2 亿元。', 90, 150)]))).toBe(
      '工作方案\n到2025年，完成投资3.2亿元。',
    );
  });

  it('keep the blank after the number of an outline', () => {
    expect(textOf(page([line('3.2 工作目标如下所示', 90, 100)]))).toBe('3.2 工作目标如下所示');
  });

  it('that are notes are left out with their signs', () => {
    const words = [
      ...paragraph(LONG, 90, 100, 25),
      { ...line('1', 90 + 16 * 25, 94, 8) },
      line('1', 90, 700, 6),
      line('数据来源：统计公报，共有十七项。', 98, 704, 9),
    ];
    const opened = readPrint([page(words)], 'application/pdf');
    expect(opened.text.text).toBe(LONG);
    expect(opened.problems.map(({ code }) => code)).toEqual(['read/footnotes']);
  });
});

describe('tables', () => {
  const xs = [90, 130, 330, 430];

  it('with rules are read cell by cell, lines of a cell joined', () => {
    const rules = frame(xs, [100, 130, 190]);
    const words = [
      line('序号', 94, 120),
      line('重点任务', 134, 120),
      line('单位', 334, 120),
      line('1', 94, 150),
      line('编制再生水利用规划布局再', 134, 150),
      line('生水厂4座', 134, 174),
      line('市水务局', 334, 150),
      line('市财政局', 334, 174),
    ];
    expect(textOf(page(words, rules))).toBe(
      '序号\t重点任务\t单位\n1\t编制再生水利用规划布局再生水厂4座\t市水务局 市财政局',
    );
  });

  it('leave the columns of merged cells empty', () => {
    const rules = frame(xs, [100, 130, 160]).filter(({ x1, x2 }) => !(x1 === 330 && x2 === 330));
    const merged = [...rules, { x1: 330, x2: 330, y1: 130, y2: 160 }];
    const words = [
      line('类别', 94, 120),
      line('目标与现状', 134, 120),
      line('水', 94, 150),
      line('漏损率', 134, 150),
      line('9%', 334, 150),
    ];
    expect(textOf(page(words, merged))).toBe('类别\t目标与现状\n水\t漏损率\t9%');
  });

  it('go on overleaf without their head, a cut row put together', () => {
    const first = page(
      [line('序号', 94, 720), line('任务', 134, 720), line('1', 94, 750), line('建设智慧', 134, 750)],
      [
        ...frame([90, 130, 330], [700, 730]),
        { x1: 90, x2: 90, y1: 700, y2: 780 },
        { x1: 130, x2: 130, y1: 700, y2: 780 },
        { x1: 330, x2: 330, y1: 700, y2: 780 },
      ],
    );
    const second = page(
      [line('水务平台', 134, 90), line('2', 94, 120), line('新建泵站', 134, 120)],
      [
        ...frame([90, 130, 330], [100, 130]),
        { x1: 90, x2: 90, y1: 70, y2: 130 },
        { x1: 130, x2: 130, y1: 70, y2: 130 },
        { x1: 330, x2: 330, y1: 70, y2: 130 },
      ],
    );
    expect(textOf(first, second)).toBe('序号\t任务\n1\t建设智慧水务平台\n2\t新建泵站');
  });

  it('without rules are read by their gaps', () => {
    const words = ['指标', '用水总量', '漏损率'].flatMap((name, i) => [
      line(name, 90, 100 + 30 * i),
      line(['单位', '亿立方米', '%'][i] as string, 250, 100 + 30 * i),
      line(['2026年', '18.6', '9'][i] as string, 400, 100 + 30 * i),
    ]);
    expect(textOf(page(words))).toBe('指标\t单位\t2026年\n用水总量\t亿立方米\t18.6\n漏损率\t%\t9');
  });
});

describe('tables without upright rules', () => {
  const head = [
    line('序', 90, 100),
    line('指标', 130, 100),
    line('2026年', 260, 100),
    line('单位', 340, 100),
  ];
  const cells = (y: number, step: number): Word[] => [
    line('1', 90, y + step),
    line('城市公共供', 130, y),
    line('水漏损率', 130, y + 20),
    line('9', 260, y + step),
    line('市水务局', 340, y + step),
    line('2', 90, y + 60 + step),
    line('再生水利用', 130, y + 60),
    line('比例', 130, y + 80),
    line('30', 260, y + 60 + step),
    line('市城管局', 340, y + 60 + step),
  ];
  const READ = '序\t指标\t2026年\t单位\n1\t城市公共供水漏损率\t9\t市水务局\n2\t再生水利用比例\t30\t市城管局';

  it('are read cell by cell where there is more white between rows', () => {
    expect(textOf(page([...head, ...cells(140, 0)]))).toBe(READ);
  });

  it('with words in the middle of their row as well', () => {
    expect(textOf(page([...head, ...cells(140, 10)]))).toBe(READ);
  });

  it('with level rules between the rows, however close', () => {
    const rules = [80, 108, 168, 228].map((y) => ({ x1: 80, x2: 420, y1: y, y2: y }));
    expect(textOf(page([...head, ...cells(124, 0)], rules))).toBe(READ);
  });

  it('with a name in the first row of a group only, and little white between the columns', () => {
    const words = ['水', '', '路'].flatMap((group, i) => [
      ...(group === '' ? [] : [line(group, 90, 100 + 20 * i)]),
      line(['公共供水漏损率', '再生水利用率', '通车里程'][i] as string, 120, 100 + 20 * i),
      line(['9', '30', '126'][i] as string, 246, 100 + 20 * i),
      line(['%', '%', '公里'][i] as string, 286, 100 + 20 * i),
    ]);
    expect(textOf(page(words))).toBe(
      '水\t公共供水漏损率\t9\t%\n\t再生水利用率\t30\t%\n路\t通车里程\t126\t公里',
    );
  });

  it('are left line by line where two figures would come into one cell', () => {
    const words = [...head, ...cells(140, 0), line('31', 260, 220)];
    expect(textOf(page(words))).toContain('2\t再生水利用\t30\t市城管局\n');
  });
});

describe('a page of a font that says the wrong characters', () => {
  const garbled = Array.from({ length: 10 }, (_, i) =>
    line('䩒䅍騨鰔嶲䩒䣣鯺鋑䠫䅍㪦騨頚㞨頣銈', 90, 100 + 24 * i),
  );

  it('is one without text', () => {
    const opened = readPrint([page(paragraph(LONG, 90, 100, 25)), page(garbled)], 'application/pdf');
    expect(opened.text.text).toBe(LONG);
    expect(opened.problems).toEqual([{ code: 'read/pages-without-text', data: { pages: '2' } }]);
  });

  it('makes a scan of a file that has no other', () => {
    const { problems } = readPrint([page(garbled)], 'application/pdf');
    expect(problems.map(({ code }) => code)).toEqual(['read/scanned']);
  });
});

it('takes time in proportion to the words', { timeout: 30_000 }, () => {
  const time = (count: number): number => {
    const words = Array.from({ length: count }, (_, i) =>
      line('1', 90 + (i % 50) * 9, 60 + (i % 700), 4 + (i % 3) * 6),
    );
    const rules = Array.from({ length: count / 4 }, (_, i) => ({
      x1: 90 + (i % 400),
      x2: 91 + (i % 400),
      y1: i % 700,
      y2: (i % 700) + 20,
    }));
    const start = performance.now();
    readPrint([page(words, rules)], 'application/pdf');
    return performance.now() - start;
  };
  time(2000);
  expect(time(40_000) / time(5000)).toBeLessThan(40);
});

it('takes time in proportion to the rows of tables without upright rules', { timeout: 30_000 }, () => {
  const time = (count: number): number => {
    const words = Array.from({ length: count }, (_, i) =>
      line('水利', 90 + (i % 4) * 90, 60 + Math.floor(i / 4) * 20 + (i % 12 === 0 ? 3 : 0)),
    );
    const rules = Array.from({ length: 6000 }, (_, i) => ({ x1: 90, x2: 400, y1: 60 + i, y2: 60 + i }));
    const start = performance.now();
    readPrint([page(words, rules)], 'application/pdf');
    return performance.now() - start;
  };
  time(2000);
  expect(time(40_000) / time(5000)).toBeLessThan(40);
});
