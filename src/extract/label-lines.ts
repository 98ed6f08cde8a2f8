/** Labels outside brackets: `责任单位：…` on lines of their own, or at the end of a paragraph. Lines that follow one another are one assignment. */
import type { BracketPair } from '../chinese/bracket.js';
import type { AssignmentMention } from '../model/mention.js';
import { findLabels, type Label } from './label.js';
import { isOfficeList, type Printed, readLabelled, toOffice } from './office-list.js';
import { splitNames } from './office-name.js';

const MAX_BELOW = 300;

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
    let lineEnd = line < 0 ? folded.length : line;
    // 责任单位： and its offices on the line below
    if (
      label.role !== null &&
      lineEnd + 1 < folded.length &&
      /^ *$/u.test(folded.slice(label.end, lineEnd))
    ) {
      const next = folded.indexOf('\n', lineEnd + 1);
      const below = next < 0 ? folded.length : next;
      const names = splitNames(folded, lineEnd + 1, Math.min(below, lineEnd + MAX_BELOW));
      const offices = names.map((name) => toOffice(context, name, 'responsible'));
      if (below - lineEnd < MAX_BELOW && isOfficeList(offices, 0.8)) lineEnd = below;
    }
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
