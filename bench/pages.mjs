/**
 * Which way of finding the main content serves best on the fixture pages: the project's reader, the whole page,
 * Mozilla's Readability, and a vote of known containers, Readability and the densest part. For each: lines of the plan
 * kept, precision, facts equal to those of the plain text, milliseconds a page; `--errors` lists what differs for the reader.
 */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { extractPlan } from '../dist/index.js';
import { decode } from '../dist/read/charset.js';
import { judgeLines, judgePage, readPages } from './page-facts.mjs';

const BLOCK =
  /^(?:ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BODY|CENTER|DD|DIV|DL|DT|FIELDSET|FIGURE|FOOTER|FORM|H[1-6]|HEADER|HR|LI|MAIN|NAV|OL|P|PRE|SECTION|TABLE|TBODY|THEAD|TR|UL)$/u;
const SILENT = /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|HEAD|IFRAME|SELECT|TEXTAREA|INPUT|BUTTON)$/u;
const CONTAINERS =
  '#UCAP-CONTENT,.TRS_UEDITOR,.TRS_Editor,#zoom,#vsb_content,.v_news_content,.pages_content,.article-content,#js_content';

export async function measurePages() {
  const pages = readPages();
  const libraries = loadLibraries();
  const plain = new Map();
  for (const page of pages) {
    plain.set(page, page.text === null ? null : await extractPlan(page.text, { name: 'text.txt' }));
  }
  const methods = {
    'this reader': ({ bytes, name }) => extractPlan(bytes, { name }),
    ...Object.fromEntries(
      Object.entries(candidates(libraries)).map(([name, choose]) => [
        name,
        ({ bytes }) => extractPlan(choose(decode(bytes).text), { name: 'page.txt' }),
      ]),
    ),
  };
  console.log('method                    pages   lines kept   precision   facts equal   clean   ms/page');
  for (const [name, run] of Object.entries(methods)) await report(name, run, pages, plain);
  if (libraries !== null) reportStart();
}

async function report(name, run, pages, plain) {
  const sum = { kept: 0, precision: 0, facts: 0, clean: 0, count: 0, ms: 0 };
  const rows = [];
  for (const page of pages) {
    const reference = plain.get(page);
    const start = performance.now();
    const document = await run(page);
    sum.ms += performance.now() - start;
    const { wanted, equal, missing, extra, wrong } = judgePage(page, document, reference);
    if (reference !== null) {
      const { kept, precision } = judgeLines(document.text, reference.text);
      sum.kept += kept;
      sum.precision += precision;
      sum.facts += wanted === 0 ? 1 : equal / wanted;
      sum.count += 1;
      if (missing.length + extra.length === 0) sum.clean += 1;
      rows.push({ shape: page.shape, kept, precision, equal, wanted, missing, extra, wrong });
    } else rows.push({ shape: page.shape, kept: 1, precision: 1, equal, wanted, missing, extra, wrong });
  }
  const percent = (part, all) => `${((100 * part) / all).toFixed(1)} %`;
  console.log(
    `${name.padEnd(24)} ${String(sum.count).padStart(6)} ${percent(sum.kept, sum.count).padStart(12)} ${percent(sum.precision, sum.count).padStart(11)} ${percent(sum.facts, sum.count).padStart(13)} ${String(sum.clean).padStart(7)} ${(sum.ms / pages.length).toFixed(0).padStart(9)}`,
  );
  if (!process.argv.includes('--errors') || name !== 'this reader') return;
  for (const { shape, kept, precision, equal, wanted, missing, extra, wrong } of rows) {
    if (missing.length + extra.length + wrong.length === 0) continue;
    console.log(
      `  ${shape}: lines ${percent(kept, 1)}, precision ${percent(precision, 1)}, facts ${equal}/${wanted}`,
    );
    for (const fact of wrong) console.log(`    ! ${fact}`);
    for (const fact of missing.slice(0, 4)) console.log(`    - ${fact.slice(0, 110)}`);
    for (const fact of extra.slice(0, 4)) console.log(`    + ${fact.slice(0, 110)}`);
  }
}

