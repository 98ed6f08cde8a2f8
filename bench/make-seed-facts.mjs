/**
 * Writes `seeds/<plan>/origin.json` and `facts.json` from the annotated seed plans: figures, dates, offices and the
 * places where they stand in the decoded source, never a sentence.
 *   node bench/make-seed-facts.mjs           from the annotations
 *   node bench/make-seed-facts.mjs --mark    and marks what the built library misses today with "expect": "fail"
 * A place (`at`: offset and length in UTF-16 code units) is found by searching the source for the annotated words, both
 * sides folded (`政務(wù)服務` → `政务服务`); where damage hides them it is null.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Converter } from 'opencc-js/t2cn';
import { findMissed } from './seed-facts.mjs';
import { findScored, PROJECT, sayNoSeeds } from './shared.mjs';

/** Longer phrases are left out: a fact names a thing, it does not quote the plan. */
const LONGEST_NAME = 20;
/** A clause that seems to start further on than this is a false hit. */
const LONGEST_GAP = 6000;

const PINYIN = /\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňḿ]{1,7}\)/gu;
const DASHES = /[‐‑‒–—―─－-]+/gu;
const QUOTES = /[“”„«»「」『』〝〞〃″]/gu;
const simplify = Converter({ from: 't', to: 'cn' });

const shared = findScored();
if (shared === null) sayNoSeeds();
else for (const text of shared.texts) await writeSeed(shared, text);

async function writeSeed({ gold }, file) {
  const name = basename(file).split('_')[0];
  const bytes = readFileSync(file);
  const annotated = JSON.parse(readFileSync(join(gold, `${name}.gold.json`), 'utf8'));
  const folder = join(PROJECT, 'seeds', name);
  mkdirSync(folder, { recursive: true });
  const origin = {
    file: basename(file),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    title: annotated.meta.title,
    city: annotated.meta.jurisdiction,
    source: null,
  };
  writeFileSync(join(folder, 'origin.json'), `${JSON.stringify(origin, null, 2)}\n`);
  const facts = makeFacts(annotated, new TextDecoder('utf-8').decode(bytes));
  if (process.argv.includes('--mark')) await markMissed(facts, bytes, origin.file);
  writeFileSync(join(folder, 'facts.json'), printFacts(facts));
  const all = Object.values(facts).flat();
  const placed = all.filter((fact) => fact.at !== null).length;
  const failing = all.filter((fact) => fact.expect === 'fail').length;
  console.log(`seeds/${name}: ${all.length} facts, ${placed} with their place, ${failing} expected to fail`);
}

function makeFacts(gold, source) {
  const page = foldWithOffsets(source);
  const starts = placeClauses(gold.clauses, page);
  const within = rangeOf(gold.clauses, starts, page);
  const place = placer(page, within);
  // Optional entries are placed too, so that a required one with the same words does not get their place.
  const facts = (list, make) =>
    list
      .map((entry) => ({ entry, fact: make(entry) }))
      .filter(({ entry }) => !entry.optional)
      .map(({ fact }) => fact);
  return {
    clauses: facts(
      gold.clauses.map((clause, i) => ({ ...clause, start: starts[i] })),
      ({ path, marker, start }) => ({
        path,
        marker,
        at: start === null ? null : sourceRange(page, start.from, start.to),
      }),
    ),
    targets: facts(gold.targets, (target) => ({
      path: target.path,
      value: target.value,
      valueMax: target.valueMax ?? null,
      unit: target.unit ?? null,
      due: target.due ?? null,
      indicators: shortNames([target.indicator, ...(target.alt ?? [])]),
      at: place(target.path, target.quote),
    })),
    deadlines: facts(gold.deadlines, (deadline) => ({
      path: deadline.path,
      kind: deadline.kind,
      start: deadline.start ?? null,
      end: deadline.end ?? null,
      recurrence: deadline.recurrence ?? null,
      at: place(deadline.path, deadline.quote),
    })),
    units: facts(gold.units, (unit) => ({
      path: unit.path,
      role: unit.role,
      names: shortNames([unit.name, ...(unit.alt ?? [])]),
      at: place(unit.path, unit.name, (unit.segment ?? null) !== null),
    })),
  };
}

function shortNames(names) {
  return names.filter((name) => name.length <= LONGEST_NAME);
}

