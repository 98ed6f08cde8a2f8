/**
 * Whole texts read in a wrong character set, each step both ways: what the misreading made of a text, and how its bytes are found
 * again. `政府` → UTF-8 read as GBK → `鏀垮簻` → 政府.
 */
import { big5Bytes, gbkBytes } from '../../chinese/double-byte.js';

/** A byte that the misreading lost; it showed as U+FFFD. */
export const LOST = -1;

/** Bytes 0–255, or LOST. */
export type Bytes = readonly number[];

export interface Misreading {
  /** What happened: `UTF-8 read as GBK`. */
  readonly name: string;
  /** The character set of the bytes, which the text has to be decoded with. */
  readonly charset: 'utf-8' | 'gb18030' | 'big5';
  /** The damage itself. */
  misread(text: string): string;
  /** The bytes that were misread; null where the text cannot have come about so. */
  bytesOf(text: string): Bytes | null;
  /** The same for one line of a text that is known to have come about so. */
  bytesOfLine(text: string): Bytes | null;
  /** A character of the text may stand for one byte or for two: `÷` for F7 or for C3 B7. */
  readonly isAmbiguous: boolean;
}

const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const REPLACEMENT = '\ufffd';

type Encode = (text: string) => Bytes;

const ENCODERS: Readonly<Record<Misreading['charset'], Encode>> = {
  'utf-8': (text) => [...new TextEncoder().encode(text)],
  gb18030: (text) => gbkBytes(text).map(printable),
  big5: (text) => big5Bytes(text).map(printable),
};

/** A character that the set lacks is written as a question mark. */
function printable(byte: number): number {
  return byte === LOST ? 0x3f : byte;
}

interface Reader {
  readonly name: string;
  read(bytes: Bytes): string;
  unread(text: string): Bytes | null;
  /** The same for a line of a text whose path is known: it may be the first to show which of two like sets it was. */
  unreadLine?(text: string): Bytes | null;
}

const LATIN_1: Reader = {
  name: 'Latin-1',
  read: (bytes) => bytes.map((byte) => String.fromCharCode(byte)).join(''),
  unread: (text) => unreadSingle(text, (code) => (code < 0x100 ? code : -1)),
  unreadLine: (text) =>
    unreadSingle(text, (code, character) => {
      const at = CP1252.indexOf(character);
      return at >= 0 ? 0x80 + at : code < 0x100 ? code : -1;
    }),
};

const WINDOWS_1252: Reader = {
  name: 'Windows-1252',
  read: (bytes) =>
    bytes
      .map((byte) => (byte >= 0x80 && byte < 0xa0 ? CP1252[byte - 0x80] : String.fromCharCode(byte)))
      .join(''),
  unread: (text) =>
    unreadSingle(text, (code, character) => {
      const at = CP1252.indexOf(character);
      if (at >= 0) return 0x80 + at;
      return code < 0x80 || (code >= 0xa0 && code < 0x100) ? code : -1;
    }),
};

/** Null where a character belongs to no byte. */
function unreadSingle(text: string, byteOf: (code: number, character: string) => number): Bytes | null {
  const bytes: number[] = [];
  for (const character of text) {
    if (character === REPLACEMENT) {
      bytes.push(LOST);
      continue;
    }
    const byte = byteOf(character.charCodeAt(0), character);
    if (byte < 0) return null;
    bytes.push(byte);
  }
  return bytes;
}

/** Some programs take what is valid UTF-8 for that, and every other byte for Latin-1: 领导 in GBK → `Á쵼`. */
const EITHER: Reader = {
  name: 'UTF-8, else Latin-1',
  read: (bytes) => {
    let text = '';
    for (let i = 0; i < bytes.length; ) {
      const length = validLength(bytes, i);
      text += length > 1 ? decodeUtf8(bytes.slice(i, i + length)) : String.fromCharCode(bytes[i] as number);
      i += Math.max(1, length);
    }
    return text;
  },
  unread: (text) =>
    [...text].flatMap((character) => {
      if (character === REPLACEMENT) return [LOST];
      const code = character.codePointAt(0) as number;
      return code < 0x100 ? [code] : [...new TextEncoder().encode(character)];
    }),
};

function decodeUtf8(bytes: Bytes): string {
  return new TextDecoder('utf-8').decode(Uint8Array.from(bytes));
}

/** Of the UTF-8 sequence that begins at a place, 1 for ASCII, 0 where none does. */
function validLength(bytes: Bytes, at: number): number {
  const lead = bytes[at] as number;
  const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 0;
  for (let i = 1; i < length; i += 1) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length === 3 && lead === 0xe0 && (bytes[at + 1] as number) < 0xa0 ? 0 : length;
}

const doubleByte = (name: string, label: 'gb18030' | 'big5', encode: Encode): Reader => ({
  name,
  read: (bytes) => new TextDecoder(label).decode(Uint8Array.from(bytes)),
  unread: encode,
});

const GBK = doubleByte('GBK', 'gb18030', gbkBytes);
const BIG5 = doubleByte('Big5', 'big5', big5Bytes);

const CHARSET_NAMES: Readonly<Record<Misreading['charset'], string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GBK',
  big5: 'Big5',
};

function misreading(charset: Misreading['charset'], reader: Reader): Misreading {
  return {
    name: `${CHARSET_NAMES[charset]} read as ${reader.name}`,
    charset,
    misread: (text) => reader.read(ENCODERS[charset](text)),
    bytesOf: (text) => reader.unread(text),
    bytesOfLine: (text) => (reader.unreadLine ?? reader.unread)(text),
    isAmbiguous: reader === EITHER,
  };
}

/** The plainer before the stranger: of two that explain a text equally well the first is taken. */
export const MISREADINGS: readonly Misreading[] = [
  misreading('utf-8', LATIN_1),
  misreading('utf-8', WINDOWS_1252),
  misreading('gb18030', LATIN_1),
  misreading('gb18030', WINDOWS_1252),
  misreading('big5', LATIN_1),
  misreading('big5', WINDOWS_1252),
  misreading('utf-8', GBK),
  misreading('gb18030', BIG5),
  misreading('big5', GBK),
  misreading('gb18030', EITHER),
  misreading('big5', EITHER),
];
