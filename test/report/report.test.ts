/** Records → text, format by format: widths, escapes, both languages, and nothing that a terminal or a sheet would obey. */
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { wordProblem } from '../../src/model/diagnostic.js';
import type { Repair } from '../../src/model/document.js';
import { renderDiagnostics } from '../../src/report/diagnostics.js';
import { comparisonFormats, documentFormats } from '../../src/report/index.js';
import { markdownCell, printable, shorten } from '../../src/report/printable.js';
import { renderRepairs } from '../../src/report/repairs.js';
import { COMPARISON, HOSTILE, sampleDocument } from './sample.js';

describe('JSON', () => {
  it('is one object for one input and an array for several', async () => {
    const one = await documentFormats.json([sampleDocument()], {});
    expect(JSON.parse(one)).toEqual(sampleDocument());
    expect(one.startsWith('{\n  "schemaVersion"')).toBe(true);
    expect(JSON.parse(await documentFormats.json([sampleDocument()], { asArray: true }))).toHaveLength(1);
    expect(JSON.parse(await documentFormats.json([sampleDocument(), sampleDocument()], {}))).toHaveLength(2);
  });

  it('keeps with --only what names the document, and the lists', async () => {
    const found = JSON.parse(await documentFormats.json([sampleDocument()], { only: ['targets', 'units'] }));
    expect(Object.keys(found)).toEqual(['schemaVersion', 'id', 'source', 'meta', 'targets', 'units']);
  });

  it('has an object a line as NDJSON', async () => {
    const lines = (await documentFormats.ndjson([sampleDocument(), sampleDocument()], {})).split('\n');
    expect(lines).toHaveLength(3);
    expect(JSON.parse(lines[0] as string)).toEqual(sampleDocument());
  });
});

describe('table', () => {
  it('is no wider than asked for, and loses no character when it wraps', async () => {
    const heading = '推进公共停车场和居民小区充电设施建设运营一体化发展'.repeat(3);
    const [task] = sampleDocument().tasks;
    const document = sampleDocument({ tasks: [{ ...(task as NonNullable<typeof task>), heading }] });
    const table = await documentFormats.table([document], { lang: 'zh', columns: 80 });
    const lines = table.split('\n').filter((line) => /^[┌├│└]/u.test(line));
    const widths = new Set(lines.map((line) => stringWidth(line)));
    expect(widths.size).toBe(1);
    expect(Math.max(...widths)).toBeLessThanOrEqual(80);
    const printed = lines.map((line) => line.split('│')[2]?.trim() ?? '').join('');
    expect(printed).toContain(heading);
  });

  it('shows the ledger, without columns that hold nothing', async () => {
    const table = await documentFormats.table([sampleDocument()], { lang: 'zh' });
    expect(table.split('\n')[0]).toBe('青石市充电设施建设方案 (青石市)');
    expect(table).toContain(
      '│ 一、 │ 加快建设 │ 充电桩300个以上 │ 年底前 (2024-12-31) │ 市发展改革委 │ 市住房城乡建设局 │',
    );
    expect(table).not.toContain('配合单位');
    expect(await documentFormats.table([sampleDocument()], { lang: 'en' })).toContain('│ Clause │ Task ');
  });

  it('shows the lists that are asked for', async () => {
    const table = await documentFormats.table([sampleDocument()], { lang: 'zh', only: ['targets', 'units'] });
    expect(table).toContain('≥ 300 个');
    expect(table).toContain('住房城乡建设局');
    expect(table).not.toContain('任务台账');
  });

  it('says so where there is nothing', async () => {
    expect(await documentFormats.table([sampleDocument({ tasks: [] })], { lang: 'zh' })).toContain(
      '（无任务台账）',
    );
  });

  it('prints colour only when told to', async () => {
    const sequence = '\u001b[';
    expect(await documentFormats.table([sampleDocument()], {})).not.toContain(sequence);
    expect(await documentFormats.table([sampleDocument()], { color: true })).toContain(sequence);
  });

  it('prints nothing of a document that a terminal would obey', async () => {
    const [task] = sampleDocument().tasks;
    const meta = { ...sampleDocument().meta, title: HOSTILE };
    const document = sampleDocument({
      meta,
      tasks: [{ ...(task as NonNullable<typeof task>), heading: HOSTILE }],
    });
    const table = await documentFormats.table([document], {});
    expect(table).not.toContain('\u001b');
    expect(table).not.toContain('\u202e');
  });
});

describe('CSV', () => {
  it('opens in a spreadsheet: byte order mark, CRLF, one row a task', async () => {
    const csv = await documentFormats.csv([sampleDocument()], { lang: 'zh' });
    expect(
      csv.startsWith(
        '\ufeff文件,序号,章节,任务,量化目标,完成时限,牵头单位,责任单位,配合单位,原文,位置,出处\r\n',
      ),
    ).toBe(true);
    expect(csv).toMatch(/,12–\d+,字符12\r\n$/u);
    expect(csv.split('\r\n')).toHaveLength(3);
    expect(csv).toContain(
      '1,一、,加快建设,充电桩300个以上,年底前 (2024-12-31),市发展改革委,市住房城乡建设局,,',
    );
  });

  it('defuses formulas', async () => {
    const [task] = sampleDocument().tasks;
    const headings = ['=HYPERLINK("http://x")', '+1', '@SUM(A1)', '-2'];
    const tasks = headings.map((heading) => ({ ...(task as NonNullable<typeof task>), heading }));
    const csv = await documentFormats.csv([sampleDocument({ tasks })], { lang: 'zh' });
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
    for (const heading of headings.slice(1)) expect(csv).toContain(`,'${heading},`);
  });

  it('names the file of each row where there are several', async () => {
    const csv = await documentFormats.csv([sampleDocument(), sampleDocument()], {
      lang: 'zh',
      only: ['targets'],
    });
    expect(csv.split('\r\n').map((line) => line.split(',')[0])).toEqual([
      '\ufeff文件',
      'qingshi.txt',
      'qingshi.txt',
      '',
    ]);
  });
});

