#!/usr/bin/env node
// Builds src/lexicon/tables/char-model.bin, the character n-gram model that fills holes in damaged text.
//   node bench/build-char-model.mjs [--texts DIR] [--restored DIR] [--leave-out NAME,NAME…] [--out FILE]
// Counts come from the dictionary that @node-rs/jieba ships (words with frequencies), from the phrases of the genre in
// bench/char-model/genre-phrases.txt, and, where DIR holds clean plans (*.txt), from their n-grams: counts only, and
// of the longer n-grams only those that occur again, so that no sentence can be read back.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import stRows from 'opencc-js/dict/STCharacters';
import { Converter } from 'opencc-js/t2cn';
import { soundFixtures } from './repair-texts.mjs';

const argument = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
};
const TEXTS = argument('texts', '');
const RESTORED = argument('restored', '');
const LEAVE_OUT = argument('leave-out', '')
  .split(',')
  .filter((name) => name !== '');
const OUT = argument('out', new URL('../src/lexicon/tables/char-model.bin', import.meta.url).pathname);

const TEXT_WEIGHT = 300;
const PHRASE_WEIGHT = 2500;
const LEAST_WORD = [0, 0, 4, 8, 8];
const BITS = 13;
const PUNCTUATION = ',。、;:!?()"《》〔〕【】%-/+·.';

const require = createRequire(import.meta.url);
const toSimplified = Converter({ from: 't', to: 'cn' });
const stCharacters = new Map(
  stRows
    .split('|')
    .map((row) => row.split(' '))
    .map(([key, ...values]) => [key, values]),
);

/** A damaged plan counts as restored by hand, without the lines where a hole had to be filled: those are the test. */
function cleanText(file) {
  const name = file.slice(0, 3);
  const restored = join(RESTORED, `${name}.restored.txt`);
  if (RESTORED === '' || !existsSync(restored)) return readFileSync(join(TEXTS, file), 'utf8');
  const repairs = JSON.parse(readFileSync(join(RESTORED, `${name}.repairs.json`), 'utf8'));
  const holes = new Set(repairs.filter(({ kind }) => kind === 'gbk-misaligned').map(({ line }) => line));
  const lines = readFileSync(restored, 'utf8').split('\n');
  return lines.filter((_, i) => !holes.has(i + 1)).join('\n');
}

