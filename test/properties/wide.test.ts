/** Texts with more of one thing than a call can take as arguments: nothing throws, and nothing is left out. */
import { describe, expect, it } from 'vitest';
import { extractPlan } from '../../src/index.js';

const COUNT = 200_000;
const HEAD = '云溪市驿站建设实施方案\n一、主要任务\n';

const TEXTS = [
  { label: 'dates', text: '2025年底前完成。'.repeat(COUNT), count: { deadlines: COUNT } },
  { label: 'offices', text: `责任单位：${'市民政局、'.repeat(COUNT)}`, count: { units: COUNT } },
  { label: 'cells', text: `指标\t2025年\n覆盖率\t${'90%\t'.repeat(COUNT)}`, count: {} },
  { label: 'lines', text: '1.建设驿站。\n'.repeat(COUNT / 5), count: {} },
];

describe('a text of one thing many times', () => {
  it.each(TEXTS)('$label', { timeout: 60_000 }, async ({ text, count }) => {
    const document = await extractPlan(HEAD + text, { name: 'wide.txt' });
    for (const [kind, expected] of Object.entries(count))
      expect(document[kind as 'deadlines' | 'units']).toHaveLength(expected);
    expect(document.text.length).toBeGreaterThan(text.length / 2);
  });

  it('sentences that assign all later tasks: past the twelfth it says so', async () => {
    const sentence = '以下任务均需各区政府落实。\n';
    const codesOf = async (count: number): Promise<string[]> => {
      const text = `${HEAD}${sentence.repeat(count)}1.建设驿站。`;
      return (await extractPlan(text, { name: 'wide.txt' })).diagnostics.map(({ code }) => code);
    };
    expect(await codesOf(12)).not.toContain('resolve/following-dropped');
    expect(await codesOf(13)).toContain('resolve/following-dropped');
  });
});
