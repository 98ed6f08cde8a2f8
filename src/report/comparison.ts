/** A comparison → tables for the terminal, Markdown for a memo: indicator × city, then topics, or the groups asked for. */
import type { PlanComparison } from '../model/comparison.js';
import { makeSources } from './comparison-sources.js';
import { showPath, type View, viewComparison } from './comparison-view.js';
import { chooseStyle, grid } from './grid.js';
import { markdownTable } from './markdown-table.js';
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
    lacks: '缺少的主题（其余方案至少半数列有）',
    groups: '分组',
    documents: '文件',
    file: '文件',
    title: '标题',
    year: '年份',
    by: { topic: '主题', indicator: '指标', office: '责任单位', chapter: '章', deadline: '截止季度' },
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
    lacks: 'Topics it lacks (at least half of the others have them)',
    groups: 'Groups',
    documents: 'Documents',
    file: 'File',
    title: 'Title',
    year: 'Year',
    by: { topic: 'Topic', indicator: 'Indicator', office: 'Office', chapter: 'Chapter', deadline: 'Quarter' },
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
  const sections =
    options.lacksOnly === true
      ? []
      : [
          indicatorSection(view, heads),
          comparison.groups === undefined ? topicSection(view, heads) : groupSection(comparison, view, heads),
        ];
  for (const section of sections) {
    lines.push(style.title(section.title));
    const isEmpty = section.rows.length === 0;
    lines.push(
      isEmpty ? heads.none : grid(section.heads, section.rows, options.columns ?? DEFAULT_COLUMNS, style),
      '',
    );
  }
  if (options.lacksOnly !== true && comparison.groups === undefined) {
    lines.push(style.title(heads.unique));
    for (const { city, tasks } of view.unique) lines.push(...listLines(city, tasks));
  }
  const lacking = view.lacks.filter(({ topics }) => topics.length > 0);
  if (lacking.length > 0 || options.lacksOnly === true) {
    if (options.lacksOnly !== true) lines.push('');
    lines.push(style.title(heads.lacks));
    for (const { city, topics } of lacking) lines.push(...listLines(city, topics));
    if (lacking.length === 0) lines.push(heads.none);
  }
  return `${lines.join('\n')}\n`;
}

function listLines(city: string, entries: readonly string[]): string[] {
  return [`${printable(city)} (${entries.length})`, ...entries.map((entry) => `  ${printable(entry)}`)];
}

export function comparisonAsMarkdown(comparison: PlanComparison, options: ReportOptions): string {
  const lang = options.lang ?? 'zh';
  const heads = HEADS[lang];
  const view = viewComparison(comparison, lang);
  const lines: string[] = [`# ${view.cities.map(markdownCell).join(' / ')}`, ''];
  const add = (title: string, body: readonly string[]): void => {
    lines.push(`## ${title}`, '');
    // One by one: a call takes no hundred thousand arguments.
    for (const line of body.length === 0 ? [heads.none] : body) lines.push(line);
    lines.push('');
  };
  const lists = (entries: readonly (readonly [string, readonly string[]])[]): string[] =>
    entries.flatMap(([city, texts]) => [
      `### ${markdownCell(city)} (${texts.length})`,
      '',
      ...texts.map((text) => `- ${markdownCell(text)}`),
      '',
    ]);
  const lacks = view.lacks.map(({ city, topics }) => [city, topics] as const);
  if (options.lacksOnly === true) {
    add(heads.lacks, lists(lacks));
    return `${lines.join('\n')}\n`;
  }
  const sourcesOf = makeSources(comparison, options);
  const isGrouped = comparison.groups !== undefined;
  for (const section of [
    documentSection(comparison, view, heads),
    indicatorSection(view, heads),
    ...sourcesOf('indicators'),
    isGrouped ? groupSection(comparison, view, heads) : topicSection(view, heads),
    ...sourcesOf(isGrouped ? 'groups' : 'topics'),
    unitSection(comparison, view, heads),
    ...sourcesOf('units'),
    timelineSection(comparison, view, heads),
  ])
    add(section.title, markdownTable(section.heads, section.rows));
  if (!isGrouped) {
    add(heads.unique, lists(view.unique.map(({ city, tasks }) => [city, tasks] as const)));
    for (const section of sourcesOf('unique')) add(section.title, markdownTable(section.heads, section.rows));
  }
  if (comparison.lacks !== undefined) add(heads.lacks, lists(lacks));
  add(
    heads.borrowed,
    comparison.borrowed.map(({ a, b, text }) => {
      const places = [a, b].map(
        ({ document, path }) => `${cityName(comparison, view, document)} ${showPath(path)}`,
      );
      return `- ${markdownCell(places.join(' / '))}: ${markdownCell(shorten(text, 160))}`;
    }),
  );
  return `${lines.join('\n')}\n`;
}

/** Which document each city's name stands for in the tables below. */
function documentSection(comparison: PlanComparison, view: View, heads: Heads): Section {
  return {
    title: heads.documents,
    heads: [heads.city, heads.title, heads.year, heads.file],
    rows: comparison.documents.map(({ name, title, planYear }, i) => [
      view.cities[i] ?? '',
      title ?? '',
      planYear === null ? '' : `${planYear}`,
      name,
    ]),
  };
}

/** More plans than this would be columns that nobody can read: one cell then names the cities that have something. */
const MOST_COLUMNS = 24;

function cityHeads({ cities }: View, heads: Heads): readonly string[] {
  return cities.length > MOST_COLUMNS ? [heads.city] : cities;
}

function cityCells({ cities }: View, cells: readonly string[]): readonly string[] {
  if (cities.length <= MOST_COLUMNS) return cells;
  return [cells.flatMap((cell, i) => (cell === '' ? [] : `${cities[i] ?? ''} ${cell}`)).join('；')];
}

function groupSection(comparison: PlanComparison, view: View, heads: Heads): Section {
  return {
    title: heads.groups,
    heads: [heads.by[comparison.groupedBy ?? 'topic'], ...cityHeads(view, heads)],
    rows: view.groups.map(({ label, cells }) => [label, ...cityCells(view, cells)]),
  };
}

function indicatorSection(view: View, heads: Heads): Section {
  return {
    title: heads.indicators,
    heads: [heads.indicator, ...cityHeads(view, heads), heads.verdict],
    rows: view.indicators.map((line) => [line.label, ...cityCells(view, line.cells), line.verdict]),
  };
}

function topicSection(view: View, heads: Heads): Section {
  return {
    title: heads.topics,
    heads: [heads.topic, heads.grade, ...cityHeads(view, heads)],
    rows: view.topics.map((line) => [line.label, line.grade, ...cityCells(view, line.cells)]),
  };
}

function unitSection(comparison: PlanComparison, view: View, heads: Heads): Section {
  return {
    title: heads.units,
    heads: [heads.unit, ...cityHeads(view, heads)],
    rows: comparison.units.map(({ canonical, cells }) => [
      canonical,
      ...cityCells(
        view,
        comparison.documents.map(({ id }) =>
          cells
            .filter((cell) => cell.document === id)
            .map((cell) => `${cell.name} ${cell.lead}/${cell.total}`)
            .join('；'),
        ),
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
