/**
 * The words around a figure that say how it is meant: 不少于 / 以上 → gte, 超过 → gt, 以内 / 不超过 → lte, 约 / 左右 / 余 → approx, and
 * whether it is a level (提高到95%) or a change (提高5个百分点).
 */
import type { Comparator } from '../model/document.js';

const BEFORE: readonly (readonly [RegExp, Comparator])[] = [
  [/(?:不|不得|不能|原则上不)(?:少|低|小|短)于$|至少(?:有|要|为)?$|最少$|≥$|>=$|不下$/u, 'gte'],
  [
    /(?:不|不得|不能|不可|不应|原则上不|严禁|禁止)(?:超过|超|高于|多于|大于|突破|超出|长于)$|最多$|最长$|最高$|至多$|上限为?$|≤$|<=$|以内$/u,
    'lte',
  ],
  [/超过$|突破$|高于$|大于$|多于$|逾$|超$|>$|超出$|优于$/u, 'gt'],
  [/低于$|少于$|小于$|短于$|不足$|不到$|<$/u, 'lt'],
  [/(?<![节集制契])大?约(?:为)?$|大概$|接近$|将近$|近$/u, 'approx'],
];

/** 控制在6%左右 is about 6%, 控制在6%以内 and a bare 控制在6% are at most that. */
const CONTAINED = /(?:(?:控制|限制|约束)(?:在|到)|压[减缩]在)$/u;

/** Words that lead to the figure and say nothing of their own. */
const LINK =
  /(?:达到?|为|是|占|至|到|实现|完成|力争|争取|确保|力保|平均|(?<![户人亩年场车平])均|分别|基本|全部|原则上|总体|累计|预计|保持|稳定|维持|保持在|稳定在|维持在|在|不断|稳步|逐步|再|(?<![公])共|总计|合计|共计|计划|突破性|已|(?<![拥现所具公国共])有|(?<![重主需必])要|(?<![建新增开铺架创敷布加])设|各|可|可以|(?<![供适响效])应|每年|每|将|约束在|总数|落实|一般|通常|阶段性|普遍|整体|最高|最低|最长|最短|年均新增|年均|新增|净增|年增)$/u;
const CHANGE_TO =
  /(?:提高|提升|增加|增长|增|扩大|上升|回升|攀升|拓宽|扩展|降低|下降|压低|压降|缩小|降|减少|压缩|压减|压|缩短|精简|缩减|调整|恢复|发展|拓展|延伸|延长|扩容|建成|覆盖|上调|下调|推广)(?:到|至|为)$/u;
const INCREASE =
  /(?:增长|提高|提升|增加|上升|上浮|增速提升|扩大|新增加|递增|增幅达|(?<!新)增|升高|多)(?:了)?$/u;
const DECREASE =
  /(?:下降|降低|减少|压缩|压减|缩短|节省|节约|精简|削减|缩减|降|减|下浮|减排|减免|减收|减征|下调|少)(?:了)?$/u;
