/**
 * Where the rows of a comparison's tables were read, for who wants to cite them: 充电桩 │ 白河市 │ [1.2] │ 新增充电桩500个. Only
 * with the documents at hand.
 */
import type { PlanComparison } from '../model/comparison.js';
import type { Lang } from '../model/diagnostic.js';
import { nameCities, showLabel, showPath } from './comparison-view.js';
import type { ReportOptions } from './options.js';
import { shorten } from './printable.js';
import { lookUpQuotes, type Quotes } from './quotes.js';

const WORDS = {
  zh: {
    indicators: '指标出处',
    topics: '共同任务出处',
    groups: '分组出处',
    units: '责任单位出处',
    unique: '仅此一市出处',
    heads: ['项目', '城市', '条款', '原文'],
    role: '角色',
    roles: { lead: '牵头', responsible: '责任', support: '配合' },
  },
  en: {
    indicators: 'Sources of the indicators',
    topics: 'Sources of the tasks in common',
    groups: 'Sources of the groups',
    units: 'Sources of the units',
    unique: 'Sources of what is only in one city',
    heads: ['Row', 'City', 'Clause', 'Quote'],
    role: 'Role',
    roles: { lead: 'lead', responsible: 'responsible', support: 'support' },
  },
} as const;

export interface Sources {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A clause is quoted from its beginning; its place says where the rest stands. */
const LONGEST_QUOTE = 160;

interface Member {
  readonly document: string;
  readonly path: readonly number[];
  readonly segment: number | null;
  readonly heading: string;
  readonly quote?: string | undefined;
}

/** One table of sources a kind; none without documents. */
export function makeSources(
  comparison: PlanComparison,
  options: ReportOptions,
): (kind: SourceKind) => readonly Sources[] {
  if (options.documents === undefined) return () => [];
  const lang = options.lang ?? 'zh';
  const quotes = lookUpQuotes(comparison, options.documents);
  const names = nameCities(comparison);
  const cities = new Map(comparison.documents.map(({ id }, i) => [id, names[i] ?? id]));
  const cityOf = (document: string): string => cities.get(document) ?? document;
  return (kind) => [
    {
      title: WORDS[lang][kind],
      heads: kind === 'units' ? [...WORDS[lang].heads, WORDS[lang].role] : WORDS[lang].heads,
      rows: LISTS[kind](comparison, quotes, cityOf, lang),
    },
  ];
}

type List = (
  comparison: PlanComparison,
  quotes: Quotes,
  cityOf: (document: string) => string,
  lang: Lang,
) => string[][];

const LISTS = {
  indicators: ({ indicators }, quotes, cityOf) =>
    indicators.flatMap(({ indicator, cells }) =>
      cells.flatMap(({ document, target }) => {
        const source = quotes.target(document, target);
        return source === undefined
          ? []
          : [[indicator, cityOf(document), showPath(source.path), source.quote]];
      }),
    ),
  topics: ({ topics }, quotes, cityOf) =>
    topics.flatMap(({ label, members }) => members.map((member) => citeTask(label, member, quotes, cityOf))),
  groups: ({ groups, groupedBy }, quotes, cityOf, lang) =>
    (groups ?? []).flatMap(({ label, members }) =>
      members.map((member) => citeTask(showLabel(label, groupedBy, lang), member, quotes, cityOf)),
    ),
  units: ({ units }, quotes, cityOf, lang) =>
    units.flatMap(({ canonical, cells }) =>
      cells.flatMap(({ document, places }) =>
        (places ?? []).map(({ path, unit, role }) => [
          canonical,
          cityOf(document),
          showPath(path),
          quotes.unit(document, unit),
          WORDS[lang].roles[role],
        ]),
      ),
    ),
  unique: ({ unique }, quotes, cityOf) =>
    unique.map((member) => citeTask(member.heading, member, quotes, cityOf)),
} as const satisfies Readonly<Record<string, List>>;

type SourceKind = keyof typeof LISTS;

function citeTask(
  row: string,
  { document, path, segment, quote }: Member,
  quotes: Quotes,
  cityOf: (document: string) => string,
): string[] {
  const words = shorten(quote ?? quotes.task(document, path, segment), LONGEST_QUOTE);
  return [shorten(row, LONGEST_QUOTE), cityOf(document), showPath(path, segment), words];
}
