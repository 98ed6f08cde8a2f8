/**
 * The pages: whatever a plan holds is shown as text, every fact stands in the page with its place, a link leads
 * somewhere, nothing is fetched, and the same input gives the same page.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeCityPlans } from '../../bench/city-plans.mjs';
import { comparePlans, extractPlan, type PlanComparison, type PlanDocument } from '../../src/index.js';
import { listChapters } from '../../src/report/html/chapters.js';
import { findDiffering } from '../../src/report/html/clause-differences.js';
import { findDifferences } from '../../src/report/html/differences.js';
import { escapeHtml, html } from '../../src/report/html/escape.js';
import { SCRIPT } from '../../src/report/html/script.js';
import { STYLE } from '../../src/report/html/style.js';
import { comparisonFormats, documentFormats } from '../../src/report/index.js';
import { PROJECT } from '../support/source-files.js';
import { COMPARISON, sampleDocument } from './sample.js';

interface Case<Input, Expected> {
  readonly label: string;
  readonly input: Input;
  readonly expected: Expected;
}

function readCases<Input, Expected>(name: string): Case<Input, Expected>[] {
  return JSON.parse(readFileSync(join(PROJECT, 'fixtures/cases/report', name), 'utf8'));
}

function extractFixture(slug: string): Promise<PlanDocument> {
  return extractPlan(readFileSync(join(PROJECT, 'fixtures/plans', slug, 'source.txt')), {
    name: `${slug}.txt`,
  });
}

const EVIL = '"><script>alert(1)</script><svg onload=alert(2)><img src=x onerror=alert(3)>\' &lt;b&gt;\u202e';
const ATTRIBUTES_THAT_ACT = /\s(?:src|srcset|action|poster|data|formaction|xlink:href|on[a-z]+)=/iu;

/** Elements of the page that could ask for something or run. What stands in quotes is a value, whatever it says. */
function dangersOf(page: string): string[] {
  const tags = page.replace(/<(?<name>style|script)>.*?<\/\k<name>>/gsu, '').match(/<[a-z][^>]*>/giu) ?? [];
  return tags.filter(
    (tag) =>
      ATTRIBUTES_THAT_ACT.test(tag.replace(/="[^"]*"/gu, '=')) ||
      /\shref="(?!#)/iu.test(tag) ||
      /\sstyle="[^"]*url/iu.test(tag),
  );
}

function expectHarmless(page: string): void {
  expect(dangersOf(page)).toEqual([]);
  expect(STYLE + SCRIPT).not.toMatch(/https?:|@import|url\(|fetch|XMLHttpRequest|import\(|innerHTML|eval/u);
  expect(page.match(/<script/giu)).toHaveLength(1);
  expect(page).toContain(`<script>${SCRIPT}</script>`);
  const hash = createHash('sha256').update(SCRIPT).digest('base64');
  expect(page).toContain(`default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'`);
}

interface Element {
  readonly id: string;
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
}

function readPage(page: string): {
  readonly ids: readonly string[];
  readonly links: readonly string[];
  readonly text: string;
  readonly select: (selector: string) => Element[];
} {
  const { document } = parseHTML(page);
  const select = (selector: string): Element[] => [...document.querySelectorAll(selector)];
  return {
    ids: select('[id]').map((element) => element.id),
    links: select('a').map((link) => link.getAttribute('href')?.slice(1) ?? ''),
    text: document.body.textContent ?? '',
    select,
  };
}

/** Every value of a document that is text, replaced by something hostile that keeps the first letters. */
function poison<T>(value: T, keep: ReadonlySet<string>): T {
  const walk = (one: unknown, key: string): unknown => {
    if (typeof one === 'string') return keep.has(key) ? one : `${one}${EVIL}`;
    if (Array.isArray(one)) return one.map((part) => walk(part, key));
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, part]) => [name, walk(part, name)]));
  };
  return walk(value, '') as T;
}

const ENUMS = new Set(
  'schemaVersion segmenter kind role status comparator grade severity due end start issuedOn change level script'.split(
    ' ',
  ),
);

describe('the checks themselves', () => {
  it('see what asks or runs, and leave words in quotes alone', () => {
    expect(
      dangersOf('<img src="x"><a href="http://x"><p onclick="x"><b style="background:url(x)">'),
    ).toHaveLength(4);
    expect(dangersOf('<p title="x onclick=y src=z"><a href="#p1-t1">')).toEqual([]);
  });
});

