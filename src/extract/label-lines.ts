/** Labels outside brackets: `责任单位：…` on lines of their own, or at the end of a paragraph. Lines that follow one another are one assignment. */
import type { BracketPair } from '../chinese/bracket.js';
import type { AssignmentMention } from '../model/mention.js';
import { findLabels, type Label } from './label.js';
import { type Printed, readLabelled } from './office-list.js';

export function readLabelLines(context: Printed, brackets: readonly BracketPair[]): AssignmentMention[] {
  const { folded } = context;
  const mentions: AssignmentMention[] = [];
  const labels = findLabels(folded);
  let bracket = 0;
  let depthEnd = -1;
  let group: Label[] = [];
  let groupEnd = -1;
  const flush = (): void => {
    if (group.some(({ role }) => role !== null)) {
      const offices = readLabelled(context, group, groupEnd);
      const start = group[0]?.start as number;
      if (offices.length > 0) {
        mentions.push({
          span: { start, end: groupEnd },
          offices,
          closesSegment: true,
          applies: null,
          rule: 'assignment/labelled-line',
          confidence: 0.95,
        });
      }
    }
    group = [];
  };
  for (const label of labels) {
    while (bracket < brackets.length && (brackets[bracket] as BracketPair).open < label.start) {
      depthEnd = Math.max(depthEnd, (brackets[bracket] as BracketPair).close);
      bracket += 1;
    }
    if (label.start < depthEnd) continue;
    const before = folded[label.start - 1] ?? '\n';
    if (!/[\n。;,】 (["\t]/u.test(before) && group.length === 0) continue;
    const line = folded.indexOf('\n', label.end);
    const lineEnd = line < 0 ? folded.length : line;
    const stop = folded.slice(label.end, lineEnd).indexOf('。');
    const end = stop < 0 ? lineEnd : label.end + stop;
    if (group.length > 0 && !/^[\s。;,【([]*$/u.test(folded.slice(groupEnd, label.start))) {
      if (label.start >= groupEnd) flush();
    }
    group.push(label);
    groupEnd = Math.max(end, label.end);
  }
  flush();
  return mentions;
}
