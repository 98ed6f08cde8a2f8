/**
 * How much of what a copy lost is found again. Clean plans are damaged on purpose, repaired, and set beside what they were:
 *   npm run bench -- --repair          each kind of damage at several rates and seeds
 *   npm run bench -- --repair clean    false repairs in clean text alone
 */

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureLayout } from './layout.mjs';
import { measureMisread } from './misread.mjs';
import { cleanPlans, generate, randomFrom, toTraditional } from './repair-texts.mjs';
import { findShared, PROJECT } from './shared.mjs';

const SEEDS = [1, 2];
const RATES = [0.15, 0.4];
/** The plans are judged in so many lots, each with a model that has counted none of its lot. */
const FOLDS = 4;
const READINGS = new Map(
  Object.entries(JSON.parse(readFileSync(join(PROJECT, 'fixtures/damage/readings.json'), 'utf8'))),
);

/** What the project promises of damage made on purpose. */
const BARS = { determined: 0.995, hole: 0.93, near: 0.95, characters: 0.999 };
const misses = [];

function hold(name, value, bar) {
  if (!(value >= bar)) misses.push(`${name} ${(100 * value).toFixed(2)} % of ${(100 * bar).toFixed(1)} %`);
}

export async function measureRepair() {
  if (!process.argv.includes('layout')) await measureClean();
  if (process.argv.includes('clean')) return;
  if (!process.argv.includes('layout')) await measureCharsets();
  if (process.argv.includes('charset')) return;
  console.log('layout:');
  await measureLayout((await import(join(PROJECT, 'dist/index.js'))).normalizeText);
  if (process.argv.includes('layout')) return;
  const plans = cleanPlans();
  const kinds = [
    { name: 'shifted, traditional', script: 'hant', readings: undefined },
    { name: 'shifted, simplified', script: 'hans', readings: undefined },
    { name: 'readings', script: 'hant', readings: READINGS, rates: [0] },
    { name: 'readings and shifted', script: 'hant', readings: READINGS },
  ];
  const totals = new Map(kinds.map(({ name }) => [name, newCount()]));
  for (let fold = 0; fold < FOLDS; fold++) {
    const judged = plans.filter((_, i) => i % FOLDS === fold);
    await withModel(
      judged.flatMap(({ leaveOut }) => leaveOut ?? []),
      async (dist) => {
        const tools = await load(dist);
        for (const plan of judged)
          for (const kind of kinds) measureKind(tools, plan, kind, totals.get(kind.name));
      },
    );
  }
  for (const [name, count] of totals) print(name, count);
  if (misses.length > 0) {
    console.log(`below the bar: ${misses.join('; ')}`);
    process.exit(1);
  }
}

async function load(dist) {
  const at = (path) => import(join(dist, path));
  const [{ corruptLine }, { repairByteDamage }] = await Promise.all([
    at('normalise/damage/simulate.js'),
    at('normalise/repairs/byte-damage.js'),
  ]);
  return { corruptLine, repairByteDamage };
}

