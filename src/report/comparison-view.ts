/**
 * What every printed form of a comparison shows, worked out once: the cities' short names, a row a common indicator
 * (`≥ 95% 2025-12-31`, and who is higher or earlier), a row a common task, and what only one city has.
 */

import type { IndicatorRow, PlanComparison } from '../model/comparison.js';
import type { Lang } from '../model/diagnostic.js';
import { figure } from './columns.js';
import { shorten } from './printable.js';

export interface View {
  readonly cities: readonly string[];
  readonly indicators: readonly IndicatorLine[];
  readonly topics: readonly TopicLine[];
  readonly unique: readonly { readonly city: string; readonly tasks: readonly string[] }[];
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
      verdict: verdictOf(row, cityOf, lang),
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
  };
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
