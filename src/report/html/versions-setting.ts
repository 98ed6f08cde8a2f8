/** What every part of the page of two versions is given; a change leads to where it stands: [2.3] 整治易堵路口 of the old text. */
import type { PlanVersions, VersionPlace } from '../../model/versions.js';
import type { VersionWords } from '../versions-words.js';
import { type City, linkFact } from './cities.js';
import { type Content, html, type Markup } from './escape.js';
import type { Words } from './words.js';

/** One of the two, as a plan of a comparison is shown. */
export type Edition = City;

export interface Versions {
  readonly versions: PlanVersions;
  readonly words: Words;
  readonly labels: VersionWords;
  readonly old: Edition;
  readonly now: Edition;
}

/** A link to the task or clause that begins there, or to the text where none does. */
export function linkPlace(edition: Edition, place: VersionPlace | null, shown: Content): Markup | null {
  if (place === null) return null;
  const { document } = edition;
  const begins = ({ span }: { readonly span: { readonly start: number } }): boolean =>
    span.start === place.span.start;
  const found = document?.tasks.find(begins) ?? document?.clauses.find(begins);
  return found === undefined ? html`${shown}` : linkFact(edition, found.id, shown);
}
