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

export interface WordStep {
  readonly kind: 'kept' | 'dropped' | 'added';
  /** The word as the new text prints it, a dropped one as the old text did. */
  readonly word: Word;
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
): WordStep[] {
  const parts = diffArrays([...old], [...now], { comparator: isSame, maxEditLength: MOST_EDITS });
  if (parts === undefined) {
    return [
      ...old.map((word) => ({ kind: 'dropped', word }) as const),
      ...now.map((word) => ({ kind: 'added', word }) as const),
    ];
  }
  const steps: Step<W>[] = [];
  let [at, nowAt] = [0, 0];
  for (const { added, removed, value } of parts) {
    for (let i = 0; i < value.length; i += 1) {
      const kind = removed ? 'dropped' : added ? 'added' : 'kept';
      steps.push({ kind, old: added ? undefined : old[at], now: removed ? undefined : now[nowAt] });
      if (!added) at += 1;
      if (!removed) nowAt += 1;
    }
  }
  return gatherRuns(steps, isSame).map(({ kind, old: before, now: after }) => ({
    kind,
    word: (after ?? before) as W,
  }));
}

interface Step<W> {
  readonly kind: WordStep['kind'];
  readonly old: W | undefined;
  readonly now: W | undefined;
}

/**
 * Of 工作见行见效 that is 工作落地见效, 行见 may as well be 见行, and stands beside 落地 then: a run of changes moves up to
 * the changes before it where the words between allow it, so that one replacement is not told as two.
 */
function gatherRuns<W>(steps: readonly Step<W>[], isSame: (a: W, b: W) => boolean): Step<W>[] {
  const out: Step<W>[] = [];
  for (let i = 0; i < steps.length; ) {
    const { kind } = steps[i] as Step<W>;
    let end = i + 1;
    while (end < steps.length && steps[end]?.kind === kind) end += 1;
    const run = steps.slice(i, end);
    i = end;
    const isAlone = out.at(-1)?.kind === 'kept' && (end === steps.length || steps[end]?.kind === 'kept');
    const between =
      kind === 'kept' || !isAlone ? [] : out.slice(out.findLastIndex((s) => s.kind !== 'kept') + 1);
    if (between.length === 0 || between.length === out.length) out.push(...run);
    else {
      const side = kind === 'dropped' ? 'old' : 'now';
      const words = [...between, ...run].map((step) => step[side] as W);
      const fits = between.every((_, k) => isSame(words[k] as W, words[k + run.length] as W));
      if (!fits) out.push(...run);
      else {
        out.length -= between.length;
        out.push(...words.slice(0, run.length).map((word) => ({ ...(run[0] as Step<W>), [side]: word })));
        out.push(...between.map((step, k) => ({ ...step, [side]: words[k + run.length] })));
      }
    }
  }
  return out;
}
