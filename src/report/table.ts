/** Documents → tables for the terminal: a title line, then the 任务台账 with columns that hold nothing left out. */
import type { PlanDocument } from '../model/document.js';
import { makeSheet, SHEET_TITLES, type Sheet, type SheetName } from './columns.js';
import { chooseStyle, grid, type Style } from './grid.js';
import { DEFAULT_COLUMNS, type ReportOptions } from './options.js';
import { printable } from './printable.js';

export async function documentsAsTable(
  documents: readonly PlanDocument[],
  options: ReportOptions,
): Promise<string> {
  const style = await chooseStyle(options.color === true);
  return documents.map((document) => documentTable(document, options, style)).join('\n');
}

function documentTable(document: PlanDocument, options: ReportOptions, style: Style): string {
  const lang = options.lang ?? 'zh';
  const names: readonly SheetName[] =
    options.only !== undefined && options.only.length > 0 ? options.only : ['tasks'];
  const lines = [style.title(titleLine(document)), summaryLine(document, lang)];
  for (const name of names) {
    const sheet = makeSheet(name, document);
    if (names.length > 1) lines.push(style.title(SHEET_TITLES[name][lang]));
    if (sheet.rows.length === 0) {
      lines.push(
        lang === 'zh' ? `（无${SHEET_TITLES[name].zh}）` : `(no ${SHEET_TITLES[name].en.toLowerCase()})`,
      );
      continue;
    }
    const { heads, rows } = shownColumns(sheet, lang);
    lines.push(grid(heads, rows, options.columns ?? DEFAULT_COLUMNS, style));
  }
  return `${lines.join('\n')}\n`;
}

function titleLine(document: PlanDocument): string {
  const { title, documentNumber, jurisdiction } = document.meta;
  const details = [jurisdiction, documentNumber].filter((detail) => detail !== null);
  const name = printable(title ?? document.source.name);
  return details.length === 0 ? name : `${name} (${printable(details.join(', '))})`;
}

function summaryLine(document: PlanDocument, lang: 'en' | 'zh'): string {
  const { clauses, tasks, targets, deadlines, units, repairs, diagnostics } = document;
  const warnings = diagnostics.filter((diagnostic) => diagnostic.severity !== 'info').length;
  return lang === 'zh'
    ? `条款 ${clauses.length} · 任务 ${tasks.length} · 量化目标 ${targets.length} · 时限 ${deadlines.length} · 责任单位 ${units.length} · 修复 ${repairs.length} · 警告 ${warnings}`
    : `${clauses.length} clauses · ${tasks.length} tasks · ${targets.length} targets · ${deadlines.length} deadlines · ${units.length} units · ${repairs.length} repairs · ${warnings} warnings`;
}

function shownColumns(sheet: Sheet, lang: 'en' | 'zh'): { heads: string[]; rows: string[][] } {
  const shown = sheet.columns.flatMap((column, i) => {
    const isEmpty = sheet.rows.every((row) => row[i] === '');
    return column.isDetail === true || isEmpty ? [] : [i];
  });
  return {
    heads: shown.map((i) => sheet.columns[i]?.[lang] ?? ''),
    rows: sheet.rows.map((row) => shown.map((i) => row[i] ?? '')),
  };
}
