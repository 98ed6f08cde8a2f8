/** Rows → a Markdown table: `| 章节 | 任务 |`, every cell escaped and on one line. */
import { markdownCell } from './printable.js';

export function markdownTable(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (rows.length === 0) return [];
  const all = [heads.map(markdownCell), heads.map(() => '---'), ...rows.map((row) => row.map(markdownCell))];
  return all.map((cells) => `| ${cells.join(' | ')} |`);
}
