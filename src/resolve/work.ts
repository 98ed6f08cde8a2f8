/** One canonical text on its way to facts: where offsets stand in the source, and which clause holds them. */
import type { Clause } from '../model/document.js';
import type { Outline, OutlineClause, Region } from '../model/outline.js';
import type { TracedText } from '../text/traced-text.js';

interface Offsets {
  readonly start: number;
  readonly end: number;
}

/** The fields that say where a record stands. */
export interface Place {
  readonly span: { start: number; end: number };
  readonly sourceSpan: { start: number; end: number };
}

export interface Work {
  readonly folded: string;
  readonly outline: Outline;
  quote(span: Offsets): string;
  place(span: Offsets): Place;
  /** The stretch that holds an offset; cheap where offsets are asked for in rising order. */
  regionAt(offset: number): Region;
  /** The own stretches of the clauses above a region's clause, nearest first. */
  parentRegions(region: Region): Region[];
}

export function clauseId(index: number): string {
  return `c${index + 1}`;
}

/** The fields that say in which clause a record stands. */
export function clauseFields(region: Region): Pick<Clause, 'part' | 'path'> & { clause: string | null } {
  return {
    part: region.part,
    path: [...region.path],
    clause: region.clause === null ? null : clauseId(region.clause),
  };
}

export function openWork(text: TracedText, folded: string, outline: Outline): Work {
  const { regions, clauses } = outline;
  let cursor = 0;
  const ownRegions = new Map<number, Region>();
  for (const region of regions) {
    if (region.clause !== null && !ownRegions.has(region.clause)) ownRegions.set(region.clause, region);
  }
  return {
    folded,
    outline,
    quote: (span) => text.text.slice(span.start, span.end),
    place(span) {
      const source = text.sourceSpan(span);
      return {
        span: { start: span.start, end: span.end },
        sourceSpan: { start: source.start, end: source.end },
      };
    },
    regionAt(offset) {
      while (cursor > 0 && (regions[cursor] as Region).start > offset) cursor -= 1;
      while (cursor + 1 < regions.length && (regions[cursor + 1] as Region).start <= offset) cursor += 1;
      return regions[cursor] as Region;
    },
    parentRegions(region) {
      const parents: Region[] = [];
      let parent = region.clause === null ? null : (clauses[region.clause] as OutlineClause).parent;
      while (parent !== null) {
        const own = ownRegions.get(parent);
        if (own !== undefined) parents.push(own);
        parent = (clauses[parent] as OutlineClause).parent;
      }
      return parents;
    },
  };
}
