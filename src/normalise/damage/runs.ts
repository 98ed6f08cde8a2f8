/** Reads the shifted runs off a finished reading of a line, and what else each of them could have said. */
import { spellGroups } from './gbk-decoder.js';
import type { Context, Likelihood } from './likelihood.js';
import type { Reading } from './reading.js';
import { stepsOf } from './reading.js';
import type { Item } from './run-items.js';

export interface Run {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Sum over the run's characters. */
  readonly likelihood: number;
  readonly length: number;
  /** Before the run. */
  readonly context: Context;
  /** Every character follows from visible bytes. */
  readonly isDetermined: boolean;
  /** The run came from readings written across two characters, not from a mark. */
  readonly isReadingOnly: boolean;
  /** Characters at the end that are the rest of a tag. */
  readonly tagLength: number;
  /** The bytes behind it as the copy read them (see gbk-decoder). */
  readonly bytes: string;
  readonly steps: readonly Reading[];
}

const TAG_REST = /\/?[a-z][a-z0-9]{0,9}\s?\/?>$/iu;
const TEMPERATURE = 1.5;

export function unitsOf(reading: Reading): number[] {
  return stepsOf(reading).flatMap(({ units }) => [...units]);
}

export function runsOf(reading: Reading, items: readonly Item[], likelihood: Likelihood): Run[] {
  const runs: Run[] = [];
  let group: Reading[] = [];
  const close = (): void => {
    const first = group[0];
    const last = group.at(-1);
    if (first === undefined || last === undefined) return;
    const from = first.before?.next ?? 0;
    const opener = items[from];
    const end = last.next === 0 ? 0 : (items[last.next - 1] as Item).end;
    const start = opener === undefined ? end : opener.start;
    const printed = items
      .slice(from, last.next)
      .map(({ text }) => text)
      .join('');
    const text = group.map(({ emitted }) => emitted).join('');
    const isReadingOnly = opener !== undefined && opener.kind !== 'character';
    runs.push({
      start,
      end,
      text,
      likelihood: group.reduce((sum, step) => sum + step.likelihood, 0),
      length: Math.max(1, group.filter((step) => step.likelihood !== 0).length),
      context: (first.before ?? first).contextIn(likelihood),
      isDetermined: group.every((step) => !step.move.chosen),
      isReadingOnly,
      tagLength:
        printed.endsWith('>') && printed.includes('?') ? (TAG_REST.exec(printed)?.[0].length ?? 0) : 0,
      bytes: spellGroups(group.flatMap(({ units }) => [...units])),
      steps: group,
    });
    group = [];
  };
  for (const step of stepsOf(reading)) {
    if (!step.move.shifted || step.move.opens) close();
    if (step.move.shifted) group.push(step);
  }
  close();
  return runs;
}

/** A stretch of a run: one in which every byte is seen, or the surroundings of a hole. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly isDetermined: boolean;
  /** What the readings of the line make of it, likeliest first, each with its share of the belief; the chosen one is among them. */
  readonly alternatives: readonly { readonly text: string; readonly share: number }[];
}

/** So many characters on either side of a cut have all their bytes. */
const SURE_AROUND = 2;

/** Cuts a run between its holes; `runs` are those of each of `readings`. */
export function piecesOf(
  run: Run,
  items: readonly Item[],
  readings: readonly Reading[],
  runs: readonly (readonly Run[])[],
): Piece[] {
  const cuts = cutsOf(run.steps);
  const texts = readings.map((_, i) => {
    const same = runs[i]?.find(({ start, end }) => start === run.start && end === run.end);
    return same === undefined ? undefined : textsBetween(same.steps, cuts);
  });
  const top = readings[0]?.score ?? 0;
  const own = textsBetween(run.steps, cuts);
  return own.map((text, k): Piece => {
    const from = k === 0 ? -1 : (cuts[k - 1] as number);
    const to = cuts[k] ?? Number.POSITIVE_INFINITY;
    const shares = new Map<string, number>();
    let all = 0;
    for (const [i, { score }] of readings.entries()) {
      const other = texts[i]?.[k];
      if (other === undefined) continue;
      const share = Math.exp((score - top) / TEMPERATURE);
      shares.set(other, (shares.get(other) ?? 0) + share);
      all += share;
    }
    return {
      start: from < 0 ? run.start : (items[from] as Item).start,
      end: k < cuts.length ? (items[to - 1] as Item).end : run.end,
      text,
      isDetermined: run.steps.every(({ next, move }) => !move.chosen || next <= from || next > to),
      alternatives: [...shares]
        .map(([one, share]) => ({ text: one, share: share / all }))
        .sort((a, b) => b.share - a.share),
    };
  });
}

/** By how many items are taken where a run can be cut: where every byte is seen on both sides, and a hole lies to one of them. */
function cutsOf(steps: readonly Reading[]): number[] {
  const cuts: number[] = [];
  const isSure = (at: number): boolean => {
    for (let k = at - SURE_AROUND; k < at + SURE_AROUND; k += 1) {
      const step = steps[k];
      if (step === undefined || step.move.chosen || step.next === (step.before?.next ?? 0)) return false;
    }
    return true;
  };
  for (let at = SURE_AROUND; at + SURE_AROUND <= steps.length; at += 1) {
    const isEdge = isSure(at) && (!isSure(at - 1) || !isSure(at + 1));
    if (isEdge) cuts.push((steps[at - 1] as Reading).next);
  }
  return cuts;
}

function textsBetween(steps: readonly Reading[], cuts: readonly number[]): string[] {
  const texts = new Array<string>(cuts.length + 1).fill('');
  let k = 0;
  for (const { next, emitted } of steps) {
    while (k < cuts.length && next > (cuts[k] as number)) k += 1;
    texts[k] += emitted;
  }
  return texts;
}

/** The chosen one first, then the best; those that print alike as one. */
export function runnersUp(
  chosen: string,
  others: readonly (readonly [string, number])[],
): { candidates: string[]; shares: number[] } {
  const shares = new Map<string, number>([[chosen, 0]]);
  for (const [text, share] of others) shares.set(text, (shares.get(text) ?? 0) + share);
  const best = [...shares].slice(0, 5);
  return {
    candidates: best.map(([text]) => text),
    shares: best.map(([, share]) => Math.round(share * 1000) / 1000),
  };
}
