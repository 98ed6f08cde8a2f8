/** Documents or a comparison → what each sheet of a workbook holds: 任务台账 of all plans on one, 量化目标 on the next. */
import type { PlanComparison } from '../model/comparison.js';
import type { PlanDocument } from '../model/document.js';
import { type FactKind, FIELD_NAMES, FIELDS, listFacts } from './comparison-rows.js';
import { makeLedger } from './ledger.js';
import type { ReportOptions } from './options.js';
import { asFigure, makeWorkbook, type WorkbookSheet } from './xlsx.js';

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

export function documentsAsWorkbook(
  documents: readonly PlanDocument[],
  options: ReportOptions,
): Promise<Uint8Array> {
  return makeWorkbook(makeLedger(documents, options));
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
      rows: own.map((fact) => fields.map((field) => asFigure(fact[field] ?? ''))),
    };
  });
  const empty = { name: KIND_TITLES.topic[lang], heads: [FIELD_NAMES.row[lang]], rows: [] };
  return makeWorkbook(sheets.length === 0 ? [empty] : sheets);
}
