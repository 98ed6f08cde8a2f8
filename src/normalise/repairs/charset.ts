/**
 * A whole text read in the wrong character set and saved so: GBK or UTF-8 as Latin-1 (`Õþ¸®`, `æ”¿åºœ`), UTF-8 as GBK (`鏀垮簻`), up to
 * three times over. The way back is searched, and kept only where the text that it gives is far likelier than what stands there.
 * Left alone: a text with a few accents, a name in rare characters.
 */
import { type CharModel, LINE_BOUNDARY, loadCharModel } from '../../lexicon/char-model.js';
import type { RepairEdit } from '../../text/edit.js';
import { decodeAmbiguous, decodeLost } from '../damage/decode-lost.js';
import { MISREADINGS, type Misreading } from '../damage/misreading.js';

/** A mark for every code unit: 1 where it is one of `characters`. */
function marks(characters: string): Uint8Array {
  const table = new Uint8Array(65_536);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

/** The characters that make up most of any Chinese text. */
const COMMON = marks(
  '的一是在不了有和人这中大为上个国以要时来用生到作地于出分对成会可主发年动同工也能下过子产种面而方后多定行学法所民得经十三之进等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性应开合还因由其些前外天政四日社义事平形相全表间样与关各重新线内数正心明原利比或但质气第向道条只结解问意建月公无系情者最立代通并提题党程展五料员革位入常文总次品式活设及管特件长求基资边流路级少图统接较将组计别期论运农指几区强放决做必任取据处保治造百规领海口东导世增争济术交受联认共权收证改清再转更单教速安场车务具万每目至达积示议报完类名确科信节整集传步群广需段研界究织装持书布复容际商非连断深难近千委素技备半办青省列响约支便团市除消构府称准精值号率维划选标写存快效院查型按格养易置层片始专状育厂识适属住调满县局照参引该价严推促提升服务数字督责牵头单位印通知要点案施划环境保护卫健教育医疗财旅游',
);
/**
 * What Chinese bytes look like in Latin-1: letters with accents and signs in a row. Dashes and quotation marks alone (`——“…”`) are what
 * a sound text has too.
 */
const LATIN_LETTER = /[\u00a1-\u00b6\u00b8-\u00ff]/u;
const LATIN_RUN =
  /(?=[\u0080-\uffff]{0,3}[\u00a1-\u00b6\u00b8-\u00ff])[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122\ufffd]{4}/u;
/** Signs that a text is not what it should be are looked for among this many Chinese characters. */
const TASTE = 600;
const LEAST_TASTE = 12;
/** Official text of either script stays above this; UTF-8 read as GBK is far below. */
const RARE_SHARE = 0.2;

/** Kana, bopomofo, Greek, Cyrillic, boxes and private characters: what double-byte text is full of when it is read in another set. */
function isForeign(code: number): boolean {
  return (
    (code >= 0x370 && code <= 0x4ff) ||
    (code >= 0x2500 && code <= 0x257f) ||
    (code >= 0x3041 && code <= 0x312f) ||
    (code >= 0xe000 && code <= 0xf8ff)
  );
}

function isRare(text: string): boolean {
  let all = 0;
  let common = 0;
  for (let i = 0; i < text.length && all < TASTE; i += 1) {
    const code = text.charCodeAt(i);
    const isHan = code >= 0x4e00 && code <= 0x9fff;
    if (!isHan && !isForeign(code)) continue;
    all += 1;
    common += COMMON[code] as number;
  }
  return all >= LEAST_TASTE && common < all * RARE_SHARE;
}

/** Lines that the way back is searched with. */
const SAMPLE = 1200;
const MOST_WEIGHED = 400;
const MOST_STEPS = 3;
/** Nats a character by which the text has to become likelier, and what it has to reach. */
const LEAST_GAIN = 1.2;
const LEAST_LIKELIHOOD = -8;
const MAX_LOST = 0.12;
/** Of a single line, once the path is known. */
const MAX_LOST_LINE = 0.4;
/** A longer line is not searched for the better of two readings of a byte. */
const MOST_AMBIGUOUS = 20_000;
const UNKNOWN = -16;
/** A path that is longer, or stranger, has to be better by so much. */
const PLAINER = 0.1;
const HAN = /\p{Script=Han}/u;

interface Undone {
  readonly text: string;
  /** Characters that the model chose, and places that stay lost. */
  readonly chosen: number;
  readonly lost: number;
}

function undo(text: string, step: Misreading, isLine = false): Undone | null {
  const mostLost = isLine ? MAX_LOST_LINE : MAX_LOST;
  if (step.isAmbiguous && step.charset !== 'utf-8' && text.length <= MOST_AMBIGUOUS)
    return kept(decodeAmbiguous(text, step.charset, loadCharModel()), mostLost);
  const bytes = isLine ? step.bytesOfLine(text) : step.bytesOf(text);
  if (bytes === null) return null;
  const decoded = decodeLost(bytes, step.charset, loadCharModel);
  return kept(decoded, mostLost);
}

function kept(decoded: Undone, mostLost: number): Undone | null {
  return decoded.lost <= Math.max(1, decoded.text.length * mostLost) ? decoded : null;
}

/** From the last misreading to the first. */
type Path = readonly Misreading[];

function undoAll(text: string, path: Path): Undone | null {
  let done: Undone | null = { text, chosen: 0, lost: 0 };
  for (const step of path) {
    const next: Undone | null = done === null ? null : undo(done.text, step, true);
    done = next === null || done === null ? null : { ...next, chosen: next.chosen + done.chosen };
  }
  return done;
}

/** Log probability, each character outside ASCII, of the front of a text. */
function likelihoodOf(text: string, model: CharModel): number {
  let [x, a, b] = [0, 0, LINE_BOUNDARY];
  let sum = 0;
  let count = 0;
  for (let i = 0; i < text.length && count < MOST_WEIGHED; i += 1) {
    const code = text.charCodeAt(i);
    const id = model.idOf(code);
    if (code >= 0x80 && !isMark(code)) {
      count += 1;
      sum += id === 0 ? UNKNOWN : Math.log(model.probability(x, a, b, id));
    }
    [x, a, b] = [a, b, id];
  }
  return count === 0 ? UNKNOWN : sum / count;
}

/** Dashes, quotation marks, dots and forms of double width say little of a text. */
function isMark(code: number): boolean {
  return (
    (code >= 0x2010 && code <= 0x2027) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xff00 && code <= 0xff65)
  );
}

