/**
 * A PlanDocument written by hand: clauses as `['加快停车场建设', '新增泊位…']`, facts by the words that they stand in.
 * Only what a comparison reads is filled in.
 */
import type { Deadline, PlanDocument, Target, Unit } from '../../src/model/document.js';

type TargetSpec = Pick<Target, 'value' | 'unit' | 'indicator'> & Partial<Target> & { readonly at: string };
type UnitSpec = Pick<Unit, 'name' | 'canonical' | 'role'>;
type DeadlineSpec = Partial<Deadline> & { readonly at: string };

export interface ClauseSpec {
  readonly heading: string;
  readonly body: string;
  readonly targets?: readonly TargetSpec[];
  readonly units?: readonly UnitSpec[];
  readonly deadlines?: readonly DeadlineSpec[];
}

export function makePlan(
  city: string,
  clauses: readonly (ClauseSpec | readonly [string, string])[],
): PlanDocument {
  const plan = emptyPlan(city);
  clauses.forEach((given, i) => {
    const spec: ClauseSpec = 'heading' in given ? given : { heading: given[0], body: given[1] };
    addClause(plan, spec, i + 1);
  });
  return plan;
}

function emptyPlan(city: string): PlanDocument {
  const id = [...city]
    .map((c) => c.charCodeAt(0).toString(16))
    .join('')
    .padEnd(16, '0')
    .slice(0, 16);
  return {
    schemaVersion: '1.0',
    id,
    source: {
      name: `${city}.txt`,
      mediaType: 'text/plain',
      encoding: 'utf-8',
      bytes: 0,
      sha256: '0'.repeat(64),
    },
    script: 'hans',
    meta: {
      title: `${city}工作方案`,
      documentType: '工作方案',
      documentNumber: null,
      issuer: null,
      issuedOn: null,
      publishedOn: null,
      jurisdiction: city,
      province: null,
      adcode: null,
      level: null,
      periodStart: 2024,
      periodEnd: 2024,
      planYear: 2024,
      basis: [],
    },
    text: '',
    repairs: [],
    clauses: [],
    tasks: [],
    targets: [],
    deadlines: [],
    units: [],
    diagnostics: [],
  };
}

function addClause(plan: PlanDocument, spec: ClauseSpec, number: number): void {
  const start = plan.text.length;
  const text = `${number}.${spec.heading}。${spec.body}`;
  plan.text += `${text}\n`;
  const span = { start, end: start + text.length };
  const clause = `c${number}`;
  const task = `t${number}`;
  const common = { part: null, path: [number], clause, rule: 'test', confidence: 1 };
  const locate = (words: string): { start: number; end: number } => {
    const at = plan.text.indexOf(words, start);
    return { start: at, end: at + words.length };
  };
  const targets = (spec.targets ?? []).map((target, i): Target => {
    const place = locate(target.at);
    return {
      ...common,
      id: `g${number}-${i + 1}`,
      task,
      quote: target.at,
      span: place,
      sourceSpan: place,
      kind: target.unit === '%' ? 'percentage' : 'count',
      valueMax: null,
      comparator: 'eq',
      status: 'target',
      change: null,
      due: null,
      year: null,
      deadline: null,
      ...target,
    };
  });
  const deadlines = (spec.deadlines ?? []).map((deadline, i): Deadline => {
    const place = locate(deadline.at);
    return {
      ...common,
      id: `d${number}-${i + 1}`,
      quote: deadline.at,
      span: place,
      sourceSpan: place,
      kind: 'by',
      start: null,
      end: null,
      recurrence: null,
      ...deadline,
    };
  });
  const units = (spec.units ?? []).map(
    (unit, i): Unit => ({
      ...common,
      id: `u${number}-${i + 1}`,
      task,
      quote: unit.name,
      span,
      sourceSpan: span,
      segment: 1,
      inherited: false,
      ...unit,
    }),
  );
  plan.clauses.push({
    id: clause,
    part: null,
    path: [number],
    marker: `${number}.`,
    level: 1,
    heading: spec.heading,
    parent: null,
    role: 'task',
    span,
    sourceSpan: span,
  });
  plan.tasks.push({
    id: task,
    part: null,
    clause,
    path: [number],
    segment: 1,
    heading: spec.heading,
    text,
    targets: targets.map(({ id }) => id),
    deadlines: deadlines.map(({ id }) => id),
    units: units.map(({ id }) => id),
    span,
    sourceSpan: span,
  });
  plan.targets.push(...targets);
  plan.deadlines.push(...deadlines);
  plan.units.push(...units);
}
