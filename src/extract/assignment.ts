/**
 * Who is made responsible: `（牵头单位：市大数据中心；责任单位：市直有关部门、单位）`, `（市教育局牵头，市财政局配合）`, `责任单位：…` on a line of its own,
 * a bare list of offices in brackets at the end of a sentence, `以下任务均需各区市政府落实`, and, in running text, `由市财政局牵头`.
 */
import { type BracketPair, matchBrackets } from '../chinese/bracket.js';
import { fold } from '../chinese/fold.js';
import type { UnitRole } from '../model/document.js';
import type { AssignmentMention, OfficeMention } from '../model/mention.js';
import { findLabels, type Label, MAYBE_LABEL, roleOfColumn } from './label.js';
import { makeMask } from './mask.js';
import { looksLikeOffice, type Name, splitNames } from './office-name.js';

interface Context {
  readonly folded: string;
  readonly text: string;
}

const MAX_BRACKET = 1200;

function toOffice(context: Context, name: Name, role: UnitRole): OfficeMention {
  const printed = context.text.slice(name.start, name.end).replace(/\s/gu, '');
  return { span: { start: name.start, end: name.end }, name: printed, role };
}

/** `县教体局、县残联，县乡村振兴局按职责配合`: a verb at the end of a piece outweighs the label. */
const PIECE_VERB = /(?:配合|协助|协办|(?<!总)牵头)(?=[ 。;]*$)/u;

function splitPieces(folded: string, from: number, to: number): Name[] {
  const pieces: Name[] = [];
  let start = from;
  for (let i = from; i < to; i += 1) {
    if (folded[i] !== ',' && folded[i] !== ';') continue;
    pieces.push({ start, end: i });
    start = i + 1;
  }
  pieces.push({ start, end: to });
  return pieces;
}

/** Offices under labels: each label rules up to the next one. */
function readLabelled(context: Context, labels: readonly Label[], end: number): OfficeMention[] {
  return labels.flatMap((label, i) => {
    if (label.role === null) return [];
    const stop = labels[i + 1]?.start ?? end;
    const role = label.role;
    return splitPieces(context.folded, label.end, stop).flatMap((piece) => {
      const own = PIECE_VERB.exec(context.folded.slice(piece.start, piece.end));
      const pieceRole = own === null ? role : verbRole(own[0]);
      return splitNames(context.folded, piece.start, piece.end).map((name) =>
        toOffice(context, name, pieceRole),
      );
    });
  });
}

/** 以下任务均需A、B落实，不再一一列出: the words after 均需. */
const FOLLOWING =
  /(?:均|都|皆)(?:需由|须由|应由|要由|需要|需|由|须|应)(?<names>(?:[^。;()\n]|\([^()\n]{1,12}\)){2,80}?)(?:共同|具体|分别|组织|按职责|抓好|参与)?(?:落实|负责|配合|实施|承担|执行|推进)(?=[,。;)\n]|$|到位)/gu;
const FOLLOWING_HEAD = /(?:以下|下列|下述|后续|其余|各项|所有|所列)[^,。;:()\n]{0,10}$/u;
const HEAD_REACH = 16;
/** 本方案所列任务，各县（市、区）政府均为责任单位 */
const ALL_ARE = /(?:均|都)(?:为|是)(?<role>牵头|责任|配合)(?:单位|部门)/gu;
const ALL_HEAD = /(?:任务|工作|事项|措施)(?:中)?,?(?<names>[^。;,\n]{2,60})$/u;
const NAMES_REACH = 70;

function findFollowing(context: Context): AssignmentMention[] {
  const { folded } = context;
  const mentions: AssignmentMention[] = [];
  const add = (
    start: number,
    end: number,
    from: number,
    to: number,
    role: UnitRole,
    confidence: number,
  ): void => {
    const offices = splitNames(folded, from, to).map((name) => toOffice(context, name, role));
    if (!isOfficeList(offices, 0.6)) return;
    mentions.push({
      span: { start, end },
      offices,
      closesSegment: false,
      applies: 'following',
      rule: 'assignment/following',
      confidence,
    });
  };
  for (const match of folded.matchAll(FOLLOWING)) {
    const reach = Math.max(0, match.index - HEAD_REACH);
    const head = FOLLOWING_HEAD.exec(folded.slice(reach, match.index));
    if (head === null) continue;
    const names = match.groups?.['names'] as string;
    const from = match.index + match[0].indexOf(names);
    add(reach + head.index, match.index + match[0].length, from, from + names.length, 'responsible', 0.9);
  }
  for (const match of folded.matchAll(ALL_ARE)) {
    const reach = Math.max(0, match.index - NAMES_REACH);
    const head = ALL_HEAD.exec(folded.slice(reach, match.index));
    if (head === null) continue;
    const printed = match.groups?.['role'];
    const role: UnitRole = printed === '牵头' ? 'lead' : printed === '配合' ? 'support' : 'responsible';
    const names = head.groups?.['names'] as string;
    add(
      reach + head.index,
      match.index + match[0].length,
      match.index - names.length,
      match.index,
      role,
      0.85,
    );
  }
  return mentions;
}

