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
  /** The two spans are one object where the text stands as it did in the source. */
  place(span: Offsets): Place;
  /** In which clause a record of that region stands; the records of a clause share these. */
  clauseFields(region: Region): ClauseFields;
  fieldsOfClause(index: number): ClauseFields & { readonly clause: string };
  /** The stretch that holds an offset; cheap where offsets are asked for in rising order. */
  regionAt(offset: number): Region;
  /** The own stretches of the clauses above a region's clause, nearest first. */
  parentRegions(region: Region): Region[];
}

export function clauseId(index: number): string {
  return `c${index + 1}`;
}

/** The fields that say in which clause a record stands. */
export type ClauseFields = Pick<Clause, 'part' | 'path'> & { readonly clause: string | null };

export function openWork(text: TracedText, folded: string, outline: Outline): Work {
  const { regions, clauses } = outline;
  let cursor = 0;
  const ownRegions = new Map<number, Region>();
  for (const region of regions) {
    if (region.clause !== null && !ownRegions.has(region.clause)) ownRegions.set(region.clause, region);
  }
  const fields = clauses.map(({ part, path }, i) => ({ part, path: [...path], clause: clauseId(i) }));
  return {
    folded,
    outline,
    quote: (span) => text.text.slice(span.start, span.end),
    place(span) {
      const canonical = { start: span.start, end: span.end };
      const source = text.sourceSpan(span);
      const isUnmoved = source.start === canonical.start && source.end === canonical.end;
      return { span: canonical, sourceSpan: isUnmoved ? canonical : source };
    },
    clauseFields({ clause, part }) {
      return clause === null ? { part, path: [], clause } : (fields[clause] as (typeof fields)[number]);
    },
    fieldsOfClause(index) {
      return fields[index] as (typeof fields)[number];
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
