/**
 * Bytes → text: which character set decodes them, decided by the bytes themselves. A declared set is only a hint:
 * a page that says `charset=gb2312` but holds valid UTF-8 is UTF-8.
 */
import { isUtf8 } from 'node:buffer';
import type { Problem } from '../model/diagnostic.js';
import { isMostlyControl } from './binary.js';
import { commonShare } from './common-characters.js';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** What shows that the file holds no text, else null. */
  readonly binary: string | null;
  readonly problems: readonly Problem[];
}

const SAMPLE = 262_144;
const LABELS: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  unicode: 'utf-16le',
  gb2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
  cp936: 'gb18030',
  big5: 'big5',
  'big5-hkscs': 'big5',
};
const DECLARATION =
  /(?:charset\s{0,3}=\s{0,3}["']?|<\?xml[^>]{0,60}encoding\s{0,3}=\s{0,3}["'])(?<label>[a-zA-Z0-9_-]{3,20})/u;
const BEYOND_TWO_BYTES = /[\u0800-\uffff]/u;
const REPLACEMENT = '\ufffd';
const LESS_THAN = 0x3c;

export function decode(bytes: Uint8Array): Decoded {
  const encoding = chooseEncoding(bytes);
  if (encoding === null) return { text: '', encoding: 'utf-8', binary: 'control bytes', problems: [] };
  const text = decodeAs(bytes, encoding);
  const problems: Problem[] = [];
  const lost = countLost(bytes, text, encoding);
  if (lost > 0) problems.push({ code: 'read/invalid-bytes', data: { count: lost, encoding } });
  const declared = declaredLabel(bytes);
  const meant = declared === null ? undefined : LABELS[declared.toLowerCase()];
  if (declared !== null && meant !== undefined && meant !== encoding && !isAscii(text)) {
    problems.push({ code: 'read/declared-charset', data: { declared, encoding } });
  }
  return { text, encoding, binary: null, problems };
}

/** Never `gbk`: that label is decoded more narrowly in Node than on the web; gb18030 holds all of it. */
function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

function chooseEncoding(bytes: Uint8Array): Encoding | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const hasNul = bytes.includes(0);
  if (!hasNul && isUtf8(bytes) && !looksLikeShortGb(bytes)) return 'utf-8';
  const wide = wideEncoding(bytes);
  if (wide !== null) return wide;
  if (isMostlyControl(bytes)) return null;
  if (isUtf8(bytes) || isNearlyUtf8(bytes)) return hasNul || !looksLikeShortGb(bytes) ? 'utf-8' : 'gb18030';
  return chooseDoubleByte(bytes);
}

/**
 * A few GBK words are valid UTF-8 by chance (联通 is the famous one): two-byte sequences only, and Chinese when read
 * as GBK. Mojibake stored as UTF-8 (`Õþ¸®`) has the first property but not the second.
 */
function looksLikeShortGb(bytes: Uint8Array): boolean {
  if (bytes.length > 64) return false;
  const text = decodeAs(bytes, 'utf-8');
  if (isAscii(text) || BEYOND_TWO_BYTES.test(text)) return false;
  return commonShare(decodeAs(bytes, 'gb18030')) >= 0.5;
}

/** UTF-16 without a byte order mark: every second byte is one of the few that open Chinese or ASCII text. */
function wideEncoding(bytes: Uint8Array): Encoding | null {
  const pairs = Math.min(bytes.length, 8192) >> 1;
  if (pairs < 2) return null;
  let little = 0;
  let big = 0;
  for (let i = 0; i < pairs; i += 1) {
    const first = bytes[2 * i] as number;
    const second = bytes[2 * i + 1] as number;
    if (opensWideCharacter(second, first)) little += 1;
    if (opensWideCharacter(first, second)) big += 1;
  }
  if (Math.max(little, big) < pairs * 0.9) return null;
  return little >= big ? 'utf-16le' : 'utf-16be';
}

function opensWideCharacter(high: number, low: number): boolean {
  if (high === 0x00) return low !== 0x00 && (low < 0x7f || low >= 0xa0);
  // Pinyin with tone marks stands in U+0100 to U+01FF.
  if (high === 0x01) return low >= 0x01;
  if (high === 0x20 || high === 0x30) return true;
  return (high >= 0x4e && high <= 0x9f) || high === 0xff;
}

/** UTF-8 cut in the middle of a character, or with a handful of bytes spoilt on its way. */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  let valid = 0;
  let lost = 0;
  for (const character of decodeAs(bytes.subarray(0, SAMPLE), 'utf-8')) {
    if (character === REPLACEMENT) lost += 1;
    else if (character >= '\u0800') valid += 1;
  }
  return valid > lost && lost <= 3 + valid * 0.05;
}

function chooseDoubleByte(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, SAMPLE);
  const gb = commonShare(decodeAs(sample, 'gb18030'));
  const big5 = commonShare(decodeAs(sample, 'big5'));
  if (Math.abs(gb - big5) < 0.05) {
    const declared = declaredLabel(bytes);
    if (declared !== null && LABELS[declared.toLowerCase()] === 'big5') return 'big5';
  }
  if (Math.max(gb, big5) < -0.2) return null;
  return big5 > gb ? 'big5' : 'gb18030';
}

function declaredLabel(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 4096);
  if (!head.includes(LESS_THAN)) return null;
  return DECLARATION.exec(new TextDecoder('latin1').decode(head))?.groups?.['label'] ?? null;
}

/** U+FFFD that the decoder put in, without those that the file itself holds as EF BF BD. */
function countLost(bytes: Uint8Array, text: string, encoding: Encoding): number {
  let at = text.indexOf(REPLACEMENT);
  if (at < 0 || (encoding === 'utf-8' && isUtf8(bytes))) return 0;
  let count = 0;
  for (; at >= 0; at = text.indexOf(REPLACEMENT, at + 1)) count += 1;
  if (encoding !== 'utf-8') return count;
  const printed = Buffer.from([0xef, 0xbf, 0xbd]);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = buffer.indexOf(printed); i >= 0; i = buffer.indexOf(printed, i + 3)) count -= 1;
  return count;
}

const NOT_ASCII = /[^\0-\x7f]/u;

function isAscii(text: string): boolean {
  return !NOT_ASCII.test(text);
}
