/**
 * Quotation marks of a scanned text, where 〃 ” " all stand for “ or ”: paired by position, paragraph by paragraph.
 * A text whose marks are of one kind (all “ ”, or all straight) is left as it is.
 */
import type { RepairEdit } from '../../text/edit.js';

const MARK = /[“”〃"]/gu;
const OPENS_AFTER = /[\s,，、;；:：。(（《]/u;
const CLOSES_BEFORE = /[\s,，、;；。)）》]/u;

function isConfused(text: string): boolean {
  const straight = text.split('"').length - 1;
  const ditto = text.split('〃').length - 1;
  const open = text.split('“').length - 1;
  const close = text.split('”').length - 1;
  if (ditto > 0) return true;
  if (straight > 0 && open + close > 0) return straight >= 3;
  return Math.abs(open - close) >= 5 && Math.min(open, close) < Math.max(open, close) / 4;
}

/** In one paragraph marks alternate, unless the characters beside one say what it is. */
function pair(paragraph: string, offset: number, edits: RepairEdit[]): void {
  let isOpen = false;
  for (const m of paragraph.matchAll(MARK)) {
    const before = paragraph[m.index - 1];
    const after = paragraph[m.index + 1];
    if (
      isOpen &&
      after !== undefined &&
      before !== undefined &&
      OPENS_AFTER.test(before) &&
      !CLOSES_BEFORE.test(after)
    ) {
      isOpen = false;
    }
    const insert = isOpen ? '”' : '“';
    isOpen = !isOpen;
    if (insert === m[0]) continue;
    const start = offset + m.index;
    edits.push({ start, end: start + 1, insert, kind: 'punctuation', confidence: 0.95 });
  }
}

export function repairQuotationMarks(text: string): RepairEdit[] {
  if (!isConfused(text)) return [];
  const edits: RepairEdit[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    pair(line, start, edits);
    start += line.length + 1;
  }
  return edits;
}
