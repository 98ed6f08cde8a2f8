import { describe, expect, it } from 'vitest';
import { groupIndicators, tabulate } from '../../src/compare/indicators.js';
import type { IndicatorRow } from '../../src/model/comparison.js';
import type { Target } from '../../src/model/document.js';
import { readCases } from './cases.js';
import { makePlan } from './make-plan.js';

type Figure = Partial<Target> & Pick<Target, 'value' | 'unit' | 'indicator'>;
type Sentence = Figure & { readonly sentence: string };

/** Two plans of one figure each; the quote is the whole sentence. */
function compareFigures(a: Sentence, b: Sentence): IndicatorRow[] {
  const plans = [a, b].map(({ sentence, ...figure }, i) =>
    makePlan(i === 0 ? '清江市' : '石桥市', [
      { heading: '指标', body: sentence, targets: [{ ...figure, at: sentence }] },
    ]),
  );
  return tabulate(groupIndicators(plans), plans);
}

describe('groupIndicators', () => {
  it.each(readCases<{ a: Sentence; b: Sentence }, boolean>('indicators'))('%s', (_, { input, expected }) => {
    expect(compareFigures(input.a, input.b)).toHaveLength(expected ? 1 : 0);
  });

  it('makes no row of one city alone', () => {
    const figure = (value: number) => ({ at: `绿化率${value}%`, indicator: '绿化率', value, unit: '%' });
    const one = makePlan('清江市', [
      { heading: '甲', body: '绿化率40%。', targets: [figure(40)] },
      { heading: '乙', body: '绿化率42%。', targets: [figure(42)] },
    ]);
    expect(groupIndicators([one])).toEqual([]);
  });

  it('names the row by a rate where one spelling is one, and keeps unit and cells', () => {
    const [row] = compareFigures(
      { sentence: '推动60%的业务系统上云。', indicator: '业务系统上云', value: 60, unit: '%' },
      {
        sentence: '政务系统上云率75%以上。',
        indicator: '政务系统上云率',
        value: 75,
        unit: '%',
        comparator: 'gte',
      },
    );
    expect(row).toMatchObject({ indicator: '政务系统上云率', unit: '%' });
    expect(row?.cells.map(({ value, comparator }) => [value, comparator])).toEqual([
      [60, 'eq'],
      [75, 'gte'],
    ]);
  });
});

describe('verdicts', () => {
  const base: Sentence = { sentence: '水质达标率。', indicator: '水质达标率', value: 0, unit: '%' };

  it.each(readCases<{ a: Partial<Target>; b: Partial<Target> }, string[]>('verdicts'))(
    '%s',
    (_, { input, expected }) => {
      const [row] = compareFigures({ ...base, ...input.a }, { ...base, ...input.b });
      expect(row?.verdicts?.map(({ kind, detail }) => `${kind} ${detail}`)).toEqual(expected);
    },
  );

  it('names both targets and their documents', () => {
    const [row] = compareFigures({ ...base, value: 95 }, { ...base, value: 90 });
    const [verdict] = row?.verdicts ?? [];
    expect([verdict?.a, verdict?.b]).toEqual(row?.cells.map(({ target }) => target));
    expect([verdict?.documentA, verdict?.documentB]).toEqual(row?.cells.map(({ document }) => document));
  });
});
