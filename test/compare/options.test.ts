/** What `plan compare` can be asked for beside its plain comparison: a baseline, groups, what is lacking, differences alone. */
import { describe, expect, it } from 'vitest';
import { comparePlans } from '../../src/compare/compare.js';
import { keepDifferences } from '../../src/compare/differences.js';
import { findLacks } from '../../src/compare/lacks.js';
import type { PlanComparison, Topic } from '../../src/model/comparison.js';
import { planComparisonSchema } from '../../src/model/comparison.js';
import { CLEAR_RIVER, LONG_VALLEY, STONE_BRIDGE } from './invented-plans.js';
import { makePlan } from './make-plan.js';

const topicOf = (id: string, ...documents: string[]): Topic => ({
  id,
  label: id,
  grade: 'same',
  members: documents.map((document) => ({
    document,
    path: [1],
    segment: null,
    heading: '甲',
    similarity: 1,
  })),
});
const documents = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));

describe('findLacks', () => {
  it.each([
    ['all others have it', ['a', 'b', 'c', 'd'], ['e']],
    ['half of the others have it', ['a', 'b'], ['c', 'd', 'e']],
    ['fewer than half have it', ['a'], []],
    ['everybody has it', ['a', 'b', 'c', 'd', 'e'], []],
    ['one has it twice', ['a', 'a'], []],
  ])('%s', (_, holders, expected) => {
    expect(findLacks(documents, [topicOf('停车', ...holders)]).map(({ document }) => document)).toEqual(
      expected,
    );
  });

  it('counts the holders, the most first', () => {
    const lacks = findLacks(documents, [topicOf('x', 'a', 'b'), topicOf('y', 'a', 'b', 'c')]);
    expect(
      lacks.filter(({ document }) => document === 'e').map(({ label, holders }) => [label, holders]),
    ).toEqual([
      ['y', 3],
      ['x', 2],
    ]);
  });

  it('says nothing of two plans', () => {
    expect(findLacks(documents.slice(0, 2), [topicOf('x', 'a')])).toEqual([]);
  });
});

const figure = (city: string, value: number, due: string, extra = 40) =>
  makePlan(city, [
    {
      heading: '绿化',
      body: `城市绿化率达到${value}%。年底前完成。`,
      targets: [{ at: `绿化率达到${value}%`, indicator: '城市绿化率', value, unit: '%', due }],
      units: [{ name: '市园林局', canonical: '园林部门', role: 'lead' }],
      deadlines: [{ at: '年底前', end: due }],
    },
    {
      heading: '供水',
      body: `供水普及率达到${extra}%。`,
      targets: [{ at: `供水普及率达到${extra}%`, indicator: '供水普及率', value: extra, unit: '%' }],
    },
  ]);
const PLANS = [
  figure('清江市', 40, '2024-12-31'),
  figure('石桥市', 45, '2025-06-30'),
  figure('长谷市', 35, '2024-03-31'),
];

describe('comparePlans', () => {
  it('adds nothing that was not asked for', async () => {
    const plain = await comparePlans(PLANS);
    expect(['baseline', 'lacks', 'groupedBy', 'groups'].filter((key) => key in plain)).toEqual([]);
    expect(plain.indicators.every((row) => !('against' in row))).toBe(true);
  });

  it('holds every figure against the baseline', async () => {
    const { indicators } = await comparePlans(PLANS, { baseline: PLANS[1]?.id ?? '' });
    const row = indicators.find(({ indicator }) => indicator === '城市绿化率');
    expect(row?.against?.map(({ kind, documentA }) => [documentA, kind])).toEqual([
      [PLANS[0]?.id, 'lower'],
      [PLANS[0]?.id, 'earlier'],
      [PLANS[2]?.id, 'lower'],
      [PLANS[2]?.id, 'earlier'],
    ]);
  });

  it.each([
    ['office', ['园林部门']],
    ['chapter', ['绿化', '供水']],
    ['deadline', ['2024Q1', '2024Q4', '2025Q2']],
    ['indicator', ['城市绿化率', '供水普及率']],
  ] as const)('groups by %s', async (by, labels) => {
    const comparison = await comparePlans(PLANS, { by });
    expect(comparison.groups?.map(({ label }) => label)).toEqual(labels);
    expect(planComparisonSchema.safeParse(comparison).success).toBe(true);
  });

  it('groups by topic as the topics are', async () => {
    const { topics, groups } = await comparePlans([CLEAR_RIVER, STONE_BRIDGE, LONG_VALLEY], { by: 'topic' });
    expect(groups?.map(({ label, members }) => [label, members.length])).toEqual(
      topics.map(({ label, members }) => [label, members.length]),
    );
  });

  it('leaves out what all agree on', async () => {
    const { indicators, topics, units, borrowed } = await comparePlans(PLANS, { onlyDifferences: true });
    expect(indicators.map(({ indicator }) => indicator)).toEqual(['城市绿化率']);
    expect([topics, units, borrowed]).toEqual([[], [], []]);
  });

  it('finds fewer topics the more it asks for', async () => {
    const plans = [CLEAR_RIVER, STONE_BRIDGE];
    const [few, many] = await Promise.all(
      [0.9, 0.3].map((minSimilarity) => comparePlans(plans, { minSimilarity })),
    );
    expect(few?.topics.length).toBeLessThan(many?.topics.length ?? 0);
  });
});

describe('keepDifferences', () => {
  it('keeps a row that one plan has no figure for', () => {
    const cell = {
      target: 't',
      value: 1,
      valueMax: null,
      comparator: 'eq',
      due: null,
      status: 'target',
    } as const;
    const comparison = {
      documents,
      topics: [],
      indicators: [
        {
          indicator: 'x',
          unit: null,
          cells: documents.slice(1).map(({ id }) => ({ ...cell, document: id })),
        },
      ],
      units: [],
      borrowed: [],
    } as unknown as PlanComparison;
    expect(keepDifferences(comparison).indicators).toHaveLength(1);
  });
});
