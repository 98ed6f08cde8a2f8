/** Who answers for the same work in each city, and where it is said: 市大数据中心 here, 市数据资源局 there, both 数据管理部门. */
import type { PlanComparison } from '../model/comparison.js';
import type { PlanDocument } from '../model/document.js';

type OfficeRow = PlanComparison['units'][number];
type Place = NonNullable<OfficeRow['cells'][number]['places']>[number];

interface Tally {
  readonly names: Map<string, number>;
  readonly lead: Set<string>;
  readonly total: Set<string>;
  readonly places: Place[];
}

/** Offices that at least two plans name, those with most tasks first. */
export function compareOffices(documents: readonly PlanDocument[]): OfficeRow[] {
  const rows = new Map<string, Map<string, Tally>>();
  for (const plan of documents) {
    for (const unit of plan.units) {
      // The assigning sentence's own entry stands for later tasks, which have entries of their own.
      if (unit.applies !== undefined) continue;
      const row = getOrMake(rows, unit.canonical, () => new Map<string, Tally>());
      const tally = getOrMake(
        row,
        plan.id,
        (): Tally => ({
          names: new Map(),
          lead: new Set(),
          total: new Set(),
          places: [],
        }),
      );
      const work = unit.task ?? unit.clause ?? unit.id;
      tally.names.set(unit.name, (tally.names.get(unit.name) ?? 0) + 1);
      tally.total.add(work);
      tally.places.push({ path: [...unit.path], role: unit.role, unit: unit.id });
      if (unit.role === 'lead') tally.lead.add(work);
    }
  }
  return [...rows]
    .filter(([, row]) => row.size > 1)
    .map(([canonical, row]) => ({
      canonical,
      cells: [...row].map(([document, { names, lead, total, places }]) => ({
        document,
        name: commonest(names),
        lead: lead.size,
        total: total.size,
        places,
      })),
    }))
    .sort((p, q) => tasksOf(q) - tasksOf(p) || (p.canonical < q.canonical ? -1 : 1));
}

function tasksOf(row: OfficeRow): number {
  return row.cells.reduce((sum, cell) => sum + cell.total, 0);
}

function commonest(names: ReadonlyMap<string, number>): string {
  return [...names].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
