/**
 * The plan's own title: the last line of the head that ends in a kind of document, joined over line breaks, without
 * 关于印发…的通知. `洛阳市加强数字政府建设` + `实施方案（2023—2025年）` is one title.
 */

import { fold } from '../chinese/fold.js';

/** Kinds of documents, the specific before the general. */
const TYPES =
  '工作要点|重点任务分工|工作任务分工方案|重点任务分工方案|任务分工方案|任务分工|任务清单|工作任务清单|重点工作安排|工作安排|实施方案|行动方案|工作方案|总体方案|建设方案|试点方案|专项方案|推进方案|改革方案|应急预案|行动计划|实施计划|工作计划|推进计划|发展计划|专项规划|发展规划|建设规划|总体规划|规划纲要|规划|纲要|实施意见|指导意见|若干意见|意见|若干措施|若干政策措施|政策措施|若干政策|若干规定|措施|举措|实施细则|细则|管理办法|实施办法|办法|工作台账|任务书|要点|方案|计划|条例|通知';
/** Kinds that also end headings and names of lists, so that they do not make a line a title: 三年攻坚行动, 任务分解表. */
const LATE_TYPES =
  '专项整治行动|专项行动|攻坚行动|提升行动|整治行动|行动|责任清单|项目清单|问题清单|清单|任务分解表|分解表|分工表|责任表|台账|决定|公告|指南|规程|制度|导则|预案|报告';
const ALL_TYPES = `${TYPES}|${LATE_TYPES}`.split('|');
const TYPE = new RegExp(`(?:${TYPES})`, 'u');
const TITLE_END = new RegExp(
  `(?:${TYPES})(?: ?[(〔《"]?(?:\\d{4} ?年?(?: ?(?:-{1,2}|~|至|到) ?\\d{2,4})? ?年?(?:度)?|试行|暂行|修订版?|修订稿|草案|征求意见稿|送审稿|摘要|节选|(?:20)?\\d{2}年?版|第[一二三四五]轮|一|二)[)〕》"]?){0,3}$`,
  'u',
);
const TYPE_ALONE = new RegExp(
  `^(?:${TYPES})(?: ?\\([^()]{1,20}\\))?$|^\\((?:\\d{4}[^()]{0,14}|试行|暂行)\\)$`,
  'u',
);
const ISSUING =
  /关于(?:印发|发布|下发|转发|公布|批转)(?<open>《?)(?<title>.{4,80}?)(?<close>》?)的?(?:通知|函|公告|决定)$/u;