describe('comparison', () => {
  it('says who is higher and who is earlier', async () => {
    const table = await comparisonFormats.table(COMPARISON, { lang: 'zh' });
    expect(table).toContain(
      '│ 充电桩 (个) │ ≥ 300 个 2024-12-31 │ 500–600 个 2025-12-31 │ 白河市更高；青石市更早 │',
    );
    expect(table).toContain('白河市 (1)\n  [3/2] 改造老旧站点');
    expect(table).not.toContain('\u001b');
  });

  it('is safe Markdown', async () => {
    const markdown = await comparisonFormats.md(COMPARISON, { lang: 'en' });
    expect(markdown).toContain('| Indicator | 青石市 | 白河市 | Comparison |');
    expect(markdown).toContain('白河市 higher; 青石市 earlier');
    expect(markdown).not.toContain('<script>');
    for (const table of markdown.split('\n\n').filter((block) => block.startsWith('| '))) {
      const cells = table.split('\n').map((line) => line.split(/(?<!\\)\|/u).length);
      expect(new Set(cells).size).toBe(1);
    }
  });

  it('is tidy CSV: one row a fact', async () => {
    const csv = await comparisonFormats.csv(COMPARISON, { lang: 'en' });
    expect(csv).toContain('indicator,充电桩,个,白河市,,,500,600,eq,2025-12-31,target,');
    expect(csv.split('\r\n').filter((line) => line.startsWith('topic,'))).toHaveLength(2);
  });

  it('tells two plans of one city apart', async () => {
    const [a] = COMPARISON.documents;
    const twice = {
      ...COMPARISON,
      documents: [a, { ...a, id: '1'.repeat(16), planYear: 2025 }],
    } as typeof COMPARISON;
    expect(await comparisonFormats.table(twice, { lang: 'zh' })).toContain('青石市 2025');
  });

  it('is the object itself as JSON', async () => {
    expect(JSON.parse(await comparisonFormats.json(COMPARISON, {}))).toEqual(COMPARISON);
  });
});

describe('diagnostics', () => {
  const gap = {
    code: 'segment/number-gap',
    data: { previous: '二、', found: '四、', missing: '三、' },
    span: { start: 12, end: 18 },
  } as const;

  it('are said in the reader’s language, with the place', () => {
    const document = sampleDocument({ diagnostics: [wordProblem(gap)] });
    expect(renderDiagnostics(document, { lang: 'en' })).toBe(
      'qingshi.txt: warning: After 二、 comes 四、: 三、 is missing. A clause may have been lost from this copy.\n    一、加快建设。年底前，新\n',
    );
    expect(renderDiagnostics(document, { lang: 'zh' })).toContain(
      '二、 之后为 四、，缺少 三、。 此副本可能遗漏条款。',
    );
  });

  it('can be asked for from a severity on', () => {
    const diagnostics = [wordProblem({ code: 'extract/no-title' }), wordProblem({ code: 'read/empty' })];
    expect(
      renderDiagnostics(sampleDocument({ diagnostics }), { lang: 'en', least: 'warning' }),
    ).not.toContain('title');
  });

  it('show a code that this version does not know as it stands', () => {
    const diagnostics = [
      { severity: 'info' as const, code: 'x/y', message: 'Later.', span: null, hint: 'Wait.' },
    ];
    expect(renderDiagnostics(sampleDocument({ diagnostics }), { lang: 'zh' })).toBe(
      'qingshi.txt: 提示: Later. Wait.\n',
    );
  });
});

describe('repairs', () => {
  const repair: Repair = {
    kind: 'line-break',
    span: { start: 0, end: 1 },
    sourceSpan: { start: 3, end: 4 },
    before: '\u00a0\n',
    after: '',
    confidence: 0.95,
    reason: 'a break inside a word',
    candidates: ['集', '准'],
    count: 2,
  };

  it('say what stood there, what stands there, how sure and why', () => {
    expect(renderRepairs([repair], { lang: 'en' })).toBe(
      '1.  3–4  line-break ×2  “⍽⏎” → ∅  95%\n    why: a break inside a word\n    candidates: “集” “准”\n',
    );
    expect(renderRepairs([], { lang: 'zh' })).toBe('无需修复。\n');
  });
});

describe('printable', () => {
  it('drops what a terminal obeys and keeps the words', () => {
    expect(printable(HOSTILE)).toBe('[31m红|=<script> `x`*');
    expect(printable('一、总体\t要求')).toBe('一、总体 要求');
  });

  it('escapes what Markdown obeys', () => {
    expect(markdownCell('a|b<c>&d')).toBe('a\\|b&lt;c&gt;&amp;d');
  });

  it('shortens without cutting a character in half', () => {
    expect(shorten('一二三四五', 5)).toBe('一二三四五');
    expect(shorten('一二三四五', 4)).toBe('一二三…');
    expect(shorten('一二\u{20bb7}四五', 4)).toBe('一二…');
  });
});
