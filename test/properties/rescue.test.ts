/** Laws of repair, over plans damaged at random: changes replay, spans lead back, a repaired text stays, certain repairs are right. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/chinese/fold.js';
import { normalizeText } from '../../src/index.js';
import { MISREADINGS } from '../../src/normalise/damage/misreading.js';
import { corruptLine } from '../../src/normalise/damage/simulate.js';
import { replay } from '../../src/text/edit.js';
import { readFixturePlans } from '../support/plans.js';

const RUNS = 1000;
const lines = readFixturePlans()
  .map(({ bytes }) => new TextDecoder().decode(bytes))
  .filter((text) => !text.includes('\ufffd') && !/[āáǎàēéěèīíǐìōóǒòūúǔù]/u.test(text))
  .flatMap((text) => text.split('\n'))
  .map((line) => line.trim())
  .filter((line) => line.length > 12);

const ARTIFACTS = [
  '\u200b',
  '\u00a0',
  '&nbsp;',
  '&amp;ldquo;',
  '<br>',
  '/strong>',
  '\r',
  '　',
  '\ue003',
  '锟斤拷',
  '\\u653f\\u5e9c',
];

interface Damaged {
  readonly text: string;
  readonly rate: number;
  readonly shown: boolean;
}

/** Some lines of a plan, damaged in one of the ways that are known, with debris between them. */
const damaged: fc.Arbitrary<Damaged> = fc
  .record({
    from: fc.nat(lines.length - 4),
    count: fc.integer({ min: 1, max: 4 }),
    rate: fc.constantFrom(0, 0.5, 1),
    shown: fc.boolean(),
    seed: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 8, maxLength: 8 }),
    misreading: fc.option(fc.constantFrom(...MISREADINGS), { freq: 5 }),
    debris: fc.array(fc.tuple(fc.nat(400), fc.constantFrom(...ARTIFACTS)), { maxLength: 3 }),
  })
  .map(({ from, count, rate, shown, seed, misreading, debris }) => {
    let next = 0;
    const random = (): number => seed[next++ % seed.length] as number;
    let text = lines
      .slice(from, from + count)
      .map((line) => corruptLine(`　　${line}`, { random, rate, shown }).text)
      .join('\n');
    for (const [at, artifact] of debris) text = text.slice(0, at) + artifact + text.slice(at);
    return { text: misreading === null ? text : misreading.misread(text), rate, shown };
  });

describe(`laws over ${RUNS} random corruptions`, () => {
  it('the changes replay, spans lead back, a repaired text is left alone', { timeout: 240_000 }, async () => {
    let moved = 0;
    await fc.assert(
      fc.asyncProperty(damaged, async ({ text: source }) => {
        const { text, changes, repairs } = await normalizeText(source, { name: 'damaged.txt' });
        expect(replay(source, changes)).toBe(text);
        for (const { span, sourceSpan, before, after } of repairs) {
          expect(source.slice(sourceSpan.start, sourceSpan.end)).toBe(before);
          expect(text.slice(span.start, span.end)).toBe(after);
        }
        if (repairs.length > 0) moved += 1;
        const again = await normalizeText(text, { name: 'repaired.txt' });
        const isGuessed = repairs.some(({ confidence }) => confidence < 1);
        if (!isGuessed) expect(fold(again.text)).toBe(fold(text));
      }),
      { numRuns: RUNS, seed: 11 },
    );
    expect(moved).toBeGreaterThan(RUNS / 4);
  });
});
