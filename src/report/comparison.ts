/** A comparison → tables for the terminal, Markdown for a memo, CSV for a spreadsheet: indicator × city, then topics. */
import type { PlanComparison } from '../model/comparison.js';
import { nameCities, showPath, type View, viewComparison } from './comparison-view.js';
import { toCsv } from './csv.js';
import { chooseStyle, grid } from './grid.js';
import { DEFAULT_COLUMNS, type ReportOptions } from './options.js';
import { markdownCell, printable, shorten } from './printable.js';

const HEADS = {
  zh: {
    indicators: '共同指标',
    topics: '共同任务',
    unique: '仅此一市',
    units: '责任单位（牵头数/总数）',
    timeline: '时间表',
    borrowed: '几乎相同的段落',
    indicator: '指标',
    verdict: '比较',
    topic: '主题',
    grade: '程度',
    date: '截止',
    city: '城市',
    place: '条款',
    unit: '单位',
    quote: '原文',
    none: '（无）',
  },
  en: {
    indicators: 'Indicators in common',
    topics: 'Tasks in common',
    unique: 'Only in one city',
    units: 'Units (leading/all)',
    timeline: 'Timeline',
    borrowed: 'Passages almost word for word',
    indicator: 'Indicator',
    verdict: 'Comparison',
    topic: 'Topic',
    grade: 'Grade',
    date: 'End',
    city: 'City',
    place: 'Clause',
    unit: 'Unit',
    quote: 'Quote',
    none: '(none)',
  },
} as const;
type Heads = (typeof HEADS)['zh' | 'en'];

