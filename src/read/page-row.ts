/**
 * Which table rows hold data (`1 │ 新建充电桩 │ 市发展改革委`) and which lay out an old page, with a menu in one cell and the
 * whole plan in the other.
 */
import { type PageNode, walk } from './page-node.js';

/** A cell longer than this holds a page, not a datum. */
const LONGEST_CELL = 1000;

/** Two cells or more, those that reach in from the rows above included, and none of them a text of its own. */
export function isDataRow(row: PageNode, lengthOf: (node: PageNode) => number, covered = 0): boolean {
  const cells = (row.children ?? []).filter((child) => child.name === 'td' || child.name === 'th');
  return (
    cells.length + covered > 1 && cells.every((cell) => lengthOf(cell) <= LONGEST_CELL && !holdsTable(cell))
  );
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
