/** 甲、乙覆盖率分别达到A%、B%: figures shared out over the heads before them, in order. */
import type { QuantityMention } from '../model/mention.js';
import { namesMeasure, trimSubject } from './indicator.js';
import { figureRuleOf, joinRules } from './joined-rule.js';
import { type Context, phraseStart } from './phrase.js';

const SHARED_HEAD =
  /^(?<heads>[^,。;\n]{2,60}?)(?:分别|各自?)(?:(?:比|较)(?:上年|去年|同期|(?:19|20)\d{2} ?年?底?))?(?:达到?|为|提高到|提升到|提升至|提高至|增长|下降|降低|减少|削减|压减|压缩|不低于|不少于|超过|控制在|稳定在|保持在|维持在|降至|降到|下降到|压缩至|安排|给予|奖励|补助|一次性奖励|建成|新建|新增|完成|占|力争达到)?$/u;
const BASE = /(?:比|较)(?:上年|去年|同期|(?:19|20)\d{2} ?年?底?)$/u;
const SUFFIX =
  /(?:[\p{Script=Han}A-Za-z0-9]{0,4}(?:覆盖率|普及率|合格率|达标率|利用率|比例|占比|比重|总量|数量|人数|面积|产值|产量|率))$/u;

/** 甲、乙覆盖率分别达到A%、B%: figures are shared out over the heads in order. */
export function shareOut(context: Context, mentions: QuantityMention[]): QuantityMention[] {
  const out = [...mentions];
  for (let i = 0; i < out.length; i += 1) {
    const first = out[i] as QuantityMention;
    const from = phraseStart(
      context,
      first.figure.start,
      i === 0 ? 0 : (out[i - 1] as QuantityMention).figure.end,
      undefined,
    );
    const match = SHARED_HEAD.exec(context.folded.slice(from, first.figure.start).trim());
    if (match === null) continue;
    const heads = (match.groups?.['heads'] ?? '')
      .replace(BASE, '')
      .split(/、|(?<![共调缓饱总])和(?![谐平睦])|(?<![参给赋])与|(?<![普涉波惠])及(?![时格])/u)
      .map((head) => head.trim())
      .filter((head) => head !== '');
    if (heads.length < 2) continue;
    let count = 1;
    while (
      i + count < out.length &&
      count < heads.length &&
      /^[ 、,和与及以上左右]{1,5}$/u.test(
        context.folded.slice(
          (out[i + count - 1] as QuantityMention).figure.end,
          (out[i + count] as QuantityMention).figure.start,
        ),
      )
    ) {
      count += 1;
    }
    if (count < 2 || count > heads.length) continue;
    if (heads.every((head) => /^(?:19|20)\d{2} ?年?/u.test(head))) continue;
    const suffix = SUFFIX.exec(heads.at(-1) as string)?.[0] ?? '';
    const tails = heads.slice(heads.length - count);
    const last = out[i + count - 1] as QuantityMention;
    for (let k = 0; k < count; k += 1) {
      const mention = out[i + k] as QuantityMention;
      let head = tails[k] as string;
      if (k === 0) {
        const trimmed = trimSubject(head, 0, head.length, false);
        head = head.slice(trimmed.start, trimmed.end) || head;
      }
      const indicator = suffix === '' || namesMeasure(head) ? head : `${head}${suffix}`;
      const comparator =
        mention.comparator !== 'eq'
          ? mention.comparator
          : first.comparator !== 'eq'
            ? first.comparator
            : last.comparator;
      out[i + k] = {
        ...mention,
        indicator,
        comparator,
        change: mention.change ?? first.change,
        rule: joinRules(figureRuleOf(mention.rule), 'indicator/shared-out'),
      };
    }
  }
  return out;
}
