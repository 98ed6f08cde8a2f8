/**
 * A comparison as tidy rows for CSV and workbooks: one row a fact, with the city, the file, the clause and the words it was read
 * from: indicator │ 充电桩 │ 个 │ 白河市 │ [1.2] │ … │ baihe.txt │ 新增充电桩500个.
 */
import type { PlanComparison } from '../model/comparison.js';
import { nameCities, showAgainst, showLabel, showPath } from './comparison-view.js';
import { toCsv } from './csv.js';
import type { ReportOptions } from './options.js';
import { lookUpQuotes } from './quotes.js';

export const FIELDS = [
  'kind',
  'row',
  'unit',
  'city',
  'clause',
  'content',
  'value',
  'upper',
  'comparator',
  'due',
  'status',
  'similarity',
  'against',
  'document',
  'title',
  'quote',
] as const;
type Field = (typeof FIELDS)[number];
export type FactKind = 'group' | 'indicator' | 'topic' | 'unique' | 'lack' | 'unit' | 'borrowed' | 'deadline';
export type FactRow = Partial<Readonly<Record<Field, string>>> & { readonly kind: FactKind };

export const FIELD_NAMES: Readonly<Record<Field, { readonly zh: string; readonly en: string }>> = {
  kind: { zh: '类别', en: 'Kind' },
  row: { zh: '项目', en: 'Row' },
  unit: { zh: '计量单位', en: 'Unit' },
  city: { zh: '城市', en: 'City' },
  clause: { zh: '条款', en: 'Clause' },
  content: { zh: '内容', en: 'Content' },
  value: { zh: '数值', en: 'Value' },
  upper: { zh: '上限', en: 'Upper value' },
  comparator: { zh: '比较', en: 'Comparator' },
  due: { zh: '期限', en: 'Due' },
  status: { zh: '状态', en: 'Status' },
  similarity: { zh: '相似度', en: 'Similarity' },
  against: { zh: '对照基准', en: 'Against baseline' },
  document: { zh: '文件', en: 'File' },
  title: { zh: '标题', en: 'Title' },
  quote: { zh: '原文', en: 'Quote' },
};

export function comparisonAsCsv(comparison: PlanComparison, options: ReportOptions): string {
  const lang = options.lang ?? 'zh';
  const fields = FIELDS.filter((field) => field !== 'against' || comparison.baseline !== undefined);
  return toCsv([
    fields.map((field) => FIELD_NAMES[field][lang]),
    ...listFacts(comparison, options).map((row) => fields.map((field) => row[field] ?? '')),
  ]);
}

/** All facts, kind by kind; with `lacksOnly` what plans lack alone. */
export function listFacts(comparison: PlanComparison, options: ReportOptions): FactRow[] {
  const lang = options.lang ?? 'zh';
  const names = nameCities(comparison);
  const quotes = lookUpQuotes(comparison, options.documents);
  const cities = new Map(comparison.documents.map(({ id }, i) => [id, names[i] ?? id]));
  const titles = new Map(comparison.documents.map(({ id, title }) => [id, title ?? '']));
  const whose = (document: string): { city: string; document: string; title: string } => ({
    city: cities.get(document) ?? document,
    document: quotes.fileOf(document),
    title: titles.get(document) ?? '',
  });
  const lacks = (comparison.lacks ?? []).map(
    ({ document, label, holders, others }): FactRow => ({
      kind: 'lack',
      row: label,
      ...whose(document),
      content: `${holders}/${others}`,
    }),
  );
  if (options.lacksOnly === true) return lacks;
  const facts: FactRow[] = [];
  for (const { label, members } of comparison.groups ?? []) {
    for (const { document, path, segment, heading, quote } of members) {
      facts.push({
        kind: 'group',
        row: showLabel(label, comparison.groupedBy, lang),
        ...whose(document),
        clause: showPath(path, segment),
        content: heading,
        quote: quote ?? quotes.task(document, path, segment),
      });
    }
  }
  for (const row of comparison.indicators) {
    for (const { document, target, value, valueMax, comparator, due, status } of row.cells) {
      const source = quotes.target(document, target);
      facts.push({
        kind: 'indicator',
        row: row.indicator,
        unit: row.unit ?? '',
        ...whose(document),
        clause: source === undefined ? '' : showPath(source.path),
        value: `${value}`,
        upper: valueMax === null ? '' : `${valueMax}`,
        comparator,
        due: due ?? '',
        status,
        against: document === comparison.baseline ? '' : showAgainst(row, document, target, lang),
        quote: source?.quote ?? '',
      });
    }
  }
  for (const { label, members } of comparison.topics) {
    for (const { document, path, segment, heading, similarity } of members) {
      facts.push({
        kind: 'topic',
        row: label,
        ...whose(document),
        clause: showPath(path, segment),
        content: heading,
        similarity: `${similarity}`,
        quote: quotes.task(document, path, segment),
      });
    }
  }
  for (const { document, path, segment, heading } of comparison.unique) {
    facts.push({
      kind: 'unique',
      ...whose(document),
      clause: showPath(path, segment),
      content: heading,
      quote: quotes.task(document, path, segment),
    });
  }
  // One by one: a call takes no hundred thousand arguments.
  for (const lack of lacks) facts.push(lack);
  for (const { canonical, cells } of comparison.units) {
    for (const { document, name, lead, total, places } of cells) {
      const named = (places ?? []).map(({ unit }) => quotes.unit(document, unit));
      facts.push({
        kind: 'unit',
        row: canonical,
        ...whose(document),
        clause: join((places ?? []).map(({ path }) => showPath(path))),
        content: name,
        value: `${lead}`,
        upper: `${total}`,
        quote: join(named.filter((quote) => quote !== '')),
      });
    }
  }
  for (const [i, { a, b, text, similarity }] of comparison.borrowed.entries()) {
    for (const [k, { document, path, span }] of [a, b].entries()) {
      facts.push({
        kind: 'borrowed',
        row: `${i + 1}`,
        ...whose(document),
        clause: showPath(path),
        similarity: `${similarity}`,
        quote: k === 0 ? text : quotes.passage(document, span),
      });
    }
  }
  for (const { end, document, path, quote } of comparison.timeline) {
    facts.push({
      kind: 'deadline',
      ...whose(document),
      clause: showPath(path),
      content: quote,
      due: end,
      quote,
    });
  }
  return facts;
}

/** [1.2]、[3.1]: each once. */
function join(parts: readonly string[]): string {
  return [...new Set(parts)].join('、');
}