// 1. characters
const words = readFileSync(require.resolve('@node-rs/jieba').replace(/index\.js$/u, 'dict.txt'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(' '))
  .filter(([word]) => /^\p{Script=Han}+$/u.test(word) && [...word].every((c) => c.length === 1))
  // names of people and places are frequent in the dictionary's novels, not in plans
  .map(([word, count, kind]) => [toSimplified(word), Number(count) * (/^n[rszt]/u.test(kind) ? 0.1 : 1)]);
const frequency = new Map();
for (const [word, count] of words) for (const c of word) frequency.set(c, (frequency.get(c) ?? 0) + count);
const vocabulary = [...frequency]
  .filter(([c, n]) => n >= 40 && c.length === 1)
  .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  .map(([c]) => c);
if (vocabulary.length + 4 + PUNCTUATION.length >= 1 << BITS)
  vocabulary.length = (1 << BITS) - 5 - PUNCTUATION.length;
const ids = new Map();
// 0 unknown, 1 line boundary, 2 digit, 3 Latin letter
for (const c of PUNCTUATION) ids.set(c, 4 + ids.size);
for (const c of vocabulary) ids.set(c, 4 + ids.size);
const idOf = (c) => ids.get(c) ?? (/[0-9]/u.test(c) ? 2 : /[A-Za-z]/u.test(c) ? 3 : 0);

// 2. counts
const WIDTH = 2 ** BITS;
const counts = [null, new Map(), new Map(), new Map(), new Map()];
const ends = [null, new Map(), new Map(), new Map()];
const starts = new Map();
const add = (map, key, n) => map.set(key, (map.get(key) ?? 0) + n);
// Far back, every mark and the line's start mean the same: a word starts. So does the start of a dictionary word.
const LAST_MARK = 3 + PUNCTUATION.length;
const farBack = (id) => (id >= 4 && id <= LAST_MARK ? 1 : id);
const keyOf = (list, from, to) => {
  let key = to - from >= 3 ? farBack(list[from++]) : 0;
  for (let i = from; i < to; i += 1) key = key * WIDTH + list[i];
  return key;
};
const countWord = (word, n) => {
  const list = [...word].map(idOf);
  add(starts, list[0], n);
  for (let i = 0; i < list.length; i += 1)
    for (let order = 1; order <= 4 && i + order <= list.length; order += 1)
      add(counts[order], keyOf(list, i, i + order), n);
  for (let order = 1; order <= 3 && order <= list.length; order += 1)
    add(ends[order], keyOf(list, list.length - order, list.length), n);
};
for (const [word, n] of words) if (n >= (LEAST_WORD[Math.min(4, word.length)] ?? 0)) countWord(word, n);
const phrases = readFileSync(new URL('./char-model/genre-phrases.txt', import.meta.url), 'utf8')
  .trim()
  .split(/\s+/u);
for (const phrase of phrases) countWord(phrase, PHRASE_WEIGHT);
const dropped = [null, new Map(), new Map(), new Map()];
const raw = [null, new Map(), new Map(), new Map(), new Map()];
/** The project's own plans whose bytes are sound, and the plans of TEXTS. */
function* texts() {
  const isLeftOut = (name) => LEAVE_OUT.some((one) => name.startsWith(one));
  for (const { name, text } of soundFixtures()) if (!isLeftOut(name)) yield text;
  const prose = new URL('./char-model/prose/', import.meta.url);
  if (existsSync(prose))
    for (const file of readdirSync(prose).sort()) yield readFileSync(new URL(file, prose), 'utf8');
  if (TEXTS === '' || !existsSync(TEXTS)) return;
  for (const file of readdirSync(TEXTS).sort())
    if (file.endsWith('.txt') && !isLeftOut(file)) yield cleanText(file);
}
for (const text of texts()) {
  for (const line of toSimplified(text)
    .normalize('NFKC')
    .replace(/[“”]/gu, '"')
    .split(/\s*\n\s*/u)) {
    if (line === '') continue;
    const list = [1, ...[...line.replace(/\s+/gu, '')].map(idOf), 1];
    for (let i = 0; i < list.length; i += 1)
      for (let order = 1; order <= 4 && i + order <= list.length; order += 1)
        add(raw[order], keyOf(list, i, i + order), 1);
  }
}
for (let order = 1; order <= 4; order += 1)
  for (const [key, n] of raw[order]) {
    if (order <= 2 || n >= 2) add(counts[order], key, n * TEXT_WEIGHT);
    // what is not kept must still weigh against what is: it leaves its share to the shorter context
    else add(dropped[order - 1], Math.floor(key / WIDTH), n * TEXT_WEIGHT);
  }
for (const [key, n] of raw[1]) add(starts, key, n * TEXT_WEIGHT * 0.5);

// 3. interpolated probabilities, pruned where the shorter context says nearly the same
const startTotal = [...starts.values()].reduce((a, b) => a + b, 0);
const total = [...counts[1].values()].reduce((a, b) => a + b, 0);
const unigram = new Float64Array(WIDTH);
for (let id = 0; id < WIDTH; id += 1) {
  const flat = 0.7 * ((starts.get(id) ?? 0) / startTotal) + 0.3 * ((counts[1].get(id) ?? 0) / total);
  unigram[id] = 0.999 * flat + 0.001 / (ids.size + 4);
}
unigram[0] = 1e-7;
// In 通过|工作 the dictionary never saw 过工 as the end of one word and the start of the next, only inside longer words.
const crossing = (order, context) => {
  if (order === 2) return 0;
  const last = context % WIDTH;
  const before = Math.floor(context / WIDTH);
  return ((ends[order - 2].get(before) ?? 0) * (starts.get(last) ?? 0)) / startTotal;
};
const probability = [null, null, new Map(), new Map(), new Map()];
const backoff = [null, new Map(), new Map(), new Map()];
const wordEnd = [null, new Map(), new Map(), new Map()];
for (const [id, n] of starts) add(counts[2], WIDTH + id, n / startTotal);
for (let order = 2; order <= 4; order += 1) {
  const sums = new Map();
  const rests = new Map(dropped[order - 1]);
  // a sentence seen once proves less than a dictionary's frequency: each kind of count is discounted by its own measure
  const discount = (key, n) => {
    const seen = raw[order].get(key) ?? 0;
    const fromText = order <= 2 || seen >= 2 ? seen * TEXT_WEIGHT : 0;
    return (fromText > 0 ? 0.7 * TEXT_WEIGHT : 0) + Math.min(3, (n - fromText) * 0.5);
  };
  for (const [key, n] of counts[order]) {
    const context = Math.floor(key / WIDTH);
    const cut = discount(key, n);
    add(sums, context, n - cut);
    add(rests, context, cut);
  }
  for (const [context, sum] of sums) {
    const rest = rests.get(context) ?? 0;
    const ended = (ends[order - 1].get(context) ?? 0) + crossing(order, context);
    const all = sum + rest + ended;
    backoff[order - 1].set(context, rest / all);
    wordEnd[order - 1].set(context, ended / all);
  }
  // what the context leaves over goes to the shorter context where it breaks off, to any word's start where a word ended
  const rest = (key, from) => {
    let k = key;
    let weight = 1;
    let p = 0;
    for (let o = from; o >= 2; o -= 1) {
      const known = o === from ? undefined : probability[o].get(k);
      if (known !== undefined) return p + weight * known;
      const context = Math.floor(k / WIDTH);
      if (probability[o].size === 0 || backoff[o - 1].has(context)) {
        p += weight * (wordEnd[o - 1].get(context) ?? 0) * unigram[k % WIDTH];
        weight *= backoff[o - 1].get(context) ?? 1;
      }
      k %= WIDTH ** (o - 1);
    }
    return p + weight * unigram[k];
  };
  for (const [key, n] of counts[order]) {
    const context = Math.floor(key / WIDTH);
    const held = 1 - backoff[order - 1].get(context) - (wordEnd[order - 1].get(context) ?? 0);
    probability[order].set(key, ((n - discount(key, n)) / sums.get(context)) * held + rest(key, order));
  }
  const limit = [0, 0, 0.35, 0.7, 0.9][order];
  const kept = new Map();
  for (const [key, p] of probability[order]) {
    const low = rest(key, order);
    if (
      (Math.log(p / low) > limit || (order === 2 && key < 2 * WIDTH)) &&
      (order === 2 || probability[order - 1].has(Math.floor(key / WIDTH)))
    )
      kept.set(key, p);
  }
  probability[order] = kept;
}
// a kept n-gram keeps its context, so that the longer keys can be given as an index into the shorter ones
for (const order of [3, 4])
  for (const key of probability[order].keys())
    if (!probability[order - 1].has(Math.floor(key / WIDTH))) probability[order].delete(key);

// 4. written as rows: for each context how many followers it has, then their entries in order, their costs, and what
// the longer context that each makes leaves to the shorter one and to the start of a word
const known = ids.size + 4;
const quantise = (p) => Math.min(255, Math.max(0, Math.round(-Math.log(p) * 14)));
const left = (order, key) => [quantise(backoff[order].get(key) ?? 1), quantise(wordEnd[order].get(key) ?? 0)];
const sections = [];
const byId = (make) => Array.from({ length: known }, (_, id) => make(id));
sections.push(
  Uint8Array.from(byId((id) => quantise(unigram[id]))),
  Uint8Array.from(byId((id) => left(1, id)).flat()),
);
/** Of `rows`, [index of the context, entry, key]: sorted, as three sections; gives each key's index. */
const writeRows = (rows, contexts, costOf) => {
  rows.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const lengths = new Uint16Array(contexts);
  for (const [context] of rows) lengths[context] += 1;
  sections.push(
    lengths,
    Uint16Array.from(rows, (row) => row[1]),
    Uint8Array.from(rows, (row) => costOf(row[2])),
  );
  return new Map(rows.map((row, i) => [row[2], i]));
};
let index = new Map(byId((id) => [id, id]));
const sizes = [];
for (const order of [2, 3, 4]) {
  const rows = [...probability[order].keys()].map((key) => [
    index.get(Math.floor(key / WIDTH)),
    key % WIDTH,
    key,
  ]);
  index = writeRows(rows, index.size, (key) => quantise(probability[order].get(key)));
  if (order < 4) sections.push(Uint8Array.from([...index.keys()].flatMap((key) => left(order, key))));
  sizes.push(rows.length);
}

// 5. words, by how often they stand: the n-grams alone take 約共建 for as good as 集約共建
const wordCounts = new Map();
for (const [word, n] of words) if (word.length <= 4) add(wordCounts, word, n);
for (const phrase of phrases) if (phrase.length <= 4) add(wordCounts, phrase, PHRASE_WEIGHT);
const wordTotal = [...wordCounts.values()].reduce((a, b) => a + b, 0);
const wordCost = new Map();
for (const [word, n] of wordCounts)
  if (n >= (word.length === 1 ? 20 : 40) && [...word].every((c) => ids.has(c)))
    wordCost.set(word, Math.round(-Math.log(n / wordTotal) * 4));
// as rows too: 255 marks the start of a longer word that is none itself
const NO_WORD = 255;
const starting = [null, new Set(), new Set(), new Set(), new Set()];
for (const word of wordCost.keys())
  for (let length = 1; length <= word.length; length += 1) starting[length].add(word.slice(0, length));
const characterOf = new Map([...ids].map(([c, id]) => [id, c]));
sections.push(Uint8Array.from(byId((id) => wordCost.get(characterOf.get(id)) ?? NO_WORD)));
index = new Map(byId((id) => [characterOf.get(id) ?? id, id]));
for (const order of [2, 3, 4]) {
  const rows = [...starting[order]].map((word) => [index.get(word.slice(0, -1)), ids.get(word.at(-1)), word]);
  index = writeRows(rows, index.size, (word) => wordCost.get(word) ?? NO_WORD);
}

// 6. scripts: which characters only one script has, and which form a fixed table would not have chosen
const gbk = new TextDecoder('gbk');
let pairs = '';
let simplifiedOnly = '';
let otherForm = '';
for (let lead = 0x81; lead <= 0xfe; lead += 1)
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    const c = trail === 0x7f ? '' : gbk.decode(Uint8Array.of(lead, trail));
    if (!/^\p{Script=Han}$/u.test(c) || c.length !== 1) continue;
    const s = toSimplified(c);
    if (s !== c && s.length === 1) {
      if (ids.has(s)) pairs += c + s;
      const forms = stCharacters.get(s) ?? [];
      if (forms.includes(s) || (forms.length > 0 && forms[0] !== c)) otherForm += c;
    }
    const forms = stCharacters.get(c);
    if (forms !== undefined && !forms.includes(c)) simplifiedOnly += c;
  }
for (const text of [PUNCTUATION, vocabulary.join(''), pairs, simplifiedOnly, otherForm])
  sections.push(Buffer.from(text, 'utf16le'));

// 7. one file: how many sections, how many bytes each has, then the sections, each from a multiple of four
const header = Uint32Array.of(sections.length, ...sections.map(({ byteLength }) => byteLength));
const file = Buffer.concat(
  [header, ...sections].flatMap(({ buffer, byteOffset, byteLength }) => [
    Buffer.from(buffer, byteOffset, byteLength),
    Buffer.alloc(-byteLength & 3),
  ]),
);
writeFileSync(OUT, file);
console.log(`${ids.size} characters, n-grams ${sizes.join(' ')}, ${(file.length / 1e6).toFixed(2)} MB`);
