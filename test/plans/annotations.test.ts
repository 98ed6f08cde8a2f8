/**
 * The fixture plans against their annotations, which were made by hand from the definitions of clause, target, deadline and unit
 * and not from what the program prints. The bars are for all plans together; a failure lists what is missed and what is extra.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { extractPlan, type PlanDocument } from '../../src/index.js';
import { type Annotation, f1, fold, type Kind, tally } from '../support/annotations.js';
import { readAnnotation, readFixturePlans } from '../support/plans.js';

const BARS: Readonly<Record<Kind, number>> = { clauses: 0.99, targets: 0.98, deadlines: 0.95, units: 0.99 };
const META_BAR = 0.97;

const annotated = readFixturePlans().flatMap((plan) => {
  const annotation = readAnnotation<Annotation>(plan);
  return annotation === null ? [] : [{ plan, annotation }];
});
const documents = new Map<string, PlanDocument>();

beforeAll(async () => {
  for (const { plan } of annotated)
    documents.set(plan.slug, await extractPlan(plan.bytes, { name: plan.name }));
}, 60_000);

function documentOf(slug: string): PlanDocument {
  return documents.get(slug) as PlanDocument;
}

describe('fixture plans against their annotations', () => {
  it('has plans to hold', () => {
    expect(annotated.length).toBeGreaterThanOrEqual(20);
  });

  it.each(Object.keys(BARS) as Kind[])('%s', (kind) => {
    const all = { hits: 0, missed: [] as string[], extra: [] as string[] };
    for (const { plan, annotation } of annotated) {
      const { hits, missed, extra } = tally(kind, annotation, documentOf(plan.slug));
      all.hits += hits;
      all.missed.push(...missed.map((key) => `${plan.slug} ${key}`));
      all.extra.push(...extra.map((key) => `${plan.slug} ${key}`));
    }
    expect(f1(all), JSON.stringify({ missed: all.missed, extra: all.extra }, null, 1)).toBeGreaterThanOrEqual(
      BARS[kind],
    );
  });

  it('meta', () => {
    const wrong: string[] = [];
    let count = 0;
    for (const { plan, annotation } of annotated) {
      const meta = documentOf(plan.slug).meta as Readonly<Record<string, unknown>>;
      for (const [field, expected] of Object.entries(annotation.meta)) {
        count += 1;
        if (fold(meta[field]) !== fold(expected)) wrong.push(`${plan.slug} ${field}: ${String(meta[field])}`);
      }
    }
    expect(1 - wrong.length / count, wrong.join('\n')).toBeGreaterThanOrEqual(META_BAR);
  });
});
