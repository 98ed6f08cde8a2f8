/**
 * The smallest plan that a user could feed in: a title with the year, one chapter, one clause that holds the given text.
 * `年底前，新建充电桩300个。` becomes the body of （一） in 云溪市2023年重点工作要点, so that a case tests what users get.
 */
import type { PlanDocument } from '../../src/model/document.js';
import { extractPlan } from '../../src/pipeline.js';
import type { Context } from './cases.js';

const CHAPTERS: Readonly<Record<string, string>> = {
  task: '一、主要任务\n（一）扎实推进各项重点工作',
  goal: '一、主要目标',
  background: '一、工作基础',
};
const DEFAULT_YEAR = 2023;

function writeDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** `context` may give `planYear`, `title`, `issuedOn`, the chapter's `role`, and `before` or `after`, lines around the input. */
export function writeTinyPlan(input: string, context: Context): string {
  const title = context['title'] ?? `云溪市${context['planYear'] ?? DEFAULT_YEAR}年重点工作要点`;
  const chapter = CHAPTERS[(context['role'] as string | undefined) ?? 'task'];
  const signature =
    context['issuedOn'] === undefined ? [] : ['云溪市人民政府', writeDate(context['issuedOn'] as string)];
  const lines = [title, chapter, context['before'], input, context['after'], ...signature];
  return `${lines.filter((line) => line !== undefined).join('\n')}\n`;
}

export function extractTinyPlan(input: string, context: Context): Promise<PlanDocument> {
  return extractPlan(writeTinyPlan(input, context), { name: 'case.txt' });
}
