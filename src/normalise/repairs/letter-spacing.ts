/**
 * Words set with a blank after every character: `２ ０ ２ ５ 年`, `责 任 单 位 ：`. The blanks are taken out; two characters
 * alone (`目 录`, `市  长`) are layout and stay.
 */
import type { RepairEdit } from '../../text/edit.js';

const SPACED =
  /(?<![\p{Script=Han}\d０-９A-Za-z])(?:[\p{Script=Han}\d０-９][ \u00a0\u3000]){3,}[\p{Script=Han}\d０-９](?![\p{Script=Han}\d０-９])/gu;
const SPACED_YEAR = /(?<![\d０-９])[\d０-９](?:[ \u00a0][\d０-９]){3}[ \u00a0]?(?=年)/gu;

/** Three characters each followed by a blank: without them there is nothing to look for. */
const HINT = /(?:[\p{Script=Han}\d０-９][ \u00a0\u3000]){3}/u;

export function repairLetterSpacing(text: string): RepairEdit[] {
  if (!HINT.test(text)) return [];
  const edits: RepairEdit[] = [];
  for (const pattern of [SPACED, SPACED_YEAR]) {
    for (const m of text.matchAll(pattern)) {
      for (let i = 0; i < m[0].length; i += 1) {
        if (!/[ \u00a0\u3000]/u.test(m[0][i] as string)) continue;
        const start = m.index + i;
        edits.push({ start, end: start + 1, insert: '', kind: 'line-break', confidence: 0.95 });
      }
    }
  }
  return edits.sort((a, b) => a.start - b.start);
}
