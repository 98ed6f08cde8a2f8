import { describe, expect, it } from 'vitest';
import { compareOffices } from '../../src/compare/offices.js';
import { buildTimeline } from '../../src/compare/timeline.js';
import { findConcepts } from '../../src/lexicon/concepts.js';
import { readCases } from './cases.js';
import { makePlan } from './make-plan.js';

describe('compareOffices', () => {
  const plans = [
    makePlan('清江市', [
      {
        heading: '甲',
        body: '做甲。',
        units: [{ name: '市数据局', canonical: '数据管理部门', role: 'lead' }],
      },
      {
        heading: '乙',
        body: '做乙。',
        units: [{ name: '市数据局', canonical: '数据管理部门', role: 'support' }],
      },
      { heading: '丙', body: '做丙。', units: [{ name: '市航道局', canonical: '航道部门', role: 'lead' }] },
    ]),
    makePlan('石桥市', [
      {
        heading: '甲',
        body: '做甲。',
        units: [{ name: '市大数据中心', canonical: '数据管理部门', role: 'responsible' }],
      },
    ]),
  ];

  it('joins offices by their common name and counts tasks', () => {
    expect(compareOffices(plans)).toEqual([
      {
        canonical: '数据管理部门',
        cells: [
          {
            document: plans[0]?.id,
            name: '市数据局',
            lead: 1,
            total: 2,
            places: [
              { path: [1], role: 'lead', unit: plans[0]?.units[0]?.id },
              { path: [2], role: 'support', unit: plans[0]?.units[1]?.id },
            ],
          },
          {
            document: plans[1]?.id,
            name: '市大数据中心',
            lead: 0,
            total: 1,
            places: [{ path: [1], role: 'responsible', unit: plans[1]?.units[0]?.id }],
          },
        ],
      },
    ]);
  });

  it('does not count the entry of a sentence that assigns later tasks', () => {
    const following = makePlan('长谷市', [
      {
        heading: '甲',
        body: '做甲。',
        units: [{ name: '各县区', canonical: '数据管理部门', role: 'responsible' }],
      },
    ]);
    const units = following.units.map((unit) => ({ ...unit, applies: 'following' as const }));
    const [row] = compareOffices([...plans, { ...following, units }]);
    expect(row?.cells.map(({ document }) => document)).not.toContain(following.id);
  });
});

describe('buildTimeline', () => {
  it('puts the ends of all plans in date order and leaves out what has none', () => {
    const plans = [
      makePlan('清江市', [
        {
          heading: '甲',
          body: '年底前做完，每季度通报，截至上年底已做一半。',
          deadlines: [
            { at: '年底前', end: '2024-12-31' },
            { at: '每季度', kind: 'recurring', recurrence: 'FREQ=MONTHLY;INTERVAL=3' },
            { at: '截至上年底', kind: 'asof', end: '2023-12-31' },
          ],
        },
      ]),
      makePlan('石桥市', [
        { heading: '乙', body: '9月底前做完。', deadlines: [{ at: '9月底前', end: '2024-09-30' }] },
      ]),
    ];
    expect(buildTimeline(plans).map(({ end, quote }) => [end, quote])).toEqual([
      ['2024-09-30', '9月底前'],
      ['2024-12-31', '年底前'],
    ]);
  });
});

describe('findConcepts', () => {
  it.each(readCases<string, [string, boolean][]>('concepts'))('%s', (_, { input, expected }) => {
    expect(findConcepts(input).map(({ concept, listed }) => [concept, listed])).toEqual(expected);
  });
});
