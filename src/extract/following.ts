/** Sentences that assign offices to all later tasks: `以下任务均需各区市政府、开发区管委落实，不再一一列出`. */
import type { UnitRole } from '../model/document.js';
import type { AssignmentMention } from '../model/mention.js';
import { isOfficeList, type Printed, toOffice } from './office-list.js';
import { splitNames } from './office-name.js';

/** 以下任务均需A、B落实，不再一一列出: the words after 均需. */
const FOLLOWING =
  /(?:均|都|皆)(?:需由|须由|应由|要由|需要|需|由|须|应)(?<names>(?:[^。;()\n]|\([^()\n]{1,12}\)){2,80}?)(?:共同|具体|分别|组织|按职责|抓好|参与)?(?:落实|负责|配合|实施|承担|执行|推进)(?=[,。;)\n]|$|到位)/gu;
const FOLLOWING_HEAD = /(?<!以上|上述|前述)(?:以下|下列|下述|后续|其余|各项|所有|所列)[^,。;:()\n]{0,10}$/u;
const HEAD_REACH = 16;
/** 本方案所列任务，各县（市、区）政府均为责任单位 */
const ALL_ARE = /(?:均|都)(?:为|是)(?<role>牵头|责任|配合)(?:单位|部门)/gu;
const ALL_HEAD = /(?:任务|工作|事项|措施)(?:中)?,?(?<names>[^。;,\n]{2,60})$/u;
const NAMES_REACH = 70;

export function findFollowing(context: Printed): AssignmentMention[] {
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
