/**
 * What every printed form of a comparison shows, worked out once: the cities' short names, a row a common indicator
 * (`≥ 95% 2025-12-31`, and who is higher or earlier), a row a common task, and what only one city has.
 */

import type { GroupKey, IndicatorRow, PlanComparison } from '../model/comparison.js';
import type { Lang } from '../model/diagnostic.js';
import { figure } from './columns.js';
import { shorten } from './printable.js';

export interface View {
  readonly cities: readonly string[];
  readonly indicators: readonly IndicatorLine[];
  readonly topics: readonly TopicLine[];
  readonly unique: readonly { readonly city: string; readonly tasks: readonly string[] }[];
  readonly groups: readonly { readonly label: string; readonly cells: readonly string[] }[];
  readonly lacks: readonly { readonly city: string; readonly topics: readonly string[] }[];
}

interface IndicatorLine {
  readonly label: string;
  readonly cells: readonly string[];
  readonly verdict: string;
}

interface TopicLine {
  readonly label: string;
  readonly grade: string;
  readonly cells: readonly string[];
}

const WORDS = {
  zh: {
    higher: '更高',
    earlier: '更早',
    stricter: '更严',
    equal: '相同',
    apart: '不可比',
    same: '相同任务',
    related: '相关任务',
    baseline: '现状',
    above: '高于',
    below: '低于',
    sooner: '早于',
    later: '晚于',
    tighter: '严于',
    looser: '宽于',
    level: '等于',
    quarter: (year: string, number: string) => `${year}年第${number}季度`,
  },
  en: {
    higher: 'higher',
    earlier: 'earlier',
    stricter: 'stricter',
    equal: 'equal',
    apart: 'not comparable',
    same: 'same',
    related: 'related',
    baseline: 'baseline',
    above: 'higher than',
    below: 'lower than',
    sooner: 'earlier than',
    later: 'later than',
    tighter: 'stricter than',
    looser: 'looser than',
    level: 'equal to',
    quarter: (year: string, number: string) => `${year} Q${number}`,
  },
} as const;

export function viewComparison(comparison: PlanComparison, lang: Lang): View {
  const names = nameCities(comparison);
  const ids = comparison.documents.map((document) => document.id);
  const cityOf = (id: string): string => names[ids.indexOf(id)] ?? id;
  return {
    cities: names,
    indicators: comparison.indicators.map((row) => ({
      label: row.unit === null ? row.indicator : `${row.indicator} (${row.unit})`,
      cells: ids.map((id) => indicatorCell(row, id, lang)),
      verdict:
        comparison.baseline === undefined
          ? verdictOf(row, cityOf, lang)
          : verdictAgainst(row, comparison.baseline, cityOf, lang),
    })),
    topics: comparison.topics.map((topic) => ({
      label: topic.label,
      grade: WORDS[lang][topic.grade],
      cells: ids.map((id) =>
        topic.members
          .filter((member) => member.document === id)
          .map((member) => `${showPath(member.path, member.segment)} ${shorten(member.heading, 60)}`)
          .join('；'),
      ),
    })),
    unique: comparison.documents.map((document, i) => ({
      city: names[i] as string,
      tasks: comparison.unique
        .filter((task) => task.document === document.id)
        .map((task) => `${showPath(task.path, task.segment)} ${shorten(task.heading, 80)}`),
    })),
    groups: (comparison.groups ?? []).map(({ label, members }) => ({
      label: showLabel(label, comparison.groupedBy, lang),
      cells: ids.map((id) =>
        members
          .filter((member) => member.document === id)
          .map(({ path, segment, heading, quote }) => {
            const place = `${showPath(path, segment)} ${shorten(heading, 60)}`;
            return quote === undefined ? place : `${place} “${shorten(quote, 60)}”`;
          })
          .join('；'),
      ),
    })),
    lacks: ids.map((id, i) => ({
      city: names[i] as string,
      topics: (comparison.lacks ?? [])
        .filter(({ document }) => document === id)
        .map(({ label, holders, others }) => `${label} (${holders}/${others})`),
    })),
  };
}

const QUARTER = /^(?<year>\d{4})Q(?<number>[1-4])$/u;

/** 2024Q4 → 2024年第4季度; other labels are words of the plans. */
export function showLabel(label: string, by: GroupKey | undefined, lang: Lang): string {
  const { year, number } = (by === 'deadline' ? QUARTER.exec(label)?.groups : undefined) ?? {};
  return year === undefined || number === undefined ? label : WORDS[lang].quarter(year, number);
}

const AGAINST = {
  higher: ['above', 'below'],
  lower: ['below', 'above'],
  earlier: ['sooner', 'later'],
  later: ['later', 'sooner'],
  stricter: ['tighter', 'looser'],
  equal: ['level', 'level'],
  'not-comparable': ['apart', 'apart'],
} as const;

