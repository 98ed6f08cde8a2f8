/**
 * A Word file → its words: paragraphs with the numbers that Word prints, tables row by row (`1\t新建充电桩\t市发展改革委`). Heads and
 * feet of pages are kept in other parts and never read; footnotes are left out and counted.
 */
import type { Problem } from '../../../model/diagnostic.js';
import { TracedText } from '../../../text/traced-text.js';
import { type OpenedFile, unusable } from '../opened.js';
import { PlacedText } from '../placed-text.js';
import { descendant } from '../xml.js';
import type { ZipEntry } from '../zip.js';
import { type Block, BlockReader, type Cell } from './blocks.js';
import { Numbering } from './numbering.js';
import { Package } from './package.js';
import { Styles } from './styles.js';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** A cell longer than this holds a page, not a datum: the rule of web pages. */
const LONGEST_CELL = 1000;

export function readDocx(bytes: Uint8Array, entries: readonly ZipEntry[]): OpenedFile {
  const files = new Package(bytes, entries);
  const main = files.related('', 'officeDocument') ?? 'word/document.xml';
  const root = files.part(main);
  if (root === 'too-large') return unusable(DOCX, { code: 'read/unpacks-too-large', data: { limit: 64 } });
  if (root === 'encrypted') return unusable(DOCX, { code: 'read/encrypted' });
  const body = typeof root === 'string' ? undefined : descendant(root, 'body');
  if (body === undefined) {
    const detail = root === null ? `it has no ${main}` : `${main} cannot be read`;
    return unusable(DOCX, { code: 'read/damaged', data: { format: 'Word', detail } });
  }
  const problems: Problem[] = [];
  const part = (kind: string): ReturnType<Package['part']> => {
    const path = files.related(main, kind);
    return path === null ? null : files.part(path);
  };
  const [styleRoot, numberRoot] = [part('styles'), part('numbering')];
  if (typeof styleRoot === 'string' || typeof numberRoot === 'string')
    problems.push({ code: 'read/numbers-lost' });
  const styles = new Styles(typeof styleRoot === 'string' ? null : styleRoot);
  const numbering = new Numbering(typeof numberRoot === 'string' ? null : numberRoot, styles);
  const reader = new BlockReader(styles, numbering);
  const placed = new PlacedText();
  write(reader.read(body), placed);
  if (reader.footnotes > 0) problems.push({ code: 'read/footnotes', data: { count: reader.footnotes } });
  const decoded = placed.text;
  return {
    mediaType: DOCX,
    decoded,
    text: TracedText.of(decoded),
    places: placed.places('paragraph'),
    problems,
  };
}

function write(blocks: readonly Block[], placed: PlacedText): void {
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      for (let i = 0; i < block.count; i += 1) placed.mark();
      placed.line(block.text);
      continue;
    }
    for (const row of block.rows) {
      if (isDataRow(row)) writeRow(row, placed);
      else for (const cell of row) write(cell.blocks, placed);
    }
  }
}

function isDataRow(row: readonly Cell[]): boolean {
  return row.length > 1 && row.every(({ blocks }) => lengthOf(blocks) <= LONGEST_CELL);
}

function lengthOf(blocks: readonly Block[]): number {
  let length = 0;
  for (const block of blocks) {
    if (block.kind === 'table') return Number.POSITIVE_INFINITY;
    length += block.text.length;
  }
  return length;
}

/** As many tabs before a cell as columns lie between it and the one before: a merged cell leaves its columns empty. */
function writeRow(row: readonly Cell[], placed: PlacedText): void {
  placed.endLine();
  let written = 0;
  for (const { blocks, column } of row) {
    let isFirst = true;
    for (const block of blocks) {
      if (block.kind !== 'paragraph') continue;
      const text = joinLines(block.text);
      for (let i = 0; i < block.count; i += 1) placed.mark();
      if (text === '') continue;
      placed.add((isFirst ? '\t'.repeat(Math.max(0, column - written)) : ' ') + text);
      written = column;
      isFirst = false;
    }
  }
  placed.endLine();
}

/** The lines of a cell's paragraph on one. */
function joinLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}