describe('escape', () => {
  it.each(readCases<string, string>('escape.json'))('$label', ({ input, expected }) => {
    expect(escapeHtml(input)).toBe(expected);
  });

  it('happens to every value that is not markup of ours', () => {
    const cell = html`<td title="${'"'}">${'<b>'}${[html`<i>${'&'}</i>`, '<']}${null}${0}</td>`;
    expect(cell.text).toBe('<td title="&quot;">&lt;b&gt;<i>&amp;</i>&lt;0</td>');
  });
});

describe('differences', () => {
  it.each(readCases<{ a: string; b: string }, { a: string[]; b: string[] }>('differences.json'))(
    '$label',
    ({ input: { a, b }, expected }) => {
      const found = findDifferences(a, b);
      expect({
        a: found.a.map(({ start, end }) => a.slice(start, end)),
        b: found.b.map(({ start, end }) => b.slice(start, end)),
      }).toEqual(expected);
    },
  );
});

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

describe.each(['linzhu-yingshang-2024', 'hechuan-szxc-2022', 'beiyuan-dsj-2021'])(
  'the page of %s',
  (slug) => {
    let document: PlanDocument;
    let page = '';
    beforeAll(async () => {
      document = await extractFixture(slug);
      page = await documentFormats.html([document], { lang: 'zh' });
    });

    it('shows the whole text, and every fact with its place in it', () => {
      const { ids, select } = readPage(page);
      const squeeze = (text: string): string => text.replace(/\s|[\u200b-\u200f\ufeff]/gu, '');
      expect(squeeze(select('article')[0]?.textContent ?? '')).toBe(squeeze(document.text));
      const { clauses, tasks, targets, deadlines, units, repairs } = document;
      const facts = [...clauses, ...tasks, ...targets, ...deadlines, ...units].map(({ id }) => `p1-${id}`);
      expect(facts.filter((id) => !ids.includes(id))).toEqual([]);
      expect(repairs.map((_, i) => `p1-r${i + 1}`).filter((id) => !ids.includes(id))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('marks each figure, date and office over its whole quote', () => {
      const { select } = readPage(page);
      for (const [kind, facts] of [
        ['target', document.targets],
        ['deadline', document.deadlines],
        ['unit', document.units],
      ] as const) {
        for (const { id, quote } of facts) {
          const pieces = select(`mark.${kind}`).filter((mark) =>
            mark.getAttribute('data-of')?.split(' ').includes(`p1-${id}`),
          );
          expect(pieces.map((mark) => mark.textContent).join('')).toBe(quote.replaceAll('\n', ''));
        }
      }
    });

    it('has a row a fact, each leading to its place', () => {
      const { ids, links } = readPage(page);
      expect(links.filter((link) => !ids.includes(link))).toEqual([]);
      const { clauses, tasks, targets, deadlines, units, repairs } = document;
      const wanted = [...clauses, ...tasks, ...targets, ...deadlines, ...units].map(({ id }) => `p1-${id}`);
      wanted.push(...repairs.map((_, i) => `p1-r${i + 1}`));
      expect(wanted.filter((id) => !links.includes(id))).toEqual([]);
    });

    it('fetches nothing, and is the same on every run', async () => {
      expectHarmless(page);
      expect(await documentFormats.html([document], { lang: 'zh' })).toBe(page);
    });
  },
);

describe('the page of a hostile plan', () => {
  it('shows markup as the text it is', async () => {
    const text = `市${EVIL}\n一、加快${EVIL}。年底前，新建充电桩300个以上`;
    const clean = sampleDocument({ text });
    const document = poison({ ...clean, text }, new Set([...ENUMS, 'text']));
    const page = await documentFormats.html([document, { ...document, id: '1'.repeat(16) }], { lang: 'en' });
    expectHarmless(page);
    const { select } = readPage(page);
    expect(select('svg, img, article script')).toEqual([]);
    expect(select('article')[0]?.textContent).toContain('<script>alert(1)</script><svg onload=alert(2)>');
  });

  it('keeps a place for facts at the end of the text and for words that were taken out', async () => {
    const clean = sampleDocument();
    const end = clean.text.length;
    const at = (start: number) => ({
      kind: 'glyph' as const,
      span: { start, end: start },
      sourceSpan: { start, end: start },
      before: '<b>',
      after: '',
      confidence: 0.9,
    });
    const page = await documentFormats.html([sampleDocument({ repairs: [at(0), at(end)] })], {});
    expect(readPage(page).ids.filter((id) => /^p1-r\d$/u.test(id))).toEqual(['p1-r1', 'p1-r2']);
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
