import { describe, expect, it } from 'vitest';
import { comparePlans } from '../../src/compare/compare.js';
import type { PlanComparison } from '../../src/model/comparison.js';
import { planComparisonSchema } from '../../src/model/comparison.js';
import type { PlanDocument } from '../../src/model/document.js';
import { readCases } from './cases.js';
import { CLEAR_RIVER, LONG_VALLEY, SAME_TASKS, STONE_BRIDGE } from './invented-plans.js';
import { makePlan } from './make-plan.js';

const segmenter = '@node-rs/jieba';

/** The paths that stand in one topic, as `1-3` for clause 1 of the first plan and 3 of the second. */
function pairsOf(comparison: PlanComparison, a: PlanDocument, b: PlanDocument): string[] {
  const pairs = comparison.topics.flatMap(({ members }) =>
    members
      .filter((x) => x.document === a.id)
      .flatMap((x) => members.filter((y) => y.document === b.id).map((y) => `${x.path[0]}-${y.path[0]}`)),
  );
  return [...new Set(pairs)].sort();
}

/** Two plans of one task each; whether they become a topic. */
describe('pairs of tasks', () => {
  it.each(readCases<{ a: [string, string]; b: [string, string] }, boolean>('pairs'))(
    '%s',
    async (_, { input, expected }) => {
      const plans = [makePlan('清江市', [input.a]), makePlan('石桥市', [input.b])];
      expect((await comparePlans(plans, { segmenter })).topics).toHaveLength(expected ? 1 : 0);
    },
  );
});

describe('comparePlans', () => {
  it('pairs the same tasks of two cities across the fields of administration, and nothing else', async () => {
    const comparison = await comparePlans([CLEAR_RIVER, STONE_BRIDGE], { segmenter });
    expect(pairsOf(comparison, CLEAR_RIVER, STONE_BRIDGE)).toEqual(SAME_TASKS.map(([a, b]) => `${a}-${b}`));
    expect(comparison.unique.map(({ heading }) => heading)).toEqual(['办好龙舟邀请赛', '修缮石拱古桥群']);
  });

  it('puts one task of three cities into one topic', async () => {
    const comparison = await comparePlans([CLEAR_RIVER, STONE_BRIDGE, LONG_VALLEY], { segmenter });
    const jobs = comparison.topics.find(({ label }) => label.includes('就业'));
    expect(jobs?.members.map(({ heading }) => heading)).toEqual([
      '促进重点群体就业',
      '稳定和扩大就业',
      '就业帮扶行动',
    ]);
    expect(comparison.unique.map(({ heading }) => heading)).toContain('强化河湖长制');
  });

  it('pairs a composite clause by its sentences, in several topics', async () => {
    const composite = makePlan('百事市', [
      [
        '办好民生实事',
        '健全养老服务，增加护理型床位，为高龄老人提供上门照护。开展职业技能培训，举办就业招聘会。新建公办幼儿园，增加义务教育学位。改造农村公路危桥，硬化通村公路。',
      ],
    ]);
    const comparison = await comparePlans([CLEAR_RIVER, composite], { segmenter });
    expect(comparison.topics.length).toBeGreaterThan(1);
    expect(pairsOf(comparison, CLEAR_RIVER, composite)).toEqual(
      expect.arrayContaining(['1-1', '2-1', '3-1']),
    );
  });

  it('labels topics in the words of their members and says why each member is there', async () => {
    const { topics } = await comparePlans([CLEAR_RIVER, STONE_BRIDGE], { segmenter });
    const labels = topics.map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels).toEqual(
      expect.arrayContaining([expect.stringContaining('养老'), expect.stringContaining('就业')]),
    );
    for (const member of topics.flatMap(({ members }) => members)) {
      expect(member.similarity).toBeGreaterThan(0);
      expect(member.evidence?.some(({ signal, detail }) => signal === 'words' && detail !== '')).toBe(true);
    }
  });

  it('gives the segment where a clause has several tasks, null where it has one', async () => {
    const twofold: PlanDocument = {
      ...STONE_BRIDGE,
      tasks: STONE_BRIDGE.tasks.flatMap((task) =>
        task.id === 't3' ? [task, { ...task, id: 't3-2', segment: 2 }] : [task],
      ),
    };
    const { topics } = await comparePlans([CLEAR_RIVER, twofold], { segmenter });
    const segments = topics
      .flatMap(({ members }) => members)
      .filter(({ document }) => document === twofold.id)
      .map(({ path, segment }) => [path[0], segment]);
    expect(segments).toEqual(
      expect.arrayContaining([
        [3, 1],
        [3, 2],
        [2, null],
      ]),
    );
  });

  it('fits its schema and is the same on every run', async () => {
    const comparison = await comparePlans([CLEAR_RIVER, STONE_BRIDGE, LONG_VALLEY], { segmenter });
    expect(planComparisonSchema.parse(comparison)).toEqual(comparison);
    expect(await comparePlans([CLEAR_RIVER, STONE_BRIDGE, LONG_VALLEY], { segmenter })).toEqual(comparison);
  });

  it('finds the same pairs whatever the order of the inputs', async () => {
    const forth = await comparePlans([CLEAR_RIVER, STONE_BRIDGE], { segmenter });
    const back = await comparePlans([STONE_BRIDGE, CLEAR_RIVER], { segmenter });
    expect(pairsOf(back, CLEAR_RIVER, STONE_BRIDGE)).toEqual(pairsOf(forth, CLEAR_RIVER, STONE_BRIDGE));
    expect(back.documents.map(({ name }) => name)).toEqual(['石桥市.txt', '清江市.txt']);
  });

  it('asks for more with a higher minSimilarity', async () => {
    const strict = await comparePlans([CLEAR_RIVER, STONE_BRIDGE], { segmenter, minSimilarity: 0.9 });
    expect(strict.topics).toEqual([]);
    expect(strict.unique).toHaveLength(CLEAR_RIVER.tasks.length + STONE_BRIDGE.tasks.length);
  });

  it.each([
    ['no document', []],
    ['one document', [CLEAR_RIVER]],
    ['the same document twice', [CLEAR_RIVER, CLEAR_RIVER]],
    ['a document without tasks', [CLEAR_RIVER, makePlan('空城市', [])]],
  ])('has no topic, and does not throw, for %s', async (_, documents) => {
    const comparison = await comparePlans(documents, { segmenter });
    expect(comparison.topics).toEqual([]);
    expect(comparison.borrowed).toEqual([]);
  });
});
