/**
 * Bytes some of which are lost → text. A character of UTF-8 that lacks one of its three bytes can be one of 64: the model chooses, by
 * what stands before and behind. `锛�` is EF BC and a lost byte: one of ，：（）；.
 */
import { type CharModel, LINE_BOUNDARY } from '../../lexicon/char-model.js';
import { type Bytes, LOST, type Misreading } from './misreading.js';

export interface DecodedLost {
  readonly text: string;
  /** Characters chosen by the model. */
  readonly chosen: number;
  /** Places where nothing could be said: each shows as U+FFFD. */
  readonly lost: number;
}

const REPLACEMENT = '\ufffd';
const QUESTION_MARK = 0x3f;
const BEAM = 24;
/** What a character costs that the model does not know. */
const UNSEEN = -16;
/** Dots, dashes and blanks of double width. */
const UNSEEN_MARK = -5;

export function decodeLost(
  bytes: Bytes,
  charset: Misreading['charset'],
  model: () => CharModel,
): DecodedLost {
  if (charset === 'utf-8') return decodeUtf8(bytes, model);
  let text = '';
  let lost = 0;
  for (let from = 0; from <= bytes.length; ) {
    const stop = bytes.indexOf(LOST, from);
    const end = stop < 0 ? bytes.length : stop;
    const piece = new TextDecoder(charset).decode(Uint8Array.from(bytes.slice(from, end)));
    lost += countLost(piece);
    text += piece;
    if (stop < 0) break;
    text += REPLACEMENT;
    lost += 1;
    from = stop + 1;
  }
  return { text, chosen: 0, lost };
}

function countLost(text: string): number {
  let count = 0;
  for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, at + 1)) count += 1;
  return count;
}

/** What a place of the text can be: one code, or several. */
type Options = readonly number[];

const isContinuation = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 0 && (byte & 0xc0) === 0x80;
const isGone = (byte: number | undefined): boolean =>
  byte === undefined || byte === LOST || byte === QUESTION_MARK;
/** The first bytes of what Chinese text is made of. */
const LEADS = [0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xef];
const CONTINUATIONS = Array.from({ length: 64 }, (_, i) => 0x80 + i);

function codeOf(a: number, b: number, c: number): number {
  return ((a & 0x0f) << 12) | ((b & 0x3f) << 6) | (c & 0x3f);
}

function decodeUtf8(bytes: Bytes, model: () => CharModel): DecodedLost {
  const places: Options[] = [];
  let lost = 0;
  let chosen = 0;
  const choose = (options: number[]): void => {
    places.push(options);
    chosen += 1;
  };
  for (let i = 0; i < bytes.length; ) {
    const [a, b, c] = [bytes[i] as number, bytes[i + 1], bytes[i + 2]];
    if (a >= 0 && a < 0x80) {
      places.push([a]);
      i += 1;
    } else if (a >= 0xc2 && a < 0xe0 && isContinuation(b)) {
      places.push([((a & 0x1f) << 6) | ((b as number) & 0x3f)]);
      i += 2;
    } else if (a >= 0xe0 && a < 0xf0 && isContinuation(b) && isContinuation(c)) {
      places.push([codeOf(a, b as number, c as number)]);
      i += 3;
    } else if (a >= 0xf0 && a < 0xf5 && [b, c, bytes[i + 3]].every(isContinuation)) {
      const text = new TextDecoder().decode(Uint8Array.from(bytes.slice(i, i + 4)));
      for (let k = 0; k < text.length; k += 1) places.push([text.charCodeAt(k)]);
      i += 4;
    } else if (a >= 0xe2 && a < 0xf0 && isContinuation(b) && isGone(c)) {
      choose(CONTINUATIONS.map((byte) => codeOf(a, b as number, byte)));
      i += c === undefined ? 2 : 3;
    } else if (a >= 0xe2 && a < 0xf0 && isGone(b) && isContinuation(c)) {
      choose(CONTINUATIONS.map((byte) => codeOf(a, byte, c as number)));
      i += 3;
    } else if (a === LOST && isContinuation(b) && isContinuation(c)) {
      choose(LEADS.map((lead) => codeOf(lead, b as number, c as number)));
      i += 3;
    } else {
      places.push([0xfffd]);
      lost += 1;
      i += 1;
    }
  }
  const text =
    chosen === 0
      ? places.map(([code]) => String.fromCharCode(code as number)).join('')
      : fill(places, model());
  return { text, chosen, lost };
}

