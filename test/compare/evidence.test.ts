/** Every reason that a pair is given can be found again: the words stand where the spans say, in both texts. */
import { beforeAll, describe, expect, it } from 'vitest';
import { comparePlans, type PlanComparison } from '../../src/index.js';
import { findConcepts } from '../../src/lexicon/concepts.js';
import { CLEAR_RIVER, LONG_VALLEY, STONE_BRIDGE } from './invented-plans.js';

const PLANS = [CLEAR_RIVER, STONE_BRIDGE, LONG_VALLEY];
const textOf = (id: string): string => PLANS.find((plan) => plan.id === id)?.text ?? '';

describe('evidence', () => {
  let comparison: PlanComparison;
  beforeAll(async () => {
    comparison = await comparePlans(PLANS);
  });

  it('names a member of another plan, and what ties them', () => {
    expect(comparison.topics.length).toBeGreaterThan(0);
    for (const { members } of comparison.topics) {
      for (const { document, nearest, evidence } of members) {
        expect(nearest?.document).not.toBe(document);
        expect(evidence?.length).toBeGreaterThan(0);
      }
    }
  });

  it('has each shared word at its place in both texts', () => {
    const seen = { words: 0, concepts: 0 };
    for (const { document, nearest, evidence } of comparison.topics.flatMap(({ members }) => members)) {
      for (const { signal, words = [] } of evidence ?? []) {
        for (const { word, span, nearestSpan } of words) {
          const stands = [textOf(document).slice(span.start, span.end)];
          stands.push(textOf(nearest?.document ?? '').slice(nearestSpan.start, nearestSpan.end));
          if (signal === 'concepts' || signal === 'facet') {
            seen.concepts += 1;
            for (const term of stands) expect(findConcepts(term).map((one) => one.concept)).toContain(word);
          } else {
            seen.words += 1;
            for (const term of stands) expect(term.toLowerCase()).toBe(word);
          }
        }
      }
    }
    expect(seen.words).toBeGreaterThan(10);
    expect(seen.concepts).toBeGreaterThan(5);
  });
});
