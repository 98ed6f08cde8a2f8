/**
 * What the table and the CSV show of each kind of record. A task's row reads like the 任务台账 that offices keep:
 * 二、（一）3. │ 建设5G基站 │ 不少于1500座 │ 年底前 │ 市工业和信息化局.
 */
import type { Lang } from '../model/diagnostic.js';
import type { Deadline, PlanDocument, Target, Unit, UnitRole } from '../model/document.js';
import type { ListName } from './options.js';
import { showPlace } from './place.js';

export interface Column {
  readonly zh: string;
  readonly en: string;
  /** Left out of the terminal table, where room is scarce. */
  readonly isDetail?: boolean;
  /** What its text is, for forms that have more than text: `1500`, `2024-12-31`, `第3页`, or offsets in the canonical text. */
  readonly kind?: 'number' | 'date' | 'place' | 'span';
}

/** The last column of each sheet: the page or paragraph of the file, or the offset in its text. */
const PLACE: Column = { zh: '出处', en: 'Place', isDetail: true, kind: 'place' };
const SPAN: Column = { zh: '位置', en: 'Span', isDetail: true, kind: 'span' };

export interface Sheet {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

export type SheetName = 'tasks' | ListName;

export const SHEET_TITLES: Readonly<Record<SheetName, Record<Lang, string>>> = {
  tasks: { zh: '任务台账', en: 'Tasks' },
  clauses: { zh: '条款', en: 'Clauses' },
  targets: { zh: '量化目标', en: 'Targets' },
  deadlines: { zh: '完成时限', en: 'Deadlines' },
  units: { zh: '责任单位', en: 'Units' },
};

export const COMPARATORS = { eq: '=', gte: '≥', gt: '>', lte: '≤', lt: '<', approx: '≈' } as const;

export function makeSheet(name: SheetName, document: PlanDocument, lang: Lang = 'zh'): Sheet {
  const label = clauseLabeller(document);
  const place: Placer = ({ sourceSpan }) => showPlace(document, sourceSpan, lang);
  switch (name) {
    case 'tasks':
      return taskSheet(document, label, place);
    case 'clauses':
      return clauseSheet(document, label, place);
    case 'targets':
      return targetSheet(document, label, place);
    case 'deadlines':
      return deadlineSheet(document, label, place);
    case 'units':
      return unitSheet(document, label, place);
  }
}

/** A figure as people write it: ≥ 1500 座, 60–70 %. */
export function figure(
  target: Pick<Target, 'value' | 'valueMax' | 'comparator'>,
  unit: string | null,
): string {
  const sign = target.comparator === 'eq' ? '' : `${COMPARATORS[target.comparator]} `;
  const range = target.valueMax === null ? `${target.value}` : `${target.value}–${target.valueMax}`;
  return `${sign}${range}${unit === null ? '' : unit === '%' ? '%' : ` ${unit}`}`;
}

type Placer = (record: { readonly sourceSpan: { readonly start: number } }) => string;

export type Labeller = (clause: string | null, path: readonly number[]) => string;

/** The printed markers from the top down (一、（二）3.): a path like 1.2.3 would be turned into a date by a spreadsheet. */
export function clauseLabeller(document: PlanDocument): Labeller {
  const clauses = new Map(document.clauses.map((clause) => [clause.id, clause]));
  return (id, path) => {
    const markers: string[] = [];
    let clause = id === null ? undefined : clauses.get(id);
    const part = clause?.part ?? null;
    for (let depth = 0; clause !== undefined && depth < 20; depth += 1) {
      markers.unshift(clause.marker);
      clause = clause.parent === null ? undefined : clauses.get(clause.parent);
    }
    const label = markers.length > 0 ? markers.join('') : path.join('-');
    return part === null ? label : `${part} ${label}`;
  };
}

function taskSheet(document: PlanDocument, label: Labeller, place: Placer): Sheet {
  const targets = byId(document.targets);
  const deadlines = byId(document.deadlines);
  const units = byId(document.units);
  const shared = new Set(document.tasks.filter((task) => task.segment > 1).map((task) => task.clause));
  const namesOf = (ids: readonly string[], role: UnitRole): string =>
    found(ids, units)
      .filter((unit) => unit.role === role)
      .map((unit) => unit.name)
      .join('、');
  return {
    columns: [
      { zh: '序号', en: 'No.', isDetail: true, kind: 'number' },
      { zh: '章节', en: 'Clause' },
      { zh: '任务', en: 'Task' },
      { zh: '量化目标', en: 'Targets' },
      { zh: '完成时限', en: 'Deadline' },
      { zh: '牵头单位', en: 'Lead' },
      { zh: '责任单位', en: 'Responsible' },
      { zh: '配合单位', en: 'Support' },
      { zh: '原文', en: 'Text', isDetail: true },
      SPAN,
      PLACE,
    ],
    rows: document.tasks.map((task, i) => [
      `${i + 1}`,
      shared.has(task.clause)
        ? `${label(task.clause, task.path)} #${task.segment}`
        : label(task.clause, task.path),
      task.heading,
      found(task.targets, targets)
        .map((target) => target.quote)
        .join('；'),
      found(task.deadlines, deadlines).map(showDeadline).join('；'),
      namesOf(task.units, 'lead'),
      namesOf(task.units, 'responsible'),
      namesOf(task.units, 'support'),
      task.text,
      showSpan(task.span),
      place(task),
    ]),
  };
}

function clauseSheet(document: PlanDocument, label: Labeller, place: Placer): Sheet {
  return {
    columns: [
      { zh: '章节', en: 'Clause' },
      { zh: '级', en: 'Level', kind: 'number' },
      { zh: '标题', en: 'Heading' },
      { zh: '类别', en: 'Role' },
      { zh: '原文', en: 'Text', isDetail: true },
      SPAN,
      PLACE,
    ],
    rows: document.clauses.map((clause) => [
      label(clause.id, clause.path),
      `${clause.level}`,
      clause.heading,
      clause.role,
      firstLine(document.text.slice(clause.span.start, clause.span.end)),
      showSpan(clause.span),
      place(clause),
    ]),
  };
}

function targetSheet(document: PlanDocument, label: Labeller, place: Placer): Sheet {
  return {
    columns: [
      { zh: '章节', en: 'Clause' },
      { zh: '指标', en: 'Indicator' },
      { zh: '目标值', en: 'Figure' },
      { zh: '数值', en: 'Value', isDetail: true, kind: 'number' },
      { zh: '上限', en: 'Upper value', isDetail: true, kind: 'number' },
      { zh: '计量单位', en: 'Unit', isDetail: true },
      { zh: '状态', en: 'Status' },
      { zh: '期限', en: 'Due', kind: 'date' },
      { zh: '原文', en: 'Quote' },
      { zh: '规则', en: 'Rule', isDetail: true },
      { zh: '置信度', en: 'Confidence', isDetail: true, kind: 'number' },
      SPAN,
      PLACE,
    ],
    rows: document.targets.map((target) => [
      label(target.clause, target.path),
      target.indicator,
      figure(target, target.unit),
      `${target.value}`,
      target.valueMax === null ? '' : `${target.valueMax}`,
      target.unit ?? '',
      target.status,
      target.due ?? '',
      target.quote,
      target.rule,
      `${target.confidence}`,
      showSpan(target.span),
      place(target),
    ]),
  };
}

function deadlineSheet(document: PlanDocument, label: Labeller, place: Placer): Sheet {
  return {
    columns: [
      { zh: '章节', en: 'Clause' },
      { zh: '原文', en: 'Quote' },
      { zh: '类型', en: 'Kind' },
      { zh: '开始', en: 'Start', kind: 'date' },
      { zh: '截止', en: 'End', kind: 'date' },
      { zh: '周期', en: 'Recurrence' },
      { zh: '规则', en: 'Rule', isDetail: true },
      { zh: '置信度', en: 'Confidence', isDetail: true, kind: 'number' },
      SPAN,
      PLACE,
    ],
    rows: document.deadlines.map((deadline) => [
      label(deadline.clause, deadline.path),
      deadline.quote,
      deadline.kind,
      deadline.start ?? '',
      deadline.end ?? '',
      deadline.recurrence ?? '',
      deadline.rule,
      `${deadline.confidence}`,
      showSpan(deadline.span),
      place(deadline),
    ]),
  };
}

function unitSheet(document: PlanDocument, label: Labeller, place: Placer): Sheet {
  return {
    columns: [
      { zh: '章节', en: 'Clause' },
      { zh: '分段', en: 'Segment', kind: 'number' },
      { zh: '角色', en: 'Role' },
      { zh: '单位', en: 'Unit' },
      { zh: '通用名称', en: 'Canonical name' },
      { zh: '承接', en: 'Inherited' },
      { zh: '原文', en: 'Quote', isDetail: true },
      { zh: '规则', en: 'Rule', isDetail: true },
      { zh: '置信度', en: 'Confidence', isDetail: true, kind: 'number' },
      SPAN,
      PLACE,
    ],
    rows: document.units.map((unit: Unit) => [
      label(unit.clause, unit.path),
      unit.segment === null ? '' : `${unit.segment}`,
      unit.role,
      unit.name,
      unit.canonical,
      unit.inherited ? '✓' : '',
      unit.quote,
      unit.rule,
      `${unit.confidence}`,
      showSpan(unit.span),
      place(unit),
    ]),
  };
}

export function showDeadline(deadline: Deadline): string {
  const date = deadline.end ?? deadline.recurrence;
  return date === null ? deadline.quote : `${deadline.quote} (${date})`;
}

/** A clause's body holds all clauses below it; its own line is what one cites. */
function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function showSpan(span: { readonly start: number; readonly end: number }): string {
  return `${span.start}–${span.end}`;
}

function byId<T extends { readonly id: string }>(records: readonly T[]): Map<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}

function found<T>(ids: readonly string[], records: ReadonlyMap<string, T>): T[] {
  return ids.flatMap((id) => records.get(id) ?? []);
}
