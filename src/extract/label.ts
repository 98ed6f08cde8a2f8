/**
 * The labels that say who answers and how: 牵头单位 leads, 责任单位 answers, 配合单位 supports. One table for every spelling;
 * 完成时限 and 备注 end a list of offices without opening another.
 */
import type { UnitRole } from '../model/document.js';

const BODY = '(?:单位|部门|主体|科室|股室|处室|机构|方|单 位)';
const LEAD_WORDS = `(?:总?牵头(?:责任|负责|落实|实施|组织|协调|主管)?${BODY}?|主办${BODY}?|主责${BODY}?|主要(?:责任|负责)${BODY}|第一责任${BODY}|主管${BODY}|主抓${BODY}?)`;
const SUPPORT_WORDS = `(?:(?:协同)?配合(?:责任|落实)?${BODY}?|参与${BODY}?|参加${BODY}?|协办${BODY}?|协助${BODY}?|协同${BODY}?|支持${BODY}|指导${BODY}|共同参与${BODY}?)`;
const RESPONSIBLE_WORDS = `(?:(?:共同|主体|直接|具体|落实|实施)?责任(?:落实)?${BODY}?|负责${BODY}|承办${BODY}?|落实${BODY}|实施${BODY}|完成${BODY}|责任分工|任务分工|职责分工|分工|承担${BODY}|执行${BODY})`;
const OTHER_WORDS =
  '(?:\\p{Script=Han}{2}时[间限]|(?:计划|拟)?完成(?:时限|时间|日期|期限|节点)|时间节点|时限(?:要求)?|时间(?:安排|要求|进度)?|进度安排|实施时间|整改时限|责任人|联系人|责任领导|分管领导|牵头领导|包抓领导|市级领导|备注|目标|完成标志|工作目标|期限)';

/** Every label holds one of these. */
export const MAYBE_LABEL =
  /单位|部门|牵头|责任|配合|主办|承办|协办|协助|协同|负责|分工|落实|参[与加]|主管|科室|股室|处室|机构|时|期限|日期|节点|进度|联系人|领导|备注|目标|标志|方/u;
/** What may stand before a colon, read from its end. */
const LABEL = new RegExp(
  `(?:(?:[省市县区州镇乡]级|市直|属地)(?=[牵责配主协承落实]))?(?:(?<lead>${LEAD_WORDS})|(?<support>${SUPPORT_WORDS})|(?<responsible>${RESPONSIBLE_WORDS})|(?<other>${OTHER_WORDS})) ?(?<and>(?:[及和、与/]|暨) ?(?:${LEAD_WORDS}|${SUPPORT_WORDS}|${RESPONSIBLE_WORDS}|${OTHER_WORDS}) ?)?[】\\]]? ?$`,
  'u',
);
const REACH = 26;

export interface Label {
  readonly start: number;
  /** Behind the colon. */
  readonly end: number;
  /** Null where what follows names no office. */
  readonly role: UnitRole | null;
}

/** The labels with a colon in a folded text. */
export function findLabels(folded: string): Label[] {
  const labels: Label[] = [];
  for (const mark of folded.matchAll(
    /:|】(?!:)|[为是](?<=(?:单位|部门).)(?=[省市县区州各]\p{Script=Han})/gu,
  )) {
    const colon = mark.index;
    const from = Math.max(labels.at(-1)?.end ?? 0, colon - REACH, 0);
    const before = folded.slice(from, colon);
    if (!MAYBE_LABEL.test(before)) continue;
    const match = LABEL.exec(before);
    if (mark[0] === '】' && before[(match?.index ?? 0) - 1] !== '【') continue;
    if (match === null) continue;
    const groups = match.groups as Record<string, string | undefined>;
    const role: UnitRole | null =
      groups['lead'] !== undefined
        ? 'lead'
        : groups['support'] !== undefined
          ? 'support'
          : groups['responsible'] !== undefined
            ? 'responsible'
            : null;
    labels.push({ start: from + match.index, end: colon + 1, role });
  }
  return labels;
}

/** 责任单位 as the head of a table column. */
export function roleOfColumn(head: string): UnitRole | null {
  return findLabels(`${head}:`)[0]?.role ?? null;
}
