/**
 * A page saved as one file (`.mht`: multipart/related) → the pages in it, each character traced to its place in the file:
 * `=E5=B9=B4=E5=BA=95` in quoted-printable is 年底. Pictures and style sheets are passed over.
 */
import { TracedText } from '../../text/traced-text.js';
import { decode, type Encoding } from '../charset.js';
import type { Piece } from '../piece-writer.js';

const BOUNDARY = /boundary\s{0,3}=\s{0,3}(?:"(?<quoted>[^"\r\n]{1,200})"|(?<bare>[^\s;"]{1,200}))/iu;
const TYPE = /^content-type:\s{0,4}(?<type>[a-z/+.-]{1,60})/imu;
const TRANSFER = /^content-transfer-encoding:\s{0,4}(?<way>[a-z0-9-]{1,30})/imu;
const HEAD_END = /\r\n\r\n|\n\n|\r\r/u;
const LONGEST_HEAD = 16_384;
const DEEPEST = 3;
const MOST_PARTS = 2000;
const EQUALS = 0x3d;

/** The pages of the file, in its order: the first is the one that was saved, others are its frames. */
export function pagesOf(decoded: string): TracedText[] {
  const pages: TracedText[] = [];
  readPart(decoded, 0, decoded.length, 0, pages);
  return pages;
}

function readPart(file: string, start: number, end: number, depth: number, pages: TracedText[]): void {
  const { head, body } = splitHead(file, start, end);
  const type = TYPE.exec(head)?.groups?.['type']?.toLowerCase() ?? '';
  if (type.startsWith('multipart/')) {
    const found = BOUNDARY.exec(head)?.groups;
    const boundary = found?.['quoted'] ?? found?.['bare'];
    if (boundary === undefined || depth >= DEEPEST) return;
    for (const [from, to] of splitParts(file, body, end, `--${boundary}`)) {
      if (pages.length >= MOST_PARTS) return;
      readPart(file, from, to, depth + 1, pages);
    }
  } else if (type === 'text/html' || type === 'application/xhtml+xml') {
    const way = TRANSFER.exec(head)?.groups?.['way']?.toLowerCase() ?? '8bit';
    pages.push(decodePart(file, body, end, way));
  }
}

/** Where the lines of the header end. */
function splitHead(file: string, start: number, end: number): { head: string; body: number } {
  const opening = file.slice(start, Math.min(end, start + LONGEST_HEAD));
  const gap = HEAD_END.exec(opening);
  if (gap === null) return { head: opening, body: end };
  return { head: opening.slice(0, gap.index), body: start + gap.index + gap[0].length };
}

function splitParts(file: string, start: number, end: number, mark: string): [number, number][] {
  const cuts: number[] = [];
  for (let at = file.indexOf(mark, start); at >= 0 && at < end; at = file.indexOf(mark, at + mark.length)) {
    if (cuts.length >= MOST_PARTS) break;
    if (at === 0 || file[at - 1] === '\n' || file[at - 1] === '\r') cuts.push(at);
  }
  return cuts.flatMap((at, i) => {
    const line = file.indexOf('\n', at + mark.length);
    const stop = cuts[i + 1] ?? end;
    if (line < 0 || line >= stop || file.startsWith('--', at + mark.length)) return [];
    return [[line + 1, stop] as [number, number]];
  });
}

/** Bytes, and for each the place in the file where it is written; one place more for the end. */
interface Bytes {
  readonly bytes: Uint8Array;
  readonly places: Uint32Array;
}

function decodePart(file: string, start: number, end: number, way: string): TracedText {
  if (way !== 'quoted-printable' && way !== 'base64') {
    return TracedText.fromPieces(file, [{ text: file.slice(start, end), from: start, fromEnd: end }]);
  }
  const written = way === 'base64' ? fromBase64(file, start, end) : fromQuotedPrintable(file, start, end);
  const { text, encoding } = decode(written.bytes);
  return TracedText.fromPieces(file, place(text, encoding, written) ?? [{ text, from: start, fromEnd: end }]);
}

function fromQuotedPrintable(file: string, start: number, end: number): Bytes {
  const bytes = new Uint8Array(end - start);
  const places = new Uint32Array(end - start + 1);
  let size = 0;
  for (let at = start; at < end; ) {
    const code = file.charCodeAt(at);
    let next = at + 1;
    let byte = code & 0xff;
    if (code === EQUALS) {
      const pair = Number.parseInt(file.slice(at + 1, at + 3), 16);
      if (/^[0-9a-f]{2}$/iu.test(file.slice(at + 1, at + 3))) {
        byte = pair;
        next = at + 3;
      } else {
        const soft = /^[ \t]{0,20}\r?\n/u.exec(file.slice(at + 1, at + 24));
        if (soft !== null) {
          at += 1 + soft[0].length;
          continue;
        }
      }
    }
    bytes[size] = byte;
    places[size] = at;
    size += 1;
    at = next;
    places[size] = at;
  }
  return { bytes: bytes.subarray(0, size), places };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SIX_BITS = new Map([...ALPHABET].map((letter, i) => [letter.charCodeAt(0), i]));

function fromBase64(file: string, start: number, end: number): Bytes {
  const bytes = new Uint8Array(end - start);
  const places = new Uint32Array(end - start + 1);
  let size = 0;
  let held = 0;
  let bits = 0;
  let from = start;
  for (let at = start; at < end; at += 1) {
    const value = SIX_BITS.get(file.charCodeAt(at));
    if (value === undefined) continue;
    if (bits === 0) from = at;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[size] = (held >> bits) & 0xff;
    places[size] = from;
    size += 1;
    from = at;
    places[size] = at + 1;
  }
  return { bytes: bytes.subarray(0, size), places };
}

/** Each character with the place of its bytes; null where bytes were lost and the two cannot be held together. */
function place(text: string, encoding: Encoding, { bytes, places }: Bytes): Piece[] | null {
  const pieces: Piece[] = [];
  let at = markLength(bytes, encoding);
  let run = '';
  let runFrom = 0;
  let runEnd = -1;
  const flush = (): void => {
    if (run !== '') pieces.push({ text: run, from: runFrom, fromEnd: runEnd });
    run = '';
  };
  for (const character of text) {
    const from = places[at] ?? 0;
    at += widthAt(bytes, at, encoding);
    if (at > bytes.length) return null;
    const fromEnd = places[at] ?? from;
    const isPlain = fromEnd - from === character.length;
    if (run !== '' && isPlain && from === runEnd) {
      run += character;
      runEnd = fromEnd;
      continue;
    }
    flush();
    if (isPlain) [run, runFrom, runEnd] = [character, from, fromEnd];
    else pieces.push({ text: character, from, fromEnd: Math.max(from, fromEnd) });
  }
  flush();
  return at === bytes.length ? pieces : null;
}

function markLength(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === 'utf-8') return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  return isWide && (bytes[0] ?? 0) + (bytes[1] ?? 0) === 0xff + 0xfe ? 2 : 0;
}

function widthAt(bytes: Uint8Array, at: number, encoding: Encoding): number {
  const lead = bytes[at] ?? 0;
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const high = encoding === 'utf-16le' ? (bytes[at + 1] ?? 0) : lead;
    return high >= 0xd8 && high <= 0xdb ? 4 : 2;
  }
  if (lead < 0x80) return 1;
  if (encoding === 'utf-8') return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const second = bytes[at + 1] ?? 0;
  if (encoding === 'gb18030' && (lead === 0x80 || lead === 0xff)) return 1;
  return encoding === 'gb18030' && second >= 0x30 && second <= 0x39 ? 4 : 2;
}
