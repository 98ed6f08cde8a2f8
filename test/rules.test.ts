/**
 * Every rule that facts come from is proven by a labelled case, and no fact comes from a rule that is not listed.
 * `npm run rules` prints, for each rule, the cases that prove it and how often it reads something in the plans at hand.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { PlanDocument } from '../src/model/document.js';
import { RULES } from '../src/model/rule.js';
import { extractPlan } from '../src/pipeline.js';
import { readCaseFiles } from './support/cases.js';
import { readFixturePlans } from './support/plans.js';
import { PROJECT } from './support/source-files.js';
import { extractTinyPlan } from './support/tiny-plan.js';

const SEEDS = resolve(PROJECT, process.env['PLAN_SEEDS'] ?? '../shared/seeds');
const STAGES = ['quantity', 'time', 'assignment', 'due'];

/** `quantity/arabic+indicator/rate` counts for both. */
function* rulesOf({ targets, deadlines, units }: PlanDocument): Generator<string> {
  for (const { rule } of [...targets, ...deadlines, ...units]) yield* rule.split('+');
}

type Counts = Map<string, number>;

function count(counts: Counts, document: PlanDocument): void {
  for (const rule of rulesOf(document)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
}

async function countCases(): Promise<Counts> {
  const cases: Counts = new Map();
  for (const { rows } of STAGES.flatMap((stage) => readCaseFiles(stage)))
    for (const { input, context } of rows) {
      const found = new Set(rulesOf(await extractTinyPlan(input as string, context ?? {})));
      for (const rule of found) cases.set(rule, (cases.get(rule) ?? 0) + 1);
    }
  return cases;
}

async function countPlans(): Promise<Counts> {
  const hits: Counts = new Map();
  for (const { bytes, name } of readFixturePlans()) count(hits, await extractPlan(bytes, { name }));
  return hits;
}

async function countSeeds(): Promise<Counts> {
  const hits: Counts = new Map();
  if (!existsSync(SEEDS)) return hits;
  for (const name of readdirSync(SEEDS).filter((file) => file.endsWith('.txt')))
    count(hits, await extractPlan(readFileSync(join(SEEDS, name)), { name }));
  return hits;
}

test('every rule has a case, and every fact a listed rule', async () => {
  const [cases, plans, seeds] = [await countCases(), await countPlans(), await countSeeds()];
  if (process.env['npm_lifecycle_event'] === 'rules') {
    const line = (...cells: unknown[]): string =>
      cells.map((cell, i) => (i === 0 ? String(cell).padEnd(30) : String(cell).padStart(8))).join('');
    const rows = Object.entries(RULES).map(
      ([rule, phrase]) =>
        `${line(rule, cases.get(rule) ?? 0, plans.get(rule) ?? 0, seeds.get(rule) ?? 0)}  ${phrase}`,
    );
    console.log([line('rule', 'cases', 'plans', 'seeds'), ...rows].join('\n'));
  }
  expect(Object.keys(RULES).filter((rule) => !cases.has(rule))).toEqual([]);
  expect([...cases.keys(), ...plans.keys(), ...seeds.keys()].filter((rule) => !(rule in RULES))).toEqual([]);
}, 60_000);
