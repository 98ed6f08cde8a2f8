/** The options of `plan compare` read and checked: `--baseline 清江市 --by office --only differences --min-similarity 0.6`. */
import { basename } from 'node:path';
import type { PlanDocument } from '../index.js';
import { COMPARISON_PARTS, GROUP_KEYS, type GroupKey } from '../report/index.js';
import { WrongUsage } from './errors.js';
import type { Terminal } from './terminal.js';

export interface CompareChoices {
  readonly minSimilarity?: string;
  readonly baseline?: string;
  readonly only?: string;
  readonly by?: string;
}

export interface Choices {
  readonly minSimilarity: number | null;
  readonly by: GroupKey | null;
  readonly differences: boolean;
  readonly lacks: boolean;
}

const SHARE = /^(?:[01]|[01]?\.\d{1,6})$/u;

export function readChoices(given: CompareChoices, { say }: Terminal): Choices {
  const { minSimilarity, by } = given;
  const least = minSimilarity === undefined ? null : SHARE.test(minSimilarity) ? Number(minSimilarity) : 2;
  if (least !== null && least > 1) throw new WrongUsage(say('badSimilarity', { value: minSimilarity ?? '' }));
  const only = (given.only ?? '').split(',').filter((name) => name !== '');
  for (const name of only)
    if (!(COMPARISON_PARTS as readonly string[]).includes(name))
      throw new WrongUsage(say('badOnly', { name, names: COMPARISON_PARTS.join(', ') }));
  const key = GROUP_KEYS.find((one) => one === by);
  if (by !== undefined && key === undefined)
    throw new WrongUsage(say('badBy', { name: by, names: GROUP_KEYS.join(', ') }));
  return {
    minSimilarity: least,
    by: key ?? null,
    differences: only.includes('differences'),
    lacks: only.includes('lacks'),
  };
}

/** The plan that `--baseline` names: by its city, its file or its title; where it may mean two, nothing is guessed. */
export function findBaseline(
  name: string | undefined,
  documents: readonly PlanDocument[],
  labels: ReadonlyMap<string, string>,
  { say }: Terminal,
): string | null {
  if (name === undefined) return null;
  const byFile = documents.filter(({ id }) => labels.get(id) === name);
  const byName = documents.filter(
    ({ source, meta }) =>
      source.name === name ||
      source.name === basename(name) ||
      meta.jurisdiction === name ||
      meta.title === name,
  );
  const found = byFile.length > 0 ? byFile : byName;
  const [first] = found;
  if (first !== undefined && found.length === 1) return first.id;
  const names = documents.map(({ source, meta }) => meta.jurisdiction ?? source.name);
  throw new WrongUsage(
    say(found.length === 0 ? 'noBaseline' : 'twoBaselines', {
      name,
      names: [...new Set(names)].join(', '),
    }),
  );
}
