/**
 * The pages of comparisons, of a few plans and of many: every row leads to its places, words that differ are marked, chapters
 * are offered, no text stands in a large page twice, and markup in a plan stays text.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { makeCityPlans } from '../../bench/city-plans.mjs';
import { comparePlans, extractPlan, type PlanComparison, type PlanDocument } from '../../src/index.js';
import { listChapters } from '../../src/report/html/chapters.js';
import { findDiffering } from '../../src/report/html/clause-differences.js';
import { comparisonFormats } from '../../src/report/index.js';
import { ENUMS, expectHarmless, extractFixture, poison, readCases, readPage } from './pages.js';
import { COMPARISON, sampleDocument } from './sample.js';

describe('differences of clauses', () => {
  it.each(readCases<{ a: string; b: string }, string[]>('clause-differences.json'))(
    '$label',
    ({ input: { a, b }, expected }) => {
      expect(findDiffering(a, b).map(({ start, end }) => a.slice(start, end))).toEqual(expected);
    },
  );

  it('are found in no time, whatever is compared', () => {
    const long = '新建充电桩300个，改造泊位，'.repeat(4000);
    const started = performance.now();
    expect(findDiffering(long, long.replaceAll('300', '500'))).toEqual([]);
    expect(findDiffering('（'.repeat(50_000), '一'.repeat(50_000))).toEqual([]);
    expect(performance.now() - started).toBeLessThan(4000);
  });
});

describe('chapters', () => {
  const plan = (id: string, ...headings: string[]): PlanDocument => {
    const clean = sampleDocument({ id });
    const [first] = clean.clauses;
    if (first === undefined) throw new Error('the sample has a clause');
    const clauses = headings.map((heading, i) => ({ ...first, id: `c${i + 1}`, heading, path: [i + 1] }));
    const below = { ...first, id: 'below', heading: '建桩', parent: 'c1', level: 2, path: [1, 1] };
    return { ...clean, clauses: [...clauses, below] };
  };
  const chapters = listChapters(
    ['a', 'b', 'c'],
    [plan('a', '加快建设', '保障措施'), plan('b', '加快 建设。'), plan('c', '其他', '')],
  );

  it('are one where plans head them alike, and hold what stands below', () => {
    expect(chapters.list.map(({ heading, plans }) => [heading, plans])).toEqual([
      ['加快建设', [0, 1]],
      ['保障措施', [0]],
      ['其他', [2]],
    ]);
    expect(chapters.of([{ document: 'b', path: [1, 1] }])).toEqual([0]);
    expect(
      chapters.of([
        { document: 'c', path: [1, 1] },
        { document: 'a', path: [2] },
      ]),
    ).toEqual([1, 2]);
    expect(
      chapters.of([
        { document: 'c', path: [2] },
        { document: 'x', path: [1] },
      ]),
    ).toEqual([]);
    expect(chapters.ofPlan('a')).toEqual([0, 1]);
  });
});

describe('the page of a comparison', () => {
  let comparison: PlanComparison;
  let documents: PlanDocument[];
  let page = '';
  beforeAll(async () => {
    documents = await Promise.all(
      [
        'linzhu-yingshang-2024',
        'shuoning-yingshang-cuoshi',
        'tangzhou-yingshang',
        'piyang-shuili',
        'yunfeng-shuili-shisiwu',
      ].map(extractFixture),
    );
    comparison = await comparePlans(documents);
    page = await comparisonFormats.html(comparison, { lang: 'zh', documents });
  });

  it('shows every indicator, topic, date, passage, office and lone task', () => {
    const { select, text } = readPage(page);
    const count = (selector: string): number => select(selector).length;
    expect(comparison.indicators.length * comparison.borrowed.length).toBeGreaterThan(0);
    expect(count('#indicators tbody tr')).toBe(comparison.indicators.length);
    expect(count('#indicators .bar')).toBe(comparison.indicators.flatMap(({ cells }) => cells).length);
    expect(count('#topics tbody tr')).toBe(comparison.topics.length);
    expect(count('#topics details .side > div')).toBe(
      comparison.topics.flatMap(({ members }) => members).length,
    );
    expect(count('#timeline tbody tr')).toBe(comparison.timeline.length);
    expect(count('#borrowed details .side')).toBe(comparison.borrowed.length);
    expect(count('#offices tbody tr')).toBe(comparison.units.length);
    expect(count('#unique li')).toBe(comparison.unique.length);
    for (const { label } of comparison.topics) expect(text).toContain(label);
  });

  it('leads every cell and figure to its place', () => {
    const { ids, links } = readPage(page);
    expect(links.filter((link) => !ids.includes(link))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    const indexOf = (id: string): number => documents.findIndex((document) => document.id === id) + 1;
    const figures = comparison.indicators.flatMap(({ cells }) =>
      cells.map(({ document, target }) => `p${indexOf(document)}-${target}`),
    );
    expect(figures.filter((place) => !links.includes(place))).toEqual([]);
  });

  it('sets the clauses of a topic side by side with their figures marked', () => {
    const { select } = readPage(page);
    expect(select('#topics details mark.target').length).toBeGreaterThan(0);
    expect(select('#topics .side mark.differs').length).toBeGreaterThan(0);
    expect(select('#borrowed mark.differs').length).toBeGreaterThan(0);
  });

  it('offers the chapters, and every row that has a place names one of them', () => {
    const { select } = readPage(page);
    const offered = select('#filter-chapter option').map((option) => option.getAttribute('value'));
    const headings = documents.flatMap(({ clauses }) =>
      clauses
        .filter(({ parent, heading }) => parent === null && heading !== '')
        .map(({ heading }) => heading),
    );
    expect(offered).toHaveLength(new Set(headings).size + 1);
    const rows = select('#indicators tr, #topics tr, #topics details, #unique li, #timeline tbody tr');
    const named = rows.map((row) => row.getAttribute('data-chapters')?.split(' ') ?? []);
    expect(named.flat().filter((number) => !offered.includes(number))).toEqual([]);
    expect(named.filter((numbers) => numbers.length > 0).length).toBeGreaterThan(rows.length / 2);
  });

  it('leads from an office to each place that names it', () => {
    const { links } = readPage(
      page.slice(page.indexOf('<section id="offices">'), page.indexOf('<section id="unique">')),
    );
    const indexOf = (id: string): number => documents.findIndex((document) => document.id === id) + 1;
    for (const { cells } of comparison.units)
      for (const { document, places } of cells) {
        expect(places?.length).toBeGreaterThan(0);
        const shown = places?.filter(({ unit }) => links.includes(`p${indexOf(document)}-${unit}`)) ?? [];
        const clauses = new Set(places?.map(({ path, role }) => `${path.join('.')} ${role}`));
        expect(shown.length).toBeGreaterThanOrEqual(clauses.size);
      }
  });

  it('draws the dates as one picture in the page', () => {
    const { select } = readPage(page);
    expect(select('#timeline svg')).toHaveLength(1);
    const dots = new Set(comparison.timeline.map(({ end, document }) => `${end} ${document}`));
    expect(select('#timeline svg circle')).toHaveLength(dots.size);
    const dated = new Set(comparison.timeline.map(({ document }) => document));
    expect(select('#timeline svg g[data-city]').length).toBeGreaterThanOrEqual(dated.size);
  });

  it('fetches nothing, and is the same on every run', async () => {
    expectHarmless(page);
    expect(await comparisonFormats.html(comparison, { lang: 'zh', documents })).toBe(page);
  });

  it('speaks English, and needs no texts', async () => {
    const english = await comparisonFormats.html(COMPARISON, { lang: 'en' });
    const { ids, links, text } = readPage(english);
    expect(text).toContain('Indicators in common');
    expect(text).toContain('500–600 个');
    expect(text).toContain('◀ earlier');
    expect(links.filter((link) => !ids.includes(link))).toEqual([]);
  });

  it('shows markup in any field as the text it is, also in the picture', async () => {
    const keep = new Set([...ENUMS, 'document', 'id', 'documentA', 'documentB']);
    const hostile = poison(COMPARISON, keep);
    const plans = hostile.documents.map(({ id }) => poison(sampleDocument({ id }), keep));
    for (const given of [[], plans]) {
      const page = await comparisonFormats.html(hostile, { lang: 'zh', documents: given });
      expectHarmless(page);
      const { select } = readPage(page);
      expect(select('svg')).toHaveLength(1);
      expect(select('img, section script')).toEqual([]);
    }
  });
});

describe('the page of many plans', () => {
  let comparison: PlanComparison;
  let documents: PlanDocument[];
  let page = '';
  beforeAll(async () => {
    documents = await Promise.all(makeCityPlans(26).map(({ name, text }) => extractPlan(text, { name })));
    comparison = await comparePlans(documents);
    page = await comparisonFormats.html(comparison, { lang: 'zh', documents });
  }, 60_000);

  it('names the cities that have something, and has no empty cells', () => {
    const { select } = readPage(page);
    expect(select('#indicators thead th')).toHaveLength(3);
    expect(select('#indicators .bar')).toHaveLength(
      comparison.indicators.flatMap(({ cells }) => cells).length,
    );
    for (const bar of select('#indicators .bar'))
      expect(bar.getAttribute('style')).toMatch(/^width:[\d.]+rem$/u);
    expect(select('#offices .chips > li')).toHaveLength(
      comparison.units.flatMap(({ cells }) => cells).length,
    );
    expect(select('#borrowed .passages > li')).toHaveLength(comparison.borrowed.length);
    expect(select('#topics details')).toHaveLength(comparison.topics.length);
    expect(select('td').filter(({ textContent }) => textContent === '' || textContent === null)).toEqual([]);
  });

  it('writes every text once, and leads to it from each topic', () => {
    const { ids, links, select } = readPage(page);
    expect(select('#topics .side')).toEqual([]);
    expect(links.filter((link) => !ids.includes(link))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    const members = comparison.topics.flatMap((topic) => topic.members);
    expect(
      page
        .match(/<noscript>.*?<\/noscript>/gsu)
        ?.join('')
        .match(/<a /gu),
    ).toHaveLength(members.length);
    // With a column for each city and the clauses in the panels it would be three times as long.
    expect(page.length).toBeLessThan(10 * documents.reduce((sum, { text }) => sum + text.length, 0));
  });

  it('tells how long each copied place is', () => {
    const { select } = readPage(page);
    const sizes = new Map(select('[data-size]').map((place) => [place.id, place.getAttribute('data-size')]));
    for (const [i, { tasks }] of documents.entries())
      for (const { id, text } of tasks)
        expect(sizes.get(`p${i + 1}-${id}`)).toBe(`${text.replaceAll('\n', '').length}`);
  });

  it('is no table of many columns in Markdown either', async () => {
    const markdown = await comparisonFormats.md(comparison, { lang: 'zh', documents });
    const columns = markdown.split('\n').map((line) => line.match(/(?<!\\)\|/gu)?.length ?? 0);
    expect(Math.max(...columns)).toBeLessThan(8);
    for (const { heading } of comparison.topics[0]?.members ?? []) expect(markdown).toContain(heading);
  });

  it('fetches nothing, is the same on every run, and needs no texts', async () => {
    expectHarmless(page);
    expect(await comparisonFormats.html(comparison, { lang: 'zh', documents })).toBe(page);
    const { ids, links } = readPage(await comparisonFormats.html(comparison, { lang: 'en' }));
    expect(links.filter((link) => !ids.includes(link))).toEqual([]);
  });

  it('shows markup in any field as the text it is', async () => {
    const keep = new Set([...ENUMS, 'document', 'documentA', 'documentB', 'unit', 'target', 'id']);
    const hostile = poison(comparison, keep);
    const plans = documents.map((document) =>
      poison(document, new Set([...keep, 'text', 'parent', 'clause'])),
    );
    const evil = await comparisonFormats.html(hostile, { lang: 'zh', documents: plans });
    expectHarmless(evil);
    expect(readPage(evil).select('img, section script')).toEqual([]);
  });
});
