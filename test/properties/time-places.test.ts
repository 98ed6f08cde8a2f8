/** A rule of the time grammar is tried only near the words it names: no match of its pattern may lie elsewhere. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/chinese/fold.js';
import { findMatches, TIME_RULES, TIME_WORDS } from '../../src/extract/time.js';
import { readCaseFiles } from '../support/cases.js';
import { readFixturePlans } from '../support/plans.js';

const printed = [
  ...readCaseFiles('time').flatMap(({ rows }) => rows.map(({ input }) => String(input))),
  ...readFixturePlans().map(({ bytes }) => new TextDecoder().decode(bytes)),
].map(fold);

/** Words that times are made of, and that stand beside them. */
const PIECES =
  '20 19 2023 2025 二〇二五 年 月 日 号 12 1 3 30 十 十二 三 一 两 底 末 终 中 前 以前 之前 内 以内 间 期间 时间 起 开始 到 至 - -- ~ 从 自 今 本 当 明 次 每 每年 单个 半年 上半年 季度 第 四 春节 国庆 元旦 学期 开学 秋 春 季 五 十四五 " ( ) : , 。 阶段( 印发 之日 工作日 天 个 未来 今后 用 全年 年度 岁末 份 上旬 旬 截至 截止到 其中 力争'.split(
    ' ',
  );
const made = fc.array(fc.constantFrom(...PIECES, ' ', '\n'), { minLength: 2, maxLength: 9 });

const placesOf = (matches: Iterable<RegExpMatchArray>): string[] =>
  Array.from(matches, (match) => `${match.index} ${match[0]}`);

describe.each(TIME_RULES.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
  const expectAll = (text: string): void => {
    const matches: RegExpMatchArray[] = [];
    findMatches(rule, text, TIME_WORDS.findIn(text), (match) => matches.push(match));
    const found = placesOf(matches);
    expect(found).toEqual(placesOf(text.matchAll(rule.pattern)));
  };

  it('loses no match in the plans and rows at hand', () => {
    for (const text of printed) expectAll(text);
  });

  it('loses no match in any row of its words', () => {
    fc.assert(
      fc.property(made, (pieces) => expectAll(pieces.join(''))),
      { numRuns: 3000, seed: 5 },
    );
  });
});
