/**
 * Printed pages → source and text. The source is every line as printed, page after page; the text is without page numbers, running
 * heads and notes, with the lines of a paragraph joined.
 */
import type { Problem } from '../../../model/diagnostic.js';
import type { Edit } from '../../../text/edit.js';
import { TracedText } from '../../../text/traced-text.js';
import { commonShare } from '../../common-characters.js';
import { type OpenedFile, unusable } from '../opened.js';
import { PlacedText } from '../placed-text.js';
import { commonGutter, findGutter } from './columns.js';
import { bodySize, layPage, markEdges, type PrintedPage } from './layout.js';
import { OUTLINE_NUMBER } from './line.js';
import type { PageContent } from './page-content.js';
import { Joiner, type Placed } from './paragraphs.js';
import { joinTables } from './split-table.js';

/** Fewer characters a page than this are a stamp or a page number on a scan. */
const LEAST_PER_PAGE = 4;
/** Of the characters beyond ASCII; pages of plans have 0.6 to 0.9, garbled ones 0 to 0.25. */
const LEAST_COMMON = 0.35;
const LEAST_FOREIGN = 40;
const FOREIGN = /[\u0080-\uffff]/gu;
const PRINTED = /\S/gu;
const READABLE = /[\p{L}\p{N}]/gu;
const LATIN_END = /[A-Za-z0-9]$/u;
const LATIN_START = /^[A-Za-z]/u;

export function readPrint(printed: readonly PageContent[], mediaType: string): OpenedFile {
  const contents = printed.map((page) => (isGarbled(page) ? { ...page, words: [], rules: [] } : page));
  const body = bodySize(contents);
  const gutter = commonGutter(contents.flatMap((page) => findGutter(page.words, page.width, body) ?? []));
  const pages = joinTables(contents.map((page) => layPage(page, body, gutter)));
  const lines = pages.flatMap((page) => page.lines);
  const length = countAll(lines, PRINTED);
  // letters of a font that says of none which character it is come out as signs
  if (length < pages.length * LEAST_PER_PAGE || countAll(lines, READABLE) * 3 < length)
    return unusable(mediaType, { code: 'read/scanned', data: { pages: pages.length } });
  const problems: Problem[] = [];
  const edges = markEdges(pages);
  const bare = pages.flatMap((page, i) => (page.lines.every((line) => line.isEdge) ? [i + 1] : []));
  if (bare.length > 0) problems.push({ code: 'read/pages-without-text', data: { pages: bare.join(', ') } });
  if (edges > 0) problems.push({ code: 'read/page-edges', data: { count: edges } });
  const { placed, edits, notes } = assemble(pages, body);
  if (notes > 0) problems.push({ code: 'read/footnotes', data: { count: notes } });
  const decoded = placed.text;
  return {
    mediaType,
    decoded,
    text: TracedText.of(decoded).edit(edits),
    places: placed.places('page'),
    problems,
  };
}

/**
 * A font that was cut down carelessly says the wrong character of each of its letters (䩒䅍騨鰔 for 渭政办发): nothing in such a page can
 * be believed, and it counts as one without text.
 */
function isGarbled({ words }: PageContent): boolean {
  const text = words.map((word) => word.text).join('');
  return (text.match(FOREIGN)?.length ?? 0) >= LEAST_FOREIGN && commonShare(text) < LEAST_COMMON;
}

function countAll(lines: readonly { readonly text: string }[], pattern: RegExp): number {
  return lines.reduce((sum, { text }) => sum + (text.match(pattern)?.length ?? 0), 0);
}

function assemble(
  pages: readonly PrintedPage[],
  body: number,
): { placed: PlacedText; edits: Edit[]; notes: number } {
  const placed = new PlacedText();
  const joiner = new Joiner(pages, body);
  const edits: Edit[] = [];
  let notes = 0;
  let at = 0;
  let before: Placed | null = null;
  /** Where the last line of the body ends. */
  let end = 0;
  for (const [page, { lines }] of pages.entries()) {
    placed.mark();
    for (const line of lines) {
      placed.line(line.text);
      const start = at === 0 ? 0 : at + 1;
      at = start + line.text.length;
      if (line.isEdge || line.isNote) {
        notes += line.isNote && !line.isEdge ? 1 : 0;
        continue;
      }
      const here: Placed = { line, page };
      const joins = before !== null && joiner.joins(before, here);
      // everything from the last line of the body to this one: a break, or heads and feet and their breaks
      const between = joins
        ? isLatin(before?.line.text ?? '', line.text)
          ? ' '
          : ''
        : before === null
          ? ''
          : '\n';
      if (start > end && !(between === '\n' && start === end + 1))
        edits.push({ start: end, end: start, insert: between });
      // 到 + 2035 年: at the head of a line it might have been the number of a clause
      const head = joins ? OUTLINE_NUMBER.exec(line.text) : null;
      if (head !== null)
        edits.push({ start: start + head[0].length - 1, end: start + head[0].length, insert: '' });
      before = here;
      end = at;
    }
  }
  if (end < at) edits.push({ start: end, end: at, insert: '' });
  return { placed, edits, notes };
}

function isLatin(before: string, after: string): boolean {
  return LATIN_END.test(before) && LATIN_START.test(after);
}
