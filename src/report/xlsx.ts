/**
 * Tables → a workbook: a sheet a list, with the header row frozen and a filter on it. Every cell is text, a number or a date,
 * so that `=HYPERLINK(…)` of a plan stays a sentence and 2024-12-31 can be sorted; the same tables give the same bytes.
 */
import type writeXlsxFile from 'write-excel-file/node';
import type { CellObject } from 'write-excel-file/node';
import { shorten } from './printable.js';
import { fixZipTimes } from './zip-times.js';

/** Text stays text, also `007` and `=1+1`; a date is midnight of its day, UTC; nothing is no cell. */
export type CellValue = string | number | Date | null;

export interface WorkbookSheet {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
  /** Long words go on in the next line of their cell. */
  readonly wraps?: boolean;
}

type Feature = NonNullable<NonNullable<Parameters<typeof writeXlsxFile>[1]>['features']>[number];
type Cell = CellObject | null;

const WIDEST = 60;
/** What wraps need not be as wide. */
const WIDEST_WRAPPED = 44;
const NARROWEST = 8;
/** In points; a row can be 409 high. */
const LINE_HEIGHT = 15;
const MOST_LINES = 27;
const LONGEST_NAME = 31;
/** What a cell can hold at most, and a sheet. */
const LONGEST_CELL = 32_767;
const MOST_ROWS = 1_048_575;
const FORBIDDEN_IN_NAME = /[[\]/\\:*?']/gu;
/** XML 1.0 has no place for these, escaped or not. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
/** `12` and `99.5` are figures; `007`, `1.2.3`, and what is too long to be exact, are not. */
const FIGURE = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/u;
/** The underscore of `_x000D_`, which spreadsheets would read as a line end; it has an escape of its own. */
const LIKE_ESCAPE = /_(?=x[\da-f]{4}_)/giu;
/** What a spreadsheet would take for a formula when the cell is edited; such a cell is given the format of text. */
const LIKE_FORMULA = /^[=+\-@\t\r]/u;
const TEXT_FORMAT = '@';
const DATE_FORMAT = 'yyyy-mm-dd';
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/u;
/** Earlier days are counted otherwise by different spreadsheets. */
const FIRST_YEAR = '1901';
const FIXED_HEIGHT = /(?<row><row r="\d+" ht="\d+") customHeight="1"/gu;
const WIDE = /[\u2e80-\uffef]/gu;

export async function makeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const { default: write } = await import('write-excel-file/node');
  const bytes = await write(
    sheets.map(({ name, heads, rows, wraps = false }) => {
      const widths = heads.map((head, i) => widthOf(head, rows, i, wraps));
      return {
        sheet: name.replace(FORBIDDEN_IN_NAME, ' ').slice(0, LONGEST_NAME) || '-',
        stickyRowsCount: 1,
        columns: widths.map((width) => ({ width })),
        data: [
          heads.map((value) => ({ value: clean(value), type: String, fontWeight: 'bold' as const })),
          ...rows.slice(0, MOST_ROWS).map((row) => {
            const height = wraps ? { height: heightOf(row, widths) } : {};
            return row.map((value) => cell(value, wraps, height));
          }),
        ],
      };
    }),
    { features: [filterHeads(sheets)] },
  ).toBuffer();
  return fixZipTimes(bytes);
}

/** Text of a figure → the figure, for rows that are text alone. */
export function asFigure(text: string): CellValue {
  return FIGURE.test(text) ? Number(text) : text;
}

/** `2024-12-31` → that day; what is no day of the calendar stays as it is written. */
export function asDate(text: string): CellValue {
  const date = ISO_DATE.test(text) && text >= FIRST_YEAR ? new Date(`${text}T00:00:00Z`) : null;
  const isDay = date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  return isDay ? date : text;
}

function cell(value: CellValue, wraps: boolean, height: Pick<CellObject, 'height'>): Cell {
  const top = wraps ? ({ alignVertical: 'top', ...height } as const) : {};
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { value, type: Number, ...top };
  if (value instanceof Date) return { value, type: Date, format: DATE_FORMAT, align: 'left', ...top };
  return {
    value: clean(value),
    type: String,
    ...(LIKE_FORMULA.test(value) ? { format: TEXT_FORMAT } : {}),
    ...(wraps ? { wrap: true, ...top } : {}),
  };
}

function clean(text: string): string {
  return shorten(text.replace(NOT_XML, ''), LONGEST_CELL).replace(LIKE_ESCAPE, '_x005F_');
}

function columnsOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

function shown(value: CellValue): string {
  return value instanceof Date ? DATE_FORMAT : `${value ?? ''}`;
}

function widthOf(
  head: string,
  rows: readonly (readonly CellValue[])[],
  column: number,
  wraps: boolean,
): number {
  const widest = rows.reduce(
    (most, row) => Math.max(most, columnsOf(shown(row[column] ?? null).slice(0, WIDEST))),
    // A filter's button stands on the heading.
    columnsOf(head) + (wraps ? 2 : 0),
  );
  return Math.min(wraps ? WIDEST_WRAPPED : WIDEST, Math.max(NARROWEST, widest + 2));
}

/** LibreOffice shows the first line alone of a row that does not say how high it is. */
function heightOf(row: readonly CellValue[], widths: readonly number[]): number {
  const lines = row.map((value, i) => {
    const room = (widths[i] ?? WIDEST_WRAPPED) - 2;
    const text = shown(value).slice(0, MOST_LINES * WIDEST_WRAPPED);
    return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(columnsOf(line) / room)), 0);
  });
  return LINE_HEIGHT * Math.min(MOST_LINES, Math.max(1, ...lines));
}

/**
 * The library has no filters: one line of each sheet's XML, right behind its rows. And a height is where a row begins,
 * not what it is held to: it grows with what is written into it.
 */
function filterHeads(sheets: readonly WorkbookSheet[]): Feature {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => {
            const { heads, rows } = sheets[sheetIndex] as WorkbookSheet;
            const range = `A1:${columnName(heads.length)}${Math.min(rows.length, MOST_ROWS) + 1}`;
            return xml
              .replaceAll(FIXED_HEIGHT, '$<row>')
              .replace('</sheetData>', `</sheetData><autoFilter ref="${range}"/>`);
          },
        },
      },
    },
  };
}

function columnName(number: number): string {
  const letter = String.fromCharCode(65 + ((number - 1) % 26));
  return number > 26 ? columnName(Math.floor((number - 1) / 26)) + letter : letter;
}
