/**
 * Which table rows hold data (`1 │ 新建充电桩 │ 市发展改革委`) and which lay out an old page, with a menu in one cell and the
 * whole plan in the other.
 */
import { type PageNode, walk } from './node.js';

/** A cell longer than this holds a page, not a datum. */
const LONGEST_CELL = 1000;
const HEADING =
  /^(?:序号|编号|备注|\p{Script=Han}{0,8}(?:任务|单位|部门|时限|时间|目标|措施|内容|指标|领域|事项))$/u;
const ROWS = new Set(['thead', 'tbody', 'tr']);
const MOST_COLUMNS = 60;

/** Two cells or more, those that reach in from the rows above included, and none of them a text of its own. */
export function isDataRow(row: PageNode, lengthOf: (node: PageNode) => number, covered = 0): boolean {
  const cells = (row.children ?? []).filter((child) => child.name === 'td' || child.name === 'th');
  if (cells.length + covered < 2 || cells.some(holdsTable)) return false;
  return cells.every((cell) => lengthOf(cell) <= LONGEST_CELL) || isUnderHeadings(row);
}

/** In a table whose first row reads 序号 │ 重点任务 │ 责任单位, a cell of any length is a datum. */
function isUnderHeadings(row: PageNode): boolean {
  let table = row.parent;
  while (table !== null && table.name !== 'table') table = table.parent;
  let first: PageNode | undefined = table?.children?.find((child) => ROWS.has(child.name ?? ''));
  if (first !== undefined && first.name !== 'tr') first = first.children?.find(({ name }) => name === 'tr');
  if (first === undefined || first === row) return false;
  const headings = (first.children ?? [])
    .slice(0, MOST_COLUMNS)
    .filter(({ name }) => name === 'td' || name === 'th');
  return headings.filter((cell) => HEADING.test(wordsOf(cell))).length >= 2;
}

function wordsOf(cell: PageNode): string {
  let words = '';
  walk(
    cell,
    (node) => {
      if (node.type === 'text' && words.length < 30) words += (node.data ?? '').slice(0, 30);
      return words.length < 30 && node.children !== undefined;
    },
    () => undefined,
  );
  return words.replace(/[\s\u00a0\u3000]/gu, '');
}

function holdsTable(cell: PageNode): boolean {
  let found = false;
  walk(
    cell,
    (node) => {
      found ||= node.name === 'table';
      return !found && node.children !== undefined;
    },
    () => undefined,
  );
  return found;
}
