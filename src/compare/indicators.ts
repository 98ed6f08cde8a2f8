/**
 * One quantified indicator across plans: 公共数据共享率 95 % in one city and 政务信息资源共享率 90 % in another make a row.
 * Missing a row is better than a wrong one: objects have to agree, near spellings apart.
 */
import type { IndicatorRow } from '../model/comparison.js';
import type { PlanDocument, Target } from '../model/document.js';
import {
  bagOf,
  type IndicatorName,
  isGeneral,
  isModifier,
  nameIndicator,
  rewrite,
} from './indicator-name.js';
import { judgeCells } from './verdicts.js';

export interface MeasuredTarget {
  readonly document: number;
  readonly target: Target;
  readonly name: IndicatorName;
  /** The sentence that the figure stands in: 开放 in 开放…的55个数据集 completes 数据集. */
  readonly context: string;
  /** What stands right before it. */
  readonly before: string;
  /** The name was made whole from what stands before it: no spelling for a label. */
  readonly isCompleted: boolean;
}

export interface IndicatorGroup {
  readonly label: string;
  readonly members: readonly MeasuredTarget[];
}

/** Two spellings of one object share this much of their pairs of characters. */
const NEAR_SPELLING = 0.85;
/** The longest modifier that the sentence may supply: 开放 (数据集). */
const LONGEST_MODIFIER = 6;
const SHORTEST_HEAD = 2;
const MOST_PIECES = 2;
const SENTENCE_MARK = /[。；;\n]/u;
const CONTEXT_REACH = 120;
const NEAR = 40;

/** Groups with figures from at least two documents, in order of first mention. */
export function groupIndicators(documents: readonly PlanDocument[]): IndicatorGroup[] {
  const groups: { readonly members: MeasuredTarget[] }[] = [];
  const byBigram = new Map<string, number[]>();
  for (const measured of completeNames(measure(documents))) {
    const keys = bigrams(measured.name.object).map((pair) => `${measured.name.measure} ${pair}`);
    const candidates = new Set(keys.flatMap((key) => byBigram.get(key) ?? []));
    const found = [...candidates]
      .sort((a, b) => a - b)
      .find((i) => groups[i]?.members.every((m) => agree(m, measured)));
    const at = found ?? groups.push({ members: [] }) - 1;
    groups[at]?.members.push(measured);
    for (const key of keys) {
      const known = byBigram.get(key);
      if (known === undefined) byBigram.set(key, [at]);
      else if (known.at(-1) !== at && !known.includes(at)) known.push(at);
    }
  }
  return groups
    .filter(({ members }) => new Set(members.map((m) => m.document)).size > 1)
    .map(({ members }) => ({ label: labelOf(members), members }));
}

export function tabulate(
  groups: readonly IndicatorGroup[],
  documents: readonly PlanDocument[],
): IndicatorRow[] {
  return groups.map(({ label, members }) => {
    const units = members.map((m) => m.target.unit);
    return {
      indicator: label,
      unit: units.find((unit) => unit !== null) ?? null,
      cells: members.map(({ document, target }) => ({
        document: documents[document]?.id ?? '',
        target: target.id,
        value: target.value,
        valueMax: target.valueMax,
        comparator: target.comparator,
        due: target.due,
        status: target.status,
      })),
      verdicts: judgeCells(members, documents),
    };
  });
}

const RATIO_NAME = /率$/u;
const LONGEST_LABEL = 12;

/**
 * The spelling that most cities use; else one with the common name of the thing (公共数据 before 政务信息资源), one that
 * is a rate by name (覆盖率), the fullest that is not a sentence.
 */
function labelOf(members: readonly MeasuredTarget[]): string {
  const spellings = new Map<string, { count: number; rank: number }>();
  const spelt = members.filter(({ isCompleted }) => !isCompleted);
  for (const { target, name } of spelt.length > 0 ? spelt : members) {
    const spelling = target.indicator;
    const rank =
      (spelling.includes(name.object) ? 2 * LONGEST_LABEL : 0) +
      (RATIO_NAME.test(spelling) ? LONGEST_LABEL : 0) +
      (spelling.length > LONGEST_LABEL ? 0 : spelling.length);
    spellings.set(spelling, { count: (spellings.get(spelling)?.count ?? 0) + 1, rank });
  }
  const [best] = [...spellings].sort(
    ([a, p], [b, q]) => q.count - p.count || q.rank - p.rank || (a < b ? -1 : 1),
  );
  return best?.[0] ?? '';
}

function measure(documents: readonly PlanDocument[]): MeasuredTarget[] {
  return documents.flatMap((plan, document) =>
    plan.targets.map((target) => ({
      document,
      target,
      name: nameIndicator(target),
      isCompleted: false,
      context: rewrite(sentenceAround(plan.text, target.span)),
      before: rewrite(plan.text.slice(Math.max(0, target.span.start - NEAR), target.span.start)),
    })),
  );
}

