/**
 * Texts to measure on: the fixtures' plans, and the seed plans where they are present, repeated as separate documents
 * until they make up the wanted size; and inputs that are all of one class, to see whether anything grows faster than
 * its input.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findShared, PROJECT } from './shared.mjs';

const PLAIN = /^source\.(?:txt|md)$/u;

/** `[{ name, bytes, size }]`: `size` counts the bytes of the text in UTF-8, whatever its charset. */
export function readPlans() {
  const fixtures = join(PROJECT, 'fixtures/plans');
  const files = (existsSync(fixtures) ? readdirSync(fixtures).sort() : []).flatMap((slug) =>
    readdirSync(join(fixtures, slug))
      .filter((name) => PLAIN.test(name))
      .map((name) => join(fixtures, slug, name)),
  );
  files.push(...(findShared()?.texts ?? []));
  return files.map((file) => {
    const bytes = readFileSync(file);
    return { name: basename(file), bytes, size: sizeInUtf8(bytes) };
  });
}

function sizeInUtf8(bytes) {
  for (const encoding of ['utf-8', 'gb18030', 'utf-16le']) {
    try {
      return Buffer.byteLength(new TextDecoder(encoding, { fatal: true }).decode(bytes));
    } catch {
      // Not this one: the next is tried.
    }
  }
  return bytes.length;
}

/** Whole rounds of the plans, each document a copy of its own, until they hold at least `size` bytes. */
export function repeatPlans(plans, size) {
  const documents = [];
  for (let total = 0; total < size; ) {
    for (const plan of plans) {
      documents.push({ ...plan, bytes: Uint8Array.from(plan.bytes) });
      total += plan.size;
    }
  }
  return documents;
}

/** One plain plan of about `size` bytes, made of whole lines. */
export function onePlanOf(plans, size) {
  const lines = plans.flatMap(({ bytes }) => new TextDecoder('utf-8').decode(bytes).split(/(?<=\n)/u));
  let text = '';
  for (let length = 0, i = 0; length < size; i++) {
    const line = lines[i % lines.length];
    text += line;
    length += Buffer.byteLength(line);
  }
  return Buffer.from(text);
}

const SINGLE = [
  ...'a1一十百万亿零〇第章条。、，；：“”（）《》〔〕()<>[]&%％.-—·•?�年月日到至约近前底内市县局委办由等的',
  ' ',
  '\u3000',
  '\t',
  '\n',
  '\r',
  '\uD800',
  '\uDC00',
];

const REPEATED = [
  '1、',
  '一、',
  '一、\n',
  '（一）',
  '（一）\n',
  '1.\n',
  '1.1.1.1.',
  '①',
  '①\n',
  '第一章\n',
  '——目标\n',
  '市局、',
  '市大数据局，',
  '责任单位：',
  '(责任单位:市大数据局)',
  '（牵头单位：市发改委、市财政局；配合单位：各区县）',
  '2023年',
  '2023年底前，',
  '到2025年，',
  '9月底前',
  '2023—2025年',
  '“十四五”期间',
  '95%以上',
  '达到',
  '不少于',
  '增长10%、',
  '一百二十三万四千五百',
  '新建5G基站1500座以上，',
  '，。',
  '，，',
  '(fǔ)',
  '?fú)',
  '锟斤拷',
  '鏁版嵁',
  '&nbsp;',
  '/strong>',
  '<br>',
  '首页 ',
  '上一篇：',
  '来源：',
  '关键词1 ',
  '《关于印发通知》',
  '〔2023〕15号',
  '數據',
  '着力',
];

/** `[{ label, name, make }]`: `make(n)` gives a text of about n characters, read as the file `name`. */
export const INPUT_CLASSES = [
  ...[...SINGLE, ...REPEATED].map((part) =>
    textClass(`${JSON.stringify(part)} repeated`, (n) => repeat(part, n)),
  ),
  ...['()', '（）', '《》', '“”', '〔〕', '<>'].map(([open, close]) =>
    textClass(`${open}…${close} nested`, (n) => open.repeat(n / 2) + close.repeat(n / 2)),
  ),
  textClass('numbered lines', (n) => lines(n, (i) => `${i}.推进工作。\n`)),
  textClass('digits, all different', (n) => lines(n, (i) => `${i * 7919}`)),
  textClass('different figures', (n) => lines(n, (i) => `新建站点${i}座，`)),
  textClass('different offices', (n) => lines(n, (i) => `市${String.fromCharCode(0x4e00 + (i % 9000))}局、`)),
  textClass('headings of one level', (n) => lines(n, (i) => `（${i}）推进数字化。年底前完成${i}项。\n`)),
  ...['<div>', '<p>', '<br>', '<p>推进工作。</p>', '<a href="/a.html">首页</a> ', '&nbsp;', '<!-- a -->'].map(
    (part) => pageClass(`page of ${part}`, (n) => repeat(part, n)),
  ),
  pageClass('page of nested div', (n) => repeat('<div>', n / 2) + repeat('</div>', n / 2)),
  pageClass('page of table rows', (n) => `<table>${repeat('<tr><td>指标</td><td>95%</td></tr>', n)}</table>`),
];

function textClass(label, make) {
  return { label, name: 'growth.txt', make };
}

function pageClass(label, make) {
  return { label, name: 'growth.html', make: (n) => `<html><body>${make(n)}</body></html>` };
}

function repeat(part, n) {
  return part.repeat(Math.ceil(n / part.length));
}

function lines(n, line) {
  let text = '';
  for (let i = 1; text.length < n; i++) text += line(i);
  return text;
}

const FACTS =
  '加强公共数据共享开放，到2025年新建5G基站420座以上，覆盖率达到95%（责任单位：市大数据局、市发展改革委）。';
const PROSE = '全面提升治理能力，加强公共数据共享开放。';
const HEAD = '云溪市驿站建设实施方案\n一、主要任务\n（一）新建驿站。';

/** `[{ label, make }]`: texts of tens of megabytes, all on one line; every sentence of `facts` holds five. */
export const LARGE_INPUTS = [
  large('facts', FACTS, 5),
  large('facts', FACTS, 20),
  large('facts', FACTS, 50),
  large('prose', PROSE, 50),
];

function large(name, sentence, megabytes) {
  const count = Math.floor((megabytes * 1e6) / Buffer.byteLength(sentence));
  return { label: `${megabytes} MB of ${name}`, make: () => HEAD + sentence.repeat(count) };
}
