/** Labels outside brackets: `责任单位：…` on lines of their own, or at the end of a paragraph. Lines that follow one another are one assignment. */
import type { BracketPair } from '../chinese/bracket.js';
import type { AssignmentMention } from '../model/mention.js';
import { findLabels, type Label } from './label.js';
import { isOfficeList, type Printed, readLabelled, toOffice } from './office-list.js';
import { splitNames } from './office-name.js';

const MAX_BELOW = 300;

/** Where a mark stands next, asked for at places that ascend: no stretch is searched twice. */
class Next {
  private readonly text: string;
  private readonly mark: string;
  private at = -1;

  constructor(text: string, mark: string) {
    this.text = text;
    this.mark = mark;
  }

  /** The end of the text where there is none. */
  from(place: number): number {
    if (this.at < place) {
      const found = this.text.indexOf(this.mark, place);
      this.at = found < 0 ? this.text.length : found;
    }
    return this.at;
  }
}

export function readLabelLines(context: Printed, brackets: readonly BracketPair[]): AssignmentMention[] {
  const { folded } = context;
  const mentions: AssignmentMention[] = [];
  const labels = findLabels(folded);
  const lines = new Next(folded, '\n');
  const stops = new Next(folded, '。');
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
    let lineEnd = lines.from(label.end);
    // 责任单位： and its offices on the line below
    if (
      label.role !== null &&
      lineEnd + 1 < folded.length &&
      /^ *$/u.test(folded.slice(label.end, lineEnd))
    ) {
      const next = folded.slice(lineEnd + 1, lineEnd + 1 + MAX_BELOW).indexOf('\n');
      const below = next < 0 ? Math.min(folded.length, lineEnd + 1 + MAX_BELOW) : lineEnd + 1 + next;
      const names = splitNames(folded, lineEnd + 1, Math.min(below, lineEnd + MAX_BELOW));
      const offices = names.map((name) => toOffice(context, name, 'responsible'));
      if (below - lineEnd < MAX_BELOW && isOfficeList(offices, 0.8)) lineEnd = below;
    }
    const end = Math.min(stops.from(label.end), lineEnd);
    if (group.length > 0 && !/^[\s。;,【([]*$/u.test(folded.slice(groupEnd, label.start))) {
      if (label.start >= groupEnd) flush();
    }
    group.push(label);
    groupEnd = Math.max(end, label.end);
  }
  flush();
  return mentions;
}
