/**
 * Damage done to bytes, undone before anything reads characters: readings written over the text, and runs read one byte
 * off. Both in one pass, because a reading written across two characters starts such a run: `府?dāng)?shù)` → 府數.
 */
import type { RepairEdit } from '../../text/edit.js';
import { type ByteDamage, repairMisalignedGbk } from './gbk-misaligned.js';
import { findAnnotations, removeAnnotations } from './pinyin-annotation.js';

export function repairByteDamage(text: string): ByteDamage {
  const annotations = findAnnotations(text);
  const { edits: runs, problems } = repairMisalignedGbk(text, annotations);
  if (annotations === undefined) return { edits: runs, problems };
  const edits: RepairEdit[] = [];
  let next = 0;
  for (const removal of removeAnnotations(annotations)) {
    while (next < runs.length && (runs[next] as RepairEdit).start <= removal.start) {
      edits.push(runs[next] as RepairEdit);
      next += 1;
    }
    const before = edits.at(-1);
    const after = runs[next];
    if (before !== undefined && before.end > removal.start) continue;
    if (after !== undefined && after.start < removal.end) continue;
    edits.push(removal);
  }
  for (const run of runs.slice(next)) edits.push(run);
  return { edits, problems };
}
