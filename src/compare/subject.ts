/**
 * A task as it is compared: heading, and body cut into sentences with the assignment parenthesis taken off.
 * `加快智慧停车。整合泊位数据。（责任单位：市公安局）` → heading 加快智慧停车, one sentence 整合泊位数据.
 */
import type { PlanDocument, Target, Task } from '../model/document.js';
import { LONGEST_HEADING, MOST_SENTENCES, SHORTEST_SENTENCE } from './weights.js';

export interface Subject {
  /** Position among all subjects: documents in input order, tasks in document order. */
  readonly index: number;
  /** Position of the document in the input. */
  readonly document: number;
  readonly task: Task;
  /** Null where the clause has only one task. */
  readonly segment: number | null;
  /** Empty where the clause opens with a body sentence. */
  readonly heading: string;
  readonly sentences: readonly string[];
  readonly offices: ReadonlySet<string>;
  readonly targets: readonly Target[];
}

/** `（责任单位：市公安局）`, `（市教育局牵头）`, `责任单位：市公安局`; near miss: `（试行）`, `责任单位要加强调度`. */
export const ASSIGNMENT =
  /[（(][^（()）]{0,12}(?:单位|牵头|负责|配合|落实|参与)[^（()）]{0,400}[)）]|(?:牵头|责任|配合|参与|负责)(?:单位|部门)[：:][^。；\n]{0,400}/gu;
const SENTENCE_END = /[。；;！!\n]/u;
const LEADING_MARKER = /^[^\p{Script=Han}\p{L}“"「]+/u;
/** How far into a task's text its own heading may begin: behind a marker such as （十二）. */
const HEADING_WITHIN = 14;

export function readSubjects(documents: readonly PlanDocument[]): Subject[] {
  const subjects: Subject[] = [];
  documents.forEach((plan, document) => {
    const perClause = new Map<string, number>();
    for (const task of plan.tasks) perClause.set(task.clause, (perClause.get(task.clause) ?? 0) + 1);
    const targets = new Map(plan.targets.map((target) => [target.id, target]));
    const deadlines = new Map(plan.deadlines.map((deadline) => [deadline.id, deadline]));
    const units = new Map(plan.units.map((unit) => [unit.id, unit]));
    for (const task of plan.tasks) {
      const segmented = (perClause.get(task.clause) ?? 0) > 1;
      const heading = task.heading.length > LONGEST_HEADING ? '' : task.heading;
      const figures = task.targets.flatMap((id) => targets.get(id) ?? []);
      const times = task.deadlines.flatMap((id) => deadlines.get(id)?.quote ?? []);
      subjects.push({
        index: subjects.length,
        document,
        task,
        segment: segmented ? task.segment : null,
        heading,
        sentences: readSentences(task.text, heading, (text) => leaveOutFigures(text, figures, times)),
        offices: new Set(task.units.flatMap((id) => units.get(id)?.canonical ?? [])),
        targets: figures,
      });
    }
  });
  return subjects;
}

/**
 * 6月底前 and 20个工作日内 stand in tasks of every kind and say nothing of what they are about; figures are compared by
 * what they measure (`indicators`).
 */
function leaveOutFigures(text: string, figures: readonly Target[], times: readonly string[]): string {
  let left = text;
  for (const time of new Set(times)) left = left.replaceAll(time, '，');
  const units = [...new Set(figures.flatMap((figure) => figure.unit ?? []))].filter((unit) => HAN.test(unit));
  if (units.length === 0) return left;
  return left.replace(new RegExp(`(\\p{Nd}[万亿千百余多几]{0,3})(?:${units.join('|')})`, 'gu'), '$1，');
}

const HAN = /^\p{Script=Han}+$/u;

function readSentences(text: string, heading: string, leaveOut: (text: string) => string): string[] {
  const at = heading === '' ? -1 : text.slice(0, heading.length + HEADING_WITHIN).indexOf(heading);
  const body = (at < 0 ? text : text.slice(at + heading.length)).replace(ASSIGNMENT, '');
  return leaveOut(body)
    .split(SENTENCE_END)
    .map((sentence) => sentence.replace(LEADING_MARKER, '').trim())
    .filter((sentence) => sentence.length >= SHORTEST_SENTENCE)
    .slice(0, MOST_SENTENCES);
}