/** How one figure stands to the baseline's: 高于、早于. */
export function showAgainst(row: IndicatorRow, document: string, target: string, lang: Lang): string {
  const words = (row.against ?? []).flatMap((verdict) => {
    if (verdict.documentA === document && verdict.a === target) return WORDS[lang][AGAINST[verdict.kind][0]];
    if (verdict.documentB === document && verdict.b === target) return WORDS[lang][AGAINST[verdict.kind][1]];
    return [];
  });
  return [...new Set(words)].join(lang === 'zh' ? '、' : ', ');
}

/** 石桥市高于、早于清江市；长谷市等于清江市. */
function verdictAgainst(
  row: IndicatorRow,
  baseline: string,
  cityOf: (id: string) => string,
  lang: Lang,
): string {
  const said = row.cells
    .filter(({ document }) => document !== baseline)
    .flatMap(({ document, target }) => {
      const words = showAgainst(row, document, target, lang);
      if (words === '') return [];
      if (words === WORDS[lang].apart)
        return lang === 'zh' ? `${cityOf(document)}${words}` : `${cityOf(document)} ${words}`;
      return lang === 'zh'
        ? `${cityOf(document)}${words}${cityOf(baseline)}`
        : `${cityOf(document)} ${words} ${cityOf(baseline)}`;
    });
  return [...new Set(said)].join(lang === 'zh' ? '；' : '; ');
}

/** 威海市 where the plan says so, else its title or file name; numbered where two would be called the same. */
export function nameCities(comparison: PlanComparison): string[] {
  const names = comparison.documents.map(
    ({ jurisdiction, title, name }) => jurisdiction ?? shorten(title ?? name, 24),
  );
  return names.map((name, i) => {
    const isShared = names.indexOf(name) !== names.lastIndexOf(name);
    if (!isShared) return name;
    const year = comparison.documents[i]?.planYear;
    const dated = year === undefined || year === null ? name : `${name} ${year}`;
    const twins = comparison.documents.filter((other, k) => names[k] === name && other.planYear === year);
    return twins.length > 1 ? `${dated} #${i + 1}` : dated;
  });
}

export function showPath(path: readonly number[], segment: number | null = null): string {
  const printed = path.join('.');
  return segment === null || segment === 1 ? `[${printed}]` : `[${printed}/${segment}]`;
}

function indicatorCell(row: IndicatorRow, document: string, lang: Lang): string {
  return row.cells
    .filter((cell) => cell.document === document)
    .map((cell) => {
      const status = cell.status === 'baseline' ? ` (${WORDS[lang].baseline})` : '';
      return `${figure(cell, row.unit)}${cell.due === null ? '' : ` ${cell.due}`}${status}`;
    })
    .join('；');
}

/** Who wins against everybody it can be held against: 甲市更高；乙市更早. */
function verdictOf(row: IndicatorRow, cityOf: (id: string) => string, lang: Lang): string {
  const words = WORDS[lang];
  const said = findWinners(row).map(({ merit, documents }) => {
    const best = documents.map(cityOf);
    return lang === 'zh' ? `${best.join('、')}${words[merit]}` : `${best.join(', ')} ${words[merit]}`;
  });
  if (said.length > 0) return said.join(lang === 'zh' ? '；' : '; ');
  const verdicts = row.verdicts ?? [];
  if (verdicts.some((verdict) => verdict.kind === 'equal')) return words.equal;
  return verdicts.some((verdict) => verdict.kind === 'not-comparable') ? words.apart : '';
}

export interface Winners {
  readonly merit: 'higher' | 'stricter' | 'earlier';
  readonly documents: readonly string[];
}

/** For each merit the documents that beat another and are beaten by none. */
export function findWinners(row: IndicatorRow): Winners[] {
  const documentOf = (target: string, not?: string): string =>
    row.cells.find((cell) => cell.target === target && cell.document !== not)?.document ?? '';
  const found: Winners[] = [];
  for (const [merit, loses] of [
    ['higher', 'lower'],
    ['stricter', undefined],
    ['earlier', 'later'],
  ] as const) {
    const winners = new Set<string>();
    const losers = new Set<string>();
    for (const verdict of row.verdicts ?? []) {
      if (verdict.kind !== merit && verdict.kind !== loses) continue;
      const a = verdict.documentA ?? documentOf(verdict.a);
      const b = verdict.documentB ?? documentOf(verdict.b, a);
      winners.add(verdict.kind === merit ? a : b);
      losers.add(verdict.kind === merit ? b : a);
    }
    const documents = [...winners].filter((id) => !losers.has(id));
    if (documents.length > 0) found.push({ merit, documents });
  }
  return found;
}
