/**
 * The words of a Chinese text for a difference that people can read: a number with its unit, a run of Latin letters, one
 * Han character, one mark. 共享率达到95%以上 against …98%以上 differs in 95% and 98%, never in a 5 and an 8.
 */
import { diffArrays } from 'diff';

export interface Word {
  readonly kind: 'number' | 'latin' | 'han' | 'mark';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface WordStep<W extends Word = Word> {
  readonly kind: 'kept' | 'dropped' | 'added';
  /** The word as the new text prints it, a dropped one as the old text did. */
  readonly word: W;
  /** A kept word as the old text printed it. */
  readonly was?: W;
}

const UNIT =
  '(?:个百分点|平方公里|平方千米|平方米|立方米|千瓦时|公里|千米|公顷|小时|分钟|万元|亿元|工作日|个工作日|个月|[%％‰℃元个项家户人名座处所台辆套间件条次场类批张株对期届周天日月年倍成折层级亩吨米门只艘部本支片岁度])';
const SHARE =
  '[百千万]分之(?:[〇零一二三四五六七八九十百]+(?:点[〇零一二三四五六七八九]+)?|\\d+(?:\\.\\d+)?)';
const ARABIC = `\\d[\\d,，]*\\d(?:\\.\\d+)?|\\d+(?:\\.\\d+)?`;
const HAN_NUMBER = '[〇零一二两三四五六七八九十百千万亿]';
/** 三百, 十二项 and 三个 are numbers; the 一 of 统一 and 一体化 is a character like others, and so is a lone 万. */
const WORD = new RegExp(
  [
    `(?<number>${SHARE}|(?:${ARABIC})[十百千万亿]{0,3}${UNIT}?|[〇零一二两三四五六七八九十百千]${HAN_NUMBER}+${UNIT}?|[一二两三四五六七八九十]${UNIT})`,
    '(?<latin>[A-Za-z]+)',
    '(?<han>\\p{Script=Han})',
    '(?<mark>[^\\s\\p{Script=Han}])',
  ].join('|'),
  'gu',
);
/** The same for the script of a page, which cuts words in the browser. */
export const WORD_PATTERN = WORD.source;
/** Two texts that differ in more words than this are told as two texts. */
const MOST_EDITS = 1500;

/** Blanks and line ends are no words. */
export function cutWords(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: found, index, groups = {} }) => {
    const kind = (['number', 'latin', 'han'] as const).find((name) => groups[name] !== undefined) ?? 'mark';
    return { kind, text: found, start: index, end: index + found.length };
  });
}

/** `isSame` decides which words are one word, however they are printed: 95% and 百分之九十五. */
export function diffWords<W extends Word>(
  old: readonly W[],
  now: readonly W[],
  isSame: (a: W, b: W) => boolean = (a, b) => a.text === b.text,
): WordStep<W>[] {
  const parts = diffArrays([...old], [...now], { comparator: isSame, maxEditLength: MOST_EDITS });
  if (parts === undefined) {
    return [
      ...old.map((word) => ({ kind: 'dropped', word }) as const),
      ...now.map((word) => ({ kind: 'added', word }) as const),
    ];
  }
  const steps: WordStep<W>[] = [];
  let [at, nowAt] = [0, 0];
  for (const { added, removed, value } of parts) {
    for (let i = 0; i < value.length; i += 1) {
      if (removed) steps.push({ kind: 'dropped', word: old[at] as W });
      else if (added) steps.push({ kind: 'added', word: now[nowAt] as W });
      else steps.push({ kind: 'kept', word: now[nowAt] as W, was: old[at] as W });
      if (!added) at += 1;
      if (!removed) nowAt += 1;
    }
  }
  return steps;
}

/**
 * Of 工作见行见效 that is 工作落地见效, 行见 may as well be 见行, and stands beside 落地 then: a run of changes moves up to
 * the changes before it where the words between allow it, else to where it ends a phrase, so that one replacement is not
 * told as two, and 建设数据库。 as added before 建立台账 is not told as 设数据库。建.
 */
export function gatherRuns<W extends Word>(
  steps: readonly WordStep<W>[],
  isSame: (a: W, b: W) => boolean,
): WordStep<W>[] {
  const out: WordStep<W>[] = [];
  for (let i = 0; i < steps.length; ) {
    const { kind } = steps[i] as WordStep<W>;
    let end = i + 1;
    while (end < steps.length && steps[end]?.kind === kind) end += 1;
    const run = steps.slice(i, end);
    i = end;
    const isAlone = out.at(-1)?.kind === 'kept' && (end === steps.length || steps[end]?.kind === 'kept');
    const change = out.findLastIndex((step) => step.kind !== 'kept');
    if (kind === 'kept' || !isAlone) {
      out.push(...run);
      continue;
    }
    const between = out.slice(change + 1);
    const side = kind === 'dropped' ? 'was' : 'word';
    const words = [...between.map((step) => step[side] as W), ...run.map(({ word }) => word)];
    const shift = findShift(words, between.length, change >= 0, isSame);
    const from = between.length - shift;
    const moved = between.slice(from);
    out.length -= shift;
    out.push(...run.map((step, k) => ({ ...step, word: words[from + k] as W })));
    out.push(...moved.map((step, k) => ({ ...step, [side]: words[from + run.length + k] as W })));
  }
  return out;
}

/** How many of the kept words before a run may stand behind it as well, and had better. */
function findShift<W extends Word>(
  words: readonly W[],
  kept: number,
  isBehindChange: boolean,
  isSame: (a: W, b: W) => boolean,
): number {
  const length = words.length - kept;
  const endsPhrase = (shift: number): boolean => words[words.length - 1 - shift]?.kind === 'mark';
  let best = 0;
  for (let shift = 1; shift <= kept; shift += 1) {
    const at = kept - shift;
    if (!isSame(words[at] as W, words[at + length] as W)) return best;
    if (isBehindChange && shift === kept) return shift;
    if (endsPhrase(shift) && !endsPhrase(best)) best = shift;
  }
  return best;
}
