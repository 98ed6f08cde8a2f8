/**
 * A whole text read in the wrong character set and saved so: GBK or UTF-8 as Latin-1 (`Õþ¸®`, `æ”¿åºœ`), UTF-8 as GBK (`鏀垮簻`), once or
 * twice over. The way back is tried chain by chain and kept only where common Chinese characters take the place of rare ones.
 * Left alone: a text with a few accents, a name in rare characters.
 */
import { gbkBytes } from '../../chinese/gbk.js';
import type { RepairEdit } from '../../text/edit.js';

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
const LEAST_TASTE = 24;
/** Official text of either script stays above this; UTF-8 read as GBK is far below. */
const RARE_SHARE = 0.2;

function isRare(text: string): boolean {
  let all = 0;
  let common = 0;
  for (let i = 0; i < text.length && all < TASTE; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x4e00 || code > 0x9fff) continue;
    all += 1;
    common += COMMON[code] as number;
  }
  return all >= LEAST_TASTE && common < all * RARE_SHARE;
}

const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Stands for a byte that the copy lost; no decoder takes it for part of a character. */
const LOST_BYTE = 0x3f;

type Encode = (text: string) => Uint8Array | null;

/** Bytes of a text read as Latin-1 or Windows-1252; null where a character belongs to neither. */
function encodeLatin(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x100) bytes[i] = code;
    else if (code === 0xfffd) bytes[i] = LOST_BYTE;
    else {
      const at = CP1252.indexOf(text[i] as string);
      if (at < 0) return null;
      bytes[i] = 0x80 + at;
    }
  }
  return bytes;
}

const CHAINS: readonly { readonly encode: Encode; readonly decoder: string; readonly name: string }[] = [
  { encode: encodeLatin, decoder: 'utf-8', name: 'UTF-8 read as Latin-1' },
  { encode: encodeLatin, decoder: 'gb18030', name: 'GBK read as Latin-1' },
  { encode: encodeLatin, decoder: 'big5', name: 'Big5 read as Latin-1' },
  { encode: gbkBytes, decoder: 'utf-8', name: 'UTF-8 read as GBK' },
];

/** Share of common Chinese characters among all that are no ASCII and no mark. */
function commonShare(text: string): number {
  let common = 0;
  let all = 0;
  for (const c of text) {
    if (c.charCodeAt(0) < 0x80 || /[\s\u3000-\u303f\uff00-\uffef“”‘’—…·]/u.test(c)) continue;
    all += 1;
    common += COMMON[c.charCodeAt(0)] as number;
  }
  return all === 0 ? 0 : common / all;
}

const SAMPLE = 4000;
const LEAST_SHARE = 0.4;
const LEAST_GAIN = 0.25;
const MAX_LOST = 0.12;

function undo(text: string, { encode, decoder }: Step): string | null {
  const bytes = encode(text);
  if (bytes === null) return null;
  const decoded = new TextDecoder(decoder).decode(bytes);
  const lost = decoded.split('\ufffd').length - 1;
  return lost <= Math.max(1, decoded.length * MAX_LOST) ? decoded : null;
}

type Step = (typeof CHAINS)[number];

/** The steps that turn a text into readable Chinese, at most two; null where the text is that already. */
function findSteps(text: string): readonly Step[] | null {
  const before = commonShare(text);
  let best: { steps: readonly Step[]; share: number } | null = null;
  const consider = (steps: readonly Step[], after: string): void => {
    const share = commonShare(after);
    const isReadable = /\p{Script=Han}/u.test(after) && share >= Math.max(LEAST_SHARE, before + LEAST_GAIN);
    if (isReadable && share > (best?.share ?? 0)) best = { steps, share };
  };
  for (const first of CHAINS) {
    const once = undo(text, first);
    if (once === null) continue;
    consider([first], once);
    if (!LATIN_RUN.test(once)) continue;
    for (const second of CHAINS) {
      const twice = undo(once, second);
      if (twice !== null) consider([first, second], twice);
    }
  }
  return (best as { steps: readonly Step[] } | null)?.steps ?? null;
}

function undoAll(text: string, steps: readonly Step[]): string | null {
  let result: string | null = text;
  for (const step of steps) result = result === null ? null : undo(result, step);
  return result;
}

/** Edits line by line, so that a place of the text still leads to its line of the source. */
export function repairCharset(text: string): RepairEdit[] {
  const run = LATIN_LETTER.test(text) ? text.search(LATIN_RUN) : -1;
  if (run < 0 && !isRare(text)) return [];
  const from = text.lastIndexOf('\n', Math.max(0, run)) + 1;
  const steps = findSteps(text.slice(from, from + SAMPLE));
  if (steps === null) return [];
  const reason = steps.map(({ name }) => name).join(', then ');
  const edits: RepairEdit[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const after = line.length === 0 ? line : undoAll(line, steps);
    if (after !== null && after !== line && commonShare(after) > commonShare(line)) {
      const confidence = after.includes('\ufffd') ? 0.8 : 0.98;
      edits.push({
        start,
        end: start + line.length,
        insert: after,
        kind: 'charset',
        confidence,
        reason,
      });
    }
    start += line.length + 1;
  }
  return edits;
}
