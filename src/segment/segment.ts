/**
 * Stage 3: canonical text → clause tree. Lines are classified, then nested; headings, roles and regions follow.
 * `（二）加快5G建设。年底前…` → a clause with marker (二), path [1, 2], heading 加快5G建设.
 */
import { fold } from '../chinese/fold.js';
import type { Problem } from '../model/diagnostic.js';
import type { Outline, OutlineClause, Region } from '../model/outline.js';
import { findColonHeaded, headingLength } from './heading.js';
import { splitInline } from './inline.js';
import { dropContents, partName, readLines, type SegmentLine } from './line.js';
import { nest, type Placed, rankKinds } from './outline.js';
import { decideRole } from './role.js';

interface PartedLine {
  readonly line: SegmentLine;
  readonly part: string | null;
}

/** `folded` is the folded twin of `text`, taken anew where it is not given. */
export function segment(
  text: string,
  folded: string = fold(text),
): { outline: Outline; problems: Problem[] } {
  const lines = splitInline(dropContents(readLines(folded)));
  const parted = assignParts(lines);
  const { placed, problems } = nest(parted, rankKinds(lines));
  const stretches = divide(text, parted);
  const ends = findEnds(text, placed, stretches);
  const colonHeaded = findColonHeaded(lines);

  const clauses: OutlineClause[] = [];
  for (const [i, { line, marker, part, path, level, parent }] of placed.entries()) {
    const start = line.start + marker.length;
    const end = start + headingLength(line.folded.slice(marker.length), colonHeaded.has(marker.kind));
    const heading = text.slice(start, end);
    clauses.push({
      part,
      path,
      marker: marker.kind === 'dash' ? '——' : text.slice(line.start, start).replace(/\s/gu, ''),
      level,
      heading,
      span: { start: line.start, end: ends[i] as number },
      headingSpan: { start, end },
      parent,
      role: decideRole(heading, parent === null ? null : (clauses[parent]?.role ?? null)),
    });
  }
  if (clauses.length === 0 && text.length > 0) problems.push({ code: 'segment/no-clause' });
  const regions = stretches.map(({ start, end, clause, part }): Region => {
    const holder = clause === null ? undefined : clauses[clause];
    return { start, end, clause, part, role: holder?.role ?? 'other', path: holder?.path ?? [] };
  });
  return { outline: { clauses, regions }, problems };
}

/** Which part a line stands in: an appendix begins at its name, unless nothing was numbered before it. */
function assignParts(lines: readonly SegmentLine[]): PartedLine[] {
  let part: string | null = null;
  let hasClauses = false;
  return lines.map((line) => {
    if (line.kind === 'part') part = hasClauses ? partName(line.folded) : null;
    if (line.kind === 'marked') hasClauses = true;
    return { line, part };
  });
}

type Stretch = Pick<Region, 'start' | 'end' | 'clause' | 'part'>;

/** Cuts the text at every marker, and where a signature, a trailer or an appendix takes it away from the last clause. */
function divide(text: string, parted: readonly PartedLine[]): Stretch[] {
  const cuts: { at: number; clause: number | null; part: string | null }[] = [
    { at: 0, clause: null, part: null },
  ];
  let next = 0;
  for (const { line, part } of parted) {
    if (line.kind === 'marked') {
      cuts.push({ at: line.start, clause: next, part });
      next += 1;
    } else if (line.kind === 'part' || line.kind === 'signature' || line.kind === 'trailer') {
      if (cuts.at(-1)?.clause !== null || cuts.at(-1)?.part !== part)
        cuts.push({ at: line.start, clause: null, part });
    }
  }
  return cuts.map(({ at, clause, part }, i) => ({
    start: at,
    end: cuts[i + 1]?.at ?? text.length,
    clause,
    part,
  }));
}

/** A clause ends with the last stretch of its own or of a descendant, blanks cut off. */
function findEnds(text: string, placed: readonly Placed[], stretches: readonly Stretch[]): number[] {
  const ends = placed.map(({ line }) => line.end);
  for (const { start, end, clause } of stretches) {
    if (clause === null) continue;
    let at = end;
    while (at > start && /\s/u.test(text[at - 1] as string)) at -= 1;
    for (let i: number | null = clause; i !== null; i = placed[i]?.parent ?? null) ends[i] = at;
  }
  return ends;
}
