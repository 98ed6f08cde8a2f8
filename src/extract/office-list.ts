/**
 * Lists of offices and who of them does what: under labels (责任单位：A、B), or ruled by verbs (A牵头，B、C配合).
 */
import { fold } from '../chinese/fold.js';
import type { UnitRole } from '../model/document.js';
import type { OfficeMention } from '../model/mention.js';
import type { Label } from './label.js';
import { looksLikeOffice, type Name, splitNames } from './office-name.js';

export interface Printed {
  readonly folded: string;
  readonly text: string;
}

export function toOffice(context: Printed, whole: Name, role: UnitRole): OfficeMention {
  const own = OWN_ROLE.exec(context.folded.slice(whole.start, whole.end));
  if (own !== null && own.index >= 2)
    return toOffice(
      context,
      { start: whole.start, end: whole.start + own.index },
      verbRole(own.groups?.['verb'] as string),
    );
  const name = whole;
  const printed = context.text.slice(name.start, name.end).replace(/\s/gu, '');
  return { span: { start: name.start, end: name.end }, name: printed, role };
}

/** Whether enough of the names say themselves that they are offices. */
export function isOfficeList(offices: readonly OfficeMention[], share: number): boolean {
  if (offices.length === 0) return false;
  const good = offices.filter(({ name }) => looksLikeOffice(fold(name))).length;
  return good >= Math.max(1, offices.length * share);
}

/** `县教体局、县残联，县乡村振兴局按职责配合`: a verb at the end of a piece outweighs the label. */
const PIECE_VERB = /(?:配合|协助|(?<!政)协办|(?<!总)牵头)(?=[ 。;]*$)/u;
/** 市残联（牵头）、市民政局: the role of one name stands behind it. */
const OWN_ROLE = /\((?<verb>牵头|主办|主抓|负责|配合|协办|协助|参与)(?:单位|部门)?\)$/u;

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
export function readLabelled(context: Printed, labels: readonly Label[], end: number): OfficeMention[] {
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

/** The piece of a bracket's list that one verb rules: `A牵头`, `B、C配合`, `A、B按职责分工负责`. */
const RULED =
  /(?<list>[^;。]{2,300}?)(?<verb>(?:共同|联合|分别|具体)?牵头(?:负责|落实|组织实施|组织|推进|实施|抓总)?|(?:等(?:\d{1,2}(?:个|家)?(?:部门|单位))?)?(?:按|依|按照|根据|依据)(?:各自)?(?:职责|职能)(?:分工)?(?:分别|共同|协同)?(?:负责|落实|推进|配合|实施|抓好落实|组织实施)(?:落实)?|(?:分别|共同|具体|组织|联合)?负责(?:落实|实施|推进)?|(?:协同|共同|予以|积极|协助)?配合(?:做好|抓好|落实|实施|完成)?|参与(?:落实|实施)?|参加|协助(?:落实|做好)?|(?<!政)协办|承办|主办|分工(?:负责|落实)|落实|组织实施|实施|推进落实|主抓)(?=[,;。、]|$)/uy;

function verbRole(verb: string): UnitRole {
  if (/牵头|主[办抓]/u.test(verb)) return 'lead';
  if (/配合|参与|参加|协助|协办/u.test(verb)) return 'support';
  return 'responsible';
}

/** 由A会同B负责: both answer. */
const TOGETHER = /会同|联合(?=[市县区省州各])/u;

/** Null where no verb rules anything. */
export function readRuled(context: Printed, from: number, to: number): OfficeMention[] | null {
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
      for (const name of names) offices.push(toOffice(context, name, 'responsible'));
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
