/**
 * Laws of every document, on the fixture plans and on random cuts of them: facts quote the text where they say, spans lie in
 * the source, clauses nest, ids are unique, and the same bytes give the same JSON.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractPlan, type PlanDocument } from '../../src/index.js';
import { planDocumentSchema } from '../../src/model/document.js';
import { read } from '../../src/read/read.js';
import { readFixturePlans } from '../support/plans.js';

const plans = readFixturePlans();
const texts = plans.filter(({ name }) => name.endsWith('.txt'));

function checkLaws(document: PlanDocument, decoded: string): void {
  const facts = [...document.targets, ...document.deadlines, ...document.units];
  for (const fact of facts) expect(document.text.slice(fact.span.start, fact.span.end)).toBe(fact.quote);
  const placed = [...document.clauses, ...document.tasks, ...facts];
  for (const { span, sourceSpan } of placed) {
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(span.end).toBeLessThanOrEqual(document.text.length);
    expect(sourceSpan.start).toBeGreaterThanOrEqual(0);
    expect(sourceSpan.end).toBeGreaterThanOrEqual(sourceSpan.start);
    expect(sourceSpan.end).toBeLessThanOrEqual(decoded.length);
  }
  const ids = placed.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);

  const clauses = new Map(document.clauses.map((clause) => [clause.id, clause]));
  for (const clause of document.clauses) {
    const parent = clause.parent === null ? undefined : clauses.get(clause.parent);
    expect(clause.path.length).toBe(clause.level);
    if (clause.parent === null) continue;
    expect(parent).toBeDefined();
    expect(clause.span.start).toBeGreaterThanOrEqual(parent?.span.start ?? Number.NaN);
    expect(clause.span.end).toBeLessThanOrEqual(parent?.span.end ?? Number.NaN);
    expect(clause.path.slice(0, -1)).toEqual(parent?.path);
  }
  for (const fact of facts)
    if (fact.clause !== null) expect(clauses.get(fact.clause)?.path).toEqual(fact.path);
  const tasks = new Set(document.tasks.map(({ id }) => id));
  for (const { task } of document.targets) if (task !== null) expect(tasks.has(task)).toBe(true);
  for (const repair of document.repairs) {
    expect(decoded.slice(repair.sourceSpan.start, repair.sourceSpan.end)).toBe(repair.before);
    expect(document.text.slice(repair.span.start, repair.span.end)).toBe(repair.after);
  }
}

async function checkBytes(bytes: Uint8Array, name: string): Promise<PlanDocument> {
  const document = await extractPlan(bytes, { name });
  checkLaws(document, (await read(bytes, { name })).decoded);
  return document;
}

describe('laws of a document', () => {
  it.each(plans.map((plan) => [plan.slug, plan] as const))('%s', async (_, plan) => {
    const document = await checkBytes(plan.bytes, plan.name);
    planDocumentSchema.parse(document);
    expect(await extractPlan(plan.bytes, { name: plan.name })).toEqual(document);
  });

  it('give the same documents in whatever order the plans are read', async () => {
    const extractAll = async (order: typeof plans): Promise<Map<string, string>> => {
      const documents = new Map<string, string>();
      for (const plan of order)
        documents.set(plan.slug, JSON.stringify(await extractPlan(plan.bytes, { name: plan.name })));
      return documents;
    };
    const forwards = await extractAll(plans);
    const backwards = await extractAll([...plans].reverse());
    for (const { slug } of plans) expect(backwards.get(slug)).toBe(forwards.get(slug));
  });

  it('hold however a plan is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...texts), fc.nat(8000), fc.nat(3000), async (plan, from, length) => {
        const start = Math.min(from, plan.bytes.length);
        await checkBytes(plan.bytes.subarray(start, Math.min(plan.bytes.length, start + length)), plan.name);
      }),
      { numRuns: 120 },
    );
  }, 60_000);

  it('hold for text of marks, figures and brackets in any order', async () => {
    const word = fc.constantFrom(
      '一、',
      '（一）',
      '1.',
      '①',
      '——',
      '第一章',
      '附件1',
      '\n',
      '。',
      '，',
      '；',
      '：',
      '（',
      '）',
      '《',
      '》',
      '“',
      '”',
      '年底前',
      '到2025年',
      '95%',
      '3至5个',
      '不少于',
      '以上',
      '分别',
      '责任单位：',
      '市教育局',
      '、',
      '牵头',
      '均需',
      '落实',
      '\t',
      '序号',
      ' ',
      '二〇二五年',
      '\ud800',
      '\u0000',
      '翻一番',
      'é',
      '(shù)',
      '?。',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 60 }), async (words) => {
        await checkBytes(new TextEncoder().encode(words.join('')), 'hostile.txt');
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
