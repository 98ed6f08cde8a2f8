import { describe, expect, it } from 'vitest';
import { groupIndicators, tabulate } from '../../src/compare/indicators.js';
import type { Target } from '../../src/model/document.js';
import { makePlan } from './make-plan.js';

type Figure = Partial<Target> & Pick<Target, 'value' | 'unit' | 'indicator'> & { readonly at: string };

const plan = (city: string, sentence: string, figure: Figure) =>
  makePlan(city, [{ heading: '指标', body: sentence, targets: [figure] }]);

const rows = (a: [string, Figure], b: [string, Figure]) => {
  const plans = [plan('清江市', ...a), plan('石桥市', ...b)];
  return tabulate(groupIndicators(plans), plans);
};

const figure = (
  at: string,
  indicator: string,
  value: number,
  unit: string,
  more: Partial<Target> = {},
): Figure => ({
  at,
  indicator,
  value,
  unit,
  ...more,
});

/** Sentence, indicator, value, unit of one city, then of the other; whether they are one row. */
const CASES: readonly (readonly [string, string, string, Figure, string, Figure, boolean])[] = [
  [
    'the same words',
    '',
    '垃圾分类覆盖率达到95%。',
    figure('95%', '垃圾分类覆盖率', 95, '%'),
    '垃圾分类覆盖率90%。',
    figure('90%', '垃圾分类覆盖率', 90, '%'),
    true,
  ],
  [
    'a scope before the name',
    '',
    '全市城镇新增就业3万人。',
    figure('3万人', '全市城镇新增就业', 30_000, '人'),
    '城镇新增就业2万人。',
    figure('2万人', '城镇新增就业', 20_000, '人'),
    true,
  ],
  [
    'a synonym from the kept table',
    '',
    '政务数据共享率达到90%。',
    figure('90%', '政务数据共享率', 90, '%'),
    '公共数据共享率98%。',
    figure('98%', '公共数据共享率', 98, '%'),
    true,
  ],
  [
    'a rate told as a share of the whole',
    '',
    '示范村数占全县行政村总数的30%。',
    figure('30%', '示范行政村数占全县行政村总数', 30, '%'),
    '示范行政村覆盖率40%。',
    figure('40%', '示范行政村覆盖率', 40, '%'),
    true,
  ],
  [
    'a rate told without 率',
    '',
    '推动60%的业务系统迁移。',
    figure('60%', '业务系统迁移', 60, '%'),
    '信息系统上云率75%。',
    figure('75%', '信息系统上云率', 75, '%'),
    true,
  ],
  [
    '普及率 and 覆盖率',
    '',
    '自来水普及率96%。',
    figure('96%', '农村自来水普及率', 96, '%'),
    '自来水覆盖率92%。',
    figure('92%', '农村自来水覆盖率', 92, '%'),
    true,
  ],
  [
    'a modifier that the sentence supplies',
    '',
    '向社会共享开放12个主题的300个数据集。',
    figure('300个数据集', '数据集', 300, '个'),
    '开放数据集200个。',
    figure('200个', '开放数据集', 200, '个'),
    true,
  ],
  [
    '个 and 处 of one thing',
    '',
    '新建口袋公园20处。',
    figure('20处', '口袋公园', 20, '处'),
    '新增口袋公园15个。',
    figure('15个', '口袋公园', 15, '个'),
    true,
  ],
  [
    'near miss: a modifier that the sentence does not supply',
    '',
    '汇聚300个数据集。',
    figure('300个数据集', '数据集', 300, '个'),
    '开放数据集200个。',
    figure('200个', '开放数据集', 200, '个'),
    false,
  ],
  [
    'near miss: country against all',
    '',
    '农村居民人均可支配收入2万元。',
    figure('2万元', '农村居民人均可支配收入', 20_000, '元'),
    '居民人均可支配收入3万元。',
    figure('3万元', '居民人均可支配收入', 30_000, '元'),
    false,
  ],
  [
    'near miss: revenue and expenditure',
    '',
    '一般公共预算收入80亿元。',
    figure('80亿元', '一般公共预算收入', 8e9, '元'),
    '一般公共预算支出90亿元。',
    figure('90亿元', '一般公共预算支出', 9e9, '元'),
    false,
  ],
  [
    'near miss: another unit',
    '',
    '新建充电桩500个。',
    figure('500个', '充电桩', 500, '个'),
    '充电桩投资500万元。',
    figure('500万元', '充电桩', 5e6, '元'),
    false,
  ],
  [
    'near miss: a change against a level',
    '',
    '工业增加值增长8%。',
    figure('8%', '规模以上工业增加值', 8, '%', { change: 'increase' }),
    '工业增加值占比30%。',
    figure('30%', '规模以上工业增加值占比', 30, '%'),
    false,
  ],
  [
    'near miss: too general a thing',
    '',
    '推进10个项目。',
    figure('10个项目', '项目', 10, '个'),
    '建成20个项目。',
    figure('20个项目', '项目', 20, '个'),
    false,
  ],
  [
    'near miss: another thing done',
    '',
    '生活污水处理率95%。',
    figure('95%', '农村生活污水处理率', 95, '%'),
    '生活污水收集率70%。',
    figure('70%', '农村生活污水收集率', 70, '%'),
    false,
  ],
  [
    'near miss: another grade',
    '',
    '创建省级园区3个。',
    figure('3个', '省级生态产业园区', 3, '个'),
    '创建国家级园区1个。',
    figure('1个', '国家级生态产业园区', 1, '个'),
    false,
  ],
];

