/** Classifiers and units that a figure can carry, longest first, and what kind of quantity each makes. */
import type { TargetKind } from '../model/document.js';

const MEASURES =
  '立方米每秒 平方公里 平方千米 平方米 立方米 万吨标准煤 吨标准煤 千克标准煤 克标准煤 吨二氧化碳当量 吨二氧化碳 蒸吨 公里 千米 海里 公顷 千瓦时 兆瓦时 兆瓦 千瓦 兆伏安 千伏安 亩 米 厘米 毫米 微米 吨 公斤 千克 毫克 微克 克 升 毫升 摄氏度 分贝 Mbps Gbps Tbps PFlops EFlops TFlops TB PB GB EB MB 兆 ㎡ km² km m² 平米 微克/立方米 毫克/升 毫克/立方米 千克标准煤 立方 载重吨 吨级 总吨 岁 斤 公担';
const DURATIONS = '个工作日 工作日 个月 个小时 小时 分钟 个自然日 自然日 日历天 毫秒 秒 天 日 周 年';
const AMOUNTS = '亿元 万元 千元 百元 元 美元 欧元 港元 元人民币';
const COUNTS =
  '亩次 台件 批 辆次 台次 户次 人天 课次 人次 件次 架次 批次 场次 车次 班次 艘次 例次 标准箱 台套 台/套 台(套) 套/台 家次 个 家 座 处 所 条 户 人 名 件 台 辆 套 类 大类 次 场 种 门 部 支 只 头 羽 艘 架 张 间 栋 幢 块 片 株 棵 例 宗 起 份 篇 册 枚 口 眼 盏 根 路 组 床 席 学时 课时 学分 项 款 村 镇 乡 尾 箱 本 期 趟 列 孔 TEU 标箱 分 大 位 届 机架 核 段 具 笔 首 集 轮次 轮 桶 袋 匹 卷 幅';

function alternatives(words: string): string[] {
  return words.split(' ');
}

const KINDS = new Map<string, TargetKind>();
for (const unit of alternatives(COUNTS)) KINDS.set(unit, 'count');
for (const unit of alternatives(MEASURES)) KINDS.set(unit, 'measure');
for (const unit of alternatives(DURATIONS)) KINDS.set(unit, 'duration');
for (const unit of alternatives(AMOUNTS)) KINDS.set(unit, 'amount');
for (const unit of ['个百分点', '百分点', '%', '‰']) KINDS.set(unit, 'percentage');
KINDS.set('倍', 'multiple');
KINDS.set('G', 'measure');
KINDS.set('P', 'measure');

function escapeUnit(unit: string): string {
  return unit.replace(/[/()]/gu, (c) => `\\${c}`);
}

/** Alternation of every unit, for use in a pattern over folded text. */
export const UNIT_PATTERN: string = [...KINDS.keys()]
  .sort((a, b) => b.length - a.length)
  .map(escapeUnit)
  .join('|');

/** Classifiers that a figure in Chinese numerals may carry: those that do not also end common words. */
export const HAN_UNIT_PATTERN: string = [
  '个百分点',
  '个工作日',
  '工作日',
  '个月',
  '小时',
  '分钟',
  '天',
  '人次',
  '平方公里',
  '平方米',
  '立方米',
  '公里',
  '公顷',
  '亩',
  '吨',
  '千瓦',
  '亿元',
  '万元',
  '元',
  '个',
  '家',
  '座',
  '处',
  '所',
  '条',
  '户',
  '人',
  '名',
  '件',
  '台',
  '辆',
  '套',
  '类',
  '种',
  '场',
  '项',
  '支',
  '张',
  '间',
  '栋',
  '株',
  '份',
  '倍',
  '岁',
  '米',
  '只',
  '头',
  '册',
  '批次',
  '艘',
  '棵',
  // 不少于两次; 一次性, 再次 and 一次办成 count nothing
  '(?<=(?:于|至少)[二两三四五六七八九十])[次轮]',
].join('|');

export function kindOfUnit(unit: string | null): TargetKind {
  return unit === null ? 'count' : (KINDS.get(unit) ?? (unit.includes('/') ? 'measure' : 'count'));
}
