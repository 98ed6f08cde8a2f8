/**
 * Rows → a bordered table for the terminal. Cells are wrapped before the table library sees them, because its own
 * wrapping drops Chinese characters; a Chinese character counts two columns.
 */
import type { ChalkInstance } from 'chalk';
import CliTable from 'cli-table3';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { printable } from './printable.js';

/** Chosen once a report: colours, or the same text without them. */
export interface Style {
  readonly heading: (text: string) => string;
  readonly title: (text: string) => string;
}

const PLAIN: Style = { heading: (text) => text, title: (text) => text };
const PADDING = 2;
const NARROWEST = 4;

export async function chooseStyle(color: boolean): Promise<Style> {
  if (!color) return PLAIN;
  const { Chalk } = await import('chalk');
  const chalk: ChalkInstance = new Chalk({ level: 1 });
  return { heading: (text) => chalk.cyan(text), title: (text) => chalk.bold(text) };
}

export function grid(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  columns: number,
  style: Style = PLAIN,
): string {
  const cells = rows.map((row) => row.map(printable));
  const heads = headings.map(printable);
  const natural = heads.map((head, i) =>
    cells.reduce((widest, row) => Math.max(widest, stringWidth(row[i] ?? '')), stringWidth(head)),
  );
  const room = columns - (heads.length + 1) - PADDING * heads.length;
  const widths = fit(natural, room);
  const wrap = (text: string, i: number): string =>
    wrapAnsi(text, widths[i] ?? NARROWEST, { hard: true, trim: true });
  const table = new CliTable({
    head: heads.map((head, i) =>
      wrap(head, i)
        .split('\n')
        .map((line) => style.heading(line))
        .join('\n'),
    ),
    colWidths: widths.map((width) => width + PADDING),
    style: { head: [], border: [] },
  });
  for (const row of cells) table.push(heads.map((_, i) => wrap(row[i] ?? '', i)));
  return table.toString();
}

/** Columns that need less than an even share get what they need; the others share what is left. */
function fit(natural: readonly number[], room: number): number[] {
  const widths = natural.map((width) => Math.max(width, 1));
  const open = new Set(widths.keys());
  let left = room;
  for (;;) {
    const share = Math.floor(left / Math.max(open.size, 1));
    const modest = [...open].filter((i) => (widths[i] as number) <= share);
    if (modest.length === 0 || open.size === 0) {
      for (const i of open) widths[i] = Math.max(NARROWEST, share);
      return widths;
    }
    for (const i of modest) {
      open.delete(i);
      left -= widths[i] as number;
    }
  }
}
