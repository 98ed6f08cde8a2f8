/** A plan has not changed since itself: no fixture gives a change, whatever its layout, and none of other plans throws. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareVersions } from '../../../src/compare/versions/versions.js';
import type { PlanDocument } from '../../../src/model/document.js';
import { planVersionsSchema } from '../../../src/model/versions.js';
import { PROJECT } from '../../support/source-files.js';
import { LIST_NAMES } from './list-changes.js';

const ROOT = join(PROJECT, 'fixtures/plans');
const plans = readdirSync(ROOT).map(
  (slug) =>
    [slug, JSON.parse(readFileSync(join(ROOT, slug, 'document.json'), 'utf8')) as PlanDocument] as const,
);

describe('compareVersions of a fixture', () => {
  it.each(plans)('%s and itself', async (_, plan) => {
    const none = await compareVersions(plan, plan);
    expect(LIST_NAMES.flatMap((name): readonly unknown[] => none[name])).toEqual([]);
  });

  it.each(plans.slice(0, 12).map(([slug, plan], i) => [slug, plan, plans[i + 12]?.[1] ?? plan] as const))(
    '%s and another plan',
    async (_, plan, other) => {
      const versions = await compareVersions(plan, other);
      expect(planVersionsSchema.parse(versions)).toEqual(versions);
      const texts = new Map([plan, other].map(({ id, text }) => [id, text]));
      const { chapters, passages, tasks, targets, baselines, deadlines, offices } = versions;
      for (const list of [chapters, passages, tasks, targets, baselines, deadlines, offices]) {
        for (const place of list.flatMap(({ old, new: now }) => [old, now])) {
          if (place === null) continue;
          expect(texts.get(place.document)?.slice(place.span.start, place.span.end)).toBe(place.quote);
        }
      }
    },
  );
});
