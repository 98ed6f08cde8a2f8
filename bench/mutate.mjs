/**
 * Rewrites plans without changing what they mean, and asks for the same facts:
 *   npm run mutate                    every rewriting, with the share of facts that stay
 *   npm run mutate -- --show NAME     what a rewriting loses or adds, plan by plan
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { Converter } from 'opencc-js/cn2t';
import { findShared, PROJECT, sayNoSeeds } from './shared.mjs';

const { extractPlan } = await import(join(PROJECT, 'dist/index.js'));

const LEAST = 0.99;
const LEAST_OF_ONE = 0.98;
const LINE_WIDTH = 35;
const YEARS = 10;
const WORDS_OF_FIVE_YEARS = ['十一五', '十二五', '十三五', '十四五', '十五五', '十六五', '十七五'];

/** Plans whose bytes are sound, and that print a jurisdiction. */
async function readPlans() {
  const shared = findShared();
  if (shared === null) sayNoSeeds();
  const folder = join(PROJECT, 'fixtures/plans');
  const files = [
    ...readdirSync(folder).map((slug) => [slug, join(folder, slug, 'source.txt')]),
    ...(shared?.texts ?? []).map((path) => [path.replace(/.*\//u, ''), path]),
  ];
  const plans = [];
  for (const [name, path] of files) {
    let bytes;
    try {
      bytes = readFileSync(path);
    } catch {
      continue; // a page, not a text
    }
    const text = bytes.toString('utf8');
    const document = await extractPlan(bytes, { name });
    const isSound =
      !text.includes('\ufffd') &&
      document.script === 'hans' &&
      document.repairs.every(({ kind }) => kind === 'furniture');
    if (isSound) plans.push({ name, text, document });
  }
  return plans;
}

const fold = (text) =>
  String(text ?? '')
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[“”「」"]/gu, '"');

/** What a researcher would see change; `later` moves dates, `name` brings names back. */
function factsOf(document, { later = 0, name = (text) => text } = {}) {
  const date = (iso) => (iso === null ? iso : `${Number(iso.slice(0, 4)) - later}${iso.slice(4)}`);
  const word = (text) => fold(name(text));
  return [
    ...document.clauses.map(({ path, heading }) => `clause ${path} ${word(heading)}`),
    ...document.targets.map(
      (one) =>
        `target ${one.path} ${one.value} ${one.valueMax} ${word(one.unit)} ${one.comparator} ${word(one.indicator)} ${one.status} ${date(one.due)} ${one.change}`,
    ),
    ...document.deadlines.map(
      (one) => `deadline ${one.path} ${one.kind} ${date(one.start)} ${date(one.end)} ${one.recurrence}`,
    ),
    ...document.units.map(
      (one) => `unit ${one.path} ${word(one.name)} ${one.role} ${one.segment} ${one.inherited}`,
    ),
  ];
}

const toTraditional = Converter({ from: 'cn', to: 't' });
const wide = (text, signs) => text.replace(signs, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const lines = (text, change) => text.split('\n').map(change).join('\n');
const isTable = (line) => line.includes('\t');

/** Years of this century, in whichever digits, and five-year plans. */
function moveYears(text) {
  const five = new RegExp(WORDS_OF_FIVE_YEARS.join('|'), 'gu');
  return text
    .replace(/[０-９]/gu, (c) => c.normalize('NFKC'))
    .replace(
      /二[〇零][一二三](?=[〇零一二三四五六七八九])/gu,
      (c) => `二〇${'二三四'['一二三'.indexOf(c[2])]}`,
    )
    .replace(
      /(?<!\d)20(?<decade>[0-3])(?<year>\d)(?=年|〕|\s*[—-]+\s*20\d\d)/gu,
      (_, decade, year) => `20${Number(decade) + 1}${year}`,
    )
    .replace(five, (word) => WORDS_OF_FIVE_YEARS[WORDS_OF_FIVE_YEARS.indexOf(word) + 2] ?? word);
}

/** 澜川市 → 嵩原市: the name without 市, 县 or 区, wherever it stands. */
const OTHER_NAME = '嵩原';
function placeOf({ meta }) {
  const name = meta.jurisdiction?.replace(/(?:自治州|地区|新区|[市县区州盟])$/u, '') ?? '';
  return name.length >= 2 ? name : null;
}

const REWRITINGS = {
  'full-width digits': (text) => wide(text, /[0-9]/gu),
  'full-width letters': (text) => wide(text, /[A-Za-z]/gu),
  'half-width marks': (text) =>
    text.replace(/[，：；（）％]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)),
  'full-width marks': (text) =>
    lines(text, (line) => (/\d[:,]\d/u.test(line) ? line : wide(line, /[,:;()%]/gu))),
  'straight quotation marks': (text) => text.replace(/[“”]/gu, '"'),
  traditional: (text) => toTraditional(text),
  'blanks in dates': (text) =>
    text.replace(
      /(\d{4})年(?:(\d{1,2})月)?/gu,
      (_, year, month) => `${year} 年${month === undefined ? '' : ` ${month} 月`}`,
    ),
  'blanks round figures': (text) =>
    text.replace(/(?<=\p{Script=Han})(?=\d)(?!\d{1,2}[月日])|(?<=\d)(?=[个项家座])/gu, ' '),
  indented: (text) => lines(text, (line) => (line.trim() === '' ? '' : `　　${line.trim()}`)),
  'no empty lines': (text) =>
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .join('\n'),
  'empty lines between': (text) =>
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .join('\n\n'),
  'Windows line ends': (text) => text.replaceAll('\n', '\r\n'),
  'wrapped lines': (text) =>
    lines(text, (line) =>
      line.length <= LINE_WIDTH || isTable(line)
        ? line
        : line.match(new RegExp(`.{1,${LINE_WIDTH}}`, 'gu')).join('\n'),
    ),
  'markers with 、': (text) => text.replace(/^(\s*\d{1,2})[.．](?!\d)/gmu, '$1、'),
  'markers with a wide point': (text) => text.replace(/^(\s*\d{1,2})[.、](?!\d)/gmu, '$1．'),
  'half-width brackets of markers': (text) => text.replace(/（([一二三四五六七八九十\d]{1,3})）/gu, '($1)'),
  'other labels': (text) =>
    text
      .replaceAll('责任单位', '负责单位')
      .replaceAll('牵头单位', '牵头部门')
      .replaceAll('配合单位', '参与单位'),
  'labels of departments': (text) =>
    text
      .replaceAll('责任单位：', '责任部门：')
      .replaceAll('牵头单位：', '牵头：')
      .replaceAll('配合单位：', '配合：'),
  'another decade': moveYears,
  'another city': (text, document) => {
    const place = placeOf(document);
    return place === null ? text : text.replaceAll(place, OTHER_NAME);
  },
  'GB 18030': (text) => iconv.encode(text, 'gb18030'),
  'UTF-16': (text) => iconv.encode(text, 'utf-16le', { addBOM: true }),
};

const shown = process.argv.includes('--show') ? process.argv[process.argv.indexOf('--show') + 1] : undefined;
const plans = await readPlans();
let worst = 1;
let sameOfAll = 0;
let countOfAll = 0;
for (const [name, rewrite] of Object.entries(REWRITINGS)) {
  if (shown !== undefined && shown !== name) continue;
  let same = 0;
  let count = 0;
  for (const plan of plans) {
    const place = placeOf(plan.document);
    const wanted = factsOf(plan.document);
    const rewritten = await extractPlan(rewrite(plan.text, plan.document), { name: 'plan.txt' });
    const found = factsOf(rewritten, {
      later: name === 'another decade' ? YEARS : 0,
      name: (text) => {
        if (name === 'another city' && place !== null)
          return String(text ?? '').replaceAll(OTHER_NAME, place);
        return text;
      },
    });
    const left = new Map();
    for (const fact of found) left.set(fact, (left.get(fact) ?? 0) + 1);
    const missed = wanted.filter((fact) => {
      const times = left.get(fact) ?? 0;
      left.set(fact, times - 1);
      return times <= 0;
    });
    same += 2 * (wanted.length - missed.length);
    count += wanted.length + found.length;
    if (shown === undefined) continue;
    const added = [...left].filter(([, times]) => times > 0).map(([fact]) => fact);
    for (const fact of missed) console.log(`${plan.name}  - ${fact}`);
    for (const fact of added) console.log(`${plan.name}  + ${fact}`);
  }
  console.log(`${name.padEnd(32)}${((100 * same) / count).toFixed(2).padStart(7)} %`);
  worst = Math.min(worst, same / count);
  sameOfAll += same;
  countOfAll += count;
}
const stable = sameOfAll / countOfAll;
console.log(`${plans.length} plans, ${countOfAll} facts: ${(100 * stable).toFixed(2)} % stay`);
if (stable < LEAST || worst < LEAST_OF_ONE) {
  console.log(`below the bar of ${100 * LEAST} % of all and ${100 * LEAST_OF_ONE} % of each`);
  process.exit(1);
}
