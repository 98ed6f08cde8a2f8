/**
 * Real plans, whose texts are not part of the project: each folder of `seeds` says which file is meant (by its
 * SHA-256) and which figures, dates and offices are expected at which place of it. The texts are looked for in
 * `../shared/seeds` or in the folder that PLAN_SEEDS names; elsewhere these tests are skipped.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findMissed } from '../bench/seed-facts.mjs';
import { extractPlan } from '../src/index.js';
import { PROJECT } from './support/source-files.js';

interface Origin {
  readonly file: string;
  readonly sha256: string;
  readonly title: string | null;
  readonly city: string | null;
  readonly source: string | null;
}

interface Fact {
  readonly expect?: 'fail';
  readonly path: readonly number[];
}

interface Miss {
  readonly kind: string;
  readonly fact: Fact;
  readonly why: string;
}

const FOLDER = join(PROJECT, 'seeds');
const TEXTS = resolve(PROJECT, process.env['PLAN_SEEDS'] ?? '../shared/seeds');
const names = readdirSync(FOLDER)
  .filter((name) => existsSync(join(FOLDER, name, 'facts.json')))
  .sort();
const present = names.filter((name) => existsSync(join(TEXTS, readOrigin(name).file)));

if (present.length === 0) console.log('skipped: no seeds (looked in ../shared/seeds and PLAN_SEEDS)');

describe.skipIf(present.length === 0)('seed plans', () => {
  it('are all there', () => {
    expect(present).toEqual(names);
  });

  it.each(present)('%s: the file is the one that the facts were taken from', (name) => {
    const { file, sha256 } = readOrigin(name);
    const digest = createHash('sha256')
      .update(readFileSync(join(TEXTS, file)))
      .digest('hex');
    expect(digest).toBe(sha256);
  });

  it.each(present)('%s: title and city', async (name) => {
    const { file, title, city } = readOrigin(name);
    const { meta } = await extractPlan(readFileSync(join(TEXTS, file)), { name: file });
    expect({ title: fold(meta.title), city: meta.jurisdiction }).toEqual({ title: fold(title), city });
  });

  it.each(present)('%s: every expected fact, and every known miss still missed', async (name) => {
    const facts = readJson<Record<string, Fact[]>>(join(FOLDER, name, 'facts.json'));
    const { file } = readOrigin(name);
    const document = await extractPlan(readFileSync(join(TEXTS, file)), { name: file });
    const missed: Miss[] = findMissed(facts, document);
    const all = Object.values(facts).flat();
    const lost = missed
      .filter(({ fact }) => fact.expect !== 'fail')
      .map(({ kind, fact, why }) => `${kind} ${JSON.stringify(fact)}: ${why}`);
    const gained = all
      .filter((fact) => fact.expect === 'fail' && !missed.some((miss) => miss.fact === fact))
      .map((fact) => `${JSON.stringify(fact)} is found now: take its "expect" away`);
    expect([...lost, ...gained]).toEqual([]);
  });
});

describe('seed folders', () => {
  it.each(names)('%s holds no sentence', (name) => {
    const text = readFileSync(join(FOLDER, name, 'facts.json'), 'utf8');
    const long = [...text.matchAll(/"(?<words>[^"\\]*(?:\\.[^"\\]*)*)"/gu)]
      .map((match) => match.groups?.['words'] ?? '')
      .filter((words) => [...words.matchAll(/\p{Script=Han}/gu)].length > 20);
    expect(long).toEqual([]);
  });
});

function readOrigin(name: string): Origin {
  return readJson<Origin>(join(FOLDER, name, 'origin.json'));
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

function fold(title: string | null): string | null {
  return title === null ? null : title.normalize('NFKC').replace(/[—―–]+/gu, '-');
}
