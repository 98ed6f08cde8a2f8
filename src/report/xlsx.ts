/**
 * Tables → a workbook: a sheet a list, with the header row frozen and a filter on it. Every cell is text or a number,
 * so that `=HYPERLINK(…)` of a plan stays a sentence; the same tables give the same bytes.
 */
import type writeXlsxFile from 'write-excel-file/node';
import { fixZipTimes } from './zip-times.js';

export interface WorkbookSheet {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

type Feature = NonNullable<NonNullable<Parameters<typeof writeXlsxFile>[1]>['features']>[number];

const WIDEST = 60;
const NARROWEST = 8;
const LONGEST_NAME = 31;
/** What a cell can hold at most, and a sheet. */
const LONGEST_CELL = 32_767;
const MOST_ROWS = 1_048_575;
const FORBIDDEN_IN_NAME = /[[\]/\\:*?']/gu;
/** XML 1.0 has no place for these, escaped or not. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
/** `12` and `99.5` are figures; `007`, `1.2.3`, and what is too long to be exact, are not. */
const FIGURE = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/u;
const WIDE = /[\u2e80-\uffef]/gu;

export async function makeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const { default: write } = await import('write-excel-file/node');
  const bytes = await write(
    sheets.map(({ name, heads, rows }) => ({
      sheet: name.replace(FORBIDDEN_IN_NAME, ' ').slice(0, LONGEST_NAME) || '-',
      stickyRowsCount: 1,
      columns: heads.map((head, i) => ({ width: widthOf(head, rows, i) })),
      data: [
        heads.map((value) => ({ value: clean(value), type: String, fontWeight: 'bold' as const })),
        ...rows.slice(0, MOST_ROWS).map((row) => row.map(cell)),
      ],
    })),
    { features: [filterHeads(sheets)] },
  ).toBuffer();
  return fixZipTimes(bytes);
}

function cell(text: string): { value: string | number; type: StringConstructor | NumberConstructor } | null {
  if (text === '') return null;
  return FIGURE.test(text) ? { value: Number(text), type: Number } : { value: clean(text), type: String };
}

function clean(text: string): string {
  return text.replace(NOT_XML, '').slice(0, LONGEST_CELL);
}

function widthOf(head: string, rows: readonly (readonly string[])[], column: number): number {
  const columns = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);
  const widest = rows.reduce(
    (most, row) => Math.max(most, columns((row[column] ?? '').slice(0, WIDEST))),
    columns(head),
  );
  return Math.min(WIDEST, Math.max(NARROWEST, widest + 2));
}

/** The library has no filters: one line of each sheet's XML, right behind its rows. */
function filterHeads(sheets: readonly WorkbookSheet[]): Feature {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => {
            const { heads, rows } = sheets[sheetIndex] as WorkbookSheet;
            const range = `A1:${columnName(heads.length)}${Math.min(rows.length, MOST_ROWS) + 1}`;
            return xml.replace('</sheetData>', `</sheetData><autoFilter ref="${range}"/>`);
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
