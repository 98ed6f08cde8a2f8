/** Where a fact stands, in words: 第3页 of a PDF, 第41段 of a Word file, 字符1234 of a text or web page. */
import type { Lang } from '../model/diagnostic.js';
import type { PlanDocument } from '../model/document.js';
import { type Place, placeOf } from '../model/place.js';

export function showPlace(
  document: Pick<PlanDocument, 'source'>,
  sourceSpan: { readonly start: number },
  lang: Lang,
): string {
  return writePlace(placeOf(document, sourceSpan), lang);
}

interface Known {
  /** In the canonical text. */
  readonly at: number;
  readonly source: number;
}

/**
 * The place of a position in the canonical text, found between the facts around it, or '' where they leave it open:
 * between a clause that ends on page 3 and one that begins on page 3 all is page 3.
 */
export function makeCanonicalPlace(document: PlanDocument, lang: Lang): (position: number) => string {
  const { clauses, tasks, targets, deadlines, units, repairs } = document;
  const known = [clauses, tasks, targets, deadlines, units, repairs]
    .flat()
    .flatMap(({ span, sourceSpan }): Known[] => [
      { at: span.start, source: sourceSpan.start },
      { at: span.end, source: sourceSpan.end },
    ])
    .sort((a, b) => a.at - b.at || a.source - b.source);
  return (position) => {
    let low = 0;
    let high = known.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((known[mid] as Known).at < position) low = mid + 1;
      else high = mid;
    }
    const after = known[low];
    const before = after?.at === position ? after : known[low - 1];
    if (before === undefined || after === undefined) return '';
    const place = showPlace(document, { start: before.source }, lang);
    return place === showPlace(document, { start: after.source }, lang) ? place : '';
  };
}

/** A page or paragraph can be turned to; an offset is for programs, and shown where there is room alone. */
export function hasPages({ source }: Pick<PlanDocument, 'source'>): boolean {
  return source.places !== undefined && source.places.starts.length > 0;
}

export function writePlace(place: Place, lang: Lang): string {
  if ('page' in place) return lang === 'zh' ? `第${place.page}页` : `page ${place.page}`;
  if ('paragraph' in place) return lang === 'zh' ? `第${place.paragraph}段` : `paragraph ${place.paragraph}`;
  return lang === 'zh' ? `字符${place.offset}` : `offset ${place.offset}`;
}
