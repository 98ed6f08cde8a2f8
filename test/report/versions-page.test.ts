/**
 * The page and the workbook of two versions: every change leads to its words in one of the texts, the words that differ
 * are marked, and what a plan holds, `<script>` as well, is shown as text.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareVersions, extractPlan, type PlanDocument, type PlanVersions } from '../../src/index.js';
import { versionsFormats, versionsWorkbook } from '../../src/report/index.js';
import { PROJECT } from '../support/source-files.js';

const FOLDER = join(PROJECT, 'fixtures/versions/tingze-zhuqi');
const EVIL = '<script>alert(1)</script>';

async function read(name: string, change: (text: string) => string = (text) => text): Promise<PlanDocument> {
  return extractPlan(change(readFileSync(join(FOLDER, name), 'utf8')), { name });
}

let documents: readonly [PlanDocument, PlanDocument];
let versions: PlanVersions;
beforeAll(async () => {
  documents = [await read('old.txt'), await read('new.txt')];
  versions = await compareVersions(...documents);
});

describe.each(['zh', 'en'] as const)('the page in %s', (lang) => {
  const open = async (given: readonly PlanDocument[] = documents) =>
    parseHTML(await versionsFormats.html(versions, { lang, documents: given })).document;

  it('leads every link somewhere', async () => {
    const document = await open();
    const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
    expect(links.length).toBeGreaterThan(60);
    expect(links.filter((href) => document.getElementById(href.slice(1)) === null)).toEqual([]);
  });

  it('has a row for every target, deadline, office, chapter and baseline that changed', async () => {
    const document = await open();
    for (const name of ['targets', 'deadlines', 'offices', 'chapters', 'baselines', 'meta'] as const)
      expect(document.querySelectorAll(`#${name} tbody tr`)).toHaveLength(versions[name].length);
    const first = document.querySelector('#targets tbody tr');
    const hrefs = [...(first?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href'));
    const { old, new: now } = versions.targets[0] as PlanVersions['targets'][number];
    expect(hrefs).toEqual([`#p1-${old?.target}`, `#p2-${now?.target}`]);
  });

  it('marks what differs on both sides, and nothing else', async () => {
    const document = await open();
    const pair = [...document.querySelectorAll('#reworded details')].find((one) =>
      one.textContent?.includes('关键'),
    );
    const sides = [...(pair?.querySelectorAll('.side > div') ?? [])].map((side) =>
      [...side.querySelectorAll('mark.differs')].map(({ textContent }) => textContent),
    );
    expect(sides).toEqual([['重要'], ['关键']]);
  });

  it('does without the texts', async () => {
    const document = await open([]);
    expect(document.querySelectorAll('main a')).toHaveLength(0);
    expect(document.querySelectorAll('#targets tbody tr')).toHaveLength(versions.targets.length);
  });
});

it('shows what a plan holds as text', async () => {
  const evil = (text: string): string =>
    text
      .replaceAll('。建设', `。${EVIL}建设`)
      .replace('市园林局', `市${EVIL}园林局`)
      .replace('导向', `导向${EVIL}`);
  const plans = [await read('old.txt'), await read('new.txt', evil)] as const;
  const page = await versionsFormats.html(await compareVersions(...plans), { documents: plans });
  const { document } = parseHTML(page);
  expect(document.querySelectorAll('script')).toHaveLength(1);
  expect(document.querySelectorAll('img, svg, iframe, object, link')).toHaveLength(0);
  expect(document.body.textContent).toContain(EVIL);
});

it('makes a workbook with a sheet a list, the same each time', async () => {
  const book = await versionsWorkbook(versions, { lang: 'zh' });
  expect(Buffer.from(book).equals(Buffer.from(await versionsWorkbook(versions, { lang: 'zh' })))).toBe(true);
  expect(Buffer.from(book.subarray(0, 2)).toString()).toBe('PK');
  const none = await compareVersions(documents[0], documents[0]);
  expect((await versionsWorkbook(none, {})).length).toBeGreaterThan(0);
});

describe('rows', () => {
  it('gives each side of a change its document, clause, quote and place', async () => {
    const csv = await versionsFormats.csv(versions, { lang: 'en' });
    const lines = csv.trimEnd().split('\r\n');
    const { meta, chapters, passages, tasks, targets, baselines, deadlines, offices } = versions;
    const lists = [meta, chapters, passages, tasks, targets, baselines, deadlines, offices];
    expect(lines).toHaveLength(1 + lists.flat().length);
    const raised = lines.find((line) => line.startsWith('target,raised') && line.includes('首贷'));
    const [old, now] = documents;
    expect(raised).toContain(`${old.id},[2.2],首贷20亿元,`);
    expect(raised).toContain(`${now.id},[2.2],首贷25亿元,`);
  });
});
