/**
 * Time expressions that bound when something is to be done: `2023年年底前`, `到2025年`, `“十四五”期间`, `每月25日前`.
 * What is printed is read; a year that is not printed stays open. Names (2023年度目录), bases (比2020年) and titles are left.
 */
import { isUnderLimitLabel } from '../lexicon/limit-label.js';
import type { TimeMention } from '../model/mention.js';
import type { Mask } from '../text/mask.js';
import { matchAt, spread, Vocabulary, type WordPlaces } from './match-at.js';
import { keepFirst } from './overlap.js';
import { BARE_RULES } from './time-bare.js';
import { DATED_RULES } from './time-dated.js';
import type { Rule } from './time-grammar.js';

/** The whole grammar, in order of preference. */
export const TIME_RULES: readonly Rule[] = [...DATED_RULES, ...BARE_RULES];

/** The pattern of each rule as one that matches where it is put. */
const STICKY = new Map(TIME_RULES.map((rule) => [rule, new RegExp(rule.pattern.source, 'uy')]));

/** The words near which the rules are tried. */
export const TIME_WORDS = new Vocabulary(
  TIME_RULES.flatMap(({ near, needs }) => [...near.words, ...(needs ?? [])]),
);

/** Visits what `folded.matchAll(rule.pattern)` gives; `places` are those of `TIME_WORDS` in it. */
export function findMatches(
  rule: Rule,
  folded: string,
  places: WordPlaces,
  visit: (match: RegExpExecArray) => void,
): void {
  const { words, reach } = rule.near;
  const found = places.of(words);
  if (found.length > 0) matchAt(STICKY.get(rule) as RegExp, folded, spread(found, reach), visit);
}

/** 到2025年, 截至2022年底: the word that leads to a time belongs to it. */
const LEAD = /(?<lead>截至|截止到?|到|至|不(?:迟|晚)于|最(?:迟|晚)(?:于|在)?) ?$/u;

/** 比2020年底, 较去年: what a figure is measured against bounds nothing. */
function isBase(folded: string, start: number): boolean {
  return /(?:比|较|与|同)$/u.test(folded.slice(Math.max(0, start - 1), start));
}

/** Every time expression of a folded text, in text order; `mask` covers titles and document numbers. */
export function findTimes(folded: string, mask: Mask): TimeMention[] {
  const found: TimeMention[] = [];
  const places = TIME_WORDS.findIn(folded);
  for (const rule of TIME_RULES) {
    const { name, needs, confidence, read } = rule;
    if (needs !== undefined && places.of(needs).length === 0) continue;
    findMatches(rule, folded, places, (match) => {
      const index = match.index as number;
      const lead = LEAD.exec(folded.slice(Math.max(0, index - 5), index));
      const start = index + (match[0].length - match[0].trimStart().length) - (lead?.[0].length ?? 0);
      const end = index + match[0].trimEnd().length;
      if (mask.covers(start, end) || isBase(folded, start)) return;
      const groups: Record<string, string | undefined> = match.groups ?? {};
      groups['lead'] = lead?.groups?.['lead'];
      // 完成时限：2024年11月20日: a bare date under such a label is a limit.
      if (name === 'time/date' && isUnderLimitLabel(folded, start)) groups['limit'] = 'label';
      const reading = read(groups, match[0]);
      if (reading === null) return;
      found.push({
        span: { start, end },
        recurrence: null,
        sinceIssue: null,
        feast: null,
        rule: name,
        confidence,
        ...reading,
      });
    });
  }
  return keepFirst(found).filter(
    ({ kind, start, end }) => kind === 'recurring' || start !== null || end !== null,
  );
}
