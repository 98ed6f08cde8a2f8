/**
 * The pages in a real browser, opened from disk: nothing is fetched, no error is told, rows are filtered, Enter opens the clauses
 * side by side, a figure leads to its place, and axe finds no fault. Left out where the machine has no Chromium.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCityPlans } from '../../bench/city-plans.mjs';
import { comparePlans, compareVersions, extractPlan, type PlanDocument } from '../../src/index.js';
import { findDiffering, measureLikeness } from '../../src/report/html/clause-differences.js';
import { comparisonFormats, documentFormats, versionsFormats } from '../../src/report/index.js';
import { PROJECT } from '../support/source-files.js';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
const PLANS = [
  'linzhu-yingshang-2024',
  'shuoning-yingshang-cuoshi',
  'piyang-shuili',
  'yunfeng-shuili-shisiwu',
];

describe.skipIf(CHROMIUM === undefined)('in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plan-page-'));
  let browser: Browser;

  /** Opens a page of the folder; `told` gathers errors and whatever was asked of the network. */
  const open = async (
    name: string,
    colorScheme: 'light' | 'dark',
  ): Promise<{ page: Page; told: string[] }> => {
    const page = await (await browser.newContext({ colorScheme })).newPage();
    const told: string[] = [];
    const address = pathToFileURL(join(folder, name)).href;
    page.on('console', (message) => told.push(message.text()));
    page.on('pageerror', (error) => told.push(error.message));
    page.on('request', (request) => {
      if (request.url() !== address) told.push(request.url());
    });
    await page.goto(address);
    return { page, told };
  };
  const faultsOf = async (page: Page): Promise<unknown[]> => {
    await page.evaluate(axe.source);
    return page.evaluate(
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))',
    );
  };

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM as string, args: ['--no-sandbox'] });
    const documents: PlanDocument[] = [];
    for (const slug of PLANS)
      documents.push(
        await extractPlan(readFileSync(join(PROJECT, 'fixtures/plans', slug, 'source.txt')), { name: slug }),
      );
    const comparison = await comparePlans(documents);
    const many: PlanDocument[] = [];
    for (const { name, text } of makeCityPlans(25)) many.push(await extractPlan(text, { name }));
    const among = await comparePlans(many);
    const edition = (name: string): Promise<PlanDocument> =>
      extractPlan(readFileSync(join(PROJECT, 'fixtures/versions/luping-yinfa', name)), { name });
    const editions = [await edition('old.txt'), await edition('new.txt')] as const;
    const versions = await compareVersions(...editions);
    for (const lang of ['zh', 'en'] as const) {
      writeFileSync(
        join(folder, `many-${lang}.html`),
        await comparisonFormats.html(among, { lang, documents: many }),
      );
      writeFileSync(
        join(folder, `compare-${lang}.html`),
        await comparisonFormats.html(comparison, { lang, documents }),
      );
      writeFileSync(
        join(folder, `versions-${lang}.html`),
        await versionsFormats.html(versions, { lang, documents: editions }),
      );
      writeFileSync(
        join(folder, `one-${lang}.html`),
        await documentFormats.html(documents.slice(0, 1), { lang }),
      );
    }
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['compare-zh.html', 'light'],
    ['compare-en.html', 'dark'],
    ['many-zh.html', 'light'],
    ['one-zh.html', 'dark'],
    ['versions-zh.html', 'light'],
    ['versions-en.html', 'dark'],
    ['one-en.html', 'light'],
  ] as const)('%s, %s: quiet, and no fault found by axe', async (name, colours) => {
    const { page, told } = await open(name, colours);
    expect(await faultsOf(page)).toEqual([]);
    expect(told).toEqual([]);
  });

  it('filters rows by text and columns by city', async () => {
    const { page } = await open('compare-zh.html', 'light');
    const rows = page.locator('#indicators tbody tr');
    const before = await rows.count();
    await page.fill('#filter-text', '首贷户');
    expect(await rows.filter({ visible: true }).count()).toBeLessThan(before);
    expect(await rows.filter({ visible: true }).first().textContent()).toContain('首贷户');
    await page.fill('#filter-text', '');
    expect(await rows.filter({ visible: true }).count()).toBe(before);
    await page.uncheck('input[data-box][value="0"]');
    expect(await page.locator('[data-city="0"]').filter({ visible: true }).count()).toBe(0);
  });

  it('filters by chapter, together with text and city, by keyboard', async () => {
    const { page } = await open('compare-zh.html', 'light');
    const shown = async (): Promise<number> => Number(await page.textContent('#filter-count'));
    const all = await shown();
    const chooser = page.getByLabel('按章筛选');
    await chooser.focus();
    await page.keyboard.press('ArrowDown');
    const chapter = await chooser.inputValue();
    expect(chapter).not.toBe('');
    const inChapter = await shown();
    expect(inChapter).toBeGreaterThan(0);
    expect(inChapter).toBeLessThan(all);
    const elsewhere = page.locator(`[data-row]:not([data-chapters~="${chapter}"])`);
    expect(await elsewhere.filter({ visible: true }).count()).toBe(0);
    const city = await page
      .locator('#plans tbody tr')
      .filter({ visible: true })
      .first()
      .getAttribute('data-city');
    await page.uncheck(`input[data-box][value="${city}"]`);
    const withoutCity = await shown();
    expect(withoutCity).toBeLessThan(inChapter);
    await page.fill('#filter-text', '不会出现的文字');
    expect(await shown()).toBe(0);
    expect(await page.locator('.scroll:not(.nothing)').count()).toBe(0);
    await page.fill('#filter-text', '');
    await page.check(`input[data-box][value="${city}"]`);
    await chooser.selectOption('');
    expect(await shown()).toBe(all);
  });

  it('leads from an office to where it is named', async () => {
    const { page } = await open('compare-zh.html', 'light');
    const link = page.locator('#offices .places a').first();
    const place = (await link.getAttribute('href')) ?? '';
    await link.click();
    await page.locator(place).waitFor({ state: 'visible' });
    await expect.poll(() => page.locator('mark.unit.here').count()).toBeGreaterThan(0);
  });

  it('copies the clauses of a topic from the texts, and marks what differs as the smaller page does', async () => {
    const { page, told } = await open('many-zh.html', 'light');
    const topics = page.locator('#topics details');
    let marked = 0;
    for (let i = 0; i < 12; i += 1) {
      const topic = topics.nth(i);
      await topic.locator('summary').click();
      const boxes = topic.locator('.copied > div');
      await boxes.first().waitFor({ state: 'visible' });
      const read = await boxes.evaluateAll((elements) =>
        elements.map((element) => ({
          city: element.dataset['city'],
          text: element.children[1].textContent,
          marks: [...element.querySelectorAll('mark.differs')].map((mark) => mark.textContent).join(''),
        })),
      );
      const likeness = measureLikeness(read.map(({ text }) => text));
      for (const [k, { city, text, marks }] of read.entries()) {
        let [nearest, most] = [-1, 0];
        for (const [n, other] of read.entries())
          if (other.city !== city && likeness(k, n) > most) [nearest, most] = [n, likeness(k, n)];
        const other = read[nearest]?.text;
        const spans = other === undefined ? [] : findDiffering(text, other);
        expect(marks).toBe(spans.map(({ start, end }) => text.slice(start, end)).join(''));
        marked += spans.length;
      }
      await topic.locator('summary').click();
    }
    expect(marked).toBeGreaterThan(0);
    await expect.poll(() => page.locator('.copied').count()).toBe(0);
    expect(told).toEqual([]);
  });

  it('filters a page of many plans by words of clauses, by city and by chapter', async () => {
    const { page } = await open('many-zh.html', 'light');
    const topics = page.locator('#topics details').filter({ visible: true });
    const all = await topics.count();
    await page.fill('#filter-text', '泊位');
    const some = await topics.count();
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
    await page.fill('#filter-text', '');
    await page.getByRole('button', { name: '全不选' }).click();
    expect(await page.textContent('#filter-count')).toBe('0');
    await page.check('input[data-box][value="3"]');
    const own = await topics.count();
    expect(own).toBeGreaterThan(0);
    await topics.first().locator('summary').click();
    const boxes = page.locator('.copied > div');
    await boxes.filter({ visible: true }).first().waitFor();
    const cities = await boxes
      .filter({ visible: true })
      .evaluateAll((all) => all.map((one) => one.dataset['city']));
    expect(new Set(cities)).toEqual(new Set(['3']));
    await page.getByRole('button', { name: '全选' }).click();
    await page.selectOption('#filter-chapter', { index: 1 });
    expect(await topics.count()).toBeLessThan(all);
  });

  it('shows links to the clauses where no script runs', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(folder, 'many-zh.html')).href);
    await page.locator('#topics summary').first().click();
    const link = page.locator('#topics noscript a').first();
    await link.waitFor({ state: 'visible' });
    expect(await page.locator((await link.getAttribute('href')) ?? '').count()).toBe(1);
    await context.close();
  });

  it('opens the clauses of a cell by Enter, and leads a figure to its place', async () => {
    const { page } = await open('compare-zh.html', 'light');
    const panel = page.locator('#topic-1');
    expect(await panel.getAttribute('open')).toBeNull();
    await page.locator('#topics td a[href="#topic-1"]').first().focus();
    await page.keyboard.press('Enter');
    await panel.locator('.side').waitFor({ state: 'visible' });
    const figure = page.locator('#indicators td a').first();
    const place = (await figure.getAttribute('href')) ?? '';
    await figure.click();
    await page.locator(place).waitFor({ state: 'visible' });
    await expect.poll(() => page.locator('mark.here').count()).toBeGreaterThan(0);
  });

  it('prints', async () => {
    const { page } = await open('one-zh.html', 'light');
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.filters').isVisible()).toBe(false);
    expect(await page.locator('article').isVisible()).toBe(true);
  });
});