/** linkedom is part of the project; Readability is only measured against, and is left out where it is not installed. */
function loadLibraries() {
  const require = createRequire(process.env.PLAN_BENCH_MODULES ?? import.meta.url);
  try {
    const { Readability } = require('@mozilla/readability');
    const { parseHTML } = createRequire(import.meta.url)('linkedom');
    return { Readability, parseHTML };
  } catch {
    console.log('@mozilla/readability is not installed: only this reader is measured\n');
    return null;
  }
}

function candidates(libraries) {
  if (libraries === null) return {};
  const { Readability, parseHTML } = libraries;
  const parse = (markup) => {
    const { document } = parseHTML(
      /<html[\s>]/iu.test(markup) ? markup : `<html><body>${markup}</body></html>`,
    );
    for (const node of document.querySelectorAll(
      '[style*="display:none"],[style*="display: none"],[hidden]',
    )) {
      node.remove();
    }
    return document;
  };
  const readable = (markup) => {
    try {
      const article = new Readability(parse(markup), { charThreshold: 50 }).parse();
      return article === null ? '' : linesOf(parse(article.content).documentElement);
    } catch {
      return '';
    }
  };
  return {
    'whole page': (markup) => linesOf(parse(markup).documentElement),
    readability: readable,
    'vote of three': (markup) => {
      const document = parse(markup);
      const texts = [
        readable(markup),
        ...[...document.querySelectorAll(CONTAINERS)].slice(0, 20).map(linesOf),
        ...[...document.querySelectorAll('div,td,article,section,table')].slice(0, 400).map(linesOf),
      ];
      let best = linesOf(document.documentElement);
      let most = Number.NEGATIVE_INFINITY;
      for (const text of texts) {
        const worth = worthOf(text);
        if (worth > most) [best, most] = [text, worth];
      }
      return best;
    },
  };
}

/** Numbered lines, sentences and rows, less a little for every character. */
function worthOf(text) {
  const numbered =
    text.match(/^\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、])/gmu)?.length ?? 0;
  const sentences = text.match(/[。；]/gu)?.length ?? 0;
  const rows = text.match(/\t.*\n/gu)?.length ?? 0;
  return numbered * 3 + sentences * 2 + rows - text.replace(/\s/gu, '').length * 0.02;
}

function linesOf(root) {
  let text = '';
  const visit = (node) => {
    if (node.nodeType === 3) text += node.data.replace(/[\t\r\n ]+/gu, ' ');
    if (node.nodeType !== 1 || SILENT.test(node.tagName.toUpperCase())) return;
    const tag = node.tagName.toUpperCase();
    if (tag === 'BR' || BLOCK.test(tag)) text += '\n';
    for (const child of node.childNodes) visit(child);
    if (tag === 'TD' || tag === 'TH') text += '\t';
    else if (BLOCK.test(tag)) text += '\n';
  };
  visit(root);
  return text.replace(/\n[ \n]+/gu, '\n');
}

function reportStart() {
  const base = process.env.PLAN_BENCH_MODULES ?? import.meta.url;
  const time = (code) => {
    const runs = Array.from({ length: 5 }, () => {
      const start = performance.now();
      execFileSync(process.execPath, ['--input-type=module', '-e', code]);
      return performance.now() - start;
    });
    return runs.sort((a, b) => a - b)[2].toFixed(0);
  };
  const own = (file) => `await import(${JSON.stringify(new URL(file, import.meta.url).href)})`;
  const find = (from, name) => JSON.stringify(createRequire(from).resolve(name));
  console.log(
    `\nstart and import: node ${time('0')} ms, this reader ${time(own('../dist/read/page/html.js'))} ms, readability + linkedom ${time(
      `await import(${find(base, '@mozilla/readability')}); await import(${find(import.meta.url, 'linkedom')})`,
    )} ms`,
  );
}
