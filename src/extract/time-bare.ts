/** Times of the plan's own year, which is not printed: `年底前`, `9月底前`, `上半年`, `三年内`. */
import { readNumeral } from '../chinese/numeral.js';
import type { PartialDate } from '../model/mention.js';
import { BEFORE, MONTH, type Rule, TO } from './time-grammar.js';
import {
  bounded,
  by,
  date,
  during,
  half,
  monthOf,
  monthPart,
  quarter,
  quarterOf,
  type Reading,
} from './time-reading.js';

function quarterOfNext(q: number, isBound: boolean): Reading {
  const ofNext = { year: null, yearOffset: 1 };
  return bounded({ ...ofNext, month: q * 3 - 2, day: 1 }, { ...ofNext, month: q * 3, day: 'last' }, isBound);
}

export const BARE_RULES: readonly Rule[] = [
  {
    // 5月1日至9月30日, 10月1日至次年3月31日
    name: 'time/this-day-range',
    needs: ['日'],
    near: { words: ['月'], reach: 3 },
    confidence: 0.9,
    pattern: new RegExp(
      `(?<![\\d.年每])(?<from>${MONTH})(?<fromDay>\\d{1,2}) ?[日号]? ?(?:-{1,2}|~|至|到) ?(?<next>次年|翌年|明年)?(?<to>${MONTH})?(?<toDay>\\d{1,2}) ?[日号](?:${BEFORE})?`,
      'gu',
    ),
    read: ({ from, fromDay, next, to, toDay }) => {
      const [a, b] = [monthOf(from), to === undefined ? monthOf(from) : monthOf(to)];
      const start = date(null, a, Number(fromDay));
      if (next !== undefined && a >= 1)
        return during(start, { year: null, yearOffset: 1, month: b, day: Number(toDay) });
      return a >= 1 && a <= b ? during(start, date(null, b, Number(toDay))) : null;
    },
  },
  {
    // 三年内; 近三年 looks back
    name: 'time/years-within',
    needs: ['年内', '年之内', '年以内', '年时间', '年期间', '年左右', '未来', '今后'],
    near: { words: ['年'], reach: 7 },
    confidence: 0.8,
    pattern:
      /(?<![\d第近年十百前后过去])(?<next>未来|今后|用)?(?:[1-9一二两三四五][-~至到])?(?<count>[1-9一二两三四五]|十) ?(?:个)?年(?<within>(?:之|以)?内|左右的?时间|时间|期间)?(?![级度龄产均前底末初月以])/gu,
    read: ({ next, count, within }) => {
      const n = readNumeral(count ?? '') ?? 0;
      if (n < 1 || (next === undefined && (within === undefined || !within.endsWith('内')))) return null;
      return during(date(null, 1, 1), { year: null, yearOffset: n - 1, month: 12, day: 31 });
    },
  },
  {
    // 年底前, 今年底, 到年末; not 年终总结, not 年末常住人口
    name: 'time/this-year-end',
    near: { words: ['底', '末', '终'], reach: 8 },
    confidence: 0.95,
    pattern: new RegExp(
      `(?<![每去上半\\d第〇零一二三四五六七八九十]|[明次]年?)(?<lead>${TO}) ?(?:(?:今|本|当)年)?年?(?:底|末|终)(?:${BEFORE})?|(?<![每去上明次半\\d第〇零一二三四五六七八九十])(?:(?:今|本|当)年年?|年)(?:底(?:${BEFORE})?(?![考数据])|(?:末|终)${BEFORE})`,
      'gu',
    ),
    read: (_, match) =>
      /[年底末终]/u.test(match) && match.length >= 2 && /年/u.test(match) ? by(date(null, 12, 31)) : null,
  },
  {
    // 到25年 at the head of a phrase; not 工龄达到25年, 延长到30年
    name: 'time/short-year',
    needs: ['到', '至'],
    near: { words: ['年'], reach: 4 },
    confidence: 0.8,
    pattern:
      /(?<=(?:^|[\n。;,:])(?:力争|争取|确保|计划)?[到至])(?<year>[23]\d)年(?=[,、:]|[基全实建形初][本面现成步])/gu,
    read: ({ year }) => by(date(2000 + Number(year), 12, 31)),
  },
  {
    name: 'time/next-year',
    near: { words: ['明年', '次年'], reach: 4 },
    confidence: 0.85,
    pattern: new RegExp(
      `(?:${TO} ?)?(?<which>明年|次年)(?:(?<end>年?底)|第?(?<quarter>[一二三四1-4])季度|(?<month>${MONTH})(?:(?<day>\\d{1,2}) ?[日号]|底)?)?(?<before>${BEFORE})?`,
      'gu',
    ),
    read: ({ lead, end, quarter: q, month, day, before }) => {
      if (q !== undefined) return quarterOfNext(quarterOf(q), lead !== undefined || before !== undefined);
      const last: PartialDate = {
        year: null,
        yearOffset: 1,
        month: month === undefined ? 12 : monthOf(month),
        day: day === undefined ? 'last' : Number(day),
      };
      return end === undefined && month === undefined
        ? during({ year: null, yearOffset: 1, month: 1, day: 1 }, last)
        : by(last);
    },
  },
  {
    // 年内, 全年, 今年; not 全年龄段
    name: 'time/this-year',
    near: { words: ['年'], reach: 1 },
    confidence: 0.93,
    pattern:
      /(?<![\d第〇零一二三四五六七八九十几数多两半近每])(?:(?:今|本|当)年(?:度)?内?|年度内|年内|全年)(?![龄段期程底末终度来月\d]|岁末|年中|总结|无休|以来|上半|下半|第?[一二三四]季|级)/gu,
    read: () => during(date(null, 1, 1), date(null, 12, 31)),
  },
  {
    // 二至四季度
    name: 'time/this-quarter-range',
    near: { words: ['季度'], reach: 6 },
    confidence: 0.85,
    pattern: /(?<![每年\d])第?(?<from>[一二三1-3])(?:季度)?(?:-{1,2}|~|至|到)第?(?<to>[二三四2-4])季度/gu,
    read: ({ from, to }) => {
      const [a, b] = [quarterOf(from), quarterOf(to)];
      return a < b ? during(date(null, a * 3 - 2, 1), date(null, b * 3, 'last')) : null;
    },
  },
  {
    // 年中前, 今年岁末前; 年中完成, not 年中考核
    name: 'time/this-middle',
    near: { words: ['年中', '岁末'], reach: 2 },
    confidence: 0.85,
    pattern: new RegExp(
      `(?<![\\d〇零一二三四五六七八九十])(?:今年|本年)?(?:年(?<middle>中)(?:${BEFORE}|(?=完成|建成|启动|开工|印发|出台|实现))|岁末${BEFORE})`,
      'gu',
    ),
    read: ({ middle }) => by(middle === undefined ? date(null, 12, 31) : date(null, 6, 30)),
  },
  {
    // 上半年, 三季度末前; 每半年 and 2023年上半年 were taken above
    name: 'time/this-quarter',
    near: { words: ['季度', '半年'], reach: 4 },
    confidence: 0.9,
    pattern: new RegExp(
      `(?<![每年个前近])(?:今年|本年|年)?(?:第?(?<quarter>[一二三四1-4])季度|(?<half>[上下])半年)(?<end>末|底)?(?<before>${BEFORE})?`,
      'gu',
    ),
    read: ({ lead, quarter: q, half: h, end, before }) => {
      const isBound = before !== undefined || end !== undefined || lead !== undefined;
      return h === undefined ? quarter(null, q, isBound) : half(null, h, isBound || h === '上');
    },
  },
  {
    // 3月至6月, 3—6月
    name: 'time/this-month-range',
    near: { words: ['月'], reach: 10 },
    confidence: 0.85,
    pattern: new RegExp(
      `(?<![\\d.年每])(?<from>(?:1[0-2]|[1-9])(?= ?月| ?(?:[-~]|至|到))|[一二三四五六七八九十]{1,2}(?=月)) ?月? ?(?:-{1,2}|~|至|到) ?(?<to>${MONTH})(?:底|份)?(?:${BEFORE})?`,
      'gu',
    ),
    read: ({ from, to }) => {
      const [a, b] = [monthOf(from), monthOf(to)];
      return a >= 1 && a <= b ? during(date(null, a, 1), date(null, b, 'last')) : null;
    },
  },
  {
    // 9月底前, 6月30日前, 10月中旬; a bare 6月 only at the head of a phrase
    name: 'time/this-month',
    near: { words: ['月'], reach: 5 },
    confidence: 0.93,
    pattern: new RegExp(
      `(?<![\\d.年每第])(?:今年|本年|当年)?(?<month>${MONTH})(?!\\d? ?[-~])(?:份)?(?:(?<day>\\d{1,2}) ?[日号]|(?<part>底|末|上旬|中旬|下旬))?(?<before>${BEFORE})?(?<since>起|以来)?`,
      'gu',
    ),
    read: ({ lead, month, day, part, before, since }) => {
      const m = monthOf(month);
      if (m < 1 || m > 12 || since !== undefined) return null;
      if (day !== undefined) {
        if (before === undefined && lead === undefined) return null;
        return by(date(null, m, Number(day)));
      }
      if (part === undefined && before === undefined && lead === undefined) return null;
      return monthPart(null, m, part, before !== undefined, lead);
    },
  },
  {
    // “6月,启动…” at the head of a phrase
    name: 'time/this-month-bare',
    near: { words: ['月'], reach: 3 },
    confidence: 0.7,
    pattern: /(?<=^|[\n。;,:(])(?<month>(?:1[0-2]|[1-9]) ?月)(?:份)?(?=[,)\p{Script=Han}])/gu,
    read: ({ month }) => during(date(null, monthOf(month), 1), date(null, monthOf(month), 'last')),
  },
];
