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
import { comparePlans, compareVersions, extractPlan, type PlanDocument } from '../../src/index.js';
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
    const edition = (name: string): Promise<PlanDocument> =>
      extractPlan(readFileSync(join(PROJECT, 'fixtures/versions/luping-yinfa', name)), { name });
    const editions = [await edition('old.txt'), await edition('new.txt')] as const;
    const versions = await compareVersions(...editions);
    for (const lang of ['zh', 'en'] as const) {
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
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['compare-zh.html', 'light'],
    ['compare-en.html', 'dark'],
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
    expect(await page.locator('mark.here').count()).toBeGreaterThan(0);
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