/** The piece of a bracket's list that one verb rules: `A牵头`, `B、C配合`, `A、B按职责分工负责`. */
const RULED =
  /(?<list>[^;。]{2,300}?)(?<verb>(?:共同|联合|分别|具体)?牵头(?:负责|落实|组织实施|组织|推进|实施|抓总)?|(?:等)?(?:按|依|按照|根据|依据)(?:各自)?(?:职责|职能)(?:分工)?(?:分别|共同|协同)?(?:负责|落实|推进|配合|实施|抓好落实|组织实施)(?:落实)?|(?:分别|共同|具体|组织|联合)?负责(?:落实|实施|推进)?|(?:协同|共同|予以|积极|协助)?配合|参与(?:落实|实施)?|参加|协助(?:落实)?|协办|承办|主办|落实|组织实施|实施|推进落实|主抓)(?=[,;。、]|$)/uy;

function verbRole(verb: string): UnitRole {
  if (/牵头|主办/u.test(verb)) return 'lead';
  if (/配合|参与|参加|协助|协办/u.test(verb)) return 'support';
  return 'responsible';
}

/** 由A会同B负责: both answer. */
const TOGETHER = /会同|联合(?=[市县区省州各])/u;

function readRuled(context: Context, from: number, to: number): OfficeMention[] | null {
  const body = context.folded.slice(from, to);
  const offices: OfficeMention[] = [];
  let at = 0;
  let isRuled = false;
  while (at < body.length) {
    while (at < body.length && /[ ,;。、]/u.test(body[at] as string)) at += 1;
    RULED.lastIndex = at;
    const match = RULED.exec(body);
    const stop = body.indexOf(';', at);
    const pieceEnd = match === null ? (stop < 0 ? body.length : stop) : RULED.lastIndex;
    if (match === null) {
      if (at >= body.length) break;
      const names = splitNames(context.folded, from + at, from + pieceEnd);
      offices.push(...names.map((name) => toOffice(context, name, 'responsible')));
      at = pieceEnd + 1;
      continue;
    }
    isRuled = true;
    const role = verbRole(match.groups?.['verb'] as string);
    const list = match.groups?.['list'] as string;
    const listEnd = from + at + list.length;
    const together = TOGETHER.exec(list);
    if (together !== null && together.index >= 2) {
      const cut = from + at + together.index;
      offices.push(
        ...splitNames(context.folded, from + at, cut).map((name) => toOffice(context, name, role)),
      );
      offices.push(
        ...splitNames(context.folded, cut + together[0].length, listEnd).map((name) =>
          toOffice(context, name, role),
        ),
      );
    } else {
      offices.push(
        ...splitNames(context.folded, from + at, listEnd).map((name) => toOffice(context, name, role)),
      );
    }
    at = pieceEnd;
  }
  return isRuled ? offices : null;
}

/** A bracket at the end of a sentence or line closes what it follows. */
function closesSentence(folded: string, pair: BracketPair): boolean {
  const before = folded[pair.open - 1] ?? '\n';
  const after = folded.slice(pair.close + 1, pair.close + 3);
  return /[。;!?\n%]/u.test(before) || /^(?:[。;\n]|$)/u.test(after);
}

function isOfficeList(offices: readonly OfficeMention[], share: number): boolean {
  if (offices.length === 0) return false;
  const good = offices.filter(({ name }) => looksLikeOffice(fold(name))).length;
  return good >= Math.max(1, offices.length * share);
}

/** （责任单位 市民政局）: the colon was left out. */
const BARE_LABEL = /^(?<label>\p{Script=Han}{2,4}(?:单位|部门)) +(?=\p{Script=Han})/u;

function readBracket(
  context: Context,
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
  const make = (offices: OfficeMention[], rule: string, confidence: number): AssignmentMention | null =>
    offices.length === 0
      ? null
      : { span: { start, end }, offices, closesSegment: true, applies: null, rule, confidence };

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
  if (ruled !== null) return isOfficeList(ruled, 0.6) ? make(ruled, 'assignment/ruled-bracket', 0.95) : null;
  const bare = splitNames(context.folded, from, cut).map((name) => toOffice(context, name, 'responsible'));
  return isOfficeList(bare, 0.8) ? make(bare, 'assignment/bare-bracket', 0.88) : null;
}

/** Labels outside brackets: on lines of their own, or at the end of a paragraph. */
function readLabelLines(context: Context, brackets: readonly BracketPair[]): AssignmentMention[] {
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

/** 由市财政局牵头, 市教育局负责: only bodies whose name says that they are offices. */
const RUNNING = /(?<=^|[,。;:\n])由(?<names>[^,。;:()\n]{3,40}?)(?<verb>牵头|负责|承担|组织实施|具体实施)/gu;

function findRunning(context: Context): AssignmentMention[] {
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

/** Every assignment of a text, in text order. */
export function findAssignments(folded: string, text: string): AssignmentMention[] {
  const context: Context = { folded, text };
  const brackets = matchBrackets(folded).filter(
    ({ kind, open, close }) => kind !== 'title' && kind !== 'quote' && close - open <= MAX_BRACKET,
  );
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
  mentions.push(...following);
  return mentions.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}
