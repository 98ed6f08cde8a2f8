/**
 * Times that print their year or need none: `2023年年底前`, `到2025年`, `“十四五”期间`, `每月25日前`. The specific stand before the
 * general; what a rule must leave stands in its pattern as what may not stand beside it.
 */
import { fiveYearPlan } from '../chinese/calendar.js';
import { readNumeral } from '../chinese/numeral.js';
import {
  BEFORE,
  COUNT,
  MONTH,
  OF_THINGS,
  PHRASE_START,
  QUOTED,
  type Rule,
  TO,
  YEAR,
  YEAR_HEADS,
} from './time-grammar.js';
import {
  asof,
  by,
  date,
  during,
  half,
  isAsof,
  monthOf,
  monthPart,
  monthsOfYear,
  NOTHING,
  quarter,
  quarterOf,
  recurring,
  sinceIssue,
  yearOf,
} from './time-reading.js';

export const DATED_RULES: readonly Rule[] = [
  {
    // 每月25日前, 每季度末, 每半年, 每年6月底前
    name: 'time/recurring',
    near: { words: ['每'], reach: 6 },
    confidence: 0.95,
    pattern: new RegExp(
      `(?<rate>每[人生户名亩家床套位头间][^,。;每]{0,3}|单个[^,。;每]{0,4})?每(?<n>两|[二三四五2-5])?(?:个)?(?<unit>年度?|半年|季度?|月|周)(?:(?:的)?(?<month>${MONTH})(?:份)?|(?<first>首月|第一个月))?(?:(?<end>[年月]?底|末)|(?<day>\\d{1,2}) ?[日号])?(?: ?(?:-{1,2}|~|至|到) ?(?:次年|翌年)?(?<to>${MONTH})(?:份|底)?)?(?:${BEFORE})?`,
      'gu',
    ),
    read: ({ rate, n, unit, month, first, end, day, to }) => {
      if (rate !== undefined) return NOTHING;
      const interval = n === undefined ? 1 : (readNumeral(n) ?? 1);
      const suffix = interval > 1 ? `;INTERVAL=${interval}` : '';
      if (unit === '周') return recurring(`FREQ=WEEKLY${suffix}`);
      if (unit === '半年') return recurring('FREQ=MONTHLY;INTERVAL=6');
      if (unit?.startsWith('季')) {
        const on = first !== undefined && day !== undefined ? `;BYMONTHDAY=${Number(day)}` : '';
        return recurring(`FREQ=MONTHLY;INTERVAL=${3 * interval}${on}`);
      }
      if (unit === '月') {
        if (day !== undefined) return recurring(`FREQ=MONTHLY;BYMONTHDAY=${Number(day)}`);
        return recurring(end === undefined ? `FREQ=MONTHLY${suffix}` : 'FREQ=MONTHLY;BYMONTHDAY=-1');
      }
      if (month !== undefined && to !== undefined)
        return recurring(monthsOfYear(monthOf(month), monthOf(to)));
      if (month !== undefined) {
        const dayPart = day === undefined ? '' : `;BYMONTHDAY=${Number(day)}`;
        return recurring(`FREQ=YEARLY;BYMONTH=${monthOf(month)}${dayPart}`);
      }
      return recurring(end === undefined ? `FREQ=YEARLY${suffix}` : 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31');
    },
  },
  {
    // 2021年3月—12月, 2021年3月至2022年6月底
    name: 'time/month-range',
    near: { words: YEAR_HEADS, reach: 0 },
    confidence: 0.9,
    pattern: new RegExp(
      `(?<year>${YEAR}) ?(?<from>${MONTH}|(?:1[0-2]|[1-9])(?= ?(?:[-~]|至|到)))(?:(?<fromDay>\\d{1,2}) ?日|(?<fromEnd>底)|份)?起? ?(?:-{1,2}|~|至|到) ?(?<toYear>${YEAR})? ?(?<to>${MONTH})(?:(?<toDay>\\d{1,2}) ?日|底|末|份)?`,
      'gu',
    ),
    read: ({ year, from, fromDay, fromEnd, toYear, to, toDay }) => {
      const first = fromDay === undefined ? (fromEnd === undefined ? 1 : 'last') : Number(fromDay);
      const last = toDay === undefined ? 'last' : Number(toDay);
      return during(
        date(yearOf(year), monthOf(from), first),
        date(yearOf(toYear) ?? yearOf(year), monthOf(to), last),
      );
    },
  },
  {
    // 2023年6月30日前, 到2024年10月1日; a bare date is a signature or a citation
    name: 'time/date',
    near: { words: YEAR_HEADS, reach: 1 },
    confidence: 0.97,
    pattern: new RegExp(
      `(?:从|自)?(?<year>${YEAR}) ?(?<month>${MONTH}) ?(?<day>\\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号](?<before>${BEFORE}|止|底前)?(?<since>起(?!草)|以来)?`,
      'gu',
    ),
    read: ({ lead, limit, year, month, day, before, since }) => {
      const d = readNumeral(day ?? '') ?? 0;
      const isBound = before !== undefined || lead !== undefined || limit !== undefined;
      if (since === '起' && d >= 1 && d <= 31)
        return { kind: 'during', start: date(yearOf(year), monthOf(month), d), end: null };
      if (since !== undefined || d < 1 || d > 31 || !isBound) return NOTHING;
      const end = date(yearOf(year), monthOf(month), d);
      return isAsof(lead) && before === undefined ? asof(end) : by(end);
    },
  },
  {
    // 春节前, 2024年国庆节前
    name: 'time/feast',
    near: {
      words: ['春节', '元旦', '元宵', '清明', '五一', '端午', '七一', '八一', '中秋', '国庆', '十一', '重阳'],
      reach: 8,
    },
    confidence: 0.85,
    pattern: new RegExp(
      `(?<year>${YEAR})?"?(?<feast>春节|元旦|元宵|清明|五一|端午|七一|八一|中秋|国庆|十一|重阳)"?(?:节|假期)?${BEFORE}`,
      'gu',
    ),
    read: ({ year, feast }) => ({ ...by(date(yearOf(year), 12, 31)), feast: feast ?? null }),
  },
  {
    // 2019年秋季学期前, 春季开学前, 暑期前, 2024年秋季学期起
    name: 'time/term',
    near: { words: ['学期', '开学', '暑期', '暑假', '寒假'], reach: 9 },
    confidence: 0.85,
    pattern: new RegExp(
      `(?<year>${YEAR})?(?:(?<season>秋|春)(?:季(?:学期)?(?:开学)?|学期(?:开学)?|开学)|(?<holiday>暑[期假]|寒假))(?:${BEFORE}|(?<since>起(?!草)))`,
      'gu',
    ),
    read: ({ year, season, holiday, since }) => {
      if (since !== undefined)
        return season === undefined
          ? NOTHING
          : { kind: 'during', start: date(yearOf(year), season === '秋' ? 9 : 3, 1), end: null };
      if (holiday !== undefined)
        return by(holiday === '寒假' ? date(yearOf(year), 1, 15) : date(yearOf(year), 6, 30));
      return by(season === '秋' ? date(yearOf(year), 8, 31) : date(yearOf(year), 2, 'last'));
    },
  },
  {
    // 2023年底前, 2023年年底, 到2025年末
    name: 'time/year-end',
    near: { words: ['底', '末', '终', '年中'], reach: 10 },
    confidence: 0.98,
    pattern: new RegExp(
      `(?:(?<year>${YEAR}) ?年?|(?<![\\d〇零])(?<short>1[5-9]|2\\d|3[0-5])年)(?:(?<middle>中)(?=${BEFORE})|底|末|终)(?<before>${BEFORE})?(?!后|(?:${BEFORE})?${OF_THINGS})`,
      'gu',
    ),
    read: ({ lead, year, short, middle, before }) => {
      const y = short === undefined ? yearOf(year) : 2000 + Number(short);
      const end = middle === undefined ? date(y, 12, 31) : date(y, 6, 30);
      return isAsof(lead) && before === undefined ? asof(end) : by(end);
    },
  },
  {
    // 2024年6月底前, 2023年10月
    name: 'time/month',
    near: { words: YEAR_HEADS, reach: 0 },
    confidence: 0.95,
    pattern: new RegExp(
      `(?<year>${YEAR}) ?(?<month>${MONTH})(?:份)? ?(?<part>底|末|上旬|中旬|下旬|中(?!旬|[\\p{Script=Han}])|初)?(?<before>${BEFORE})?(?<since>起|以来)?`,
      'gu',
    ),
    read: ({ lead, year, month, part, before, since }) =>
      since === undefined
        ? monthPart(yearOf(year), monthOf(month), part, before !== undefined, lead)
        : NOTHING,
  },
  {
    // 2023年四季度至2024年一季度
    name: 'time/quarter-range',
    needs: ['季度'],
    near: { words: YEAR_HEADS, reach: 0 },
    confidence: 0.9,
    pattern: new RegExp(
      `(?<year>${YEAR}) ?第?(?<from>[一二三四1-4])(?:季度)? ?(?:-{1,2}|~|至|到) ?(?<toYear>${YEAR})? ?第?(?<to>[一二三四1-4])季度`,
      'gu',
    ),
    read: ({ year, from, toYear, to }) =>
      during(
        date(yearOf(year), quarterOf(from) * 3 - 2, 1),
        date(yearOf(toYear) ?? yearOf(year), quarterOf(to) * 3, 'last'),
      ),
  },
  {
    // 2023年三季度前, 2024年上半年
    name: 'time/quarter',
    near: { words: YEAR_HEADS, reach: 0 },
    confidence: 0.95,
    pattern: new RegExp(
      `(?<year>${YEAR}) ?(?:第?(?<quarter>[一二三四1-4])季度|(?<half>[上下])半年)(?<end>末|底)?(?<before>${BEFORE})?`,
      'gu',
    ),
    read: ({ lead, year, quarter: q, half: h, end, before }) => {
      const isBound = before !== undefined || end !== undefined || lead !== undefined;
      return h === undefined
        ? quarter(yearOf(year), q, isBound)
        : half(yearOf(year), h, isBound || h === '上');
    },
  },
  {
    // 2023—2025年 as a period of work
    name: 'time/year-range',
    near: { words: YEAR_HEADS, reach: 1 },
    confidence: 0.85,
    pattern:
      /(?<lead>从|自)?(?<from>(?:19|20)\d{2}) ?年? ?(?:-{1,2}|~|至|到) ?(?<to>(?:19|20)\d{2}) ?年(?![度])(?:底|期间|间)?/gu,
    read: ({ from, to }) => {
      const [a, b] = [Number(from), Number(to)];
      return a <= b && b - a <= 30 ? during(date(a, 1, 1), date(b, 12, 31)) : NOTHING;
    },
  },
  {
    // 到2025年, 2030年前
    name: 'time/to-year',
    near: { words: YEAR_HEADS, reach: 0 },
    confidence: 0.97,
    pattern: new RegExp(
      `(?<year>${YEAR})(?!度)(?:(?<before>${BEFORE})(?!后|${OF_THINGS}))?(?<of>的(?=[\\d.一二两三四五六七八九十百]{1,5}(?:倍|成|番)))?`,
      'gu',
    ),
    read: ({ lead, year, before, of }) => {
      if (lead === undefined && before === undefined) return null;
      // 达到2022年的两倍: what a figure is measured by
      if (of !== undefined && before === undefined) return NOTHING;
      const end = date(yearOf(year), 12, 31);
      return isAsof(lead) ? asof(end) : by(end);
    },
  },
  {
    // “十四五”期间, “十四五”末
    name: 'time/five-year-plan',
    near: { words: ['五'], reach: 7 },
    confidence: 0.95,
    pattern: new RegExp(
      `(?:${TO} ?)?"?(?<name>十[一二三四五六七]?五)"? ?(?<part>期间|时期|期内|期末|末期|末|以来)(?:${BEFORE})?`,
      'gu',
    ),
    read: ({ name, part }) => {
      const period = fiveYearPlan(name ?? '');
      if (period === null || part === '以来') return NOTHING;
      const end = date(period.end, 12, 31);
      return part?.includes('末') ? by(end) : during(date(period.start, 1, 1), end);
    },
  },
  {
    // 2022年起
    name: 'time/from-year',
    needs: ['起', '开始'],
    near: { words: YEAR_HEADS, reach: 1 },
    confidence: 0.85,
    pattern: new RegExp(`(?:从|自)?(?<year>${YEAR})(?:起|开始)`, 'gu'),
    read: ({ year }) => ({ kind: 'during', start: date(yearOf(year), 1, 1), end: null }),
  },
  {
    // 2024年内; 2024年全面实现… at the head of a sentence; not 2023年度目录, not 2020年的30%
    name: 'time/year',
    near: { words: YEAR_HEADS, reach: 1 },
    confidence: 0.85,
    pattern: new RegExp(
      `(?<within>${YEAR}(?:度?内|全年))|${PHRASE_START} ?(?!${QUOTED})(?<year>${YEAR})(?= ?(?:[,:]|\\d{1,6}(?![\\d年月日号.])|[\\p{Script=Han}"(]|[、和与及](?:19|20)\\d\\d ?年)) ?(?![度的版级届第以起比较前]|基础上|[和与、及](?!(?:19|20)\\d\\d ?年))`,
      'gu',
    ),
    read: ({ within, year }) => {
      const y = yearOf((within ?? year)?.replace(/度?内|全年/gu, ''));
      return during(date(y, 1, 1), date(y, 12, 31));
    },
  },
  {
    // 巩固阶段（2025年）, （一）夯基垒台（2022年）。: where a marker was, the text is blank lines
    name: 'time/stage',
    near: { words: YEAR_HEADS, reach: 1 },
    confidence: 0.9,
    pattern: new RegExp(`(?<=阶段\\(|\\n\\n[^\\n。;,()]{2,20}\\() ?(?<year>${YEAR})(?=度?\\))`, 'gu'),
    read: ({ year }) => during(date(yearOf(year), 1, 1), date(yearOf(year), 12, 31)),
  },
  {
    // 印发之日起30日内
    name: 'time/since-issue',
    needs: ['内'],
    near: { words: ['印发', '发布', '公布', '下发', '实施'], reach: 0 },
    confidence: 0.9,
    pattern: new RegExp(
      `(?:印发|发布|公布|下发|实施)(?:之日|后|之后)?(?:起)?(?:的)?(?<count>${COUNT}) ?个?(?<unit>工作日|日|天|月|年)(?:之|以)?内`,
      'gu',
    ),
    read: ({ count, unit }) => {
      const n = readNumeral(count ?? '') ?? 0;
      return n < 1 ? null : { ...by(date(null, 12, 31)), sinceIssue: sinceIssue(n, unit) };
    },
  },
];
