/**
 * The tasks of all plans put together in another way: by topic, by indicator, by the office that answers (数据管理部门), by
 * chapter (提升城市品质), by the quarter that a deadline ends in (2024Q4).
 */
import type { GroupKey, PlanComparison } from '../model/comparison.js';
import type { PlanDocument, Task } from '../model/document.js';
import type { Subject } from './subject.js';
import { placeOf } from './topics.js';

type Grouped = NonNullable<PlanComparison['groups']>[number];
type Member = Grouped['members'][number];

const DEEPEST = 20;

/** Tasks under labels, in order of first sight; a task stands once under a label. */
class Shelf {
  private readonly shelves = new Map<string, Map<string, Member>>();

  put(label: string, member: Member): void {
    if (label === '') return;
    const shelf = this.shelves.get(label) ?? new Map<string, Member>();
    this.shelves.set(label, shelf);
    const place = `${member.document} ${member.path.join('.')} ${member.segment} ${member.quote ?? ''}`;
    if (!shelf.has(place)) shelf.set(place, member);
  }

  read(): Grouped[] {
    return [...this.shelves].map(([label, members]) => ({ label, members: [...members.values()] }));
  }
}

export function groupTasks(
  by: GroupKey,
  subjects: readonly Subject[],
  documents: readonly PlanDocument[],
  found: Pick<PlanComparison, 'topics' | 'indicators'>,
): Grouped[] {
  switch (by) {
    case 'topic':
      return found.topics.map(({ label, members }) => ({
        label,
        members: members.map(({ document, path, segment, heading }) => ({
          document,
          path,
          segment,
          heading,
        })),
      }));
    case 'indicator':
      return byIndicator(subjects, documents, found.indicators);
    case 'office':
      return byFact(subjects, documents, (plan) =>
        factsOf(
          plan.units,
          (task) => task.units,
          (unit) => unit.canonical,
        ),
      );
    case 'deadline':
      return byFact(subjects, documents, (plan) =>
        factsOf(
          plan.deadlines,
          (task) => task.deadlines,
          ({ kind, end }) => (kind === 'asof' || end === null ? '' : quarterOf(end)),
        ),
      ).sort((p, q) => (p.label < q.label ? -1 : 1));
    case 'chapter':
      return byFact(subjects, documents, chapterFiling);
  }
}

interface Filed {
  readonly label: string;
  readonly quote?: string;
}
type Filing = (task: Task) => readonly Filed[];

function byFact(
  subjects: readonly Subject[],
  documents: readonly PlanDocument[],
  fileWith: (plan: PlanDocument) => Filing,
): Grouped[] {
  const filings = documents.map(fileWith);
  const shelf = new Shelf();
  for (const subject of subjects) {
    for (const { label, quote } of filings[subject.document]?.(subject.task) ?? [])
      shelf.put(label, { ...placeOf(subject, documents), ...(quote === undefined ? {} : { quote }) });
  }
  return shelf.read();
}

function factsOf<T extends { readonly id: string; readonly quote: string }>(
  facts: readonly T[],
  idsOf: (task: Task) => readonly string[],
  labelOf: (fact: T) => string,
): Filing {
  const known = new Map(facts.map((fact) => [fact.id, fact]));
  return (task) =>
    idsOf(task).flatMap((id) => {
      const fact = known.get(id);
      return fact === undefined ? [] : [{ label: labelOf(fact), quote: fact.quote }];
    });
}

function byIndicator(
  subjects: readonly Subject[],
  documents: readonly PlanDocument[],
  rows: PlanComparison['indicators'],
): Grouped[] {
  const labels = new Map<string, string>();
  for (const { indicator, cells } of rows)
    for (const { document, target } of cells) labels.set(`${document} ${target}`, indicator);
  return byFact(subjects, documents, (plan) =>
    factsOf(
      plan.targets,
      (task) => task.targets,
      ({ id }) => labels.get(`${plan.id} ${id}`) ?? '',
    ),
  );
}

/** The heading of the clause at the top: 二、（一）3. stands in 二、. */
function chapterFiling(plan: PlanDocument): Filing {
  const clauses = new Map(plan.clauses.map((clause) => [clause.id, clause]));
  return (task) => {
    let clause = clauses.get(task.clause);
    for (let depth = 0; depth < DEEPEST; depth += 1) {
      const above = clauses.get(clause?.parent ?? '');
      if (above === undefined) break;
      clause = above;
    }
    return [{ label: clause?.heading ?? '' }];
  };
}

function quarterOf(date: string): string {
  return `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}
