/**
 * An old Word file (.doc, and .wps that is one inside) → its words, the cells of a row between tabs. The numbers that Word counts by
 * itself are not kept with the words. This is the only file that knows the parser of the old format.
 */
// @ts-expect-error: it brings no types of its own
import WordExtractor from 'word-extractor';
import { TracedText } from '../../text/traced-text.js';
import { trimEnd } from '../../text/trim-end.js';
import { type OpenedFile, unusable } from './opened.js';
import { PlacedText } from './placed-text.js';

interface Extractor {
  extract(file: Buffer): Promise<{ getBody(options: { filterUnicode: boolean }): string }>;
}

const DOC = 'application/msword';
/** Names in the directory of such a file, which tell what it is. */
const STREAMS: readonly (readonly [stream: string, name: string])[] = [
  ['Workbook', 'Excel'],
  ['Book', 'Excel'],
  ['PowerPoint Document', 'PowerPoint'],
  ['WpsDocument', 'WPS'],
];
const WORD_FLAGS = 0x0a;
const IS_ENCRYPTED = 0x0100;
/** Of one cell: so many paragraphs, of so many characters. */
const MOST_PARAGRAPHS = 8;
const LONGEST_PARAGRAPH = 200;
const MARKS = /[\u0000-\u0008\u000e-\u001f]/gu;

export async function readDoc(bytes: Uint8Array): Promise<OpenedFile> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (holds(file, 'EncryptedPackage') || isEncryptedWord(file))
    return unusable(DOC, { code: 'read/encrypted' });
  if (!holds(file, 'WordDocument') && mainStream(file) === null) {
    const found = STREAMS.find(([stream]) => holds(file, stream));
    return unusable('application/x-ole-storage', {
      code: 'read/office',
      data: { detail: found?.[1] ?? 'DOC, WPS or XLS' },
    });
  }
  const body = await extractBody(file);
  if (body === null)
    return unusable(DOC, {
      code: 'read/damaged',
      data: { format: 'Word (.doc)', detail: 'its parts cannot be found' },
    });
  const placed = new PlacedText();
  writeLines(body.replaceAll(MARKS, '').split(/\r\n|[\n\r\v\f]/u), placed);
  const decoded = placed.text;
  return {
    mediaType: DOC,
    decoded,
    text: TracedText.of(decoded),
    places: placed.places('paragraph'),
    problems: [{ code: 'read/numbers-lost' }],
  };
}

/** A row ends with a tab of its own: what has tabs and no such end goes on in the next line, which is another paragraph of its cell. */
function writeLines(lines: readonly string[], placed: PlacedText): void {
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] as string;
    const last = line.includes('\t') && !line.endsWith('\t') ? rowEnd(lines, i) : i;
    placed.mark();
    placed.endLine();
    placed.add(trimEnd(line, '\t'));
    for (; i < last; i += 1) {
      placed.mark();
      placed.add(` ${(lines[i + 1] as string).trim()}`);
    }
    placed.endLine();
  }
}

function rowEnd(lines: readonly string[], start: number): number {
  for (let i = start + 1; i < lines.length && i <= start + MOST_PARAGRAPHS; i += 1) {
    const line = lines[i] as string;
    if (line.endsWith('\t')) return i;
    if (line.length > LONGEST_PARAGRAPH) break;
  }
  return start;
}

async function extractBody(file: Buffer): Promise<string | null> {
  try {
    const document = await (new WordExtractor() as Extractor).extract(file);
    // else Chinese quotation marks become straight ones
    return document.getBody({ filterUnicode: false });
  } catch {
    return null;
  }
}

function holds(file: Buffer, stream: string): boolean {
  return file.includes(Buffer.from(stream, 'utf16le'));
}

const SECTOR = 512;

/** Where the main stream begins, by its first two bytes; it begins a sector. */
function mainStream(file: Buffer): number | null {
  for (let at = SECTOR; at + 12 <= file.length; at += SECTOR) if (file.readUInt16LE(at) === 0xa5ec) return at;
  return null;
}

function isEncryptedWord(file: Buffer): boolean {
  const start = mainStream(file);
  return start !== null && (file.readUInt16LE(start + WORD_FLAGS) & IS_ENCRYPTED) !== 0;
}