const NOISE = /[ "“”'‘’(]$|每[人户亩床生吨](?:每?[年月天日次])?$/u;

/** 至少保留1所, 至少配建2处: a verb between the bound and the figure. */
const LOOSE_FLOOR = /(?:至少|最少|不少于)\p{Script=Han}{1,4}$/u;
/** 最高补贴1200元: a verb between the ceiling and the figure. */
const LOOSE_CEILING =
  /最高(?:可|给予|予以)?(?:补贴|奖励|补助|支持|资助|贴息)$|最多(?!\p{Script=Han}*至少)\p{Script=Han}{1,3}$/u;
/** 比2015年下降, 较上年, 由: what the figure is measured against is no part of what it measures. */
const BASE_TAIL =
  /(?:(?:自|从)[^,。;]{2,12}起的?|(?:恢复[到至]|达到?|相当于|为|是)(?:19|20)\d{2} ?年(?:底|末|同期)?(?:水平)?的|在[^,。;]{2,8}基础上|(?:较|比)(?:改革|改造|整治|实施|以)?前|(?:同)?(?:比|较)(?:上年|去年底?|上一年|同期|法定时限|法定期限|法定|(?:19|20)\d{2} ?年?(?:底|末)?|[“"]?十[一二三四五]?五[”"]?(?:期?末|时期)?|同期)(?:同期)?|(?:由|从)(?:上年|去年)?(?:(?:19|20)\d{2} ?年?)?(?:底|末)?(?:目前|现在|现行|当前|原来|现有)?的?(?:每\p{Script=Han}{1,2}){0,2}|目前的?|再|同比|环比)$/u;

export interface Lead {
  /** End of what stands before all those words: the phrase measured ends here. */
  readonly subjectEnd: number;
  /** Start of the comparator, or of the first linking word. */
  readonly start: number;
  readonly comparator: Comparator | null;
  /** 控制在 leads to the figure. */
  readonly isContained: boolean;
  readonly change: 'increase' | 'decrease' | null;
  /** A linking word (达到, 为, 提高到) ties the figure to what stands before. */
  readonly isLinked: boolean;
  /** 提高到, 降至: the figure is the level after a change. */
  readonly isLevelAfterChange: boolean;
}

/** A word that leads to a figure ends in a character that one of the patterns names: most words before a figure do not. */
const LEADING = new Set(
  [...BEFORE.map(([pattern]) => pattern), CONTAINED, LINK, CHANGE_TO, INCREASE, DECREASE, NOISE].flatMap(
    ({ source }) => [...source],
  ),
);

const MAX_STEPS = 10;
const WINDOW = 8;

/** Reads backwards from `end`, the start of a figure, not beyond `from`. */
export function readLead(folded: string, from: number, end: number): Lead {
  let at = end;
  let comparator: Comparator | null = null;
  let isContained = false;
  let change: Lead['change'] = null;
  let isLinked = false;
  let isLevelAfterChange = false;
  let start = end;
  for (let step = 0; step < MAX_STEPS && at > from; step += 1) {
    if (!LEADING.has(folded[at - 1] as string)) break;
    const before = folded.slice(Math.max(from, at - WINDOW), at);
    const noise = NOISE.exec(before);
    if (noise !== null) {
      at -= noise[0].length;
      continue;
    }
    const compared: readonly [RegExp, Comparator] | undefined =
      comparator === null ? BEFORE.find(([pattern]) => pattern.test(before)) : undefined;
    if (compared !== undefined) {
      const length = compared[0].exec(before)?.[0].length ?? 0;
      comparator = compared[1];
      at -= length;
      start = at;
      continue;
    }
    const contained = CONTAINED.exec(before);
    if (contained !== null) {
      isContained = true;
      isLinked = true;
      at -= contained[0].length;
      start = at;
      continue;
    }
    const level = CHANGE_TO.exec(before);
    if (level !== null) {
      isLinked = true;
      isLevelAfterChange = true;
      at -= level[0].length;
      start = at;
      continue;
    }
    const moved = INCREASE.exec(before) ?? DECREASE.exec(before);
    if (moved !== null && !isLevelAfterChange) {
      if (!isLinked) change = INCREASE.test(before) ? 'increase' : 'decrease';
      if (isLinked) break;
      at -= moved[0].length;
      start = at;
      isLinked = true;
      continue;
    }
    const link = LINK.exec(before);
    if (link === null) break;
    isLinked = true;
    at -= link[0].length;
    start = at;
  }
  if (comparator === null) {
    const loose = LOOSE_FLOOR.exec(folded.slice(Math.max(from, at - WINDOW), at));
    if (loose !== null) comparator = 'gte';
    else if (LOOSE_CEILING.test(folded.slice(Math.max(from, at - WINDOW), at))) comparator = 'lte';
  }
  while (at > from && BASE_TAIL.test(folded.slice(Math.max(from, at - 16), at))) {
    const base = BASE_TAIL.exec(folded.slice(Math.max(from, at - 16), at)) as RegExpExecArray;
    at -= base[0].length;
  }
  return { subjectEnd: at, start, comparator, isContained, change, isLinked, isLevelAfterChange };
}

const AFTER: readonly (readonly [RegExp, Comparator])[] = [
  [/^(?:及|或|\(含\))?(?:其)?以上/u, 'gte'],
  [/^(?:\(含\))?(?:之内|以内|以下|之下|内(?![部容外涵需设置地陆河销生科]))/u, 'lte'],
  [/^(?:左右|上下)/u, 'approx'],
];

/** Reads forwards from `at`, the end of a figure. */
export function readTail(folded: string, at: number): { end: number; comparator: Comparator | null } {
  let from = at;
  while (folded[from] === ' ' || folded[from] === '"') from += 1;
  const after = folded.slice(from, from + 6);
  for (const [pattern, comparator] of AFTER) {
    const match = pattern.exec(after);
    if (match !== null) return { end: from + match[0].length, comparator };
  }
  return { end: at, comparator: null };
}

/** What stands before the figure outweighs what follows it, except that 达到…以上 is a floor. */
export function combine(lead: Lead, after: Comparator | null, isAbout: boolean): Comparator {
  const before = lead.comparator;
  if (before !== null && before !== 'approx') return before;
  if (after !== null) return after;
  if (before !== null) return before;
  if (isAbout) return 'approx';
  return lead.isContained ? 'lte' : 'eq';
}
