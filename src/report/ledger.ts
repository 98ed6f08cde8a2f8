/**
 * Plans → the sheets of the 任务台账 that offices keep: one row a task on the first (1 │ 二、（一） │ 建设5G基站 │ … │ 2024-12-31 │ … │ 第3页),
 * then targets, deadlines, units, clauses, and what was repaired or is to be checked. The file stands in a row where there are several.
 */
import type { Lang } from '../model/diagnostic.js';
import type { Deadline, PlanDocument } from '../model/document.js';
import {
  COMPARATORS,
  type Column,
  clauseLabeller,
  makeSheet,
  SHEET_TITLES,
  type SheetName,
} from './columns.js';
import { FILE, REMARK_COLUMNS, remarkRows } from './ledger-remarks.js';
import type { ReportOptions } from './options.js';
import { showPlace } from './place.js';
import { asDate, type CellValue, type WorkbookSheet } from './xlsx.js';

type Heading = Readonly<Record<Lang, string>>;

/** A sheet of one plan, before the plans are put together. */
interface Part {
  readonly heads: readonly Heading[];
  readonly rows: readonly (readonly CellValue[])[];
}

const ALL: readonly SheetName[] = ['tasks', 'targets', 'deadlines', 'units', 'clauses'];
const PLACE: Heading = { zh: '位置', en: 'Place' };
const REMARKS: Heading = { zh: '修复与诊断', en: 'Repairs and diagnostics' };
const TARGET_HEADS: readonly Heading[] = [
  { zh: '指标', en: 'Indicator' },
  { zh: '数值', en: 'Value' },
  { zh: '上限', en: 'Upper value' },
  { zh: '单位', en: 'Unit' },
  { zh: '比较', en: 'Comparator' },
  { zh: '状态', en: 'Status' },
  { zh: '期限', en: 'Due' },
  { zh: '原文', en: 'Quote' },
  { zh: '章节', en: 'Clause' },
  PLACE,
];
const STATUS = {
  baseline: { zh: '现状', en: 'baseline' },
  target: { zh: '目标', en: 'target' },
} as const;

export function makeLedger(documents: readonly PlanDocument[], options: ReportOptions): WorkbookSheet[] {
  const lang = options.lang ?? 'zh';
  const isAll = options.only === undefined || options.only.length === 0;
  const names = isAll ? ALL : (options.only ?? []);
  const sheets = names.map((name) => {
    const parts = documents.map((document) => makePart(name, document, lang));
    return together(SHEET_TITLES[name][lang], parts, documents, lang, name === 'tasks');
  });
  if (!isAll) return sheets;
  const remarks = documents.map((document) => ({
    heads: REMARK_COLUMNS,
    rows: remarkRows(document, lang),
  }));
  return [...sheets, together(REMARKS[lang], remarks, documents, lang, false)];
}

/** The rows of all plans under one heading; those of the ledger are numbered through, and the number comes before the file. */
function together(
  name: string,
  parts: readonly Part[],
  documents: readonly PlanDocument[],
  lang: Lang,
  isNumbered: boolean,
): WorkbookSheet {
  const heads = (parts[0]?.heads ?? []).map((head) => head[lang]);
  const rows = parts.flatMap((part, i) => {
    const file = documents[i]?.source.name ?? '';
    return part.rows.map((row) => ({ file, row }));
  });
  const at = isNumbered ? 1 : 0;
  const hasFile = documents.length > 1;
  return {
    name,
    wraps: true,
    heads: hasFile ? heads.toSpliced(at, 0, FILE[lang]) : heads,
    rows: rows.map(({ file, row }, i) => {
      const cells = isNumbered ? [i + 1, ...row.slice(1)] : row;
      return hasFile ? cells.toSpliced(at, 0, file) : cells;
    }),
  };
}

function makePart(name: SheetName, document: PlanDocument, lang: Lang): Part {
  if (name === 'targets') return targetPart(document, lang);
  const { columns, rows } = makeSheet(name, document, lang);
  const kept = columns.flatMap((column, i) => (column.kind === 'span' ? [] : [{ column, i }]));
  const due = columns.findIndex(({ zh }) => name === 'tasks' && zh === '完成时限');
  const dates = name === 'tasks' ? taskDates(document) : [];
  return {
    heads: kept.map(({ column }) => (column.kind === 'place' ? PLACE : column)),
    rows: rows.map((row, k) =>
      kept.map(({ column, i }) => (i === due ? dates[k] : undefined) ?? asValue(row[i] ?? '', column)),
    ),
  };
}

function asValue(text: string, { kind }: Column): CellValue {
  if (text === '') return null;
  if (kind === 'number') return Number(text);
  return kind === 'date' ? asDate(text) : text;
}

/** A task that is due on one day alone has that day, so that the ledger can be put in order; else the words tell. */
function taskDates(document: PlanDocument): (CellValue | undefined)[] {
  const deadlines = new Map(document.deadlines.map((deadline) => [deadline.id, deadline]));
  return document.tasks.map((task) => {
    const ends = new Set(task.deadlines.map((id) => lastDay(deadlines.get(id))));
    const [end = null] = ends;
    return ends.size === 1 && end !== null ? asDate(end) : undefined;
  });
}

function lastDay(deadline: Deadline | undefined): string | null {
  return deadline?.kind === 'by' || deadline?.kind === 'during' ? deadline.end : null;
}

function targetPart(document: PlanDocument, lang: Lang): Part {
  const label = clauseLabeller(document);
  return {
    heads: TARGET_HEADS,
    rows: document.targets.map((target) => [
      target.indicator,
      target.value,
      target.valueMax,
      target.unit,
      COMPARATORS[target.comparator],
      STATUS[target.status][lang],
      target.due === null ? null : asDate(target.due),
      target.quote,
      label(target.clause, target.path),
      showPlace(document, target.sourceSpan, lang),
    ]),
  };
}
