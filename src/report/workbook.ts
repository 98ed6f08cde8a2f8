/** Documents or a comparison → what each sheet of a workbook holds: 任务台账 of all plans on one, 量化目标 on the next. */
import type { PlanComparison } from '../model/comparison.js';
import type { PlanDocument } from '../model/document.js';
import { makeSheet, SHEET_TITLES, type SheetName } from './columns.js';
import { type FactKind, FIELD_NAMES, FIELDS, listFacts } from './comparison-rows.js';
import type { ReportOptions } from './options.js';
import { makeWorkbook, type WorkbookSheet } from './xlsx.js';

const ALL: readonly SheetName[] = ['tasks', 'targets', 'deadlines', 'units', 'clauses'];

const KIND_TITLES: Readonly<Record<FactKind, { readonly zh: string; readonly en: string }>> = {
  group: { zh: '分组', en: 'Groups' },
  indicator: { zh: '共同指标', en: 'Indicators' },
  topic: { zh: '共同任务', en: 'Topics' },
  unique: { zh: '仅此一市', en: 'Only in one' },
  lack: { zh: '缺少的主题', en: 'Lacking' },
  unit: { zh: '责任单位', en: 'Units' },
  borrowed: { zh: '几乎相同的段落', en: 'Borrowed' },
  deadline: { zh: '时间表', en: 'Timeline' },
};

/** The file's name comes first in every row. */
export function documentsAsWorkbook(
  documents: readonly PlanDocument[],
  options: ReportOptions,
): Promise<Uint8Array> {
  const lang = options.lang ?? 'zh';
  const names = options.only !== undefined && options.only.length > 0 ? options.only : ALL;
  return makeWorkbook(
    names.map((name): WorkbookSheet => {
      const sheets = documents.map((document) => ({ document, sheet: makeSheet(name, document) }));
      const heads = (sheets[0]?.sheet.columns ?? []).map((column) => column[lang]);
      return {
        name: SHEET_TITLES[name][lang],
        heads: [FIELD_NAMES.document[lang], ...heads],
        rows: sheets.flatMap(({ document, sheet }) =>
          sheet.rows.map((row) => [document.source.name, ...row]),
        ),
      };
    }),
  );
}

/** A sheet a kind of fact, each with the columns that it fills. */
export function comparisonAsWorkbook(
  comparison: PlanComparison,
  options: ReportOptions,
): Promise<Uint8Array> {
  const lang = options.lang ?? 'zh';
  const facts = listFacts(comparison, options);
  const kinds = [...new Set(facts.map(({ kind }) => kind))];
  const sheets = kinds.map((kind): WorkbookSheet => {
    const own = facts.filter((fact) => fact.kind === kind);
    const fields = FIELDS.filter(
      (field) => field !== 'kind' && own.some((fact) => (fact[field] ?? '') !== ''),
    );
    return {
      name: KIND_TITLES[kind][lang],
      heads: fields.map((field) => FIELD_NAMES[field][lang]),
      rows: own.map((fact) => fields.map((field) => fact[field] ?? '')),
    };
  });
  const empty = { name: KIND_TITLES.topic[lang], heads: [FIELD_NAMES.row[lang]], rows: [] };
  return makeWorkbook(sheets.length === 0 ? [empty] : sheets);
}
