/**
 * One quantified indicator across plans: 公共数据共享率 95 % in one city and 政务信息资源共享率 90 % in another make a row.
 * Missing a row is better than a wrong one: objects have to agree, near spellings apart.
 */
import type { IndicatorRow } from '../model/comparison.js';
import type { PlanDocument, Target } from '../model/document.js';
import { type IndicatorName, nameIndicator } from './indicator-name.js';
import { judgeCells } from './verdicts.js';

export interface MeasuredTarget {
  readonly document: number;
  readonly target: Target;
  readonly name: IndicatorName;
  /** The sentence that the figure stands in: 开放 in 开放…的55个数据集 completes 数据集. */
  readonly context: string;
}

export interface IndicatorGroup {
  readonly label: string;
  readonly members: readonly MeasuredTarget[];
}

/** Two spellings of one object share this much of their pairs of characters. */
const NEAR_SPELLING = 0.85;
/** The longest modifier that the sentence may supply: 开放 (数据集). */
const LONGEST_MODIFIER = 6;
const SHORTEST_HEAD = 3;
const SENTENCE_MARK = /[。；;\n]/u;
const CONTEXT_REACH = 120;

/** Groups with figures from at least two documents, in order of first mention. */
export function groupIndicators(documents: readonly PlanDocument[]): IndicatorGroup[] {
  const groups: { readonly members: MeasuredTarget[] }[] = [];
  const byBigram = new Map<string, number[]>();
  for (const measured of measure(documents)) {
    if (measured.name.isGeneric) continue;
    const keys = bigrams(measured.name.object).map((pair) => `${measured.name.family} ${pair}`);
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
  for (const { target, name } of members) {
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
      context: sentenceAround(plan.text, target.span),
    })),
  );
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
  if (a.name.family !== b.name.family) return false;
  const x = a.name.object;
  const y = b.name.object;
  if (x === y) return true;
  if (x.endsWith(y)) return supplies(b.context, x.slice(0, -y.length), y);
  if (y.endsWith(x)) return supplies(a.context, y.slice(0, -x.length), x);
  // 农村居民收入 holds 居民收入 and is another figure: one name inside the other is no spelling of it.
  if (x.includes(y) || y.includes(x)) return false;
  return likeness(x, y) >= NEAR_SPELLING;
}

/** Whether the sentence of the shorter name holds the modifier of the longer. */
function supplies(context: string, modifier: string, head: string): boolean {
  return head.length >= SHORTEST_HEAD && modifier.length <= LONGEST_MODIFIER && context.includes(modifier);
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
