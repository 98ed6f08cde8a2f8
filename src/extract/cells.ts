/** The cells of a table row: what stands between its tabs. */

export interface Cell {
  readonly start: number;
  readonly end: number;
}

export function cellsOf(folded: string, start: number, end: number): Cell[] {
  const cells: Cell[] = [];
  let from = start;
  while (from <= end) {
    const tab = folded.indexOf('\t', from);
    const stop = tab < 0 || tab > end ? end : tab;
    cells.push({ start: from, end: stop });
    from = stop + 1;
  }
  return cells;
}
