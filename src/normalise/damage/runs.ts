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

/** What other readings of the line make of the same place, likeliest first, each with its share of the belief. */
export function alternatives(
  run: Run,
  readings: readonly Reading[],
  runs: readonly (readonly Run[])[],
): { text: string; share: number }[] {
  const shares = new Map<string, number>();
  const top = readings[0]?.score ?? 0;
  for (const [i, { score }] of readings.entries()) {
    const same = runs[i]?.find(({ start, end }) => start === run.start && end === run.end);
    if (same === undefined) continue;
    shares.set(same.text, (shares.get(same.text) ?? 0) + Math.exp((score - top) / TEMPERATURE));
  }
  const all = [...shares.values()].reduce((sum, share) => sum + share, 0);
  return [...shares].map(([text, share]) => ({ text, share: share / all })).sort((a, b) => b.share - a.share);
}