interface Section {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export async function comparisonAsTable(comparison: PlanComparison, options: ReportOptions): Promise<string> {
  const lang = options.lang ?? 'zh';
  const heads = HEADS[lang];
  const style = await chooseStyle(options.color === true);
  const view = viewComparison(comparison, lang);
  const lines: string[] = [];
  for (const section of [indicatorSection(view, heads), topicSection(view, heads)]) {
    lines.push(style.title(section.title));
    const isEmpty = section.rows.length === 0;
    lines.push(
      isEmpty ? heads.none : grid(section.heads, section.rows, options.columns ?? DEFAULT_COLUMNS, style),
      '',
    );
  }
  lines.push(style.title(heads.unique));
  for (const { city, tasks } of view.unique) {
    lines.push(`${printable(city)} (${tasks.length})`);
    for (const task of tasks) lines.push(`  ${printable(task)}`);
  }
  return `${lines.join('\n')}\n`;
}

export function comparisonAsMarkdown(comparison: PlanComparison, options: ReportOptions): string {
  const lang = options.lang ?? 'zh';
  const heads = HEADS[lang];
  const view = viewComparison(comparison, lang);
  const sections = [
    indicatorSection(view, heads),
    topicSection(view, heads),
    unitSection(comparison, view, heads),
    timelineSection(comparison, view, heads),
  ];
  const lines: string[] = [`# ${view.cities.map(markdownCell).join(' / ')}`, ''];
  for (const { title, heads: names, rows } of sections) {
    lines.push(`## ${title}`, '');
    if (rows.length === 0) lines.push(heads.none);
    else {
      lines.push(
        markdownRow(names.map(markdownCell)),
        markdownRow(names.map(() => '---')),
        ...rows.map((row) => markdownRow(row.map(markdownCell))),
      );
    }
    lines.push('');
  }
  lines.push(`## ${heads.unique}`, '');
  for (const { city, tasks } of view.unique) {
    lines.push(
      `### ${markdownCell(city)} (${tasks.length})`,
      '',
      ...tasks.map((task) => `- ${markdownCell(task)}`),
      '',
    );
  }
  lines.push(`## ${heads.borrowed}`, '');
  for (const { a, b, text } of comparison.borrowed) {
    const places = [a, b].map(
      ({ document, path }) => `${cityName(comparison, view, document)} ${showPath(path)}`,
    );
    lines.push(`- ${markdownCell(places.join(' / '))}: ${markdownCell(shorten(text, 160))}`);
  }
  if (comparison.borrowed.length === 0) lines.push(heads.none);
  return `${lines.join('\n')}\n`;
}

/** One row a fact, tidy: what kind of row, which row of the comparison, which city, and the fact's own fields. */
export function comparisonAsCsv(comparison: PlanComparison, options: ReportOptions): string {
  const lang = options.lang ?? 'zh';
  const names = nameCities(comparison);
  const cityOf = (id: string): string =>
    names[comparison.documents.findIndex((document) => document.id === id)] ?? id;
  const head =
    lang === 'zh'
      ? ['类别', '项目', '计量单位', '城市', '条款', '内容', '数值', '上限', '比较', '期限', '状态', '相似度']
      : [
          'Kind',
          'Row',
          'Unit',
          'City',
          'Clause',
          'Content',
          'Value',
          'Upper value',
          'Comparator',
          'Due',
          'Status',
          'Similarity',
        ];
  const rows: string[][] = [head];
  const optional = (value: string | number | null): string => (value === null ? '' : `${value}`);
  for (const { indicator, unit, cells } of comparison.indicators) {
    for (const cell of cells) {
      const { value, valueMax, comparator, due, status } = cell;
      rows.push([
        'indicator',
        indicator,
        unit ?? '',
        cityOf(cell.document),
        '',
        '',
        `${value}`,
        optional(valueMax),
        comparator,
        due ?? '',
        status,
        '',
      ]);
    }
  }
  for (const { label, members } of comparison.topics) {
    for (const { document, path, segment, heading, similarity } of members) {
      rows.push([
        'topic',
        label,
        '',
        cityOf(document),
        showPath(path, segment),
        heading,
        '',
        '',
        '',
        '',
        '',
        `${similarity}`,
      ]);
    }
  }
  for (const { document, path, segment, heading } of comparison.unique) {
    rows.push(['unique', '', '', cityOf(document), showPath(path, segment), heading, '', '', '', '', '', '']);
  }
  for (const { canonical, cells } of comparison.units) {
    for (const { document, name, lead, total } of cells) {
      rows.push(['unit', canonical, '', cityOf(document), '', name, `${lead}`, `${total}`, '', '', '', '']);
    }
  }
  for (const { end, document, path, quote } of comparison.timeline) {
    rows.push(['deadline', '', '', cityOf(document), showPath(path), quote, '', '', '', end, '', '']);
  }
  return toCsv(rows);
}

function indicatorSection(view: View, heads: Heads): Section {
  return {
    title: heads.indicators,
    heads: [heads.indicator, ...view.cities, heads.verdict],
    rows: view.indicators.map((line) => [line.label, ...line.cells, line.verdict]),
  };
}

function topicSection(view: View, heads: Heads): Section {
  return {
    title: heads.topics,
    heads: [heads.topic, heads.grade, ...view.cities],
    rows: view.topics.map((line) => [line.label, line.grade, ...line.cells]),
  };
}

function unitSection(comparison: PlanComparison, view: View, heads: Heads): Section {
  return {
    title: heads.units,
    heads: [heads.unit, ...view.cities],
    rows: comparison.units.map(({ canonical, cells }) => [
      canonical,
      ...comparison.documents.map(({ id }) =>
        cells
          .filter((cell) => cell.document === id)
          .map((cell) => `${cell.name} ${cell.lead}/${cell.total}`)
          .join('；'),
      ),
    ]),
  };
}

function timelineSection(comparison: PlanComparison, view: View, heads: Heads): Section {
  return {
    title: heads.timeline,
    heads: [heads.date, heads.city, heads.place, heads.quote],
    rows: comparison.timeline.map(({ end, document, path, quote }) => [
      end,
      cityName(comparison, view, document),
      showPath(path),
      quote,
    ]),
  };
}

function cityName(comparison: PlanComparison, view: View, id: string): string {
  return view.cities[comparison.documents.findIndex((document) => document.id === id)] ?? id;
}

function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