const ISSUING_HEAD = /关于(?:印发|发布|下发|转发|公布|批转)/u;
const WHOLLY_QUOTED = /^《(?<inner>[^《》]+)》$/u;
const NOT_TITLE =
  /[。;!?]|^(?:来源|附件|抄送|索引号|主题|发文|成文|名称|标题|有效|\(|第\d|(?!(?:19|20)\d\d ?年)\d|各|关键词|主送)|:.*[,。]|[:：]$/u;
const MAX_TITLE = 70;

export interface FoundTitle {
  readonly title: string;
  /** The body that a notice's title names before 关于印发. */
  readonly issuer: string | null;
}

const LABELLED = /^(?:名称|标题|文件名称) ?:? ?/u;

function compact(title: string): string {
  return title.replace(/[ \u00a0\u3000\t]/gu, '').replace(/^《(?<inner>[^《》]*)》$/u, '$<inner>');
}

function joinable(line: string): boolean {
  return (
    line.length > 0 &&
    line.length <= 40 &&
    !NOT_TITLE.test(line) &&
    !/\d{1,2}月\d{1,2}日/u.test(line) &&
    !/(?:政府|办公[厅室]|委员会)$/u.test(line)
  );
}

function isTitleLine(line: string): boolean {
  return (
    line.length >= 5 &&
    line.length <= MAX_TITLE &&
    TITLE_END.test(line) &&
    !NOT_TITLE.test(line) &&
    (line.match(/,/gu)?.length ?? 0) <= 1
  );
}

/** `head` is folded, `text` the same lines as printed. */
export function findTitle(
  head: readonly string[],
  text: readonly string[],
  declared: string | null,
): FoundTitle | null {
  const quoted = findQuoted(head, text);
  const candidates: { title: string; folded: string }[] = [];
  let issuing: FoundTitle | null = null;
  for (let i = 0; i < head.length; i += 1) {
    let folded = (head[i] as string).trim().replace(WHOLLY_QUOTED, '$<inner>');
    let printed = (text[i] as string).trim().replace(WHOLLY_QUOTED, '$<inner>');
    let from = i;
    let to = i;
    while (
      to + 1 < head.length &&
      TYPE_ALONE.test((head[to + 1] as string).trim()) &&
      joinable((head[to] as string).trim())
    ) {
      to += 1;
      folded += (head[to] as string).trim();
      printed += text[to] as string;
    }
    while (
      TYPE_ALONE.test((head[from] as string).trim()) &&
      from > 0 &&
      from === i &&
      joinable((head[from - 1] as string).trim())
    ) {
      from -= 1;
      folded = (head[from] as string).trim() + folded;
      printed = (text[from] as string) + printed;
    }
    if (!isTitleLine(folded) && to === i && joinable(folded) && i + 1 < head.length) {
      let next = i + 1;
      let joined = folded;
      let joinedText = printed;
      const goesOn = (): boolean =>
        ISSUING_HEAD.test(joined) ? !NOTICE_END.test(joined) : !isTitleLine(joined);
      while (next < head.length && next <= i + 4 && joinable((head[next] as string).trim()) && goesOn()) {
        joined += (head[next] as string).trim();
        joinedText += text[next] as string;
        next += 1;
      }
      const lastLine = (head[next - 1] as string).trim();
      const isHalf = lastLine.length <= 24 && !PLACE_START.test(lastLine) && PLACE_START.test(folded);
      const isBroken =
        isTitleLine(joined) &&
        folded.length >= 4 &&
        (isHalf || !isTitleLine(lastLine) || folded.endsWith('关于'));
      const isNotice = ISSUING_HEAD.test(folded) && isTitleLine(joined);
      if (isBroken || isNotice) {
        folded = joined;
        printed = joinedText;
        to = next - 1;
      }
    }
    const above = (head[i - 1] ?? '').trim();
    if (
      folded.startsWith('关于') &&
      isTitleLine(folded) &&
      !ISSUING_HEAD.test(folded) &&
      BODY_LINE.test(above)
    ) {
      folded = above + folded;
      printed = (text[i - 1] as string).trim() + printed.trim();
    }
    const bare = folded.replace(LABELLED, '');
    const notice = ISSUING.exec(bare);
    if (notice !== null) {
      const at = bare.indexOf('关于');
      const title = compact(printed.slice(printed.length - bare.length));
      const inner = ISSUING.exec(title)?.groups?.['title'] ?? (notice.groups?.['title'] as string);
      issuing = { title: compact(inner), issuer: at >= 4 ? compact(bare.slice(0, at)) : null };
    } else if (isTitleLine(bare)) {
      candidates.push({
        title: compact(printed.trim().slice(printed.trim().length - bare.length)),
        folded: bare,
      });
    }
    i = Math.max(i, to);
  }
  if (quoted !== null) return { title: quoted, issuer: issuing?.issuer ?? null };
  const plain = candidates.filter(({ folded }) => !/通知$/u.test(folded));
  let best = plain.at(-1) ?? candidates.at(-1);
  const longer =
    best === undefined
      ? undefined
      : plain.find(({ title }) => title !== best?.title && title.startsWith(best?.title ?? ''));
  if (longer !== undefined) best = longer;
  if (best !== undefined) return { title: best.title, issuer: issuing?.issuer ?? issuerOf(best.folded) };
  if (issuing !== null) return issuing;
  if (declared === null) return null;
  // Whole, then without the name of the site; the dash of （2024—2026年） is not the one before that.
  for (const words of [declared, declared.replace(/[-_|–—].{2,30}$/u, '')]) {
    const bare = compact(words);
    const notice = ISSUING.exec(bare);
    if (notice !== null) return { title: compact(notice.groups?.['title'] as string), issuer: null };
    if (TITLE_END.test(fold(bare))) return { title: bare, issuer: null };
  }
  return null;
}

const PLACE_START = /^(?:中共)?\p{Script=Han}{2,9}?(?:省|市|县|区|州|盟|旗|镇|乡|自治区)/u;
const NOTICE_END = /(?:通知|函|公告|决定)$/u;
const QUOTED =
  /(?:^|现将|[。,])(?:我[市县区省州局委])?(?:《(?<title>[^《》\n]{4,70})》)(?:\([^()]{1,20}\))?(?:已经|已于|业经|经[^,。]{2,20}(?:同意|审议)|印发给?你们|印发给|下发给)/u;

/** 现将《…实施方案》印发给你们: the notice itself names what it carries. */
function findQuoted(head: readonly string[], text: readonly string[]): string | null {
  for (const [i, line] of head.entries()) {
    const title = QUOTED.exec(line)?.groups?.['title'];
    if (title === undefined || !TITLE_END.test(title)) continue;
    const at = line.indexOf(`《${title}》`) + 1;
    return compact((text[i] ?? line).slice(at, at + title.length));
  }
  return null;
}

/** A notice that speaks for itself is headed by the body that gives it: 桐渡县卫生健康局 + 关于开展…的通知. */
const BODY_LINE = /^\p{Script=Han}{4,30}(?:政府|办公[厅室]|局|委员会|厅|委|办|部)$/u;

function issuerOf(folded: string): string | null {
  const match =
    /^(?<issuer>\p{Script=Han}{2,30}(?:政府(?:办公[厅室])?|委员会|办公[厅室]|局|厅|委))关于/u.exec(folded);
  return match?.groups?.['issuer'] ?? null;
}

const OWN_TYPE = new RegExp(`(?:制定|制订|编制|提出|形成)(?:了)?(?:本|如下|以下)(?<type>${TYPES})`, 'u');

/** The last noun of the title, or, without a title, what 制定本… says. */
export function documentTypeOf(title: string | null, lines: readonly string[]): string | null {
  if (title !== null) {
    const bare = title.replace(/\s/gu, '').replace(/(?:[(（〔][^()（）〔〕]{1,24}[)）〕])+$/u, '');
    let type: string | null = null;
    for (const name of ALL_TYPES) if (bare.endsWith(name) && name.length > (type?.length ?? 0)) type = name;
    if (type !== null) return SPECIFIC.get(type) ?? type;
    return TYPE.exec(bare)?.[0] ?? null;
  }
  for (const line of lines) {
    const match = OWN_TYPE.exec(line);
    if (match !== null) return match.groups?.['type'] ?? null;
  }
  return null;
}

/** Compounds whose last noun is the kind. */
const SPECIFIC = new Map([
  ['若干意见', '意见'],
  ['专项规划', '规划'],
  ['发展规划', '规划'],
  ['建设规划', '规划'],
  ['总体规划', '规划'],
  ['工作任务分工方案', '任务分工方案'],
  ['重点任务分工方案', '任务分工方案'],
  ['若干政策措施', '政策措施'],
  ['工作任务清单', '任务清单'],
  ['建设方案', '方案'],
  ['发展计划', '计划'],
  ['推进方案', '方案'],
  ['改革方案', '方案'],
]);
