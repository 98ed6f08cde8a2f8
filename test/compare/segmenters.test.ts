import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { comparePlans } from '../../src/compare/compare.js';
import { extractPlan } from '../../src/index.js';
import { loadSegmenter, splitWords } from '../../src/lexicon/words.js';
import { readFixtureComparisons } from '../support/plans.js';
import { CLEAR_RIVER, LONG_VALLEY, STONE_BRIDGE } from './invented-plans.js';

const PLANS = [CLEAR_RIVER, STONE_BRIDGE, LONG_VALLEY];

describe('segmenters', () => {
  it.each(['nodejieba', '@node-rs/jieba', 'Intl.Segmenter'] as const)('loads %s by name', async (name) => {
    expect((await loadSegmenter(name)).name).toBe(name);
  });

  it('prefers nodejieba', async () => {
    expect((await loadSegmenter()).name).toBe('nodejieba');
  });

  it('gives the same topics with nodejieba and @node-rs/jieba', async () => {
    const one = await comparePlans(PLANS, { segmenter: 'nodejieba' });
    const other = await comparePlans(PLANS, { segmenter: '@node-rs/jieba' });
    expect(one.segmenter).toBe('nodejieba');
    expect(other.segmenter).toBe('@node-rs/jieba');
    expect({ ...other, segmenter: one.segmenter }).toEqual(one);
  });

  it.each(readFixtureComparisons())(
    'gives the same comparison of the fixtures with either: $slug',
    async ({ plans }) => {
      const documents = await Promise.all(plans.map(({ bytes, name }) => extractPlan(bytes, { name })));
      const one = await comparePlans(documents, { segmenter: 'nodejieba' });
      const other = await comparePlans(documents, { segmenter: '@node-rs/jieba' });
      expect(one.topics.length).toBeGreaterThan(0);
      expect({ ...other, segmenter: one.segmenter }).toEqual(one);
    },
  );

  it('goes on with Intl.Segmenter', async () => {
    const comparison = await comparePlans(PLANS, { segmenter: 'Intl.Segmenter' });
    expect(comparison.segmenter).toBe('Intl.Segmenter');
    expect(comparison.topics.length).toBeGreaterThan(0);
  });

  it('takes a segmenter of the caller, and names it', async () => {
    const cut = (han: string): string[] => han.match(/.{1,2}/gu) ?? [];
    const comparison = await comparePlans(PLANS, { segmenter: { name: 'Intl.Segmenter', cut } });
    expect(comparison.topics.length).toBeGreaterThan(0);
  });

  it('is not loaded by import: no static import of a segmenter', () => {
    const source = readFileSync(new URL('../../src/lexicon/words.ts', import.meta.url), 'utf8');
    expect(source).not.toMatch(/^import .*jieba/mu);
  });
});

describe('a segmenter that is not built', () => {
  afterEach(() => {
    vi.doUnmock('nodejieba');
    vi.doUnmock('@node-rs/jieba');
    vi.resetModules();
  });

  const broken = () => ({
    default: {
      cut: () => {
        throw new Error('native binding was not found');
      },
    },
    get Jieba(): never {
      throw new Error('native binding was not found');
    },
  });

  it.each([
    [['nodejieba'], '@node-rs/jieba'],
    [['nodejieba', '@node-rs/jieba'], 'Intl.Segmenter'],
  ])('without %s goes on with %s', async (absent, expected) => {
    for (const name of absent) vi.doMock(name, broken);
    vi.resetModules();
    const words = await import('../../src/lexicon/words.js');
    expect((await words.loadSegmenter()).name).toBe(expected);
  });
});

describe('splitWords', () => {
  it.each(['nodejieba', '@node-rs/jieba', 'Intl.Segmenter'] as const)(
    'masks digits and keeps the words of the genre whole with %s',
    async (name) => {
      const segmenter = await loadSegmenter(name);
      expect(splitWords('到2025年，城市大脑接入95%以上', segmenter).flat()).toContain('城市大脑');
      expect(splitWords('到2025年，城市大脑接入95%以上', segmenter).flat().join('')).not.toMatch(/\d/u);
      expect(splitWords('建设5G基站', segmenter).flat()).toContain('g');
      expect(splitWords('', segmenter)).toEqual([]);
    },
  );
});
