/**
 * What a figure measures: the shortest phrase that names it, before the figure (公共数据共享率达到95%) or after it
 * (10个“秒办”创新应用场景), or, where only 总数 or 该比例 stands there, what the figure before measured.
 */
import { fold } from '../chinese/fold.js';
import { verbPattern } from './verbs.js';

/** Words that open a phrase and are no part of what is measured. */
const OPENERS =
  /^(?:[ ,、;:。”)]|(?:给予|予以|力争|争取|确保|努力|力保|着力|推动|推进|促进|加快|实现|使得?|将(?!军)|把|让(?!利)|令(?!行)|其中|并(?![网联购轨])|且(?!末)|同时|基本|全面|累计|总体|年均|进一步|持续(?!时间|期)|不断|稳步|逐步|大力(?!气)|积极(?!性)|力促|保持|保证(?!金)|围绕|通过(?!能力|率)|按照|到(?![位账期达场港])|对(?![外口标接象])|由|成立(?!以来)|按(?![时期图要])|要(?![素件求点])|和(?!谐)|与(?!会)|以及|及(?![时格])|也|均(?![衡等值])|再(?![生就制次贷])|已有|已|现有|目前|全国|全省|全市|全县|全区|全州|全镇|我省|我市|我县|我区|每年|年(?=培训|接待|吞吐|处理|生产|新增|组织|举办|安排|提供|救助|服务)|当年|本年度|年内|年度|届时|共有|拥有|有(?![机效害色线偿关毒限序望])|至少|最少|预计|计划|原则上|主城区内|分别|沿线|[一二三四五两]年|分年度|分批次?|今后[一二三四五]年)(?![率比]))/u;
/** Verbs that say how a count comes about; the bare noun is the indicator. */
const ACTIONS = new RegExp(
  `^(?:${verbPattern('opens')}|(?:主导|参与)(?:或参与)?(?:制修订|制定|修订|编制))(?!标准(?!化)|器|总值|用地|人口|业(?!务))(?=[^率比度量]{2})`,
  'u',
);
/** Where a noun after the figure stops: what is done with the things counted. */
const NOUN_STOP =
  /(?:[,。;:!?\n\t()]|在(?!线|岗|校|建|职|册|编|用|园)|与|向|接入|上线|纳入|(?:全部)?实现|(?:全部)?完成|达到|超过|不(?:少|低|高)于|不超过|全面|进行|参加|参与|投入(?!品)|开工|启用|投用|入驻|落户|进入|通过|建成|竣工|投产|开展|用于|以及|并(?!联|网|购)|(?<=.{2})(?:配备|安装|开设|实行|实施|建立|发放|给予|设立|推行|采用|(?<!无)组织|落实|统筹|享受|获得|取得|采取|使用|成为|转为|达标|验收|提供|办理(?!时间|时限|流程|环节)|予以|开通|设置|布设|每村|每个)|(?:提高|增加|提升|压减|降低|减少|扩大|缩短|压缩|增长|下降|调整|优化)(?:到|至|为)|等方?面|(?:工作)?任务|作为|列入|得到|落地|提升|改善|逐一|逐个|的?基础上|的同时|不能|未能|尚未|难以|缺乏|没有|下沉|下放|延伸至|的(?:对接|改造|整合|迁移|整治|治理|修复)|(?<=.{2})(?:全部|基本)?(?:办结|化解(?!率)|整改到位)|(?<=.{2})(?:建档|入库|签订|签约|跟班|挂职|入选|完工|封顶|复核|销号|清零|摸排|摘帽|改造(?=提升|升级)|拉网式|的拉网式|先行)|\d)/u;
const NOUN_STOP_WEAK =
  /、(?=(?:新建|新增|建设|打造|培育|完成|改造|建成|创建|引进|推进|开展|实施|优化|完善|提升|加强|每|组织|举办))/u;
const GENERIC =
  /^(?:(?:该|其|此|上述|这一|其中)?(?:总数|总量|总数量|数量|总规模|规模|比例|占比|比重|总额|总面积|面积|指标|目标|数|数值|水平|率|总|占|人数|个数|在)|)$/u;
const MAX_NOUN = 36;
const MAX_SUBJECT = 60;
/** A place or a condition, not a thing: 中心城区范围内, 在…中. */
const LOCATIVE = /(?:内|中|上|下|前|后|里|时|间|方面|以来|基础上|范围|的|等)$/u;

export interface Phrase {
  readonly start: number;
  readonly end: number;
}

