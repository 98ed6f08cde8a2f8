/** The look-up of sentences gives the very numbers that comparing them one by one gives. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Spread } from '../../src/compare/spread.js';
import { cosine, makeVector } from '../../src/compare/vector.js';

const VOCABULARY = 12;
const vector = fc
  .uniqueArray(fc.tuple(fc.nat(VOCABULARY - 1), fc.double({ min: 0.1, max: 9, noNaN: true })), {
    selector: ([id]) => id,
    maxLength: 8,
  })
  .map((entries) => makeVector(new Map(entries)));

describe('Spread', () => {
  it('agrees with the cosine to the last digit, held after held', () => {
    const spread = new Spread(VOCABULARY);
    fc.assert(
      fc.property(fc.array(vector, { maxLength: 4 }), fc.array(vector, { maxLength: 4 }), (held, asked) => {
        spread.hold(held);
        const expected = Math.max(0, ...held.flatMap((x) => asked.map((y) => cosine(x, y))));
        expect(spread.best(asked.map((words) => ({ words })))).toBe(expected);
      }),
    );
  });
});
