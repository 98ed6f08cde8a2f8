/** A comparison without what all plans agree on: 绿化率 ≥ 40 % by 2024-12-31 everywhere is no row, ≥ 45 % in one makes it one. */
import type { IndicatorRow, PlanComparison } from '../model/comparison.js';

export function keepDifferences(comparison: PlanComparison): PlanComparison {
  const count = comparison.documents.length;
  const isShared = (members: readonly { readonly document: string }[]): boolean =>
    new Set(members.map(({ document }) => document)).size === count;
  const { groups, ...rest } = comparison;
  return {
    ...rest,
    topics: comparison.topics.filter(({ members }) => !isShared(members)),
    indicators: comparison.indicators.filter((row) => !(isShared(row.cells) && isEven(row))),
    units: comparison.units.filter(
      ({ cells }) => !(isShared(cells) && sameAll(cells, (cell) => `${cell.lead}/${cell.total}`)),
    ),
    // A passage in common is agreement by its nature.
    borrowed: [],
    ...(groups === undefined ? {} : { groups: groups.filter(({ members }) => !isShared(members)) }),
  };
}

function isEven({ cells }: IndicatorRow): boolean {
  return sameAll(cells, (cell) =>
    [cell.value, cell.valueMax, cell.comparator, cell.due, cell.status].join(' '),
  );
}

function sameAll<T>(list: readonly T[], keyOf: (entry: T) => string): boolean {
  return new Set(list.map(keyOf)).size <= 1;
}
