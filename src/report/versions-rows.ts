/**
 * Two versions as tidy rows for CSV and workbooks: one row a change, each side with its document, clause path, quote and
 * place, so that it can be cited: target │ lowered │ more │ 审批时限 │ … │ [1.4] │ 压减到60个工作日以内 │ … │ [1.4] │ ….
 */
import type { PlanVersions, VersionPlace } from '../model/versions.js';
import { figure } from './columns.js';
import { toCsv } from './csv.js';
import type { ReportOptions } from './options.js';
import { headingOf, placeOf, printWords } from './versions-view.js';
import { VERSION_WORDS } from './versions-words.js';
import { asFigure, makeWorkbook, type WorkbookSheet } from './xlsx.js';

const NAMES = {
  list: { zh: '类别', en: 'List' },
  kind: { zh: '变化', en: 'Change' },
  how: { zh: '方式', en: 'How' },
  item: { zh: '事项', en: 'Item' },
  oldDocument: { zh: '旧版文件', en: 'Old document' },
  oldClause: { zh: '旧版条款', en: 'Old clause' },
  oldQuote: { zh: '旧版原文', en: 'Old quote' },
  oldStart: { zh: '旧版起', en: 'Old start' },
  oldEnd: { zh: '旧版止', en: 'Old end' },
  newDocument: { zh: '新版文件', en: 'New document' },
  newClause: { zh: '新版条款', en: 'New clause' },
  newQuote: { zh: '新版原文', en: 'New quote' },
  newStart: { zh: '新版起', en: 'New start' },
  newEnd: { zh: '新版止', en: 'New end' },
  oldValue: { zh: '旧值', en: 'Old value' },
  newValue: { zh: '新值', en: 'New value' },
  unit: { zh: '计量单位', en: 'Unit' },
  wording: { zh: '改动', en: 'Wording' },
} as const;
type Field = keyof typeof NAMES;
const FIELDS = Object.keys(NAMES) as Field[];
type Row = Partial<Readonly<Record<Field, string>>>;

/** The name of a list in its rows, and the list whose title its sheet bears. */
const LISTS = [
  ['meta', 'meta'],
  ['chapter', 'chapters'],
  ['passage', 'passages'],
  ['task', 'tasks'],
  ['target', 'targets'],
  ['baseline', 'baselines'],
  ['deadline', 'deadlines'],
  ['office', 'offices'],
] as const;

export function versionsAsCsv(versions: PlanVersions, options: ReportOptions): string {
  const lang = options.lang ?? 'zh';
  const rows = listRows(versions);
  return toCsv([
    FIELDS.map((field) => NAMES[field][lang]),
    ...rows.map((row) => FIELDS.map((field) => row[field] ?? '')),
  ]);
}

/** A sheet a list, each with the columns that it fills; lists without a change have none. */
export function versionsAsWorkbook(versions: PlanVersions, options: ReportOptions): Promise<Uint8Array> {
  const lang = options.lang ?? 'zh';
  const rows = listRows(versions);
  const sheets = LISTS.flatMap(([list, title]): WorkbookSheet[] => {
    const own = rows.filter((row) => row.list === list);
    const fields = FIELDS.filter((field) => field !== 'list' && own.some((row) => (row[field] ?? '') !== ''));
    return own.length === 0
      ? []
      : [
          {
            name: VERSION_WORDS[lang][title],
            heads: fields.map((field) => NAMES[field][lang]),
            rows: own.map((row) => fields.map((field) => asFigure(row[field] ?? ''))),
          },
        ];
  });
  const empty = { name: VERSION_WORDS[lang].tasks, heads: [NAMES.kind[lang]], rows: [] };
  return makeWorkbook(sheets.length === 0 ? [empty] : sheets);
}

function listRows(versions: PlanVersions): Row[] {
  const { old: before, new: after, meta, chapters, passages, tasks, deadlines, offices } = versions;
  const figures = (list: string, changes: PlanVersions['targets']): Row[] =>
    changes.map(({ kind, demand, indicator, unit, old, new: now }) => ({
      ...tell(list, kind, demand, indicator, old, now),
      oldValue: old === null ? '' : figure(old, unit),
      newValue: now === null ? '' : figure(now, unit),
      unit: unit ?? '',
    }));
  return [
    ...meta.map(
      ({ field, old, new: now }): Row => ({
        list: 'meta',
        kind: old === null ? 'added' : now === null ? 'dropped' : 'changed',
        item: field,
        oldDocument: before.id,
        newDocument: after.id,
        oldValue: old ?? '',
        newValue: now ?? '',
      }),
    ),
    ...chapters.map(({ kind, how, old, new: now }) =>
      tell('chapter', kind, how, headingOf(now ?? old), old, now),
    ),
    ...passages.map(({ kind, old, new: now, words }) => ({
      ...tell('passage', kind, null, headingOf(now ?? old), old, now),
      wording: printWords(words),
    })),
    ...tasks.map(({ kind, how, old, new: now, words }) => ({
      ...tell('task', kind, how, headingOf(now ?? old), old, now),
      wording: printWords(words),
    })),
    ...figures('target', versions.targets),
    ...figures('baseline', versions.baselines),
    ...deadlines.map(({ kind, compared, old, new: now }) => ({
      ...tell('deadline', kind, compared, headingOf(now ?? old), old, now),
      oldValue: old?.end ?? old?.recurrence ?? '',
      newValue: now?.end ?? now?.recurrence ?? '',
    })),
    ...offices.map(({ kind, canonical, old, new: now }) => ({
      ...tell('office', kind, null, canonical, old, now),
      oldValue: old?.role ?? '',
      newValue: now?.role ?? '',
    })),
  ];
}

function tell(
  list: string,
  kind: string,
  how: string | null,
  item: string,
  old: VersionPlace | null,
  now: VersionPlace | null,
): Row {
  return {
    list,
    kind,
    how: how ?? '',
    item,
    ...(old === null
      ? {}
      : {
          oldDocument: old.document,
          oldClause: placeOf(old),
          oldQuote: old.quote,
          oldStart: `${old.span.start}`,
          oldEnd: `${old.span.end}`,
        }),
    ...(now === null
      ? {}
      : {
          newDocument: now.document,
          newClause: placeOf(now),
          newQuote: now.quote,
          newStart: `${now.span.start}`,
          newEnd: `${now.span.end}`,
        }),
  };
}
