import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { corrupt } from '../../src/normalise/damage/simulate.js';
import { repairByteDamage } from '../../src/normalise/repairs/byte-damage.js';
import { TracedText } from '../../src/text/traced-text.js';

interface Case {
  readonly label: string;
  readonly input: string;
  readonly expected: string;
  readonly expect?: 'fail';
}

function load<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(`../../fixtures/damage/${path}`, import.meta.url), 'utf8')) as T;
}

function repair(text: string): string {
  return TracedText.of(text).edit(repairByteDamage(text).edits).text;
}

/** A fixed sequence of numbers in [0, 1). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

const READINGS = new Map(Object.entries(load<Record<string, string>>('readings.json')));

for (const kind of ['pinyin-annotation', 'gbk-misaligned']) {
  describe(kind, () => {
    for (const { label, input, expected, expect: mode } of load<Case[]>(`${kind}/cases.json`)) {
      (mode === 'fail' ? test.fails : test)(label, () => expect(repair(input)).toBe(expected));
    }
  });
}

describe('clean text is left alone', () => {
  for (const { label, input } of load<Case[]>('clean/left-alone.json')) {
    test(label, () => expect(repairByteDamage(input)).toEqual({ edits: [], problems: [] }));
  }
});

describe.each([
  ['hans', false],
  ['hant', false],
  ['hant', true],
] as const)('simulated damage of %s, readings written in: %s', (script, isAnnotated) => {
  const lines = load<string[]>(`simulated/${script}.json`).map((line) => `　　${line}`);
  const source = lines.join('\n');

  test('clean lines stay, what is called certain is right, most lines come back', () => {
    const count = { damaged: 0, exact: 0, certain: 0 };
    for (let seed = 1; seed <= 2; seed += 1) {
      for (const shown of [true, false]) {
        const clean = corrupt(source, { random: () => 1, rate: 0, shown });
        const readings = isAnnotated ? { readings: READINGS } : {};
        const damaged = corrupt(source, { random: sequence(seed), rate: 0.5, shown, ...readings });
        const { edits } = repairByteDamage(damaged);
        const repaired = TracedText.of(damaged).edit(edits).text.split('\n');
        const wanted = clean.split('\n');
        let start = 0;
        for (const [i, line] of damaged.split('\n').entries()) {
          const end = start + line.length;
          const here = edits.filter((edit) => edit.start >= start && edit.end <= end);
          start = end + 1;
          if (line === wanted[i]) expect(repaired[i]).toBe(line);
          else {
            count.damaged += 1;
            if (repaired[i] === wanted[i]) count.exact += 1;
          }
          if (here.length > 0 && here.every((edit) => edit.confidence === 1)) {
            count.certain += 1;
            expect(repaired[i]).toBe(wanted[i]);
          }
        }
      }
    }
    expect(count.damaged).toBeGreaterThan(15);
    expect(count.exact / count.damaged).toBeGreaterThanOrEqual(0.65);
  });
});

test('readings alone are removed without a trace, also where they were written across two characters', () => {
  const source = load<string[]>('simulated/hant.json').join('\n');
  const clean = corrupt(source, { random: () => 1, rate: 0, shown: true });
  const damaged = corrupt(source, { random: () => 1, rate: 0, shown: true, readings: READINGS });
  expect(damaged).not.toBe(clean);
  expect(repair(damaged)).toBe(clean);
});

test('a guess gives its runners-up and a problem, a certain repair does not', () => {
  const { edits, problems } = repairByteDamage(load<Case[]>('gbk-misaligned/cases.json')[1]?.input ?? '');
  const pieces = edits.filter((edit) => edit.kind === 'gbk-misaligned');
  const guesses = pieces.filter(({ confidence }) => confidence < 1);
  expect(guesses.length).toBeGreaterThan(0);
  for (const { candidates, shares, insert } of guesses) {
    expect(candidates?.[0]).toBe(insert);
    expect(shares).toHaveLength(candidates?.length ?? 0);
  }
  for (const piece of pieces) if (piece.confidence === 1) expect(piece.candidates).toBeUndefined();
  expect(problems.map(({ code }) => code)).toEqual(guesses.map(() => 'normalise/guessed'));
  expect(edits.at(-1)?.kind).toBe('markup-residue');
});

test('a question that stands in a damaged page stays as it is', () => {
  const damaged = load<Case[]>('gbk-misaligned/cases.json')[0]?.input ?? '';
  for (const line of [
    '誰來辦?、怎麼辦?、辦到什麼程度?',
    '群眾滿意嗎?!還差在哪裡?',
    '參加單位有哪些?,都要寫清楚。',
  ]) {
    const repaired = repair(`${damaged}\n${line}\n各部門要各負其責。`);
    expect(repaired).toContain('（一）加強組織領導');
    expect(repaired.split('\n').at(-2)).toBe(line);
  }
});

test('damage that is too long to be searched is named', () => {
  const { edits, problems } = repairByteDamage(`建設平臺。\n${'字?。ㄒ唬'.repeat(200)}`);
  expect(edits).toEqual([]);
  expect(problems.map(({ code }) => code)).toEqual(['normalise/unresolved']);
});

test('a damaged place costs milliseconds, and damage without end no more than its text', () => {
  const damaged = load<Case[]>('gbk-misaligned/cases.json')[0]?.input ?? '';
  repair(damaged);
  // Of this thread's processor, not of the clock: the machine may have other work.
  const spent = (): number => process.cpuUsage().user / 1000;
  const start = spent();
  repair(damaged);
  const once = spent();
  for (const unit of ['?fú)', '字?dāng)', '?。ㄒ唬\n']) repair(unit.repeat(200_000 / unit.length));
  expect(once - start).toBeLessThan(100);
  expect(spent() - once).toBeLessThan(10_000);
});

test('edits are in order and do not overlap, whatever the text', () => {
  for (const text of [
    '',
    '?',
    '?。',
    '?。ㄒ唬'.repeat(40),
    '字?dāng)'.repeat(2000),
    '?。'.repeat(5000),
    '設(shè)'.repeat(3000),
  ]) {
    const { edits } = repairByteDamage(text);
    let last = 0;
    for (const { start, end } of edits) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeLessThanOrEqual(text.length);
      last = end;
    }
  }
});
