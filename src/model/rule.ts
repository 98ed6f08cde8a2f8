/**
 * The rules that facts come from, each with a phrase that it reads. A target names two: how its figure is written, and where
 * the words stand that say what is measured (`quantity/arabic+indicator/rate`). `npm run rules` lists the cases of each.
 */
export const RULES = {
  'quantity/arabic': '420座以上',
  'quantity/range': '80%—90%',
  'quantity/per-hundred': '百分之九十五',
  'quantity/fraction': '三分之二',
  'quantity/half': '一半以上',
  'quantity/tenths': '六成',
  'quantity/double': '翻一番',
  'quantity/round': '上千家',
  'quantity/han': '一百二十个',
  'quantity/indicator-table': '森林覆盖率⇥%⇥41⇥43',
  'indicator/rate': '公共数据共享率达到85%',
  'indicator/share-of': '60%以上的行政村',
  'indicator/share-of-base': '预付款比例不低于合同金额的30%',
  'indicator/noun-figure': '5G基站总数达到420座',
  'indicator/figure-noun': '420座5G基站',
  'indicator/phrase-before': '公共数据共享率，2023年达到85%',
  'indicator/figure-before': '新建基站20座，力争达到30座',
  'indicator/verb-object': '改造精养池塘。2023年改造6000亩',
  'indicator/limited-act': '十个工作日内完成约谈',
  'indicator/shared-out': '小学、初中分别达到90%、85%',
  'time/date': '2023年9月30日前',
  'time/year-end': '2023年年底前',
  'time/to-year': '到2025年',
  'time/year': '2024年全面实现',
  'time/year-range': '2023—2025年',
  'time/from-year': '2022年起',
  'time/month': '2023年9月底前',
  'time/month-range': '2021年3月—12月',
  'time/quarter': '2023年三季度前',
  'time/quarter-range': '2023年四季度至2024年一季度',
  'time/five-year-plan': '“十四五”末',
  'time/term': '2019年秋季学期前',
  'time/stage': '巩固阶段（2025年）',
  'time/recurring': '每月15日前',
  'time/since-issue': '印发之日起30日内',
  'time/feast': '春节前',
  'time/this-year': '年内',
  'time/this-year-end': '年底前',
  'time/this-middle': '年中前',
  'time/this-quarter': '第三季度',
  'time/this-quarter-range': '二至四季度',
  'time/this-month': '9月底前',
  'time/this-month-bare': '9月完成',
  'time/this-month-range': '3月至6月',
  'time/this-day-range': '5月1日至9月30日',
  'time/short-year': '到25年',
  'time/next-year': '明年6月底前',
  'time/years-within': '三年内',
  'assignment/labelled-bracket': '（责任单位：市教育局）',
  'assignment/ruled-bracket': '（市教育局牵头，市财政局配合）',
  'assignment/bare-bracket': '（市教育局、市财政局）',
  'assignment/labelled-line': '责任单位：市教育局',
  'assignment/running-text': '由市教育局牵头负责',
  'assignment/following': '以下任务均由市教育局落实',
  'assignment/table': '任务⇥责任单位',
  'assignment/inherited': '以下任务均由市教育局落实',
} as const;

export type RuleName = keyof typeof RULES;

export type QuantityRule = Extract<RuleName, `quantity/${string}`>;
export type IndicatorRule = Extract<RuleName, `indicator/${string}`>;

/** Of a target: the rule of its figure and the rule of its name. */
export type JoinedRule = `${QuantityRule}+${IndicatorRule}`;
