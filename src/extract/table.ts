/**
 * Task tables whose cells survived: `序号⇥重点任务⇥责任单位⇥完成时限`. The head says which column names offices; each row is an
 * assignment of its own.
 */
import type { UnitRole } from '../model/document.js';
import type { AssignmentMention } from '../model/mention.js';
import { cellsOf } from './cells.js';
import { roleOfColumn } from './label.js';
import { splitNames } from './office-name.js';

/** Lines without cells (headings that run across the table) that a table may hold in a row. */
const MAX_GAP = 2;

export function findTableAssignments(folded: string, text: string): AssignmentMention[] {
  if (!folded.includes('\t')) return [];
  const mentions: AssignmentMention[] = [];
  let columns: (UnitRole | null)[] | null = null;
  let gap = 0;
  let start = 0;
  while (start < folded.length) {
    const stop = folded.indexOf('\n', start);
    const end = stop < 0 ? folded.length : stop;
    const hasCells = folded.slice(start, end).includes('\t');
    if (!hasCells) gap += 1;
    if (gap > MAX_GAP) columns = null;
    if (hasCells) {
      gap = 0;
      const cells = cellsOf(folded, start, end);
      const heads = cells.map((cell) =>
        cell.end - cell.start <= 14 ? roleOfColumn(folded.slice(cell.start, cell.end).trim()) : null,
      );
      if (heads.some((role) => role !== null)) columns = heads;
      else if (columns !== null) {
        const roles = columns;
        const shift = Math.max(0, roles.length - cells.length);
        const offices = cells.flatMap((cell, i) => {
          const role = roles[i + shift] ?? null;
          if (role === null) return [];
          return splitNames(folded, cell.start, cell.end).map((name) => ({
            span: { start: name.start, end: name.end },
            name: text.slice(name.start, name.end).replace(/\s/gu, ''),
            role,
          }));
        });
        if (offices.length > 0) {
          mentions.push({
            span: { start, end },
            offices,
            closesSegment: true,
            applies: null,
            rule: 'assignment/table',
            confidence: 0.9,
          });
        }
      }
    }
    start = end + 1;
  }
  return mentions;
}
