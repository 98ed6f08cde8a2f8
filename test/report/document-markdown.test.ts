/** `plan extract --format md`: head, ledger, targets and what is to be checked, with nothing that Markdown would obey. */
import { describe, expect, it } from 'vitest';
import { wordProblem } from '../../src/model/diagnostic.js';
import type { PlanDocument } from '../../src/model/document.js';
import { documentFormats } from '../../src/report/index.js';
import { HOSTILE, sampleDocument } from './sample.js';

const write = (document: PlanDocument, lang: 'zh' | 'en' = 'zh'): Promise<string> =>
  documentFormats.md([document], { lang });

describe('a plan as Markdown', () => {
  it('says which plan it is, then its ledger and targets', async () => {
    const sample = sampleDocument();
    const meta = {
      ...sample.meta,
      issuer: '青石市人民政府办公室',
      documentNumber: '青政办发〔2024〕3号',
      issuedOn: '2024-02-01',
    };
    expect(await write({ ...sample, meta })).toBe(
      `# 青石市充电设施建设方案

- 发文机关：青石市人民政府办公室
- 文号：青政办发〔2024〕3号
- 成文日期：2024-02-01
- 文件：qingshi.txt

## 任务台账

| 章节 | 任务 | 量化目标 | 完成时限 | 牵头单位 | 责任单位 | 位置 |
| --- | --- | --- | --- | --- | --- | --- |
| 一、 | 加快建设 | 充电桩300个以上 | 年底前 (2024-12-31) | 市发展改革委 | 市住房城乡建设局 | 字符12 |

## 量化目标

- **充电桩**：≥ 300 个，2024-12-31（一、，字符25）“充电桩300个以上”

## 修复与诊断

（无）
`,
    );
  });

  it('tells the page where there is one, what is a baseline, and what is to be checked', async () => {
    const sample = sampleDocument();
    const [target] = sample.targets;
    const note = await write(
      {
        ...sample,
        source: { ...sample.source, places: { unit: 'page', starts: [0, 20] } },
        targets: [{ ...(target as NonNullable<typeof target>), status: 'baseline' }],
        diagnostics: [
          wordProblem({
            code: 'segment/number-repeat',
            data: { found: '一、' },
            span: { start: 12, end: 14 },
          }),
        ],
      },
      'en',
    );
    expect(note).toContain('| page 1 |');
    expect(note).toContain('- **充电桩**: ≥ 300 个, 2024-12-31, baseline (一、, page 2) “充电桩300个以上”');
    expect(note).toContain(
      '- warning: 一、 is printed twice. Both clauses are kept; check their numbers. (page 1)',
    );
  });

  it('prints nothing of a plan that Markdown would obey', async () => {
    const sample = sampleDocument();
    const [task] = sample.tasks;
    const [target] = sample.targets;
    const note = await write({
      ...sample,
      source: { ...sample.source, name: HOSTILE },
      meta: { ...sample.meta, title: HOSTILE, issuer: HOSTILE },
      tasks: [{ ...(task as NonNullable<typeof task>), heading: HOSTILE }],
      targets: [
        { ...(target as NonNullable<typeof target>), indicator: HOSTILE, quote: `${HOSTILE}\n# 标题` },
      ],
      diagnostics: [{ severity: 'info', code: 'x/y', message: HOSTILE, span: null, hint: HOSTILE }],
    });
    expect(note).not.toMatch(/<script|\u001b|\u202e/u);
    expect(note.match(/^#+ /gmu)).toHaveLength(4);
    const rows = note.split('\n').filter((line) => line.startsWith('| '));
    expect(new Set(rows.map((row) => row.split(/(?<!\\)\|/u).length)).size).toBe(1);
  });

  it('keeps to the lists that are asked for, and sets plans below each other', async () => {
    const two = [sampleDocument(), sampleDocument()];
    const note = await documentFormats.md(two, { lang: 'zh', only: ['units'] });
    expect(note.match(/^# .*|^## .*/gmu)).toEqual([
      '# 青石市充电设施建设方案',
      '## 责任单位',
      '# 青石市充电设施建设方案',
      '## 责任单位',
    ]);
    expect(note).toContain('| 住房城乡建设局 |');
  });
});
