/** What a plan says stands in the tables: every fact with its words and its place, and the views count them. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cell, type Corpus, createCorpus, openCorpus } from '../../src/corpus/corpus.js';
import { makeRows } from '../../src/corpus/rows.js';
import { TABLE_NAMES, TABLES } from '../../src/corpus/tables.js';
import type { PlanDocument } from '../../src/index.js';
import { PROJECT } from '../support/source-files.js';

const SLUGS = ['linzhu-yingshang-2024', 'shuoning-yingshang-cuoshi', 'yunfeng-shuili-shisiwu'];
const OPTIONS = { version: '1', replace: false };

async function readPlan(slug: string): Promise<PlanDocument> {
  return JSON.parse(
    await readFile(join(PROJECT, 'fixtures/plans', slug, 'document.json'), 'utf8'),
  ) as PlanDocument;
}

describe('a corpus', () => {
  let folder: string;
  let corpus: Corpus;
  let plans: PlanDocument[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plan-corpus-'));
    plans = await Promise.all(SLUGS.map(readPlan));
    const path = join(folder, 'a.duckdb');
    await createCorpus(path);
    corpus = await openCorpus(path, 'write');
    const arrivals = plans.map((document) => ({ document, programVersion: '1' }));
    expect(await corpus.add([...arrivals, ...arrivals.slice(1)], OPTIONS)).toEqual([
      'added',
      'added',
      'added',
      'kept',
      'kept',
    ]);
  });
  afterAll(async () => {
    corpus.close();
    await rm(folder, { recursive: true, force: true });
  });

  const ask = async (sql: string): Promise<Cell[][]> => {
    const found: Cell[][] = [];
    for await (const batch of (await corpus.query(sql)).rows) for (const row of batch) found.push([...row]);
    return found;
  };

  it('gives every column of every table a value, where a document has one', () => {
    const missing = TABLE_NAMES.flatMap((table) => {
      const rows = plans.flatMap((plan) => makeRows(plan, '1')[table]);
      return Object.keys(TABLES[table])
        .filter((column) => rows.every((row) => !(column in row)))
        .map((column) => `${table}.${column}`);
    });
    // None of these plans has an office that the text hands on.
    expect(missing).toEqual(['units.applies']);
  });

  it('holds every fact with its words and its place', async () => {
    const targets = plans.flatMap(({ id, targets: all }) =>
      all.map((t) => [
        id,
        t.id,
        t.path.join('.'),
        t.quote,
        t.span.start,
        t.sourceSpan.end,
        t.value,
        t.due,
        t.rule,
      ]),
    );
    expect(
      await ask('select document, id, path, quote, start_at, source_end, value, due, rule from targets'),
    ).toEqual(targets);
    const deadlines = plans.flatMap(({ id, deadlines: all }) =>
      all.map((d) => [id, d.id, d.start, d.end, d.confidence]),
    );
    expect(await ask('select document, id, start_on, end_on, confidence from deadlines')).toEqual(deadlines);
    const units = plans.flatMap(({ units: all }) =>
      all.map((u) => [u.role, u.canonical, u.inherited, u.quote]),
    );
    expect(await ask('select role, canonical, inherited, quote from units')).toEqual(units);
    const tasks = plans.flatMap(({ tasks: all }) =>
      all.map((t) => [t.segment, t.text, t.deadlines, t.units]),
    );
    expect(await ask('select segment, text, deadlines, units from tasks')).toEqual(tasks);
    const clauses = plans.flatMap(({ text, clauses: all }) =>
      all.map((c) => [c.path.join('.'), text.slice(c.span.start, c.span.end)]),
    );
    expect(await ask('select path, text from clauses')).toEqual(clauses);
    const diagnostics = plans.flatMap(({ diagnostics: all }) =>
      all.map((d) => [d.code, d.span?.start ?? null]),
    );
    expect(await ask('select code, start_at from diagnostics')).toEqual(diagnostics);
  });

  it('gives whole documents back', async () => {
    const found = (await corpus.originals("jurisdiction = '临渚市' -- the first")).map((json) =>
      JSON.parse(String(json)),
    );
    expect(found).toEqual([plans[0]]);
    expect(await corpus.originals(null)).toHaveLength(3);
  });

  it('counts what offices have to do, a task once', async () => {
    const [first] = plans as [PlanDocument];
    const tasks = new Set(
      first.units.filter((u) => u.canonical === '市场监管部门').map((u) => u.task ?? u.id),
    );
    const lead = new Set(
      first.units
        .filter((u) => u.canonical === '市场监管部门' && u.role === 'lead')
        .map((u) => u.task ?? u.id),
    );
    expect(
      await ask("select lead, tasks from office_workload where office = '市场监管部门' and city = '临渚市'"),
    ).toEqual([[lead.size, tasks.size]]);
  });

  it('tells what is overdue on a day, and nothing that ends on it', async () => {
    const day = '2024-07-01';
    const [first] = plans as [PlanDocument];
    const late = await ask(`select ended_on, kind, quote from overdue('${day}') where city = '临渚市'`);
    const targets = first.targets.filter(
      ({ status, due }) => status === 'target' && due !== null && due < day,
    );
    expect(targets.length).toBeGreaterThan(0);
    expect(
      late
        .filter(([, kind]) => kind === 'target')
        .map(([, , quote]) => quote)
        .sort(),
    ).toEqual(targets.map(({ quote }) => quote).sort());
    expect(late.every(([end]) => String(end) < day)).toBe(true);
    const [end] = late[0] as [string];
    expect(await ask(`from overdue('${end}') where city = '临渚市' and ended_on = '${end}'`)).toEqual([]);
  });

  it('replaces a plan whole, or leaves it as it was', async () => {
    const [first] = plans as [PlanDocument];
    const fewer = { ...first, targets: first.targets.slice(0, 1) };
    const path = join(folder, 'b.duckdb');
    await createCorpus(path);
    const other = await openCorpus(path, 'write');
    const count = async (): Promise<unknown> => {
      const { rows } = await other.query('select count(*) from targets');
      for await (const batch of rows) return batch[0]?.[0];
      return null;
    };
    try {
      await other.add([{ document: first, programVersion: '1' }], OPTIONS);
      expect(await other.add([{ document: fewer, programVersion: '2' }], OPTIONS)).toEqual(['replaced']);
      expect(await count()).toBe(1);
      // A value that its column cannot take: nothing of this batch goes in.
      const wrong = { ...first, tasks: [{ ...first.tasks[0], segment: 1.5 }] } as unknown as PlanDocument;
      await expect(other.add([{ document: wrong, programVersion: '3' }], OPTIONS)).rejects.toThrow();
      expect(await count()).toBe(1);
      expect([...(await other.held()).values()].map((held) => held.programVersion)).toEqual(['2']);
    } finally {
      other.close();
    }
  });
});
