/**
 * Which figures are quantities of policy: 新建3个示范区 is, 三个方面, 24小时不打烊 and 第三批 are not. What a figure needs beside it depends
 * on its kind.
 */

import type { Lead } from './comparator.js';
import type { Figure } from './figure.js';
import { namesMeasure } from './indicator.js';

/** Counts of these are talk of the plan itself or set phrases: 三个方面, 两个维护. */
const NO_OBJECT = /^(?:方面|层面|维度|步骤|维护|意识|自信|确立|务必|层次|角度|导向)/u;
const HAN_NO_OBJECT =
  /^(?:大|一|环节|阶段|方向|代表|结合|统一|坚持|原则|突出|不|转变|全面|标准|专项|关系|“|制度|机制|行动|工程|体系|任务|措施|举措|工作|建设|领域|政策|职责|能力|功能|重点|改革|清单|平台|系统|模式|服务|主体|部门|单位|指标|基本|关键|环境|要素|类型|岗位|人员|对象|力量)/u;
/** What makes a count in Chinese numerals a figure: something is made, reached or bounded. */
const HAN_REASON =
  /(?:建成|新建|新增|打造|培育|创建|完成|引进|改造|举办|遴选|选树|认定|设立|争取|力争|确保|达到|不少于|不低于|至少|超过|突破|新设|配备|建设|开展|组织|推出|形成|发展|建立|获批|争创|创成|培养|扶持|落地|开工|启动|布局|实施|整治|增加|减少|压缩|清理|覆盖)$/u;
/** 47.5万农村人口, 3万户籍居民: people counted without a classifier. */
const PEOPLE = /^\p{Script=Han}{0,4}(?:人口|群众|居民|农户|职工|学生|师生|用户|市民|劳动力|农民)/u;
const LIMIT =
  /(?:压[缩减]|缩短|控制|提[前速]|限时|办结|审批|办理|办成|时限|时间|最多|最长|不超过|响应|到达|送达|[以之]?内|周期|天数|期限)/u;
/** 落实工地“六个百分之百”: a slogan. */
const SLOGAN = /[二三四五六七八九十\d]个$/u;
/** 被省级通报1次扣2分: what a score is made of. */
const PENALTY = /^(?:的)?[,]?(?:扣|加|减|记)\d/u;
/** 10秒内接听率: the time limit is part of the rate's name. */
const RATE_BEHIND = /^(?:[以之]?内)的?\p{Script=Han}{2,6}率/u;
/** 对50亩以上连片池塘实施改造: how large the things are that a measure takes in. */
const SCOPE = /(?:对|针对|面向|凡)$/u;
/** 年产值过5000万元的苗种企业2家: the figure describes what the next one counts. */
const DESCRIBED = /^(?:以上|以下|以内)?的\p{Script=Han}{2,12}(?:\d|[一二三四五六七八九十]{1,3}[家个户名])/u;
/** 由5个部门会商确定: how many meet is no level to reach. */
const CONVENED = /(?:由|会同|联合|协同|涉及|等|与)$/u;
const SERVICE_LABEL =
  /^(?:不打烊|营业|自助|服务(?!.{0,6}(?:率|时间))|全天候|值班|值守|在线|热线|.{0,8}(?:生活圈|服务圈|健身圈|医疗圈|救护圈|阅读圈|交通圈|经济圈|圈))/u;

/** 核心链路达到10G, 算力规模达到800P are levels; 5G and 1080P are names. */
function isLevelOfCapacity(figure: Figure, lead: Lead, before: string): boolean {
  if (figure.unit === 'G' && figure.value < 10) return false;
  if (figure.unit === 'P' && /算力[^,。;]{0,6}$/u.test(before)) return true;
  return lead.comparator !== null || /(?:达到?|提升[至到]|提高[至到]|不低于|超过|为)$/u.test(before);
}

const NAMES_BEFORE = /(?:\p{Script=Han}{2,8}、){1,5}\p{Script=Han}{2,8}$/u;

/** 建设石门冲、黄尖两座水库: the names before the figure are as many as it says. */
function countListed(folded: string, at: number): number {
  return (NAMES_BEFORE.exec(folded.slice(Math.max(0, at - 50), at))?.[0].split('、') ?? []).length;
}

/** 打造“金牌旅游村”10个: the mark before the figure closes a name, it opens none. */
function isOpening(folded: string, at: number): boolean {
  let marks = 0;
  for (let i = at - 1; i >= Math.max(0, at - 60) && folded[i] !== '\n' && folded[i] !== '。'; i -= 1)
    if (folded[i] === '"') marks += 1;
  return marks % 2 === 0;
}

/** 5G, 12345: no unit, no order of magnitude, and no word that leads to it. */
export function isBareNumber(folded: string, figure: Figure, lead: Lead): boolean {
  if (figure.unit !== null || lead.isLinked || lead.comparator !== null) return false;
  return !/[万亿]/u.test(folded[figure.span.end - 1] as string);
}

/** What stands around a figure. */
export interface Surroundings {
  readonly lead: Lead;
  /** The noun behind it. */
  readonly after: string;
  /** End of the figure and of its comparator, and whether it has one behind it. */
  readonly tailEnd: number;
  readonly hasTail: boolean;
  /** The phrase before, read as that of a count. */
  readonly subject: string;
  /** Where something stands today: 由8.9天降至7.5天. */
  readonly isBase: boolean;
  /** Where it goes from there. */
  readonly isRaised: boolean;
}

