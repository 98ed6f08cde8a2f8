/**
 * What was reworded in a task or paragraph, word by word: 鼓励新建 → 支持新建. Numbering, line ends, marks and the offices in brackets
 * are no wording; a figure or date that is reported as such is not told twice, and 百分之九十五 for 95% is no change.
 */
import { fold } from '../../chinese/fold.js';
import { readNumeral } from '../../chinese/numeral.js';
import type { PlanDocument } from '../../model/document.js';
import type { WordRun } from '../../model/versions.js';
import { cutWords, diffWords, gatherRuns, type Word, type WordStep } from '../../text/word-diff.js';
import { ASSIGNMENT } from '../subject.js';

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where a version's words are told elsewhere. */
export interface Told {
  /** Quotes of figures, dates and offices that changed, and of all dates that were found again. */
  readonly whole: readonly Range[];
  /** Quotes of figures that only one version has: they tell of all their phrase, 实施危桥加固6座. */
  readonly phrases: readonly Range[];
  /** Quotes of figures that are the same: only their 以上 and 不低于 are set aside. */
  readonly figures: readonly Range[];
}

interface KeyedWord extends Word {
  readonly key: string;
  readonly isPlanYear: boolean;
}

export interface Side {
  readonly plan: PlanDocument;
  /** What is held together of it: a task, a paragraph, or what one part has of a task that was split. */
  readonly ranges: readonly Range[];
  /** The number that the first range begins with. */
  readonly marker: string;
  readonly told: Told;
}