/** Nothing but verbs, years and marks: 新建, 2024年再完成. */
const NO_NOUN = new RegExp(
  `^(?:[ ,、.:()（）\\d年月再“”"‘’]|进一步|应当|后续|分别|总计|合计|共计|达到|其中|每年|最高|单个|标准|较|比|去|底|和|与|及|前|末|日|期间|季度|半|[一二三四五两]年|${verbPattern('empty')})*$`,
  'u',
);

export function isGeneric(printed: string): boolean {
  const text = fold(printed);
  return GENERIC.test(text) || NO_NOUN.test(text);
}

/** Cuts adverbs and times off the front; `from` is where the phrase may begin at the earliest. */
export function trimSubject(folded: string, from: number, end: number, isCount: boolean): Phrase {
  let start = Math.max(from, end - MAX_SUBJECT);
  let hasAction = false;
  for (let step = 0; step < 8 && start < end; step += 1) {
    const rest = folded.slice(start, end);
    if (rest.startsWith('"') && (rest.split('"').length - 1) % 2 === 1) {
      start += 1;
      continue;
    }
    const opener = OPENERS.exec(rest);
    if (opener !== null && opener[0].length < rest.length) {
      start += opener[0].length;
      continue;
    }
    if (opener !== null && /^[ ,、;:。"”)]+$/u.test(rest)) {
      start = end;
      break;
    }
    const action =
      isCount ||
      /^(?:节省|节约|压减|压缩|削减|减少|降低|增加|提高|提升|建成|实现|完成|推进|推动|新增|扩大)/u.test(rest)
        ? ACTIONS.exec(rest)
        : null;
    if (action === null || (hasAction && !/^[和、并及]/u.test(folded.slice(start - 1)))) break;
    hasAction = true;
    start += action[0].length;
    if (/^[和、并及]/u.test(folded.slice(start))) hasAction = false;
  }
  if (isCount) start = cutAtVerb(folded, start, end);
  start += frontOf(folded.slice(start, end), isCount);
  let stop = end;
  while (stop > start && /[ 的:,、"]/u.test(folded[stop - 1] as string)) {
    if (folded[stop - 1] === '"' && folded.slice(start, stop - 1).includes('"')) break;
    stop -= 1;
  }
  return { start, end: stop };
}

/** 市级财政按代偿额的三分之一: who pays by it. */
const AGENT =
  /^\p{Script=Han}{0,10}(?:财政|政府|部门|单位|中心|基金|的)按(?![摩钮揭期时月季照需])(?=\p{Script=Han}{2})/u;
/** 日处理能力200吨的厨余垃圾处理厂: how large a thing is stands before it. */
const SIZED = /^[^,。;]{2,16}\d\p{Script=Han}{1,4}(?:以上|以下|以内|左右)?的(?=[^,。;]{2})/u;

/** Where the line ends. */
function nextBreak(folded: string, from: number): number {
  const line = folded.indexOf('\n', from);
  return line < 0 ? folded.length : line;
}

/** How much of a phrase stands before what is measured: sizes, examples, days from which a limit counts, who pays by it. */
function frontOf(phrase: string, isCount: boolean): number {
  let at = 0;
  const cut = (sign: string, pattern: RegExp): boolean => {
    const match = phrase.includes(sign, at) ? pattern.exec(phrase.slice(at)) : null;
    if (match !== null) at += match[0].length;
    return match !== null;
  };
  if (isCount) cut('的', SIZED);
  if (cut('等', AMONG) && isCount) at += ACTIONS.exec(phrase.slice(at))?.[0].length ?? 0;
  cut('起', SINCE);
  if (!isCount) cut('按', AGENT);
  return at;
}

/** 大龄失业人员、残疾人等就业困难人员认定时限: examples before 等 go. */
const AMONG = /^[^,。;]{2,40}、[^,。;等]{1,20}等(?:地区?(?=\p{Script=Han}{4})|(?=\p{Script=Han}{4}))/u;
/** 自受理之日起: from when a time limit counts, not what it limits. */
const SINCE = /^(?:自|从|在)?[^,。;]{0,14}(?:之日|后)?起(?:的)?$/u;
const KEPT_WITH_VERB = '(?!能力|时间|水平|规模|成本|效率|面积)';
const INNER_VERB = new RegExp(
  `(?:(?<=依托[^,。;]{2,20})建设|${verbPattern('insideShort')})${KEPT_WITH_VERB}(?=[^的率]{2})|(?:${verbPattern('inside')})${KEPT_WITH_VERB}(?=[^的率]{3})`,
  'gu',
);

/** 龙头企业牵头组建创新联合体: what is counted stands behind the last verb. */
function cutAtVerb(folded: string, start: number, end: number): number {
  const phrase = folded.slice(start, end);
  let cut = 0;
  // not matchAll, which makes a pattern anew for each of so many phrases
  INNER_VERB.lastIndex = 0;
  while (INNER_VERB.test(phrase)) cut = INNER_VERB.lastIndex;
  return start + cut;
}

const QUOTED_VERB = new RegExp(`(?:${verbPattern('quoted')})$`, 'u');

/** The verb right before the subject that belongs in the quote (新建, 累计建成, 开放). */
export function verbStart(folded: string, from: number, subjectStart: number): number {
  const before = folded.slice(Math.max(from, subjectStart - 6), subjectStart);
  const verb = QUOTED_VERB.exec(before);
  return verb === null ? subjectStart : subjectStart - verb[0].length;
}

/** 按3000元标准给予装修补贴: the thing granted is what is measured. */
const GRANT = /^(?:标准|比例)?(?:给予|予以|发放|配建|补建|实行|进行|安排)/u;

/** 10个5G应用场景, 2家4A级景区, 20个15分钟生活圈: a label in figures opens the noun. */
const LABEL_HEAD =
  /^"?(?:[1-9]G\+?|[1-5]A+级?|\d{1,5}(?:小时|分钟|千伏|吨级|万吨级|强|[dD]))(?![以之]?内)(?="?[\p{Script=Han}+])/u;

/** 4条产值超百亿元的产业链, 3家年营收50亿元以上的企业: how large each is stands before what is counted. */
const SIZE_HEAD =
  /^(?:年|总)?(?:产值|营收|营业收入|主营业务收入|收入|投资额?|规模|面积|产量|税收|估值|销售额|交易额|产能|处理能力|用地)(?:规模)?(?:超过?|达到?|突破|过|在|不低于|不少于)?[^,。;\n的]{2,14}的(?=\p{Script=Han})/u;

/** The noun that follows a figure and its comparator. */
export function readNoun(folded: string, from: number, limit: number): Phrase {
  let start = from;
  while (folded[start] === ' ') start += 1;
  if (/[、和及与或\t]/u.test(folded[start] ?? '')) return { start, end: start };
  if (folded[start] === '的') start += 1;
  const grant = GRANT.exec(folded.slice(start, start + 10));
  if (grant !== null) start += grant[0].length;
  const size = SIZE_HEAD.exec(folded.slice(start, start + MAX_NOUN))?.[0].length ?? 0;
  start += size;
  const label = LABEL_HEAD.exec(folded.slice(start, start + 16))?.[0].length ?? 0;
  const most = label + size > 0 ? Math.max(limit, nextBreak(folded, start)) : limit;
  const line = folded.slice(start, Math.min(most, start + MAX_NOUN));
  const window = '〇'.repeat(label) + line.slice(label);
  let end = window.length;
  for (const pattern of [NOUN_STOP, NOUN_STOP_WEAK]) {
    const stop = pattern.exec(window.slice(0, end));
    if (stop === null) continue;
    if (stop[0] === '(') {
      const close = window.indexOf(')', stop.index);
      const inner = close < 0 ? '' : window.slice(stop.index + 1, close);
      if (stop.index > 0 && inner.length > 0 && inner.length <= 4 && !/[,:\d]/u.test(inner)) {
        end = close + 1;
        continue;
      }
    }
    end = stop.index;
  }
  const list = window.lastIndexOf('、', end);
  if (end === window.length && list > 0 && window.length === MAX_NOUN) end = window.indexOf('、');
  let text = line.slice(0, end);
  text = text.replace(/(?:等|[ 、和及的])+$/u, '');
  return { start, end: start + text.length };
}

export function isLocative(text: string): boolean {
  return LOCATIVE.test(text);
}

const MEASURED =
  /(?:率|住院日|(?:公告|公示|缓缴|宽限|质保|保修|有效|周转)期|比例|比重|占比|比|度|数|量|值|额|强度|浓度|水平|面积|里程|规模|增速|增幅|总量|时长|天数|能力|人口|产值|收入|支出|资金|投资|时间|时限|周期|距离|半径|比值|系数|指数|寿命|年限|学时|人数|户数|次数|件数|占地区生产总值)$/u;

/** A subject that names a measure (…率, …占比, …数) wants its figure behind it. */
export function namesMeasure(text: string): boolean {
  return MEASURED.test(text);
}