/** Whether a figure is a quantity of policy at all. */
export function isQuantity(folded: string, figure: Figure, surroundings: Surroundings): boolean {
  const { lead, after, tailEnd, hasTail, subject, isBase, isRaised } = surroundings;
  const before = folded.slice(Math.max(0, figure.span.start - 8), figure.span.start);
  const next = folded.slice(figure.span.end, figure.span.end + 14);
  const isCompared = lead.comparator !== null || hasTail;
  if (figure.unit === 'G' || figure.unit === 'P') return isLevelOfCapacity(figure, lead, before);
  if (
    figure.kind === 'count' &&
    figure.value < 20 &&
    folded[figure.span.start - 1] === '"' &&
    next[0] !== '"' &&
    isOpening(folded, figure.span.start - 1)
  )
    return false;
  if ((isBase || isRaised) && figure.kind !== 'percentage' && namesMeasure(subject)) return true;
  if (figure.unit === null) {
    const isScaled = /[万亿]$/u.test(folded.slice(figure.span.start, figure.span.end));
    if (isScaled && PEOPLE.test(next)) return true;
    if (!lead.isLinked && lead.comparator === null) return false;
    if (figure.value >= 1900 && figure.value <= 2100 && Number.isInteger(figure.value)) return false;
    if (figure.valueMax !== null && figure.valueMax >= 1900 && figure.valueMax <= 2100) return false;
    const isBounded = /^(?:[,。;、和)"\n]|$|以上|以内|以下|左右)/u.test(next);
    return (isBounded && (namesMeasure(subject) || isCompared)) || (lead.isLinked && isScaled);
  }
  if (figure.kind === 'duration') {
    if (SERVICE_LABEL.test(after) || RATE_BEHIND.test(next)) return false;
    const bound = folded.slice(
      Math.max(0, figure.span.start - 14),
      Math.min(folded.length, figure.span.end + 4),
    );
    if (figure.unit === '年')
      return (isCompared || lead.isLinked) && /(?:期|期限|年限|时间|寿命|周期)$/u.test(subject);
    if (/^(?:以?内)?(?:办结|办理完毕|办成|答复|反馈|完成|送达|审结)/u.test(next)) return true;
    if (isCompared && lead.comparator !== 'approx') return true;
    return (
      (lead.isLevelAfterChange || lead.change !== null || namesMeasure(subject)) &&
      LIMIT.test(bound.replaceAll('\n', ' '))
    );
  }
  if (hasTail && SCOPE.test(before)) return false;
  if (DESCRIBED.test(folded.slice(figure.span.end, figure.span.end + 20)) && figure.kind !== 'percentage')
    return false;
  if (figure.unit === '部' && next.startsWith('门')) return false;
  if (CONVENED.test(before) && /^(?:相关|成员|市直|责任)?(?:部门|单位)/u.test(next)) return false;
  if (figure.unit === '吨级') return lead.isLinked && /^(?:[,。;、)\n]|$)/u.test(next);
  if (figure.unit === '路' && /^(?:公交|线|车|巴士)/u.test(after)) return false;
  if (figure.kind === 'measure' && /^(?:覆盖|半径|服务圈|见绿)/u.test(after)) return false;
  if (SLOGAN.test(before) && figure.rule === 'quantity/per-hundred') return false;
  if (figure.kind === 'percentage' || figure.kind === 'multiple') return true;
  if (figure.unit === '次' && (/连续$/u.test(before) || PENALTY.test(next))) return false;
  if (figure.unit === '次' && figure.isHan && !isCompared) return false;
  if (figure.unit === '位' || figure.unit === '名') {
    if (/(?:前|第|列)$/u.test(before)) return false;
  }
  if (figure.unit === '岁') return /寿命|年龄|岁数/u.test(subject);
  if (figure.unit === '期') return isCompared || /(?:举办|开展|组织|开办|培训)$/u.test(before);
  if (figure.unit === '分')
    return (isCompared || lead.isLinked) && !/^的/u.test(folded.slice(tailEnd, tailEnd + 1))
      ? /(?:满意度|得分|评分|成绩|指数|测评)/u.test(subject)
      : false;
  if (figure.unit === '批') return isCompared && !/分$/u.test(before);
  if (figure.unit === '届' || (figure.unit === '次' && /产业|全会/u.test(next))) return false;
  if (figure.unit === '级' || /^(?:强|级|星)/u.test(next)) return false;
  if (NO_OBJECT.test(after)) return false;
  if (figure.rule === 'quantity/round' && figure.kind === 'amount') return false;
  if (figure.unit === '大' && figure.isHan) return false;
  if (!figure.isHan) return true;
  if (figure.value === 1) return isCompared && figure.unit !== '次';
  if (isCompared || figure.isAbout || figure.valueMax !== null || figure.value >= 20) return true;
  if (figure.unit === '类' || figure.unit === '种' || figure.unit === '元' || figure.unit === '人')
    return figure.value >= 10;
  if (HAN_NO_OBJECT.test(after)) return false;
  if (after.length >= 2 && countListed(folded, figure.span.start) === figure.value) return true;
  return (
    HAN_REASON.test(before) ||
    (after === '' && (lead.isLinked || (subject.length >= 3 && !HAN_NO_OBJECT.test(subject.slice(-2)))))
  );
}
