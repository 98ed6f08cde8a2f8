/** The bound that spares a pair its sentences is never below what the pair comes to. */
import { describe, expect, it } from 'vitest';
import { mostOf, mostOfPassage, reachOf, scaleOf } from '../../src/compare/bound.js';
import { weighOffices, weighPair } from '../../src/compare/pair.js';
import { profileSubjects } from '../../src/compare/profile.js';
import { readSubjects } from '../../src/compare/subject.js';
import { cosine } from '../../src/compare/vector.js';
import { WEIGHTS } from '../../src/compare/weights.js';
import { loadSegmenter } from '../../src/lexicon/words.js';
import { CLEAR_RIVER, LONG_VALLEY, STONE_BRIDGE } from './invented-plans.js';
import { makePlan } from './make-plan.js';

const SCALE = scaleOf(WEIGHTS);
const COMPOSITE = makePlan('群山市', [
  [
    '办好民生实事',
    '新建公办幼儿园。改造通村公路危桥。给独居老人送餐上门。举办专场招聘会帮扶就业困难人员。管控工地扬尘。整治燃气管道老化。扩种高山茶叶。',
  ],
]);

describe('mostOf', () => {
  it('holds for every pair of tasks', async () => {
    const subjects = readSubjects([CLEAR_RIVER, STONE_BRIDGE, LONG_VALLEY, COMPOSITE]);
    const profiles = profileSubjects(subjects, await loadSegmenter(), WEIGHTS);
    const field = {
      weights: WEIGHTS,
      subjects,
      profiles,
      officeWeight: weighOffices(subjects),
      sharedIndicators: () => [],
    };
    const reaches = profiles.of.map((profile) => reachOf(profile, WEIGHTS));
    let tight = 0;
    for (const [b, y] of profiles.of.entries()) {
      for (const [a, x] of profiles.of.slice(0, b).entries()) {
        const w = cosine(x.words, y.words);
        const shared = cosine(x.concepts, y.concepts);
        const [p, q] = [reaches[a], reaches[b]];
        if (p === undefined || q === undefined) throw new Error('no reach');
        const parts = weighPair(field, a, b);
        const sum = Object.values(parts).reduce((total, part) => total + part, 0);
        const glance = { words: w, concepts: parts.concepts / WEIGHTS.signals.concepts, shared };
        const most = mostOf(p, q, glance, WEIGHTS);
        expect(most).toBeGreaterThanOrEqual(sum - 1e-9);
        if (parts.passage > 0)
          expect(mostOfPassage(p, q, glance, WEIGHTS)).toBeGreaterThanOrEqual(sum - 1e-9);
        if (most < SCALE / 4) tight += 1;
      }
    }
    // A bound that is never low would spare nothing.
    expect(tight).toBeGreaterThan(0);
  });
});
