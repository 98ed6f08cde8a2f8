/** What can be cited from a comparison: city, file, clause and words in every row that has them. */
import { describe, expect, it } from 'vitest';
import { listFacts } from '../../src/report/comparison-rows.js';
import { comparisonFormats } from '../../src/report/index.js';
import { COMPARISON, sampleDocument } from './sample.js';

const ID = '0'.repeat(16);
const OTHER = '1'.repeat(16);
const DOCUMENTS = [sampleDocument({ id: ID }), sampleDocument({ id: OTHER })];
const ASKED = {
  ...COMPARISON,
  baseline: ID,
  indicators: COMPARISON.indicators.map((row) => ({
    ...row,
    against: [
      { kind: 'higher' as const, a: 't1', b: 't1', documentA: OTHER, documentB: ID, detail: '' },
      { kind: 'stricter' as const, a: 't1', b: 't1', documentA: ID, documentB: OTHER, detail: '' },
    ],
  })),
  units: [
    {
      canonical: '发展改革部门',
      cells: [
        {
          document: ID,
          name: '市发展改革委',
          lead: 1,
          total: 2,
          places: [
            { path: [1], role: 'lead' as const, unit: 'u1' },
            { path: [2], role: 'support' as const, unit: 'u1' },
          ],
        },
      ],
    },
  ],
  lacks: [{ document: OTHER, topic: 'topic-1', label: '充电桩', holders: 2, others: 3 }],
  groupedBy: 'deadline' as const,
  groups: [
    {
      label: '2024Q4',
      members: [{ document: ID, path: [1], segment: null, heading: '加快建设', quote: '年底前' }],
    },
  ],
  borrowed: [
    {
      a: { document: ID, path: [1], span: { start: 0, end: 5 } },
      b: { document: OTHER, path: [1], span: { start: 5, end: 9 } },
      text: '青石市充电',
      similarity: 0.9,
    },
  ],
};

describe('listFacts', () => {
  const facts = listFacts(ASKED, { lang: 'zh', documents: DOCUMENTS });
  const of = (kind: string) => facts.filter((fact) => fact.kind === kind);

  it('quotes every figure with its clause and file', () => {
    expect(of('indicator')[0]).toMatchObject({
      city: '青石市',
      document: '0.txt',
      title: '青石市方案',
      clause: '[1]',
      quote: '充电桩300个以上',
    });
  });

  it('gives both sides of a borrowed passage', () => {
    expect(of('borrowed').map(({ city, quote, row }) => [row, city, quote])).toEqual([
      ['1', '青石市', '青石市充电'],
      ['1', '白河市', '设施建设'],
    ]);
  });

  it('tells the others against the baseline', () => {
    expect(of('indicator').map(({ against }) => against)).toEqual(['', '高于、宽于']);
  });

  it('gives the clauses where an office is named, and its name as printed', () => {
    expect(of('unit')[0]).toMatchObject({
      row: '发展改革部门',
      clause: '[1]、[2]',
      content: '市发展改革委',
      value: '1',
      upper: '2',
      quote: '市发展改革委',
    });
    expect(listFacts(COMPARISON, {}).find(({ kind }) => kind === 'unit')).toMatchObject({
      clause: '',
      quote: '',
    });
  });

  it('has rows of groups and of what a plan lacks', () => {
    expect(of('group')[0]).toMatchObject({ row: '2024年第4季度', content: '加快建设', quote: '年底前' });
    expect(of('lack')[0]).toMatchObject({ city: '白河市', row: '充电桩', content: '2/3' });
    expect(listFacts(ASKED, { lacksOnly: true }).map(({ kind }) => kind)).toEqual(['lack']);
  });

  it('takes any number of rows', async () => {
    const [lack] = ASKED.lacks;
    const [member] = COMPARISON.topics[0]?.members ?? [];
    if (lack === undefined || member === undefined) throw new Error('the sample has both');
    const many = {
      ...COMPARISON,
      lacks: Array.from({ length: 200_000 }, () => lack),
      unique: Array.from({ length: 200_000 }, () => member),
    };
    expect(listFacts(many, {}).filter(({ kind }) => kind === 'lack')).toHaveLength(200_000);
    expect(await comparisonFormats.md(many, {})).toContain('充电桩 (2/3)');
  });

  it('has a file and a city in every row, also without the documents', () => {
    for (const fact of [...facts, ...listFacts(ASKED, {})]) {
      expect(fact.city).toBeTruthy();
      expect(fact.document).toBeTruthy();
    }
  });
});

describe('table and Markdown', () => {
  it('show groups instead of topics, the baseline, and what is lacking', async () => {
    const table = await comparisonFormats.table(ASKED, { lang: 'zh' });
    expect(table).toContain('│ 2024年第4季度 │ [1] 加快建设 “年底前” │');
    expect(table).toContain('白河市高于、宽于青石市');
    expect(table).toContain('白河市 (1)\n  充电桩 (2/3)');
    expect(table).not.toContain('共同任务');
  });

  it('name documents and sources in Markdown', async () => {
    const markdown = await comparisonFormats.md(ASKED, { lang: 'en', documents: DOCUMENTS });
    expect(markdown).toContain('| 青石市 | 青石市方案 | 2024 | 0.txt |');
    expect(markdown).toContain('| 充电桩 | 青石市 | \\[1\\] | 充电桩300个以上 |');
    expect(markdown).toContain('- 充电桩 (2/3)');
    expect(markdown).toContain('| 2024 Q4 |');
  });

  it('cite tasks in common, groups, offices and lone tasks by clause and words', async () => {
    const topics = COMPARISON.topics.map((topic) => ({
      ...topic,
      members: topic.members.map((member) => ({ ...member, path: [1], heading: '加快建设' })),
    }));
    const unique = [{ document: ID, path: [1], segment: null, heading: '加快建设' }];
    const { groups: _, groupedBy: __, ...plain } = { ...ASKED, topics, unique };
    const markdown = await comparisonFormats.md(plain, { lang: 'zh', documents: DOCUMENTS });
    const row = (title: string): string => markdown.split(`## ${title}\n`)[1]?.split('\n')[3] ?? '';
    expect(row('共同任务出处')).toMatch(/^\| 充电桩 \| 青石市 \| \\\[1\\\] \| 一、加快建设。年底前/u);
    expect(row('责任单位出处')).toBe('| 发展改革部门 | 青石市 | \\[1\\] | 市发展改革委 | 牵头 |');
    expect(row('仅此一市出处')).toMatch(/^\| 加快建设 \| 青石市 \| \\\[1\\\] \| 一、加快建设。年底前/u);
    const grouped = await comparisonFormats.md(ASKED, { lang: 'zh', documents: DOCUMENTS });
    expect(grouped).toContain('| 2024年第4季度 | 青石市 | \\[1\\] | 年底前 |');
    expect(await comparisonFormats.md(plain, { lang: 'zh' })).not.toContain('出处');
  });
});
