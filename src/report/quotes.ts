/**
 * Where a row of a comparison was read: a comparison names documents, targets and paths; with the documents at hand each
 * row gets its file, its clause and its words (充电桩300个以上 in 一、2. of qingshi.txt), so that it can be cited.
 */
import type { PlanComparison } from '../model/comparison.js';
import type { PlanDocument, Target, Task } from '../model/document.js';

export interface Quotes {
  readonly fileOf: (document: string) => string;
  readonly target: (document: string, id: string) => Target | undefined;
  readonly unit: (document: string, id: string) => string;
  readonly task: (document: string, path: readonly number[], segment: number | null) => string;
  readonly passage: (document: string, span: { readonly start: number; readonly end: number }) => string;
}

/** Without documents the words stay empty; the files are known all the same. */
export function lookUpQuotes(
  comparison: PlanComparison,
  documents: readonly PlanDocument[] | undefined,
): Quotes {
  const files = new Map(comparison.documents.map(({ id, name }) => [id, name]));
  const texts = new Map<string, string>();
  const targets = new Map<string, Target>();
  const units = new Map<string, string>();
  const tasks = new Map<string, Task>();
  for (const plan of documents ?? []) {
    texts.set(plan.id, plan.text);
    for (const target of plan.targets) targets.set(`${plan.id} ${target.id}`, target);
    for (const unit of plan.units) units.set(`${plan.id} ${unit.id}`, unit.quote);
    for (const task of plan.tasks) {
      const key = placeKey(plan.id, task.path, task.segment);
      // The first of a path is meant: an appendix may number its clauses again.
      if (!tasks.has(key)) tasks.set(key, task);
    }
  }
  return {
    fileOf: (document) => files.get(document) ?? document,
    target: (document, id) => targets.get(`${document} ${id}`),
    unit: (document, id) => units.get(`${document} ${id}`) ?? '',
    task: (document, path, segment) => tasks.get(placeKey(document, path, segment ?? 1))?.text ?? '',
    passage: (document, { start, end }) => texts.get(document)?.slice(start, end) ?? '',
  };
}

function placeKey(document: string, path: readonly number[], segment: number): string {
  return `${document} ${path.join('.')} ${segment}`;
}
