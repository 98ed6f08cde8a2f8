/**
 * Words of running text, by whichever segmenter this machine has: `推进智慧停车` → 推进 / 智慧停车.
 * Only where words are compared; a span, a figure or an office is never decided by a segmenter.
 */
import type { SegmenterName } from '../model/comparison.js';
import { loadTable } from './load-table.js';

export interface Segmenter {
  readonly name: SegmenterName;
  /** Cuts a run of Han characters that holds no digit, blank or mark. */
  readonly cut: (han: string) => string[];
}

/** In order of preference; each next one is tried where the one before cannot be loaded. */
const PREFERENCE: readonly SegmenterName[] = ['nodejieba', '@node-rs/jieba', 'Intl.Segmenter'];

const PROBE = '测试';

/**
 * Loads a segmenter. nodejieba takes half a second and 240 MB, so nothing is loaded before this is called.
 * An install without its binary imports well and only throws when it is first used: hence the probe.
 */
export async function loadSegmenter(preferred?: SegmenterName): Promise<Segmenter> {
  const order = preferred === undefined ? PREFERENCE : PREFERENCE.slice(PREFERENCE.indexOf(preferred));
  for (const name of order) {
    const cut = await openSegmenter(name);
    if (cut !== undefined) return { name, cut };
  }
  return { name: 'Intl.Segmenter', cut: (han) => [...han] };
}

const opened = new Map<SegmenterName, Promise<Segmenter['cut'] | undefined>>();

function openSegmenter(name: SegmenterName): Promise<Segmenter['cut'] | undefined> {
  const cut = opened.get(name) ?? probe(name);
  opened.set(name, cut);
  return cut;
}

async function probe(name: SegmenterName): Promise<Segmenter['cut'] | undefined> {
  try {
    const cut = await OPENERS[name]();
    return cut(PROBE).join('') === PROBE ? cut : undefined;
  } catch {
    return undefined;
  }
}

// Both jiebas run without their hidden Markov model: cut by the dictionary alone they agree, guessed words are where
// they part. New words of the genre come from our own list instead (see `splitWords`).
const OPENERS: Readonly<Record<SegmenterName, () => Promise<Segmenter['cut']>>> = {
  nodejieba: async () => {
    // A CommonJS module whose exports are made while it runs: only `default` holds them.
    // Named by a variable, so that the project compiles where the optional package is not installed.
    const name: string = 'nodejieba';
    const module = (await import(name)) as { default: { cut(text: string, strict: boolean): string[] } };
    return (han) => module.default.cut(han, false);
  },
  '@node-rs/jieba': async () => {
    const [{ Jieba }, { dict }] = await Promise.all([
      import('@node-rs/jieba'),
      import('@node-rs/jieba/dict.js'),
    ]);
    const jieba = Jieba.withDict(dict);
    return (han) => jieba.cut(han, false);
  },
  'Intl.Segmenter': () => {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
    return Promise.resolve((han) => Array.from(segmenter.segment(han), (part) => part.segment));
  },
};

const RUN = /\p{Script=Han}+|[A-Za-z][A-Za-z0-9+]*/gu;

/**
 * The words of a text, a list for each run between marks. Digits are masked, for nodejieba cuts 2025 into four words.
 * Words of the genre that no dictionary holds (城市大脑, 一网通办) are taken out first, so that every segmenter has
 * the same user dictionary: `智慧停车场` is 智慧停车 / 场 with each of them.
 */
export function splitWords(text: string, segmenter: Segmenter): string[][] {
  const runs: string[][] = [];
  for (const [run] of text.matchAll(RUN)) {
    runs.push(run.charCodeAt(0) < 0x80 ? [run.toLowerCase()] : cutRun(run, segmenter));
  }
  return runs;
}

function cutRun(run: string, segmenter: Segmenter): string[] {
  const lexicon = genreWords();
  const words: string[] = [];
  let from = 0;
  let at = 0;
  while (at < run.length) {
    const known = lexicon.get(run.slice(at, at + 2))?.find((word) => run.startsWith(word, at));
    if (known === undefined) {
      at += 1;
      continue;
    }
    if (at > from) for (const word of segmenter.cut(run.slice(from, at))) words.push(word);
    words.push(known);
    at += known.length;
    from = at;
  }
  if (from < run.length) for (const word of segmenter.cut(run.slice(from))) words.push(word);
  return words;
}

let genre: ReadonlyMap<string, readonly string[]> | undefined;

/** The user dictionary by the first two characters, longest word first. */
function genreWords(): ReadonlyMap<string, readonly string[]> {
  if (genre !== undefined) return genre;
  const index = new Map<string, string[]>();
  for (const word of loadTable<{ words: string[] }>('compare-words').words) {
    const key = word.slice(0, 2);
    const list = index.get(key);
    if (list === undefined) index.set(key, [word]);
    else list.push(word);
  }
  for (const list of index.values()) list.sort((a, b) => b.length - a.length);
  genre = index;
  return index;
}
