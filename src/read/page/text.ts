/**
 * A parsed page → lines of text. `<p>`, `<div>`, `<li>`, `<br>` end a line; the cells of a row stay on one line, a tab
 * between them (`1\t新建5G基站\t市工业和信息化局`); numbers that a list prints by itself are written; every piece keeps its place in the markup.
 */

import { type Piece, PieceWriter } from '../piece-writer.js';
import { isBlock, isSilent, type PageNode, walk } from './node.js';
import { isDataRow } from './row.js';

export interface PageTextOptions {
  /** Decodes one character reference: `&nbsp;` → U+00A0. */
  readonly decodeReference: (reference: string) => string;
  /** Printed characters inside a node. */
  readonly lengthOf: (node: PageNode) => number;
  /** Parts to leave out: what is not shown, menus and footers inside the content. */
  readonly isLeftOut: (node: PageNode) => boolean;
  /** What is printed before an item of a numbered list. */
  readonly numberOf: (item: PageNode) => string | null;
}

const PRESERVED = /white-space\s{0,3}:\s{0,3}pre/iu;

interface Row {
  readonly node: PageNode;
  /** Column of the next cell, and of the last one that was written. */
  column: number;
  written: number;
}

interface Table {
  readonly node: PageNode;
  /** Rows that a cell above still covers, by column. */
  readonly covered: number[];
}

export function pageText(root: PageNode, options: PageTextOptions): Piece[] {
  const writer = new PieceWriter(options.decodeReference);
  const tables: Table[] = [];
  const rows: Row[] = [];
  let preserved = 0;
  /** Depth of nested elements inside the cell of a row that is written on one line. */
  let inCell = 0;

  const enter = (node: PageNode): boolean => {
    const at = node.startIndex ?? 0;
    if (node.type === 'text') {
      writer.text(node.data ?? '', at, preserved > 0 && inCell === 0);
      return false;
    }
    if (node.name === 'br') breakLine(at);
    if (node.children === undefined || isSilent(node.name) || options.isLeftOut(node)) return false;
    const isCell = node.name === 'td' || node.name === 'th';
    if (node.name === 'table') tables.push({ node, covered: [] });
    if (isCell && rows.at(-1)?.node === node.parent) {
      openCell(rows.at(-1) as Row, tables.at(-1), node, writer);
      inCell += 1;
    } else if (isCell || isBlock(node.name)) {
      breakLine(at);
    }
    if (
      node.name === 'tr' &&
      inCell === 0 &&
      isDataRow(node, options.lengthOf, coveredColumns(tables.at(-1)))
    )
      rows.push({ node, column: 0, written: 0 });
    if (isPreserved(node)) preserved += 1;
    const number = node.name === 'li' ? options.numberOf(node) : null;
    if (number !== null) writer.printed(number, at);
    return true;
  };

  const leave = (node: PageNode): void => {
    const at = (node.endIndex ?? node.startIndex ?? 0) + 1;
    const isCell = node.name === 'td' || node.name === 'th';
    if (isPreserved(node)) preserved -= 1;
    if (node.name === 'li') writer.endItem();
    if (isCell && rows.at(-1)?.node === node.parent) inCell -= 1;
    else if (isCell || isBlock(node.name)) breakLine(at);
    const row = rows.at(-1);
    if (row?.node === node) {
      rows.pop();
      coverRest(row, tables.at(-1));
    }
    if (node.name === 'table') tables.pop();
  };

  const breakLine = (at: number): void => {
    if (inCell > 0) writer.space(at);
    else writer.line(at);
  };

  walk(root, enter, leave);
  return writer.pieces;
}

function isPreserved(node: PageNode): boolean {
  return node.name === 'pre' || PRESERVED.test(node.attribs?.['style'] ?? '');
}

/** Puts as many tabs before a cell as columns lie between it and the one written before, covered ones included. */
function openCell(row: Row, table: Table | undefined, cell: PageNode, writer: PieceWriter): void {
  const covered = table?.covered ?? [];
  while ((covered[row.column] ?? 0) > 0) {
    covered[row.column] = (covered[row.column] ?? 0) - 1;
    row.column += 1;
  }
  writer.tabs(row.column - row.written, cell.startIndex ?? 0);
  row.written = row.column;
  const width = spanOf(cell, 'colspan', 50);
  const height = spanOf(cell, 'rowspan', 500);
  for (let i = 0; i < width; i += 1) covered[row.column + i] = height - 1;
  row.column += width;
}

function coveredColumns(table: Table | undefined): number {
  return table?.covered.filter((rows) => rows > 0).length ?? 0;
}

function coverRest(row: Row, table: Table | undefined): void {
  const covered = table?.covered ?? [];
  for (let i = row.column; i < covered.length; i += 1) covered[i] = Math.max(0, (covered[i] ?? 0) - 1);
}

function spanOf(cell: PageNode, name: string, most: number): number {
  const printed = Number.parseInt(cell.attribs?.[name] ?? '1', 10);
  return Number.isFinite(printed) ? Math.min(Math.max(printed, 1), most) : 1;
}
