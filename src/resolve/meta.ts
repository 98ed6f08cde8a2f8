/** The particulars of a plan: what its head and foot print, and what follows from it (whom it governs, which years it covers). */
import { fold } from '../chinese/fold.js';
import type { Meta } from '../model/document.js';
import type { TimeMention } from '../model/mention.js';
import { decideJurisdiction } from './jurisdiction.js';
import { decidePlanYears } from './plan-year.js';

/** What extraction hands over: printed words only. */
export type PrintedMeta = Omit<
  Meta,
  'jurisdiction' | 'province' | 'adcode' | 'level' | 'periodStart' | 'periodEnd' | 'planYear'
> & {
  /** Folded lines before the first clause. */
  readonly head: readonly string[];
};

/** 到2027年: the years by which the plan says that something is reached. */
function goalYears(times: readonly TimeMention[], folded: string): number[] {
  return times.flatMap(({ span, end, kind }) =>
    kind === 'by' && end?.year != null && folded.startsWith('到', span.start) ? [end.year] : [],
  );
}

export function decideMeta(printed: PrintedMeta, times: readonly TimeMention[], folded: string): Meta {
  const { head, basis, ...own } = printed;
  const deadlineYears = times.flatMap(({ end, kind }) =>
    end === null || end.year === null || kind === 'asof' ? [] : [end.year],
  );
  const years = decidePlanYears({
    title: own.title === null ? null : fold(own.title),
    documentType: own.documentType,
    issuedOn: own.issuedOn,
    publishedOn: own.publishedOn,
    folded,
    deadlineYears,
    goalYears: goalYears(times, folded),
  });
  const notices = head.filter((line) => line.includes('关于') && line.length <= 80);
  const heads = [own.title, own.issuer, ...notices].filter((line) => line !== null).map(fold);
  return {
    title: own.title,
    documentType: own.documentType,
    documentNumber: own.documentNumber,
    issuer: own.issuer,
    issuedOn: own.issuedOn,
    publishedOn: own.publishedOn,
    ...decideJurisdiction(heads, head.join('\n'), folded),
    ...years,
    basis,
  };
}