function looksMisread(text: string): boolean {
  return (LATIN_LETTER.test(text) && LATIN_RUN.test(text)) || isRare(text);
}

/** The way back to the likeliest text; null where none makes it likely enough. */
function findPath(text: string, model: CharModel): Path | null {
  const before = likelihoodOf(text, model);
  let best: { path: Path; value: number } | null = null;
  let open: { path: Path; text: string }[] = [{ path: [], text }];
  for (let step = 1; step <= MOST_STEPS && open.length > 0; step += 1) {
    const next: typeof open = [];
    for (const state of open)
      for (const misreading of MISREADINGS) {
        const after = undo(state.text, misreading)?.text;
        if (after === undefined || after === state.text) continue;
        const path = [...state.path, misreading];
        const value = likelihoodOf(after, model);
        const isLikely = HAN.test(after) && value >= Math.max(LEAST_LIKELIHOOD, before + LEAST_GAIN);
        if (isLikely && value > (best?.value ?? Number.NEGATIVE_INFINITY) + PLAINER) best = { path, value };
        if (looksMisread(after)) next.push({ path, text: after });
      }
    // what one step explains needs no second
    open = best === null ? next : [];
  }
  return best === null ? null : (best as { path: Path }).path;
}

/** Whole lines, as many as the search needs. */
function sampleOf(text: string, from: number): string {
  const end = text.indexOf('\n', from + SAMPLE);
  return text.slice(from, end < 0 || end > from + 2 * SAMPLE ? from + 2 * SAMPLE : end);
}

/** Edits line by line, so that a place of the text still leads to its line of the source. */
export function repairCharset(text: string): RepairEdit[] {
  const run = LATIN_LETTER.test(text) ? text.search(LATIN_RUN) : -1;
  if (run < 0 && !isRare(text)) return [];
  const from = text.lastIndexOf('\n', Math.max(0, run)) + 1;
  const model = loadCharModel();
  const path = findPath(sampleOf(text, from), model);
  if (path === null) return [];
  const reason = [...path]
    .reverse()
    .map(({ name }) => name)
    .join(', then ');
  const edits: RepairEdit[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const after = line.length === 0 ? null : undoAll(line, path);
    if (
      after !== null &&
      after.text !== line &&
      likelihoodOf(after.text, model) > likelihoodOf(line, model)
    ) {
      const confidence = after.chosen + after.lost > 0 ? 0.8 : 0.98;
      edits.push({
        start,
        end: start + line.length,
        insert: after.text,
        kind: 'charset',
        confidence,
        reason,
      });
    }
    start += line.length + 1;
  }
  return edits;
}
