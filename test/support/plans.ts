/** The fixture plans: their bytes, and what was annotated in them by hand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PROJECT } from './source-files.js';

export interface FixturePlan {
  readonly slug: string;
  readonly folder: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

const FOLDER = join(PROJECT, 'fixtures', 'plans');

export function readFixturePlans(): FixturePlan[] {
  return readdirSync(FOLDER)
    .sort()
    .map((slug) => {
      const folder = join(FOLDER, slug);
      const name = readdirSync(folder).find((file) => file.startsWith('source.')) ?? 'source.txt';
      return { slug, folder, name, bytes: readFileSync(join(folder, name)) };
    });
}

/** The fixture comparisons and the plans that each compares. */
export function readFixtureComparisons(): { slug: string; plans: FixturePlan[] }[] {
  const folder = join(PROJECT, 'fixtures', 'comparisons');
  const plans = readFixturePlans();
  return readdirSync(folder)
    .sort()
    .map((slug) => {
      const inputs = JSON.parse(readFileSync(join(folder, slug, 'inputs.json'), 'utf8')) as string[];
      const wanted = new Set(inputs.map((input) => basename(input)));
      return { slug, plans: plans.filter((plan) => wanted.has(plan.slug)) };
    });
}

export function readAnnotation<T>(plan: FixturePlan): T | null {
  const path = join(plan.folder, 'annotation.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null;
}
