import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBorrowed } from '../../src/compare/borrowed.js';
import { readCases } from './cases.js';
import { makePlan } from './make-plan.js';

const OWN = '组织沿江各镇清理漂浮物，给每位护河人配发救生衣和巡查手机。';
const OTHER = '请退休匠人到职业学校开设石雕课，每学期不少于八次。';
const SHARED = '对全部老旧电梯逐台建立健康档案，由专业机构每半年体检一次并公布结果';

const borrow = (a: string, b: string) => {
  const plans = [makePlan('清江市', [['甲项', a]]), makePlan('石桥市', [['乙项', b]])];
  return { plans, found: findBorrowed(plans) };
};

describe('findBorrowed', () => {
  it.each(readCases<{ a: string; b: string }, string[]>('borrowed'))('%s', (_, { input, expected }) => {
    const { plans, found } = borrow(input.a, input.b);
    expect(found.map(({ text }) => text)).toEqual(expected);
    for (const { a: x, b: y, text } of found) {
      expect(plans[0]?.text.slice(x.span.start, x.span.end)).toBe(text);
      expect(y.span.end).toBeGreaterThan(y.span.start);
      expect([x.path, y.path]).toEqual([[1], [1]]);
    }
  });

  it('gives 1 for word for word and less after an edit', () => {
    expect(borrow(`${SHARED}。`, `${SHARED}。`).found[0]?.similarity).toBe(1);
    const edited =
      borrow(`${SHARED}。`, `${SHARED.replace('专业机构', '检测单位')}。`).found[0]?.similarity ?? 0;
    expect(edited).toBeGreaterThan(0.8);
    expect(edited).toBeLessThan(1);
  });

  it('leaves out what most plans of a large set share', () => {
    const plans = Array.from({ length: 12 }, (_, i) =>
      makePlan(`第${'甲乙丙丁戊己庚辛壬癸子丑'[i]}市`, [['电梯', `${SHARED}。`]]),
    );
    expect(findBorrowed(plans)).toEqual([]);
    expect(findBorrowed(plans.slice(0, 3))).toHaveLength(3);
  });

  it('is quick on a text that repeats itself', () => {
    const row = '同一行表格。'.repeat(20_000);
    const started = performance.now();
    borrow(row, row);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('has spans inside both texts whatever the texts are', () => {
    const piece = fc.constantFrom(
      SHARED,
      OWN,
      OTHER,
      '，',
      '。',
      '电梯',
      '\ud800',
      '（责任单位：',
      '）',
      ' ',
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { plans, found } = borrow(a, b);
        for (const passage of found) {
          expect(plans[0]?.text.slice(passage.a.span.start, passage.a.span.end)).toBe(passage.text);
          expect(passage.b.span.end).toBeLessThanOrEqual(plans[1]?.text.length ?? 0);
          expect(passage.text.length).toBeGreaterThanOrEqual(20);
        }
      }),
      { numRuns: 200 },
    );
  });
});
