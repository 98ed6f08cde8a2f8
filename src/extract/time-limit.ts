/**
 * A month under 完成时限 names its last moment, not a stretch: `完成时限：2021年12月`, or a cell of that column in a task
 * table. `3—10月` and 第四季度 stay stretches there.
 */
import { isUnderLimitLabel } from '../lexicon/limit-label.js';
import type { TimeMention } from '../model/mention.js';
import { type Cell, cellsOf } from './cells.js';

const LIMITED = /^time\/(?:this-)?month(?!-range)/u;
const LIMIT_COLUMN =
  /^(?:计划|拟|预计|整改|办理|工作)?(?:完成|办结|落实|整改|推进)?(?:的)?(?:时限|期限|时间节点|完成时间|节点)(?:要求|安排)?$/u;
const MAX_HEAD = 12;

export function readLimits(times: readonly TimeMention[], folded: string): TimeMention[] {
  const cells = findLimitCells(folded);
  let next = 0;
  return times.map((time) => {
    if (time.kind !== 'during' || time.end === null || !LIMITED.test(time.rule)) return time;
    const { start } = time.span;
    while (next < cells.length && (cells[next] as Cell).end <= start) next += 1;
    const isInColumn = next < cells.length && (cells[next] as Cell).start <= start;
    return isInColumn || isUnderLimitLabel(folded, start) ? { ...time, kind: 'by', start: null } : time;
  });
}

/** The cells under a head that says 完成时限, in text order; a line without cells ends the table. */
function findLimitCells(folded: string): Cell[] {
  const found: Cell[] = [];
  let column: { readonly index: number; readonly count: number } | null = null;
  let start = folded.includes('\t') ? 0 : folded.length;
  while (start < folded.length) {
    const stop = folded.indexOf('\n', start);
    const end = stop < 0 ? folded.length : stop;
    const cells = cellsOf(folded, start, end);
    if (cells.length < 2) column = null;
    else {
      const index = cells.findIndex(
        (cell) =>
          cell.end - cell.start <= MAX_HEAD && LIMIT_COLUMN.test(folded.slice(cell.start, cell.end).trim()),
      );
      if (index >= 0) column = { index, count: cells.length };
      else if (column !== null) {
        // A row that starts under a cell spanning several rows lacks its first cells.
        const cell = cells[column.index - Math.max(0, column.count - cells.length)];
        if (cell !== undefined) found.push(cell);
      }
    }
    start = end + 1;
  }
  return found;
}
