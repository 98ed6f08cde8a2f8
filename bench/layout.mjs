/**
 * Layout put back: sound plans are wrapped at a width, cut by pages and framed by a site, as scans and reprint pages do it; which of the
 * breaks that were put in are taken out again, which of the paragraphs' own are lost, and which lines of the site go.
 */
import { cleanPlans, randomFrom } from './repair-texts.mjs';

const WIDTHS = [28, 35, 42];
const LEAST_LINES = 12;
const HEAD = [
  '首页 > 政务公开 > 政策文件',
  '发布时间：2024-03-05 来源：市政府办公室 浏览次数：321',
  '字号：大 中 小 打印 关闭',
];
const FOOT = [
  '上一篇：关于召开会议的通知',
  '下一篇：没有了',
  '主办：市人民政府办公室 网站地图 ICP备12345678号',
];

const WAYS = {
  'hard breaks': (lines, width) => ({
    text: lines.flatMap((line) => wrap(line, width)).join('\n'),
    added: [],
  }),
  'hard breaks with indents': (lines, width) => ({
    text: lines.flatMap((line) => wrap(`　　${line}`, width)).join('\n'),
    added: [],
  }),
  'page numbers': (lines, width) => paged(lines, width, (n) => `- ${n} -`),
  'running heads': (lines, width) => paged(lines, width, (n) => `第${n}页 共9页`),
  'site furniture': (lines) => ({ text: [...HEAD, ...lines, ...FOOT].join('\n'), added: [...HEAD, ...FOOT] }),
};

export async function measureLayout(normalizeText) {
  const plans = cleanPlans().filter(
    ({ lines }) => lines.length >= LEAST_LINES && lines.some((line) => line.length > 60),
  );
  for (const [name, damage] of Object.entries(WAYS)) {
    const count = { wanted: 0, found: 0, right: 0, furniture: 0, gone: 0, lost: 0 };
    for (const { lines } of plans)
      for (const width of WIDTHS) {
        // without what its own site put around it
        const own = (await normalizeText(lines.slice(0, 120).join('\n'), { name: 'plain.txt' })).text.split(
          '\n',
        );
        const { text, added } = damage(own, width);
        const repaired = (await normalizeText(text, { name: 'page.txt' })).text;
        judge(own, repaired.split('\n'), added, count);
      }
    const share = (part, all) => (all === 0 ? '–' : `${((100 * part) / all).toFixed(2)} %`);
    console.log(
      `  ${name.padEnd(26)} paragraphs: precision ${share(count.right, count.found)}, recall ${share(count.right, count.wanted)}` +
        (count.furniture === 0 ? '' : `; added lines gone ${share(count.gone, count.furniture)}`),
    );
  }
}

/** The ends of paragraphs, as places in the text without its line breaks. */
function endsOf(lines) {
  const ends = new Set();
  let at = 0;
  for (const line of lines) {
    at += line.replace(/\s/gu, '').length;
    ends.add(at);
  }
  return ends;
}

function judge(plain, repaired, added, count) {
  const kept = repaired.filter((line) => added.includes(line.trim()));
  count.furniture += added.length;
  count.gone += added.length - kept.length;
  const wanted = endsOf(plain);
  const found = endsOf(repaired.filter((line) => !added.includes(line.trim())));
  count.wanted += wanted.size;
  count.found += found.size;
  for (const end of found) if (wanted.has(end)) count.right += 1;
}

function wrap(line, width) {
  const pieces = [];
  for (let at = 0; at < line.length; at += width) pieces.push(line.slice(at, at + width));
  return pieces;
}

const PAGE = 22;

function paged(lines, width, mark) {
  const random = randomFrom(width);
  const wrapped = lines.flatMap((line) => wrap(line, width));
  const added = [];
  const out = [];
  for (const [i, line] of wrapped.entries()) {
    out.push(line);
    if (i % PAGE !== PAGE - 1) continue;
    added.push(mark(added.length + 1));
    out.push(added.at(-1), ...(random() < 0.5 ? [''] : []));
  }
  return { text: out.join('\n'), added };
}
