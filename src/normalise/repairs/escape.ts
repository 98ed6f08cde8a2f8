/**
 * Characters that a program wrote as escapes and none read again: `\\u653f\\u5e9c`, `%E6%94%BF%E5%BA%9C`. Left alone: an address, a lone
 * `\\u`, percentages, escapes of anything but Chinese.
 */
import type { RepairEdit } from '../../text/edit.js';

const UNICODE = /(?:\\u[0-9a-fA-F]{4}){2,}/gu;
const PERCENT = /(?<![A-Za-z0-9/?=&%._~-])(?:%[0-9a-fA-F]{2}){3,}(?![A-Za-z0-9/?=&])/gu;
const HAN = /\p{Script=Han}/u;

function readPercent(escapes: string): string | null {
  const bytes = Uint8Array.from(escapes.split('%').slice(1), (hex) => Number.parseInt(hex, 16));
  for (const charset of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(charset, { fatal: true }).decode(bytes);
    } catch {
      // Not this one: the next is tried.
    }
  }
  return null;
}

export function repairEscapes(text: string): RepairEdit[] {
  const edits: RepairEdit[] = [];
  const add = (match: RegExpMatchArray, after: string | null, reason: string): void => {
    if (after === null || !HAN.test(after)) return;
    const start = match.index as number;
    edits.push({
      start,
      end: start + match[0].length,
      insert: after,
      kind: 'charset',
      confidence: 1,
      reason,
    });
  };
  if (text.includes('\\u'))
    for (const match of text.matchAll(UNICODE)) {
      const codes = match[0].split('\\u').slice(1);
      add(
        match,
        codes.map((hex) => String.fromCharCode(Number.parseInt(hex, 16))).join(''),
        'written as \\u escapes',
      );
    }
  if (text.includes('%'))
    for (const match of text.matchAll(PERCENT))
      add(match, readPercent(match[0]), 'written as percent escapes');
  return edits.sort((a, b) => a.start - b.start);
}
