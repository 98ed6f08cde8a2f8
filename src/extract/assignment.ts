/**
 * Who is made responsible: `（牵头单位：市大数据中心；责任单位：市直有关部门、单位）`, `（市教育局牵头，市财政局配合）`, `责任单位：…` on a line of its own,
 * a bare list of offices in brackets at the end of a sentence, `以下任务均需各区市政府落实`, and, in running text, `由市财政局牵头`.
 */

import type { BracketPair } from '../chinese/bracket.js';
import type { UnitRole } from '../model/document.js';
import type { AssignmentMention, OfficeMention } from '../model/mention.js';
import type { RuleName } from '../model/rule.js';
import { makeMask } from '../text/mask.js';
import { findFollowing } from './following.js';
import { findLabels, MAYBE_LABEL, roleOfColumn } from './label.js';
import { readLabelLines } from './label-lines.js';
import { isOfficeList, type Printed, readLabelled, readRuled, toOffice } from './office-list.js';
import { splitNames } from './office-name.js';

const MAX_BRACKET = 1200;

/** A bracket at the end of a sentence or line closes what it follows. */
function closesSentence(folded: string, pair: BracketPair): boolean {
  const before = folded[pair.open - 1] ?? '\n';
  const after = folded.slice(pair.close + 1, pair.close + 3);
  return /[。;!?\n%]/u.test(before) || /^(?:[。;\n]|$)/u.test(after);
}

/** （责任单位 市民政局）: the colon was left out. */
const BARE_LABEL = /^(?<label>\p{Script=Han}{2,4}(?:单位|部门)) +(?=\p{Script=Han})/u;

function readBracket(
  context: Printed,
  pair: BracketPair,
  following: readonly AssignmentMention[],
): AssignmentMention | null {
  const start = pair.open;
  const end = pair.close + 1;
  const from = pair.open + 1;
  let to = pair.close;
  for (const { span } of following) if (span.start >= from && span.start < to) to = span.start;
  const body = context.folded.slice(from, to);
  if (body.length < 3) return null;
  const make = (offices: OfficeMention[], rule: RuleName, confidence: number): AssignmentMention | null =>
    offices.length === 0
      ? null
      : { span: { start, end }, offices: [...offices], closesSegment: true, applies: null, rule, confidence };

  const spaced = BARE_LABEL.exec(body);
  if (spaced !== null) {
    const role = roleOfColumn(spaced.groups?.['label'] as string);
    const start = from + spaced[0].length;
    if (role !== null)
      return make(
        splitNames(context.folded, start, to).map((name) => toOffice(context, name, role)),
        'assignment/labelled-bracket',
        0.9,
      );
  }
  const labels = MAYBE_LABEL.test(body)
    ? findLabels(body).map((label) => ({ ...label, start: label.start + from, end: label.end + from }))
    : [];
  if (labels.some(({ role }) => role !== null))
    return make(readLabelled(context, labels, to), 'assignment/labelled-bracket', 0.98);
  if (!closesSentence(context.folded, pair) || body.length > 400) return null;
  const cut = labels[0]?.start ?? to;
  const ruled = readRuled(context, from, cut);
  if (ruled !== null) return isOfficeList(ruled, 0.5) ? make(ruled, 'assignment/ruled-bracket', 0.95) : null;
  const bare = splitNames(context.folded, from, cut).map((name) => toOffice(context, name, 'responsible'));
  return isOfficeList(bare, 0.8) ? make(bare, 'assignment/bare-bracket', 0.88) : null;
}

/** 由市财政局牵头, 市教育局负责: only bodies whose name says that they are offices. */
const RUNNING =
  /由(?<=(?:^|[,。;:\n]).)(?<names>[^,。;:()\n]{3,40}?)(?<verb>牵头|负责|承担|组织实施|具体实施)/gu;

function findRunning(context: Printed): AssignmentMention[] {
  return Array.from(context.folded.matchAll(RUNNING)).flatMap((match): AssignmentMention[] => {
    const names = match.groups?.['names'] as string;
    const from = match.index + match[0].indexOf(names);
    const role: UnitRole = match.groups?.['verb'] === '牵头' ? 'lead' : 'responsible';
    const offices = splitNames(context.folded, from, from + names.length).map((name) =>
      toOffice(context, name, role),
    );
    if (!isOfficeList(offices, 1)) return [];
    const span = { start: match.index, end: match.index + match[0].length };
    return [
      {
        span,
        offices,
        closesSegment: false,
        applies: null,
        rule: 'assignment/running-text',
        confidence: 0.7,
      },
    ];
  });
}

/** Every assignment of a text, in text order; `pairs` are its brackets. */
export function findAssignments(
  folded: string,
  text: string,
  pairs: readonly BracketPair[],
): AssignmentMention[] {
  const context: Printed = { folded, text };
  const brackets = pairs.filter(({ kind, open, close }) => kind !== 'title' && close - open <= MAX_BRACKET);
  const following = findFollowing(context);
  const mentions: AssignmentMention[] = readLabelLines(context, brackets);
  const lines = makeMask(mentions.map(({ span }) => span));
  let coveredTo = -1;
  for (const pair of brackets) {
    if (pair.open < coveredTo || lines.covers(pair.open, pair.close)) continue;
    const mention = readBracket(context, pair, following);
    if (mention === null) continue;
    mentions.push(mention);
    coveredTo = pair.close;
  }
  const taken = makeMask(mentions.map(({ span }) => span));
  for (const mention of findRunning(context))
    if (!taken.covers(mention.span.start, mention.span.end)) mentions.push(mention);
  for (const mention of following) mentions.push(mention);
  return mentions.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}