describe('groupIndicators', () => {
  it.each(CASES)('%s%s', (_label, _blank, sentenceA, a, sentenceB, b, same) => {
    expect(rows([sentenceA, a], [sentenceB, b])).toHaveLength(same ? 1 : 0);
  });

  it('makes no row of one city alone', () => {
    const one = makePlan('清江市', [
      { heading: '甲', body: '绿化率40%。', targets: [figure('40%', '绿化率', 40, '%')] },
      { heading: '乙', body: '绿化率42%。', targets: [figure('42%', '绿化率', 42, '%')] },
    ]);
    expect(groupIndicators([one])).toEqual([]);
  });

  it('names the row by a rate where one spelling is one, and keeps unit and cells', () => {
    const [row] = rows(
      ['推动60%的业务系统上云。', figure('60%', '业务系统上云', 60, '%')],
      ['政务系统上云率75%以上。', figure('75%以上', '政务系统上云率', 75, '%', { comparator: 'gte' })],
    );
    expect(row).toMatchObject({ indicator: '政务系统上云率', unit: '%' });
    expect(row?.cells.map(({ value, comparator }) => [value, comparator])).toEqual([
      [60, 'eq'],
      [75, 'gte'],
    ]);
  });
});

/** Left figure, right figure, verdicts as `kind detail`. */
const VERDICTS: readonly (readonly [string, Partial<Target>, Partial<Target>, string[]])[] = [
  ['higher', { value: 95 }, { value: 90 }, ['higher = 95% / = 90%']],
  [
    'lower and later',
    { value: 80, due: '2025-12-31' },
    { value: 90, due: '2024-12-31' },
    ['lower = 80% / = 90%', 'later 2025-12-31 / 2024-12-31'],
  ],
  [
    'equal and earlier',
    { value: 90, due: '2024-06-30' },
    { value: 90, due: '2024-12-31' },
    ['equal = 90% / = 90%', 'earlier 2024-06-30 / 2024-12-31'],
  ],
  [
    'stricter, said of the one that is',
    { value: 90 },
    { value: 90, comparator: 'gt' },
    ['stricter > 90% / = 90%'],
  ],
  [
    '以上 is stricter than 约',
    { value: 90, comparator: 'gte' },
    { value: 90, comparator: 'approx' },
    ['stricter ≥ 90% / ≈ 90%'],
  ],
  ['a range above a figure', { value: 92, valueMax: 95 }, { value: 90 }, ['higher = 92–95% / = 90%']],
  [
    'a range around a figure',
    { value: 85, valueMax: 95 },
    { value: 90 },
    ['not-comparable one-range-holds-the-other'],
  ],
  [
    'reached against planned',
    { value: 90, status: 'baseline' },
    { value: 90 },
    ['not-comparable baseline-and-target'],
  ],
  [
    'a floor against a ceiling',
    { value: 5, comparator: 'gte' },
    { value: 5, comparator: 'lte' },
    ['not-comparable floor-and-ceiling'],
  ],
  ['one without a date', { value: 95, due: '2024-12-31' }, { value: 90 }, ['higher = 95% / = 90%']],
];

describe('verdicts', () => {
  it.each(VERDICTS)('%s', (_label, a, b, expected) => {
    const base = figure('达标率', '水质达标率', 0, '%');
    const [row] = rows(['水质达标率。', { ...base, ...a }], ['水质达标率。', { ...base, ...b }]);
    expect(row?.verdicts?.map(({ kind, detail }) => `${kind} ${detail}`)).toEqual(expected);
  });

  it('names both targets and their documents', () => {
    const [row] = rows(
      ['达标率95%。', figure('95%', '达标率', 95, '%')],
      ['达标率90%。', figure('90%', '达标率', 90, '%')],
    );
    const [verdict] = row?.verdicts ?? [];
    expect([verdict?.a, verdict?.b]).toEqual(row?.cells.map(({ target }) => target));
    expect([verdict?.documentA, verdict?.documentB]).toEqual(row?.cells.map(({ document }) => document));
  });
});
