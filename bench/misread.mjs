/**
 * Texts read in a wrong character set, by every path that is known: how many characters come back, and whether the path is named right.
 */
import { cleanPlans, generate, randomFrom, toTraditional } from './repair-texts.mjs';

const LENGTHS = [30, 60, 200, 1000];
const PER_LENGTH = 6;

/** Misreadings in the order in which they happened; twice over, and of text that is traditional where the set is. */
const PATHS = [
  ['UTF-8 read as Latin-1'],
  ['UTF-8 read as Windows-1252'],
  ['GBK read as Latin-1'],
  ['GBK read as Windows-1252'],
  ['Big5 read as Latin-1'],
  ['Big5 read as Windows-1252'],
  ['UTF-8 read as GBK'],
  ['GBK read as Big5'],
  ['Big5 read as GBK'],
  ['GBK read as UTF-8, else Latin-1'],
  ['Big5 read as UTF-8, else Latin-1'],
  ['UTF-8 read as Latin-1', 'UTF-8 read as Latin-1'],
  ['UTF-8 read as Windows-1252', 'UTF-8 read as Windows-1252'],
  ['GBK read as Latin-1', 'UTF-8 read as Latin-1'],
  ['GBK read as Windows-1252', 'UTF-8 read as Windows-1252'],
  ['Big5 read as Latin-1', 'UTF-8 read as Latin-1'],
  ['UTF-8 read as GBK', 'UTF-8 read as Latin-1'],
  ['UTF-8 read as GBK', 'UTF-8 read as Windows-1252'],
  ['UTF-8 read as Latin-1', 'UTF-8 read as GBK'],
  ['GBK read as Latin-1', 'UTF-8 read as GBK'],
  ['UTF-8 read as Latin-1', 'UTF-8 read as Latin-1', 'UTF-8 read as Latin-1'],
  ['GBK read as Big5', 'UTF-8 read as Latin-1'],
];

export function measureMisread({ MISREADINGS, repairCharset }) {
  const byName = new Map(MISREADINGS.map((one) => [one.name, one]));
  const texts = textsOf();
  let failed = 0;
  for (const path of PATHS) {
    const count = { all: 0, right: 0, lossless: 0, losslessRight: 0, texts: 0, named: 0 };
    for (const plain of texts) {
      const text = path[0].startsWith('Big5') ? toTraditional(plain) : plain;
      judge(
        path.map((name) => byName.get(name)),
        text,
        repairCharset,
        count,
      );
    }
    const share = (part, all) => (all === 0 ? '–' : `${((100 * part) / all).toFixed(2)} %`);
    if (count.right < count.all * 0.98 || count.losslessRight < count.lossless) failed += 1;
    console.log(
      `  ${path.join(', then ').padEnd(60)} ${share(count.right, count.all).padStart(9)}  lossless ${share(count.losslessRight, count.lossless).padStart(9)}  named ${share(count.named, count.texts).padStart(9)}`,
    );
  }
  console.log(`wrong charset: ${PATHS.length - failed} of ${PATHS.length} paths at 98 % and more`);
}

function textsOf() {
  const random = randomFrom(17);
  const lines = [...cleanPlans().flatMap((plan) => plan.lines), ...generate(60, randomFrom(9))];
  const texts = [];
  for (const length of LENGTHS)
    for (let i = 0; i < PER_LENGTH; i += 1) {
      let text = '';
      for (let at = Math.floor(random() * lines.length); text.length < length; at += 1)
        text += `${text === '' ? '' : '\n'}${lines[at % lines.length]}`;
      texts.push([...text.slice(0, length)].join(''));
    }
  return texts;
}

function judge(path, text, repairCharset, count) {
  let damaged = text;
  for (const step of path) damaged = step.misread(damaged);
  if (damaged === text) return;
  const edits = repairCharset(damaged);
  let repaired = '';
  let at = 0;
  for (const { start, end, insert } of edits) {
    repaired += damaged.slice(at, start) + insert;
    at = end;
  }
  repaired += damaged.slice(at);
  const isLossless = undone(path, damaged) === text;
  const right = repaired === text ? text.length : common(text, repaired);
  count.all += text.length;
  count.right += right;
  if (isLossless) {
    count.lossless += text.length;
    count.losslessRight += right;
  }
  count.texts += 1;
  const wanted = path.map(({ name }) => name).join(', then ');
  if (edits.some(({ reason }) => alike(reason) === alike(wanted))) count.named += 1;
}

/** The way back, step by step, where no byte was lost. */
function undone(path, damaged) {
  let text = damaged;
  for (const step of [...path].reverse()) {
    const bytes = step.isAmbiguous ? null : step.bytesOf(text);
    if (bytes === null || bytes.includes(-1)) return null;
    text = new TextDecoder(step.charset).decode(Uint8Array.from(bytes));
  }
  return text;
}

/** Where no byte stands between 80 and 9F, Latin-1 and Windows-1252 read the same. */
function alike(path) {
  return path?.replaceAll('Windows-1252', 'Latin-1');
}

/** Characters in the same order in both. */
function common(a, b) {
  let row = new Uint16Array(b.length + 1);
  for (let i = 1; i <= a.length; i += 1) {
    const next = new Uint16Array(b.length + 1);
    for (let j = 1; j <= b.length; j += 1)
      next[j] = a[i - 1] === b[j - 1] ? row[j - 1] + 1 : Math.max(row[j], next[j - 1]);
    row = next;
  }
  return row[b.length];
}
