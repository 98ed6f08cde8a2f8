/**
 * What an indicator measures, apart from how a city words it: 智慧社区覆盖率 and 智慧社区建成数占全市社区总数 are both
 * the coverage of 智慧社区; 政务系统上云率 is the 上云 of 政务系统, and so is 80%的业务系统上云.
 */
import { loadTable } from '../lexicon/load-table.js';
import type { Target } from '../model/document.js';

export interface IndicatorName {
  /** Kind, unit, what is done (共享, 覆盖), level or change. */
  readonly family: string;
  /** Only indicators of one measure can be the same: kind and unit, 个 and 家 alike. */
  readonly measure: string;
  /** Of a share what it is a share of (`占GDP`), of a rate what is done: 共享. */
  readonly verb: string;
  readonly change: string;
  /** The thing that is measured: 智慧社区. */
  readonly object: string;
  /** Too general to mean the same thing in two cities (10个项目). */
  readonly isGeneric: boolean;
}

interface Table {
  readonly scopes: readonly string[];
  readonly tails: readonly string[];
  readonly ratios: readonly string[];
  readonly shareTails: readonly string[];
  readonly verbs: readonly string[];
  readonly sameVerb: Readonly<Record<string, string>>;
  readonly generic: readonly string[];
  readonly synonyms: readonly (readonly string[])[];
  readonly units: readonly (readonly string[])[];
  /** What counts end in that name a work rather than a thing: 村卫生室改造. */
  readonly countTails: readonly string[];
  /** What stands behind the name of a rate: 参保率巩固. */
  readonly ratioTails: readonly string[];
  /** Ways to write one thing, put into one form wherever they stand: 规上 → 规模以上. */
  readonly rewrites: readonly (readonly [string, string])[];
  /** What one city says and another leaves out of the same name: 主要, 全流程. */
  readonly modifiers: readonly string[];
}

const QUOTE_OR_BLANK = /[“”"「」『』\s]/gu;
const ASIDE = /[（(][^（()）]{0,40}[)）]/gu;
const SHARE = /^(?<part>.{2,30}?)占(?<whole>.{1,30})$/u;
const COVERED = '覆盖';

interface Lookup extends Table {
  readonly synonym: ReadonlyMap<string, string>;
  readonly unit: ReadonlyMap<string, string>;
  readonly genericSet: ReadonlySet<string>;
}

let lookup: Lookup | undefined;

function table(): Lookup {
  if (lookup !== undefined) return lookup;
  const kept = loadTable<Table>('compare-indicators');
  const byLength = (words: readonly string[]): string[] => [...words].sort((a, b) => b.length - a.length);
  lookup = {
    ...kept,
    scopes: byLength(kept.scopes),
    tails: byLength(kept.tails),
    ratios: byLength(kept.ratios),
    shareTails: byLength(kept.shareTails),
    modifiers: byLength(kept.modifiers),
    countTails: byLength(kept.countTails),
    ratioTails: byLength(kept.ratioTails),
    verbs: byLength(kept.verbs),
    synonym: firstOf(kept.synonyms),
    unit: firstOf(kept.units),
    genericSet: new Set(kept.generic),
  };
  return lookup;
}

/** Every word of a group stands for the group's first. */
function firstOf(groups: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  return new Map(groups.flatMap((group) => group.map((word) => [word, group[0] ?? word] as const)));
}

export function nameIndicator(target: Target): IndicatorName {
  const t = table();
  const printed = target.indicator.normalize('NFKC').replace(QUOTE_OR_BLANK, '').replace(ASIDE, '');
  const plain = rewrite(printed);
  const { object, verb } =
    target.kind === 'percentage'
      ? splitRatio(stripEnds(plain, t.ratioTails), target.quote, t)
      : { object: plain, verb: '' };
  const thing =
    target.kind === 'count' || target.kind === 'measure' ? stripEnds(object, t.countTails) : object;
  const named = stripName(thing, t);
  const unit = t.unit.get(target.unit ?? '') ?? target.unit ?? '';
  const canonical = t.synonym.get(named) ?? named;
  return {
    family: [target.kind, unit, t.sameVerb[verb] ?? verb, target.change ?? ''].join('|'),
    measure: `${target.kind}|${unit}`,
    verb: t.sameVerb[verb] ?? verb,
    change: target.change ?? '',
    object: canonical,
    // 数据 alone says nothing, 数据共享率 does: what is done makes up for a general object.
    isGeneric: canonical.length < 2 || (verb === '' && t.genericSet.has(named)),
  };
}

function splitRatio(name: string, quote: string, t: Table): { object: string; verb: string } {
  const share = SHARE.exec(name)?.groups;
  if (
    share !== undefined &&
    !t.ratios.includes(`占${share['whole'] ?? ''}`) &&
    !t.ratios.includes(share['whole'] ?? '')
  ) {
    const part = stripName(share['part'] ?? '', t);
    const whole = stripEnds(stripStarts(share['whole'] ?? '', t.scopes), t.shareTails);
    // 智慧社区 among all 社区 is a coverage; 数字经济 against GDP is a share of something else.
    return part.endsWith(whole) ? { object: part, verb: COVERED } : { object: part, verb: `占${whole}` };
  }
  const ratio = t.ratios.find((word) => name.endsWith(word));
  const stem = stripEnds(ratio === undefined ? name : name.slice(0, -ratio.length), ['的']);
  const verb = t.verbs.find((word) => stem.endsWith(word) && stem.length > word.length);
  if (verb !== undefined) return { object: stem.slice(0, -verb.length), verb };
  return { object: stem, verb: ratio === undefined && quote.includes(COVERED) ? COVERED : '' };
}

/** 规上工业固体废物 → 规模以上工业固废. */
export function rewrite(text: string): string {
  return table().rewrites.reduce((name, [from, to]) => name.replaceAll(from, to), text);
}

/** The name without what is said or left out at will, its characters in order: 工业单位增加值能耗 and 单位工业增加值能耗 are one. */
export function bagOf(name: string): string {
  let rest = name;
  for (const modifier of table().modifiers)
    if (rest.length > modifier.length + 1) rest = rest.replaceAll(modifier, '');
  return [...rest].sort().join('');
}

/** 项目, 事项: what any figure may be of. */
export function isGeneral(thing: string): boolean {
  return table().genericSet.has(thing);
}

/** Whether what one name has more than another is said or left out at will. */
export function isModifier(text: string): boolean {
  return table().modifiers.includes(text);
}

function stripName(name: string, t: Table): string {
  return stripEnds(stripStarts(name, t.scopes), t.tails);
}

function stripStarts(name: string, words: readonly string[]): string {
  let rest = name;
  for (;;) {
    const word = words.find((w) => rest.startsWith(w) && rest.length > w.length + 1);
    if (word === undefined) return rest.replace(/^的/u, '');
    rest = rest.slice(word.length);
  }
}

function stripEnds(name: string, words: readonly string[]): string {
  const word = words.find((w) => name.endsWith(w) && name.length > w.length + 1);
  return word === undefined ? name : name.slice(0, -word.length);
}