/**
 * 总产量 alone is no name; where another plan measures 粮食产量, and 粮食 stands a little before, it is that. The nearest such name
 * counts.
 */
function completeNames(measured: readonly MeasuredTarget[]): MeasuredTarget[] {
  const full = new Map<string, Set<string>>();
  for (const { name } of measured) {
    if (name.isGeneric) continue;
    const key = `${name.measure}|${name.verb}|${name.change}`;
    full.set(key, (full.get(key) ?? new Set()).add(name.object));
  }
  return measured.map((one) => {
    const { name, before } = one;
    if (!name.isGeneric || name.object.length < 2) return one;
    let object: string | undefined;
    let nearest = -1;
    for (const candidate of full.get(`${name.measure}|${name.verb}|${name.change}`) ?? []) {
      if (!candidate.endsWith(name.object)) continue;
      const piece = candidate.slice(0, -name.object.length);
      const at = isGeneral(piece) ? -1 : before.lastIndexOf(piece);
      if (at > nearest) [object, nearest] = [candidate, at];
    }
    return object === undefined
      ? one
      : { ...one, name: { ...name, object, isGeneric: false }, isCompleted: true };
  });
}

function sentenceAround(text: string, span: { readonly start: number; readonly end: number }): string {
  const before =
    text
      .slice(Math.max(0, span.start - CONTEXT_REACH), span.start)
      .split(SENTENCE_MARK)
      .at(-1) ?? '';
  const after = text.slice(span.end, span.end + CONTEXT_REACH).split(SENTENCE_MARK, 1)[0] ?? '';
  return before + text.slice(span.start, span.end) + after;
}

function agree(a: MeasuredTarget, b: MeasuredTarget): boolean {
  if (!measureAlike(a.name, b.name)) return false;
  const x = a.name.object;
  const y = b.name.object;
  if (x === y) return !a.name.isGeneric && !b.name.isGeneric;
  if (a.name.isGeneric && b.name.isGeneric) return false;
  const [longer, shorter] = x.length >= y.length ? [a, b] : [b, a];
  const more = whatIsMore(longer.name.object, shorter.name.object);
  if (more?.every((piece) => isSaid(piece, shorter)) === true) return true;
  // 一般工程建设项目时间 without what may be left out is 时间, which is no name.
  if (!a.name.isGeneric && !b.name.isGeneric && bagOf(x) === bagOf(y)) return true;
  // 农村居民收入 holds 居民收入 and is another figure: one name inside the other is no spelling of it.
  if (x.includes(y) || y.includes(x)) return false;
  return likeness(x, y) >= NEAR_SPELLING;
}

/** The same kind of figure of the same thing done; a share may leave out of what it is one (护理型床位占比). */
function measureAlike(a: IndicatorName, b: IndicatorName): boolean {
  if (a.measure !== b.measure || a.change !== b.change) return false;
  if (a.verb === b.verb) return true;
  const [p, q] = [a.verb, b.verb];
  if (p.startsWith('占') || q.startsWith('占')) {
    const [whole, other] = [p.replace(/^占/u, ''), q.replace(/^占/u, '')];
    return whole === '' || other === '' || whole.endsWith(other) || other.endsWith(whole);
  }
  return false;
}

/** What the longer name has between and before the parts of the shorter, which end alike; null where they are no such pair. */
function whatIsMore(longer: string, shorter: string): string[] | null {
  const more: string[] = [];
  let i = longer.length - 1;
  let from = -1;
  for (let k = shorter.length - 1; k >= 0; k -= 1) {
    const at = longer.lastIndexOf(shorter[k] as string, i);
    if (at < 0 || (k === shorter.length - 1 && at !== longer.length - 1)) return null;
    if (at < i) more.push(longer.slice(at + 1, i + 1));
    i = at - 1;
    from = at;
  }
  if (from > 0) more.push(longer.slice(0, from));
  return more.length <= MOST_PIECES ? more : null;
}

/** Left out at will, or said in the sentence that the shorter name stands in: 开放 (数据集). */
function isSaid(piece: string, { name, context, before }: MeasuredTarget): boolean {
  if (isModifier(piece)) return !name.isGeneric;
  return (
    piece.length <= LONGEST_MODIFIER &&
    piece.length > 1 &&
    name.object.length >= SHORTEST_HEAD &&
    (name.isGeneric ? before : context).includes(piece)
  );
}

function bigrams(text: string): string[] {
  const pairs: string[] = [];
  for (let i = 0; i + 2 <= text.length; i += 1) pairs.push(text.slice(i, i + 2));
  return pairs;
}

/** Dice's coefficient over pairs of characters. */
function likeness(x: string, y: string): number {
  const a = bigrams(x);
  const b = new Set(bigrams(y));
  const common = a.filter((pair) => b.has(pair)).length;
  return (2 * common) / (a.length + b.size);
}
