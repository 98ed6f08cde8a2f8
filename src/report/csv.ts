/**
 * Rows → CSV for spreadsheets: byte order mark and CRLF, so that Excel reads Chinese; a cell that would run as a
 * formula (`=HYPERLINK(…)`) is quoted.
 */
import { stringify } from 'csv-stringify/sync';
import type { PlanDocument } from '../model/document.js';
import { makeSheet, type SheetName } from './columns.js';
import type { ReportOptions } from './options.js';

export function toCsv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { bom: true, record_delimiter: 'windows', escape_formulas: true },
  );
}

/** One row a task (or a record of each list asked for); the file's name comes first, so that a row can be cited alone. */
export function documentsAsCsv(documents: readonly PlanDocument[], options: ReportOptions): string {
  const lang = options.lang ?? 'zh';
  const names: readonly SheetName[] =
    options.only !== undefined && options.only.length > 0 ? options.only : ['tasks'];
  const rows: string[][] = [];
  for (const name of names) {
    let isFirst = true;
    for (const document of documents) {
      const sheet = makeSheet(name, document, lang);
      if (isFirst) {
        const heads = sheet.columns.map((column) => column[lang]);
        rows.push([lang === 'zh' ? '文件' : 'File', ...heads]);
        isFirst = false;
      }
      for (const row of sheet.rows) rows.push([document.source.name, ...row]);
    }
  }
  return toCsv(rows);
}