/** A copy of the build with a model that was counted without some texts. */
async function withModel(leaveOut, work) {
  const shared = findShared();
  const folder = mkdtempSync(join(tmpdir(), 'plan-model-'));
  try {
    cpSync(join(PROJECT, 'dist'), join(folder, 'dist'), { recursive: true });
    cpSync(join(PROJECT, 'package.json'), join(folder, 'package.json'));
    symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
    const out = join(folder, 'dist/lexicon/tables/char-model.bin');
    const texts =
      shared === null ? [] : ['--texts', join(shared.gold, '../seeds'), '--restored', shared.gold];
    const args = [...texts, '--leave-out', leaveOut.join(), '--out', out];
    const { status } = spawnSync(process.execPath, [join(PROJECT, 'bench/build-char-model.mjs'), ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (status !== 0) throw new Error('the model was not built');
    return await work(join(folder, 'dist'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function newCount() {
  return {
    lines: 0,
    eaten: 0,
    missed: 0,
    whole: 0,
    wholeExact: 0,
    exact: 0,
    determined: 0,
    determinedRight: 0,
    hole: 0,
    holeRight: 0,
    holeNear: 0,
    places: 0,
    ms: 0,
    wrong: 0,
    kept: 0,
    characters: 0,
    certain: 0,
    certainWrong: 0,
  };
}

function measureKind({ corruptLine, repairByteDamage }, plan, kind, count) {
  const lines = plan.lines.map((line) => `　　${kind.script === 'hant' ? toTraditional(line) : line}`);
  for (const seed of SEEDS)
    for (const rate of kind.rates ?? RATES)
      for (const shown of [true, false]) {
        const random = randomFrom(seed * 1000 + lines.length);
        const options = {
          random,
          rate,
          shown,
          ...(kind.readings === undefined ? {} : { readings: kind.readings }),
        };
        const made = lines.map((line) => corruptLine(line, options));
        const wanted = lines.map((line) => corruptLine(line, { random: () => 1, rate: 0, shown }).text);
        const damaged = made.map(({ text }) => text).join('\n');
        const begin = performance.now();
        const { edits } = repairByteDamage(damaged);
        count.ms += performance.now() - begin;
        count.places += edits.length;
        let start = 0;
        for (const [i, { text, fates }] of made.entries()) {
          const own = edits.filter((edit) => edit.start >= start && edit.end <= start + text.length);
          judge(text, start, own, wanted[i], fatesOf(lines[i], fates, wanted[i]), count);
          start += text.length + 1;
        }
      }
}

/** The printed line lacks the blanks at its front. */
function fatesOf(line, fates, wanted) {
  const front = line.length - line.replace(/^[\s\u3000]+/u, '').length;
  return fates.slice(front, front + wanted.length);
}

function apply(text, offset, edits, choose = (edit) => edit.insert) {
  let out = '';
  let at = 0;
  for (const edit of edits) {
    out += text.slice(at, edit.start - offset) + choose(edit);
    at = edit.end - offset;
  }
  return out + text.slice(at);
}

function judge(text, offset, edits, wanted, fates, count) {
  count.characters += wanted.length;
  const isDamaged = text !== wanted;
  const repaired = apply(text, offset, edits);
  if (!isDamaged) {
    if (repaired !== wanted) count.wrong += 1;
    return;
  }
  count.lines += 1;
  if (repaired === wanted) count.exact += 1;
  if (!fates.includes('eaten')) {
    count.whole += 1;
    if (repaired === wanted) count.wholeExact += 1;
  }
  const right = repaired === wanted ? null : matches(wanted, repaired);
  const near = right === null ? null : nearMatches(text, offset, edits, wanted);
  for (const [i, fate] of fates.entries()) {
    const isRight = right === null || right[i];
    if (!isRight) count.missed += 1;
    if (fate === 'eaten') {
      count.eaten += 1;
      continue;
    }
    if (fate === 'kept') {
      count.kept += isRight ? 0 : 1;
      continue;
    }
    count[fate] += 1;
    if (isRight) count[`${fate}Right`] += 1;
    if (fate === 'hole' && (near === null || near[i])) count.holeNear += 1;
  }
  const certain = edits.filter(({ confidence, kind }) => confidence === 1 && kind === 'gbk-misaligned');
  count.certain += certain.length;
}

/** With each edit's first three candidates in turn: whether one of them has the character right. */
function nearMatches(text, offset, edits, wanted) {
  const near = matches(wanted, apply(text, offset, edits));
  for (const one of edits)
    for (const candidate of one.candidates?.slice(0, 3) ?? []) {
      const tried = apply(text, offset, edits, (edit) => (edit === one ? candidate : edit.insert));
      for (const [i, isRight] of matches(wanted, tried).entries()) if (isRight) near[i] = true;
    }
  return near;
}

/** Which characters of `wanted` stand in `found`, by the shortest way from one to the other. */
function matches(wanted, found) {
  const width = found.length + 1;
  const cost = new Uint16Array((wanted.length + 1) * width);
  for (let j = 0; j < width; j += 1) cost[j] = j;
  for (let i = 1; i <= wanted.length; i += 1) {
    cost[i * width] = i;
    for (let j = 1; j < width; j += 1) {
      const same = wanted[i - 1] === found[j - 1] ? 0 : 1;
      cost[i * width + j] = Math.min(
        cost[(i - 1) * width + j - 1] + same,
        cost[(i - 1) * width + j] + 1,
        cost[i * width + j - 1] + 1,
      );
    }
  }
  const right = new Array(wanted.length).fill(false);
  for (let i = wanted.length, j = found.length; i > 0; ) {
    const same = j > 0 && wanted[i - 1] === found[j - 1];
    if (j > 0 && cost[i * width + j] === cost[(i - 1) * width + j - 1] + (same ? 0 : 1)) {
      right[i - 1] = same;
      i -= 1;
      j -= 1;
    } else if (cost[i * width + j] === cost[(i - 1) * width + j] + 1) i -= 1;
    else j -= 1;
  }
  return right;
}

function print(name, count) {
  hold(`${name}, determined`, count.determinedRight / count.determined, BARS.determined);
  hold(`${name}, holes`, count.holeRight / count.hole, BARS.hole);
  hold(`${name}, among three`, count.holeNear / count.hole, BARS.near);
  hold(`${name}, characters`, 1 - count.missed / count.characters, BARS.characters);
  const share = (part, all) => (all === 0 ? '–' : `${((100 * part) / all).toFixed(2)} %`);
  console.log(
    `${name}: ${count.lines} damaged lines of ${count.characters} characters\n` +
      `  lines exact            ${share(count.exact, count.lines)}; where no digit was eaten ${share(count.wholeExact, count.whole)} of ${count.whole}\n` +
      `  determined, right      ${share(count.determinedRight, count.determined)} of ${count.determined}\n` +
      `  holes, right first     ${share(count.holeRight, count.hole)} of ${count.hole}\n` +
      `  holes, among three     ${share(count.holeNear, count.hole)}\n` +
      `  digits, blanks eaten   ${count.eaten}\n` +
      `  characters right       ${share(count.characters - count.missed, count.characters)}\n` +
      `  sound characters lost  ${count.kept}; sound lines changed ${count.wrong}\n` +
      `  time a place           ${(count.ms / Math.max(1, count.places)).toFixed(1)} ms of ${count.places}`,
  );
}

/** Repairs that change what the text says; furniture, joined lines and blanks do not. */
const CONTENT = new Set(['charset', 'gbk-misaligned', 'pinyin-annotation', 'glyph', 'numbering']);
const CLEAN_SIZE = 2_000_000;

/** Sound text of every sort, in both scripts: nothing of what it says may be touched. */
async function measureClean() {
  const at = (path) => import(join(PROJECT, 'dist', path));
  const { normalizeText } = await at('index.js');
  const { repairCharset } = await at('normalise/repairs/charset.js');
  const { repairByteDamage } = await at('normalise/repairs/byte-damage.js');
  const hostile = JSON.parse(readFileSync(join(PROJECT, 'fixtures/damage/clean/left-alone.json'), 'utf8'));
  let characters = 0;
  let wrong = 0;
  let ms = 0;
  const check = async (name, text) => {
    characters += text.length;
    const begin = performance.now();
    repairCharset(text);
    repairByteDamage(text);
    ms += performance.now() - begin;
    const { repairs } = await normalizeText(text, { name: 'clean.txt' });
    for (const { kind, before, after } of repairs.filter((one) => CONTENT.has(one.kind))) {
      wrong += 1;
      if (wrong <= 20) console.log(`  ${name}: ${kind} ${JSON.stringify(before)} → ${JSON.stringify(after)}`);
    }
  };
  const both = async (name, text) => {
    await check(name, text);
    await check(`${name}, traditional`, toTraditional(text));
  };
  for (const { name, lines } of cleanPlans()) await both(name, lines.join('\n'));
  for (const { label, input } of hostile) {
    await check(label, input);
    await check(
      `${label}, in a page`,
      [...generate(12, randomFrom(3)), input, ...generate(12, randomFrom(4))].join('\n'),
    );
    const page = generate(24, randomFrom(5)).map(toTraditional);
    await check(`${label}, in a traditional page`, [...page.slice(0, 9), input, ...page.slice(9)].join('\n'));
  }
  for (let seed = 11; characters < CLEAN_SIZE; seed += 1)
    await both(`generated ${seed}`, generate(300, randomFrom(seed)).join('\n'));
  if (wrong > 0) misses.push(`${wrong} false repairs`);
  const rate = (characters * 3) / 1e6 / (ms / 1000);
  console.log(
    `clean: ${wrong} false repairs in ${(characters / 1e6).toFixed(2)} million characters, ${rate.toFixed(0)} MB/s through detection`,
  );
}

async function measureCharsets() {
  const at = (path) => import(join(PROJECT, 'dist', path));
  const [{ MISREADINGS }, { repairCharset }] = await Promise.all([
    at('normalise/damage/misreading.js'),
    at('normalise/repairs/charset.js'),
  ]);
  measureMisread({ MISREADINGS, repairCharset });
}
