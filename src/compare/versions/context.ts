/** The words that a fact governs, by which it is known again: of 6月底前建成平台，12月底前接入泊位 建成平台 and 接入泊位. */
import { fold } from '../../chinese/fold.js';
import type { Meta } from '../../model/document.js';
import { countPairs } from './match-tasks.js';

interface Range {
  readonly start: number;
  readonly end: number;
}

const SENTENCE_MARK = /[。；;！!\n]/u;
const REACH = 160;
/** Fewer characters than this behind a date say nothing; then the whole sentence is taken. */
const TELLING = 4;

const YEAR = /\d{4}|[〇零一二三四五六七八九]{4}|[一二三四五]五"?(?:时期|期间|期?末|规划)/u;

/** A date that names its year, 2024年6月底前, “十四五”期间, means the same in every version; 年底前 does not. */
export function printsYear(quote: string): boolean {
  return YEAR.test(fold(quote));
}

/** Before the plan began: 2023年新设经营主体2.6万户 in the plan of 2024 tells how things stood. */
export function isPast(date: string | null, { periodStart, planYear }: Meta): boolean {
  const first = periodStart ?? planYear;
  return date !== null && first !== null && Number(date.slice(0, 4)) < first;
}

/** The sentence around a fact, without the fact's own words. */
export function sentenceOf(text: string, { start, end }: Range): { before: string; after: string } {
  const before =
    text
      .slice(Math.max(0, start - REACH), start)
      .split(SENTENCE_MARK)
      .at(-1) ?? '';
  const after = text.slice(end, end + REACH).split(SENTENCE_MARK, 1)[0] ?? '';
  return { before, after };
}

/** What follows a date up to the next one in its sentence, else its whole sentence. */
export function governedBy(text: string, fact: Range, others: readonly Range[]): ReadonlyMap<string, number> {
  const { before, after } = sentenceOf(text, fact);
  const next = others
    .filter(({ start }) => start >= fact.end)
    .reduce((nearest, { start }) => Math.min(nearest, start), Number.POSITIVE_INFINITY);
  const governed = after.slice(0, Math.max(0, next - fact.end));
  return countPairs(governed.length < TELLING ? before + after : governed);
}