interface Way {
  readonly before: Way | undefined;
  readonly code: number;
  readonly x: number;
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

/** The likeliest text among all that the places allow. */
function fill(places: readonly Options[], model: CharModel): string {
  let ways: Way[] = [{ before: undefined, code: 0, x: 0, a: 0, b: LINE_BOUNDARY, score: 0 }];
  for (const options of places) {
    const next: Way[] = [];
    for (const way of ways)
      for (const code of options) {
        const id = model.idOf(code);
        if (id === 0 && options.length > 1) continue;
        const score = way.score + (id === 0 ? 0 : Math.log(model.probability(way.x, way.a, way.b, id)));
        next.push({ before: way, code, x: way.a, a: way.b, b: id, score });
      }
    if (next.length === 0) next.push({ ...(ways[0] as Way), before: ways[0], code: 0xfffd });
    ways = next.length > 1 ? next.sort((p, q) => q.score - p.score).slice(0, BEAM) : next;
  }
  return spell(ways[0]);
}

function spell(last: Way | undefined): string {
  const codes: number[] = [];
  for (let way = last; way?.before !== undefined; way = way.before) if (way.code !== 0) codes.push(way.code);
  return codes
    .reverse()
    .map((code) => String.fromCharCode(code))
    .join('');
}

interface Pairing extends Way {
  /** The first byte of the next character; -1 between characters. */
  readonly lead: number;
}

/**
 * A text in a double-byte set that was read as UTF-8 where that is valid, else as Latin-1: what stands between U+0080 and U+00FF was one
 * byte, or two. The model chooses among the ways to pair them.
 */
export function decodeAmbiguous(text: string, charset: 'gb18030' | 'big5', model: CharModel): DecodedLost {
  const decoder = new TextDecoder(charset);
  const cells = new Map<number, number>();
  const cellOf = (lead: number, trail: number): number => {
    const pair = lead * 256 + trail;
    let code = cells.get(pair);
    if (code === undefined) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      code = character.length === 1 ? character.charCodeAt(0) : 0xfffd;
      cells.set(pair, code);
    }
    return code;
  };
  const say = (way: Pairing, code: number): Pairing => {
    const id = model.idOf(code);
    const unseen = code >= 0x2010 && code <= 0x3020 ? UNSEEN_MARK : UNSEEN;
    const score = way.score + (id === 0 ? unseen : Math.log(model.probability(way.x, way.a, way.b, id)));
    return { before: way, code, x: way.a, a: way.b, b: id, score, lead: -1 };
  };
  const take = (way: Pairing, byte: number): Pairing => {
    if (way.lead >= 0) return say(way, cellOf(way.lead, byte));
    if (byte < 0x80) return say(way, byte);
    return { ...way, before: way, code: 0, lead: byte };
  };
  let ways: Pairing[] = [{ before: undefined, code: 0, x: 0, a: 0, b: LINE_BOUNDARY, score: 0, lead: -1 }];
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    const options =
      code < 0x80
        ? [[code]]
        : code < 0x100
          ? [[code], [...new TextEncoder().encode(character)]]
          : [[...new TextEncoder().encode(character)]];
    const next = ways.flatMap((way) =>
      options.map((bytes) => bytes.reduce((reached: Pairing, byte) => take(reached, byte), way)),
    );
    ways = next.sort((p, q) => q.score - p.score).slice(0, BEAM);
  }
  const best = ways.find(({ lead }) => lead < 0) ?? (ways[0] as Pairing);
  const result = spell(best);
  return { text: result, chosen: 0, lost: countLost(result) };
}