const MARKER =
  /^[\s#*]*(?:第[〇零一二三四五六七八九十百\d]+[章节条项]|[（(]?[〇零一二三四五六七八九十百\d]+(?:[.．]\d+)*[)）]?[、.．]?|[①-⑳])\s*/u;
const COMPARING =
  /不低于|不少于|不超过|不高于|不大于|不小于|以上|以下|以内|之内|达到|超过|突破|至少|左右|低于|高于|控制在|力争|[达约近超]/gu;
const SHARE = /^(?<scale>[百千万])分之(?<value>.+)$/u;
const AMOUNT = /^(?<value>[\d.,，]+[十百千万亿]{0,3}|[〇零一二两三四五六七八九十百千万亿]+)(?<unit>.*)$/u;
const SCALES: Readonly<Record<string, number>> = { 百: 1, 千: 10, 万: 100 };
const PHRASE_MARK = /[，,。；;！!\n]/u;
const LONGEST_PHRASE = 60;
const PERCENT_A_CHENG = 10;
/** The runs of words of both versions, or null where nothing was reworded. */
export function compareWording(old: Side, now: Side): WordRun[] | null {
  const steps = diffWords(wordsOf(old), wordsOf(now), isSameWord);
  const isTold = { old: coverOf(old), now: coverOf(now) };
  const counts = ({ kind, word }: WordStep): boolean =>
    kind !== 'kept' && word.kind !== 'mark' && !(kind === 'dropped' ? isTold.old : isTold.now)(word);
  if (!steps.some(counts)) return null;
  return joinRuns(groupSteps(gatherRuns(steps, isSameWord)), old.plan.text, now.plan.text);
}

/** Words with their places in the whole text, without the number and the offices in brackets. */
function wordsOf({ plan, ranges, marker }: Side): KeyedWord[] {
  return ranges.flatMap(({ start, end }) => {
    const text = plan.text.slice(start, end).replace(ASSIGNMENT, (whole) => ' '.repeat(whole.length));
    const from =
      marker !== '' && text.startsWith(marker) ? marker.length : (MARKER.exec(text)?.[0].length ?? 0);
    return cutWords(fold(text.slice(from))).map((word) => ({
      ...word,
      ...keyOf(word, plan),
      start: word.start + start + from,
      end: word.end + start + from,
    }));
  });
}

/** What makes two words the same: 1.2万户 and 12000户, 四成 and 40%. */
function keyOf({ kind, text }: Word, plan: PlanDocument): Pick<KeyedWord, 'key' | 'isPlanYear'> {
  const plain = (key: string): Pick<KeyedWord, 'key' | 'isPlanYear'> => ({ key, isPlanYear: false });
  if (kind === 'mark') return plain(text.replace(/[、,;:]/u, ','));
  if (kind !== 'number') return plain(text);
  const share = SHARE.exec(text)?.groups;
  if (share !== undefined) {
    const value = readDecimal(share['value'] ?? '');
    return plain(value === null ? text : `${round(value / (SCALES[share['scale'] ?? ''] ?? 1))}%`);
  }
  const { value: printed = '', unit = '' } = AMOUNT.exec(text)?.groups ?? {};
  const value = readDecimal(printed);
  if (value === null) return plain(text);
  if (unit === '成') return plain(`${round(value * PERCENT_A_CHENG)}%`);
  const [, scale = '', base = unit] = /^([万亿])(元)$/u.exec(unit) ?? [];
  const key = `${round(value * (readNumeral(`1${scale}`) ?? 1))}${base}`;
  return { key, isPlanYear: unit === '年' && value === plan.meta.planYear };
}

/** Each version means its own year: 2023年度考核 in the plan of 2023 is 2024年度考核 in that of 2024. */
function isSameWord(a: KeyedWord, b: KeyedWord): boolean {
  return a.key === b.key || (a.isPlanYear && b.isPlanYear);
}

/** 九十九点五 as well as 99.5. */
function readDecimal(text: string): number | null {
  const [whole = '', fraction] = text.split('点');
  const value = readNumeral(whole);
  if (fraction === undefined || value === null) return value;
  const digits = [...fraction].map((digit) => readNumeral(digit));
  return digits.includes(null) ? null : Number(`${value}.${digits.join('')}`);
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function coverOf({ plan, ranges: own, told }: Side): (word: Word) => boolean {
  const isHere = ({ start, end }: Range): boolean =>
    own.some((range) => start < range.end && range.start < end);
  const ranges = [
    ...told.whole.filter(isHere),
    ...told.phrases.filter(isHere).map((range) => phraseAround(plan.text, range)),
    ...told.figures.filter(isHere).flatMap(({ start, end }) =>
      Array.from(plan.text.slice(start, end).matchAll(COMPARING), ({ 0: found, index }) => ({
        start: start + index,
        end: start + index + found.length,
      })),
    ),
  ];
  return (word) => ranges.some(({ start, end }) => start < word.end && word.start < end);
}

function phraseAround(text: string, { start, end }: Range): Range {
  const before =
    text
      .slice(Math.max(0, start - LONGEST_PHRASE), start)
      .split(PHRASE_MARK)
      .at(-1) ?? '';
  const after = text.slice(end, end + LONGEST_PHRASE).split(PHRASE_MARK, 1)[0] ?? '';
  return { start: start - before.length, end: end + after.length };
}

/** Kept and changed words by turns. */
function groupSteps(steps: readonly WordStep[]): WordStep[][] {
  const groups: WordStep[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && (last[0].kind === 'kept') === (step.kind === 'kept')) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

/** Steps → runs that can be cut out of their text in one piece; of a changed stretch what was dropped comes first. */
function joinRuns(groups: readonly (readonly WordStep[])[], old: string, now: string): WordRun[] {
  const runs: WordRun[] = [];
  for (const group of groups) {
    const ordered = (['kept', 'dropped', 'added'] as const).flatMap((kind) =>
      group.filter((step) => step.kind === kind),
    );
    for (const { kind, word } of ordered) {
      const text = kind === 'dropped' ? old : now;
      const last = runs.at(-1);
      const gap = last?.kind === kind ? text.slice(last.span.end, word.start) : '-';
      if (last !== undefined && gap.trim() === '' && word.start >= last.span.end) {
        last.span.end = word.end;
        last.text = text.slice(last.span.start, word.end);
      } else
        runs.push({
          kind,
          text: text.slice(word.start, word.end),
          span: { start: word.start, end: word.end },
        });
    }
  }
  return runs;
}
