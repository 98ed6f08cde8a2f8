/**
 * Readings that a copying program wrote behind Traditional characters: `建設(shè)` → `建設`. They are told from those of a
 * text book by the whole page: the same characters have theirs at nearly every occurrence, other characters never.
 */
import { loadCharModel } from '../../lexicon/char-model.js';
import type { RepairEdit } from '../../text/edit.js';
import { hasTone, isSyllable, SYLLABLE_LETTERS } from '../damage/syllable.js';

export interface Annotations {
  /** Offsets of the removable ones, in text order. */
  readonly places: readonly { readonly start: number; readonly end: number; readonly syllable: string }[];
  /** Where a reading stands behind a character that it does not belong to: 瘧(yīng). */
  readonly strangers: readonly number[];
  /** The one reading that the page gives a character. */
  readonly readingOf: ReadonlyMap<string, string>;
  readonly charactersOf: ReadonlyMap<string, readonly string[]>;
}

const ANNOTATED = new RegExp(
  `(?<=[\\p{Script=Han}A-Za-z^])((?:[(（] ?[${SYLLABLE_LETTERS}]{1,6}[1-5]? ?[)）]){1,3})`,
  'gu',
);
const ANY_READING = new RegExp(`[\\p{Script=Han}][(（] ?[${SYLLABLE_LETTERS}]{1,6}[1-5]? ?[)）]`, 'u');
const ONE_READING = new RegExp(`[(（] ?(?<syllable>[${SYLLABLE_LETTERS}]{1,6})[1-5]? ?[)）]`, 'gu');

const LEAST_PLACES = 3;
const LEAST_CHARACTERS = 2;
const OFTEN = 3;
const ALWAYS = 0.8;
/** Where more than this part of the characters carries a reading, somebody wants them read: a text book. */
const MOST_OF_TEXT = 0.35;

export function findAnnotations(text: string): Annotations | undefined {
  if (!ANY_READING.test(text)) return undefined;
  const places: { start: number; end: number; syllable: string; character: string }[] = [];
  for (const match of text.matchAll(ANNOTATED)) {
    const character = text[match.index - 1] as string;
    for (const one of match[0].matchAll(ONE_READING)) {
      const syllable = one.groups?.['syllable'] as string;
      if (!isSyllable(syllable)) continue;
      const start = match.index + one.index;
      places.push({ start, end: start + one[0].length, syllable, character });
    }
  }
  if (places.length < LEAST_PLACES) return undefined;
  const counts = new Map<string, Map<string, number>>();
  for (const { character, syllable } of places) {
    let readings = counts.get(character);
    if (readings === undefined) {
      readings = new Map();
      counts.set(character, readings);
    }
    readings.set(syllable, (readings.get(syllable) ?? 0) + 1);
  }
  const occurrences = countCharacters(text, counts);
  const listed = new Map<string, { reading: string; annotated: number; of: number }>();
  for (const [character, readings] of counts) {
    if (!isHan(character)) continue;
    const [reading, annotated] = [...readings].reduce((best, next) => (next[1] > best[1] ? next : best));
    const of = occurrences.get(character) ?? annotated;
    if (annotated < of * ALWAYS || (!hasTone(reading) && annotated < 2)) continue;
    listed.set(character, { reading, annotated, of });
  }
  if (!isProgramsWork(listed, places, text)) return undefined;
  // a rare name that the author explains may stand in a page that a program has annotated: 喆(zhé)
  const model = loadCharModel();
  for (const [character, { annotated }] of listed) {
    if (annotated < OFTEN && !model.isTraditionalOnly(character.charCodeAt(0))) listed.delete(character);
  }
  const readingOf = new Map<string, string>();
  const charactersOf = new Map<string, string[]>();
  for (const [character, { reading }] of listed) {
    readingOf.set(character, reading);
    const others = charactersOf.get(reading);
    if (others === undefined) charactersOf.set(reading, [character]);
    else others.push(character);
  }
  return {
    places: places.filter((p) => p.syllable === readingOf.get(p.character)),
    strangers: places.filter((p) => isStranger(p, listed, charactersOf)).map(({ start }) => start),
    readingOf,
    charactersOf,
  };
}

export function removeAnnotations(annotations: Annotations): RepairEdit[] {
  return annotations.places.map(({ start, end }) => ({
    start,
    end,
    insert: '',
    kind: 'pinyin-annotation',
    confidence: 1,
    reason: 'the page writes the same reading behind this character throughout',
  }));
}

/** Another character's reading, or one that this character, seen once, shares with a character seen again and again. */
function isStranger(
  { character, syllable }: { readonly character: string; readonly syllable: string },
  listed: ReadonlyMap<string, { readonly reading: string; readonly of: number }>,
  charactersOf: ReadonlyMap<string, readonly string[]>,
): boolean {
  const own = listed.get(character);
  if (own?.reading !== syllable) return true;
  return own.of === 1 && (charactersOf.get(syllable) ?? []).some((other) => (listed.get(other)?.of ?? 0) > 1);
}

function isProgramsWork(
  listed: ReadonlyMap<string, { readonly annotated: number }>,
  places: readonly { readonly start: number; readonly end: number }[],
  text: string,
): boolean {
  if (listed.size < LEAST_CHARACTERS) return false;
  const model = loadCharModel();
  let annotated = 0;
  let traditional = 0;
  let repeated = 0;
  for (const [character, entry] of listed) {
    annotated += entry.annotated;
    if (model.isTraditionalOnly(character.charCodeAt(0))) traditional += entry.annotated;
    if (entry.annotated >= 2) repeated += entry.annotated;
  }
  if (annotated < LEAST_PLACES) return false;
  const characters = (text.match(/\p{Script=Han}/gu) ?? []).length;
  const read = places.filter(({ start }, i) => places[i - 1]?.end !== start).length;
  if (read > characters * MOST_OF_TEXT) return false;
  return traditional >= annotated * ALWAYS || repeated >= annotated / 2;
}

function countCharacters(text: string, wanted: ReadonlyMap<string, unknown>): Map<string, number> {
  const found = new Map<string, number>();
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i] as string;
    if (wanted.has(c)) found.set(c, (found.get(c) ?? 0) + 1);
  }
  return found;
}

function isHan(character: string): boolean {
  return /^\p{Script=Han}$/u.test(character);
}
