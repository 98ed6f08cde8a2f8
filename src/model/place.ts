/**
 * Where a fact stands in the file as people see it: `{ page: 3 }` of a PDF, `{ paragraph: 41 }` of a Word file, and of text and
 * web pages the offset in the decoded source.
 */
import type { SourceInfo } from './document.js';

export type Place = { readonly page: number } | { readonly paragraph: number } | { readonly offset: number };

/** The page or paragraph in which a span of the source begins. Empty paragraphs and those of table cells are counted, as they stand in the file. */
export function placeOf(
  document: { readonly source: Pick<SourceInfo, 'places'> },
  sourceSpan: { readonly start: number },
): Place {
  const { places } = document.source;
  if (places === undefined || places.starts.length === 0) return { offset: sourceSpan.start };
  let low = 0;
  let high = places.starts.length - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if ((places.starts[mid] as number) <= sourceSpan.start) low = mid;
    else high = mid - 1;
  }
  return places.unit === 'page' ? { page: low + 1 } : { paragraph: low + 1 };
}
