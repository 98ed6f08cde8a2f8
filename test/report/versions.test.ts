import { describe, expect, it } from 'vitest';
import type { PlanVersions } from '../../src/model/versions.js';
import { versionsFormats } from '../../src/report/index.js';

const place = (document: string, path: number[], heading: string, quote: string) => ({
  document,
  part: null,
  path,
  segment: null,
  heading,
  quote,
  span: { start: 10, end: 10 + quote.length },
});
const [OLD, NEW] = ['a'.repeat(16), 'b'.repeat(16)] as const;
const figure = { target: 't1', valueMax: null, comparator: 'lte', change: null, due: null } as const;
const edition = { name: 'plan.txt', jurisdiction: '云溪市' };

const VERSIONS: PlanVersions = {
  schemaVersion: '1.0',
  segmenter: 'nodejieba',
  old: { ...edition, id: OLD, title: '云溪市2023年工作要点', planYear: 2023 },
  new: { ...edition, id: NEW, title: '云溪市2024年工作要点', planYear: 2024 },
  meta: [{ field: 'documentNumber', old: null, new: '云政发〔2024〕1号' }],
  chapters: [],
  passages: [],
  baselines: [],
  tasks: [
    { kind: 'added', how: null, old: null, new: place(NEW, [1, 2], '=1+1|<script>', '=1+1'), words: [] },
    {
      kind: 'reworded',
      how: null,
      old: place(OLD, [1, 1], '疏浚河道', '鼓励'),
      new: place(NEW, [1, 1], '疏浚河道', '支持'),
      words: [
        { kind: 'kept', text: '疏浚河道，清除河底淤泥，', span: { start: 0, end: 12 } },
        { kind: 'dropped', text: '鼓励', span: { start: 12, end: 14 } },
        { kind: 'added', text: '支持', span: { start: 12, end: 14 } },
        { kind: 'kept', text: '村民', span: { start: 14, end: 16 } },
      ],
    },
    {
      kind: 'moved',
      how: 'number',
      old: place(OLD, [1, 2], '植树', '植树'),
      new: place(NEW, [1, 3], '植树', '植树'),
      words: [],
    },
  ],
  targets: [
    {
      kind: 'lowered',
      demand: 'more',
      indicator: '审批时限',
      unit: '工作日',
      old: { ...place(OLD, [2, 1], '压减时限', '不超过60个工作日'), ...figure, value: 60 },
      new: { ...place(NEW, [2, 1], '压减时限', '不超过45个工作日'), ...figure, value: 45 },
    },
  ],
  deadlines: [],
  offices: [],
};

describe('versions', () => {
  it('shows who asks for more, and rewordings in their sentence', async () => {
    const table = await versionsFormats.table(VERSIONS, { lang: 'zh', columns: 120 });
    expect(table).toContain('│ 数值下调 (要求提高) │ 审批时限 │ [2.1] ≤ 60 工作日 │ [2.1] ≤ 45 工作日 │');
    expect(table).toContain('…，清除河底淤泥，[-鼓励-]{+支持+}村民');
    expect(table).toContain('完成时限 (0)\n（无）');
    expect(table).toContain('仅编号变化： [1.2] → [1.3]');
    expect(table).not.toContain('移至他章');
  });

  it('is safe Markdown', async () => {
    const markdown = await versionsFormats.md(VERSIONS, { lang: 'en' });
    expect(markdown).toContain('# 云溪市2023年工作要点 → 云溪市2024年工作要点');
    expect(markdown).toContain('lowered (asks for more)');
    expect(markdown).not.toContain('<script>');
    for (const table of markdown.split('\n\n').filter((block) => block.startsWith('| '))) {
      const cells = table.split('\n').map((line) => line.split(/(?<!\\)\|/u).length);
      expect(new Set(cells).size).toBe(1);
    }
  });

  it('is tidy CSV with what a citation needs', async () => {
    const csv = await versionsFormats.csv(VERSIONS, { lang: 'en' });
    const lines = csv.trimEnd().split('\r\n');
    expect(lines).toHaveLength(6);
    expect(lines.at(-1)).toBe(
      `target,lowered,more,审批时限,${OLD},[2.1],不超过60个工作日,10,19,${NEW},[2.1],不超过45个工作日,10,19,≤ 60 工作日,≤ 45 工作日,工作日,`,
    );
    expect(csv).toContain("'=1+1|<script>");
  });

  it('is the object itself as JSON', async () => {
    expect(JSON.parse(await versionsFormats.json(VERSIONS, {}))).toEqual(VERSIONS);
  });
});
