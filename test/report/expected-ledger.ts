/**
 * What each cell of a ledger should hold, worked out from the documents alone and another way than the report does; days as
 * `2024-12-31`, what is empty as null.
 */
import type { PlanDocument } from '../../src/model/document.js';

export type Expected = string | number | null;
type Rows = Expected[][];

export const LEDGER_HEADS: Readonly<Record<string, readonly string[]>> = {
  任务台账: '序号 章节 任务 量化目标 完成时限 牵头单位 责任单位 配合单位 原文 位置'.split(' '),
  量化目标: '指标 数值 上限 单位 比较 状态 期限 原文 章节 位置'.split(' '),
  完成时限: '章节 原文 类型 开始 截止 周期 规则 置信度 位置'.split(' '),
  责任单位: '章节 分段 角色 单位 通用名称 承接 原文 规则 置信度 位置'.split(' '),
  条款: '章节 级 标题 类别 原文 位置'.split(' '),
  修复与诊断: '类别 名称 原文 修复为 说明 建议 处数 置信度 位置'.split(' '),
};

export function expectLedger(documents: readonly PlanDocument[]): Map<string, Rows> {
  const several = documents.length > 1;
  let number = 0;
  const sheets = new Map<string, Rows>();
  for (const [name, heads] of Object.entries(LEDGER_HEADS)) {
    const at = name === '任务台账' ? 1 : 0;
    const rows: Rows = [several ? [...heads.slice(0, at), '文件', ...heads.slice(at)] : [...heads]];
    for (const document of documents) {
      for (const row of rowsOf(name, document)) {
        const cells = [...(at === 1 ? [++number] : []), ...(several ? [document.source.name] : []), ...row];
        rows.push(cells.map((cell) => (cell === '' ? null : cell)));
      }
    }
    sheets.set(name, rows);
  }
  return sheets;
}

function rowsOf(name: string, document: PlanDocument): Rows {
  const where = ({ sourceSpan }: { sourceSpan: { start: number } }): string => {
    const { places } = document.source;
    if (places === undefined) return `字符${sourceSpan.start}`;
    const number = places.starts.filter((start) => start <= sourceSpan.start).length;
    return `第${Math.max(1, number)}${places.unit === 'page' ? '页' : '段'}`;
  };
  const label = (id: string | null, path: readonly number[]): string => {
    const clause = document.clauses.find((one) => one.id === id);
    if (clause === undefined) return path.join('-');
    const above = clause.parent === null ? '' : label(clause.parent, []);
    const marker = above.replace(`${clause.part ?? ''} `, '') + clause.marker;
    return clause.part === null ? marker : `${clause.part} ${marker}`;
  };
  const targets = new Map(document.targets.map((target) => [target.id, target]));
  const deadlines = new Map(document.deadlines.map((deadline) => [deadline.id, deadline]));
  const units = new Map(document.units.map((unit) => [unit.id, unit]));
  switch (name) {
    case '任务台账':
      return document.tasks.map((task) => {
        const due = task.deadlines.map((id) => deadlines.get(id));
        const [first] = due;
        const isOneDay =
          first?.end != null &&
          due.every((one) => one?.end === first.end && (one.kind === 'by' || one.kind === 'during'));
        const named = (role: string): string =>
          task.units
            .filter((id) => units.get(id)?.role === role)
            .map((id) => units.get(id)?.name)
            .join('、');
        const isOneOfSeveral = document.tasks.some(
          (other) => other.clause === task.clause && other.segment > 1,
        );
        return [
          label(task.clause, task.path) + (isOneOfSeveral ? ` #${task.segment}` : ''),
          task.heading,
          task.targets.map((id) => targets.get(id)?.quote).join('；'),
          isOneDay
            ? (first?.end ?? '')
            : due
                .map((one) => {
                  const date = one?.end ?? one?.recurrence;
                  return date == null ? one?.quote : `${one?.quote} (${date})`;
                })
                .join('；'),
          named('lead'),
          named('responsible'),
          named('support'),
          task.text,
          where(task),
        ];
      });
    case '量化目标':
      return document.targets.map((target) => [
        target.indicator,
        target.value,
        target.valueMax,
        target.unit,
        { eq: '=', gte: '≥', gt: '>', lte: '≤', lt: '<', approx: '≈' }[target.comparator],
        target.status === 'target' ? '目标' : '现状',
        target.due,
        target.quote,
        label(target.clause, target.path),
        where(target),
      ]);
    case '完成时限':
      return document.deadlines.map((deadline) => [
        label(deadline.clause, deadline.path),
        deadline.quote,
        deadline.kind,
        deadline.start,
        deadline.end,
        deadline.recurrence,
        deadline.rule,
        deadline.confidence,
        where(deadline),
      ]);
    case '责任单位':
      return document.units.map((unit) => [
        label(unit.clause, unit.path),
        unit.segment,
        unit.role,
        unit.name,
        unit.canonical,
        unit.inherited ? '✓' : null,
        unit.quote,
        unit.rule,
        unit.confidence,
        where(unit),
      ]);
    case '条款':
      return document.clauses.map((clause) => [
        label(clause.id, clause.path),
        clause.level,
        clause.heading,
        clause.role,
        document.text.slice(clause.span.start, clause.span.end).split('\n')[0] ?? '',
        where(clause),
      ]);
    default:
      // What a diagnostic says is worded by the report; its code and the words it is about are the document's.
      return [];
  }
}
