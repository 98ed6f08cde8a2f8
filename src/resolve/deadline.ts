/** Times → deadlines, and what is doubtful about them. */

import type { Problem } from '../model/diagnostic.js';
import type { Deadline, Meta } from '../model/document.js';
import type { ResolvedTime } from './date.js';
import type { Work } from './work.js';

/** 截止到2023年10月底，完成… looks ahead. In a retrospect, and before the plan begins, a date says when a level was reached: 2020年底 in 发展现状. */
export function lookBack(work: Work, time: ResolvedTime, firstYear: number | null): ResolvedTime {
  if (
    time.kind === 'asof' &&
    time.end !== null &&
    firstYear !== null &&
    /截止/u.test(work.quote(time.mention.span))
  ) {
    const { role } = work.regionAt(time.mention.span.start);
    return Number(time.end.slice(0, 4)) >= firstYear && role !== 'background'
      ? { ...time, kind: 'by' }
      : time;
  }
  if ((time.kind !== 'by' && time.kind !== 'during') || time.end === null || firstYear === null) return time;
  if (Number(time.end.slice(0, 4)) >= firstYear) return time;
  const { role, clause } = work.regionAt(time.mention.span.start);
  return role === 'background' || role === 'goal' || clause === null ? { ...time, kind: 'asof' } : time;
}

/** A year that is not printed makes a date a little less sure. */
const IMPLIED_YEAR = 0.03;

export function toDeadlines(work: Work, times: readonly ResolvedTime[]): Deadline[] {
  return times.map(({ mention, kind, start, end, isImplied }, i) => {
    const confidence =
      isImplied && kind !== 'recurring' ? mention.confidence - IMPLIED_YEAR : mention.confidence;
    const { part, path, clause } = work.clauseFields(work.regionAt(mention.span.start));
    const { span, sourceSpan } = work.place(mention.span);
    return {
      id: `d${i + 1}`,
      part,
      path,
      clause,
      quote: work.quote(mention.span),
      span,
      sourceSpan,
      kind,
      start: kind === 'by' ? null : start,
      end,
      recurrence: mention.recurrence,
      rule: mention.rule,
      confidence: Math.round(confidence * 100) / 100,
    };
  });
}

export function checkTimes(work: Work, times: readonly ResolvedTime[], meta: Meta): Problem[] {
  const problems: Problem[] = [];
  for (const { mention, kind, end, isImplied } of times) {
    const quote = work.quote(mention.span);
    const isOpen = kind !== 'recurring' && end === null && isImplied && meta.planYear === null;
    if (isOpen && !problems.some(({ code }) => code === 'resolve/no-plan-year')) {
      problems.push({ code: 'resolve/no-plan-year', data: { quote }, span: mention.span });
    }
    if (kind === 'by' && end !== null && meta.issuedOn !== null && end < meta.issuedOn) {
      const data = { quote, end, issuedOn: meta.issuedOn };
      problems.push({ code: 'resolve/deadline-before-issue', data, span: mention.span });
    }
  }
  return problems;
}
