/**
 * A page of hundreds of thousands of tags → its lines, straight from the markup. A tree of it would take forty times its
 * size in memory; no plan is that large, so its menus are not told from its content here.
 * `<tr><td>1<td>建设平台` → `1\t建设平台`.
 */

import { type Piece, PieceWriter } from '../piece-writer.js';
import { isBlock, isSilent } from './node.js';

const MOST_TAGS = 200_000;
const MOST_REFERENCES = 400_000;
const NAME = /^\/?[a-z][a-z0-9:-]{0,30}/iu;

export function isTooLargeForTree(markup: string): boolean {
  return countUpTo(markup, '<', MOST_TAGS) || countUpTo(markup, '&', MOST_REFERENCES);
}

function countUpTo(text: string, character: string, most: number): boolean {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) {
    count += 1;
    if (count > most) return true;
  }
  return false;
}

export function flatPageText(markup: string, decodeReference: (reference: string) => string): Piece[] {
  const writer = new PieceWriter(decodeReference, true);
  /** Not looked for again: a search to the end for each of many `<svg>` would never be done. */
  const endless = new Set<string>();
  let copied = 0;
  let isFirstCell = true;
  for (let open = markup.indexOf('<'); open >= 0; open = markup.indexOf('<', open)) {
    const isComment = markup.startsWith('<!--', open);
    const close = isComment ? markup.indexOf('-->', open) : markup.indexOf('>', open);
    if (close < 0) break;
    const tag = NAME.exec(markup.slice(open + 1, open + 33))?.[0].toLowerCase();
    if (tag === undefined && markup[open + 1] !== '!' && markup[open + 1] !== '?') {
      open += 1;
      continue;
    }
    writer.text(markup.slice(copied, open), copied, false);
    copied = close + (isComment ? 3 : 1);
    const name = tag?.replace('/', '');
    if (tag !== undefined && tag === name && isSilent(name) && name !== 'input') {
      const end = endless.has(name ?? '') ? -1 : markup.indexOf(`</${name}`, close);
      if (end >= 0) copied = end;
      else endless.add(name ?? '');
    } else if (tag === 'td' || tag === 'th') {
      if (!isFirstCell) writer.tabs(1, open);
      isFirstCell = false;
    } else if (name === 'br' || isBlock(name)) {
      isFirstCell ||= name === 'tr';
      writer.line(open);
    }
    open = copied;
  }
  writer.text(markup.slice(copied), copied, false);
  return writer.pieces;
}