/** The folded source, and for each of its characters the offset that it came from. */
function foldWithOffsets(source) {
  const skipped = new Uint8Array(source.length);
  for (const match of source.matchAll(PINYIN)) skipped.fill(1, match.index, match.index + match[0].length);
  let text = '';
  const offsets = [];
  for (let i = 0; i < source.length; i++) {
    if (skipped[i]) continue;
    const folded = fold(source[i]);
    if (folded === '-' && text.endsWith('-')) continue;
    for (const c of folded) {
      text += c;
      offsets.push(i);
    }
  }
  return { source, text, offsets };
}

function fold(text) {
  return simplify(text.normalize('NFKC'))
    .replace(/\s+/gu, '')
    .replace(QUOTES, '"')
    .replace(DASHES, '-')
    .replace(/[·•・‧]/gu, '.')
    .replace(/[〈<]/gu, '<')
    .replace(/[〉>]/gu, '>');
}

function placeClauses(clauses, page) {
  let from = 0;
  return clauses.map((clause) => {
    const heading = fold(clause.heading);
    const number = fold(clause.marker).replace(/[.、]$/u, '');
    const marked = ['', '.', '、'].map((end) => number + end + heading);
    // Without its marker a heading counts only where a line begins: the same words may stand in a sentence.
    const candidates = [
      ...marked.map((needle) => ({ needle, at: page.text.indexOf(needle, from) })),
      ...[heading, heading.slice(0, 8)].map((needle) => ({
        needle,
        at: indexAtLineStart(page, needle, from),
      })),
    ];
    for (const { needle, at } of candidates) {
      if (needle.length < 4 || at < 0 || at - from > LONGEST_GAP) continue;
      from = at + needle.length;
      return { from: at, to: from };
    }
    return null;
  });
}

/** A printed number, bullet or remnant of one may stand between the line break and the words. */
function indexAtLineStart(page, needle, from) {
  for (let at = page.text.indexOf(needle, from); at >= 0; at = page.text.indexOf(needle, at + 1)) {
    const lineStart = page.source.lastIndexOf('\n', page.offsets[at]) + 1;
    if (page.offsets[at] - lineStart <= 12) return at;
  }
  return -1;
}

/** Where a clause's own text can stand: from its start to the next clause whose start is known. */
function rangeOf(clauses, starts, page) {
  return (path) => {
    const i = clauses.findIndex((clause) => clause.path.join('.') === path.join('.'));
    const next = starts.slice(i + 1).find((start) => start !== null);
    const previous = starts.slice(0, i + 1).findLast((start) => start !== null);
    return { from: previous?.from ?? 0, to: next?.from ?? page.text.length };
  };
}

/**
 * Finds the words of one fact after another; two facts of a clause with the same words get two places. An office that
 * answers for a segment stands in a parenthesis, where it may also be named in the sentence before.
 */
function placer(page, within) {
  const taken = new Map();
  return (path, words, isInParenthesis = false) => {
    const needle = fold(words);
    const key = `${path.join('.')}|${needle}`;
    const { from, to } = within(path);
    const places = indexesOf(page.text, needle, taken.get(key) ?? from, to);
    const at =
      (isInParenthesis ? places.find((one) => isParenthesised(page.text, one)) : undefined) ?? places[0];
    if (at === undefined) return null;
    taken.set(key, at + needle.length);
    return sourceRange(page, at, at + needle.length);
  };
}

function indexesOf(text, needle, from, to) {
  const places = [];
  for (let at = text.indexOf(needle, from); at >= 0 && at + needle.length <= to; ) {
    places.push(at);
    at = text.indexOf(needle, at + needle.length);
  }
  return places;
}

function isParenthesised(text, at) {
  return text.lastIndexOf('(', at) > text.lastIndexOf(')', at);
}

function sourceRange(page, from, to) {
  const start = page.offsets[from];
  return [start, page.offsets[to - 1] + 1 - start];
}

async function markMissed(facts, bytes, file) {
  const { extractPlan } = await import('../dist/index.js');
  for (const { fact } of findMissed(facts, await extractPlan(bytes, { name: file }))) fact.expect = 'fail';
}

/** One fact a line, so that a change shows which. */
function printFacts(facts) {
  const lists = Object.entries(facts).map(([kind, list]) => {
    const lines = list.map((fact) => `    ${JSON.stringify(fact)}`);
    return `  ${JSON.stringify(kind)}: [\n${lines.join(',\n')}\n  ]`;
  });
  return `{\n${lists.join(',\n')}\n}\n`;
}
