/** Rows of a query → table, JSON, NDJSON or CSV, in pieces: `select city, value from …` may give a million. */
import { stringify } from 'csv-stringify/sync';
import { chooseStyle, grid } from './grid.js';
import { DEFAULT_COLUMNS, type ReportOptions } from './options.js';

export type RowFormat = 'table' | 'json' | 'ndjson' | 'csv';

export interface Rows {
  readonly columns: readonly string[];
  /** Batches of rows, each value one that JSON can hold. */
  readonly rows: AsyncIterable<readonly (readonly unknown[])[]>;
}

export function rowChunks(format: RowFormat, rows: Rows, options: ReportOptions): AsyncIterable<string> {
  if (format === 'table') return asTable(rows, options);
  if (format === 'csv') return asCsv(rows);
  return format === 'json' ? asJson(rows) : asNdjson(rows);
}

async function* asTable({ columns, rows }: Rows, options: ReportOptions): AsyncGenerator<string> {
  const cells: string[][] = [];
  for await (const batch of rows) for (const row of batch) cells.push(row.map(asText));
  const style = await chooseStyle(options.color === true);
  yield `${grid(columns, cells, options.columns ?? DEFAULT_COLUMNS, style)}\n`;
  yield options.lang === 'en' ? `${cells.length} rows\n` : `共 ${cells.length} 行\n`;
}

/** As `toCsv` writes it, with one byte order mark. */
async function* asCsv({ columns, rows }: Rows): AsyncGenerator<string> {
  const lines = (some: readonly (readonly string[])[], bom: boolean): string =>
    stringify(
      some.map((row) => [...row]),
      { bom, record_delimiter: 'windows', escape_formulas: true },
    );
  yield lines([columns], true);
  for await (const batch of rows)
    if (batch.length > 0)
      yield lines(
        batch.map((row) => row.map(asText)),
        false,
      );
}

async function* asJson({ columns, rows }: Rows): AsyncGenerator<string> {
  let separator = '[\n  ';
  for await (const batch of rows) {
    for (const row of batch) {
      yield separator + JSON.stringify(asRecord(columns, row), null, 2).replaceAll('\n', '\n  ');
      separator = ',\n  ';
    }
  }
  yield separator.startsWith('[') ? '[]\n' : '\n]\n';
}

async function* asNdjson({ columns, rows }: Rows): AsyncGenerator<string> {
  for await (const batch of rows)
    for (const row of batch) yield `${JSON.stringify(asRecord(columns, row))}\n`;
}

function asRecord(columns: readonly string[], row: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(columns.map((name, i) => [name, row[i] ?? null]));
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
