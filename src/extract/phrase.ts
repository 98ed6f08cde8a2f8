/** The phrase that a figure stands in, and what the texts around it hold: `；核心链路达到10G` begins after the mark. */
import type { TimeMention } from '../model/mention.js';

/** The marks that end a phrase. */
export const BOUNDARY = ',。;:!?\n\t';
const MAX_PHRASE = 90;

export interface Context {
  readonly folded: string;
  readonly text: string;
  readonly times: readonly TimeMention[];
}

/** Start of the phrase that a figure stands in: after the mark, the time expression or the figure before it. */
export function phraseStart(
  context: Context,
  at: number,
  previousEnd: number,
  time: TimeMention | undefined,
): number {
  let start = at;
  const least = Math.max(previousEnd, at - MAX_PHRASE, 0);
  let depth = 0;
  while (start > least) {
    const c = context.folded[start - 1] as string;
    if (c === ')' || c === '》') depth += 1;
    else if (c === '(' || c === '《') {
      if (depth === 0) break;
      depth -= 1;
    } else if (depth === 0 && BOUNDARY.includes(c)) break;
    start -= 1;
  }
  if (time !== undefined && time.span.end > start && time.span.end <= at) start = time.span.end;
  return start;
}
