/**
 * The page of a plan: whatever a plan holds is shown as text, every fact stands in the page with its place, a link leads
 * somewhere, nothing is fetched, and the same input gives the same page.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { PlanDocument } from '../../src/index.js';
import { findDifferences } from '../../src/report/html/differences.js';
import { escapeHtml, html } from '../../src/report/html/escape.js';
import { documentFormats } from '../../src/report/index.js';
import {
  dangersOf,
  ENUMS,
  EVIL,
  expectHarmless,
  extractFixture,
  poison,
  readCases,
  readPage,
} from './pages.js';
import { sampleDocument } from './sample.js';

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

  it('names the page of each fact where the file has pages', async () => {
    const { source } = sampleDocument();
    const paged = sampleDocument({ source: { ...source, places: { unit: 'page', starts: [0, 20] } } });
    const { select } = readPage(await documentFormats.html([paged], { lang: 'zh' }));
    const places = select('th small').map((small) => small.textContent);
    const { tasks, clauses, targets, deadlines, units } = paged;
    expect(places).toHaveLength([tasks, clauses, targets, deadlines, units].flat().length);
    expect([places[0], ...new Set(places)]).toEqual(['第1页', '第1页', '第2页']);
    expect(await documentFormats.html([sampleDocument()], { lang: 'zh' })).not.toContain('<small');
  });
});
