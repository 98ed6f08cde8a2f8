/** What the tests of the pages share: fixtures read, pages taken apart, and what a hostile plan would hold. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { expect } from 'vitest';
import { extractPlan, type PlanDocument } from '../../src/index.js';
import { SCRIPT } from '../../src/report/html/script.js';
import { STYLE } from '../../src/report/html/style.js';
import { PROJECT } from '../support/source-files.js';

export interface Case<Input, Expected> {
  readonly label: string;
  readonly input: Input;
  readonly expected: Expected;
}

export function readCases<Input, Expected>(name: string): Case<Input, Expected>[] {
  return JSON.parse(readFileSync(join(PROJECT, 'fixtures/cases/report', name), 'utf8'));
}

export function extractFixture(slug: string): Promise<PlanDocument> {
  return extractPlan(readFileSync(join(PROJECT, 'fixtures/plans', slug, 'source.txt')), {
    name: `${slug}.txt`,
  });
}

export const EVIL =
  '"><script>alert(1)</script><svg onload=alert(2)><img src=x onerror=alert(3)>\' &lt;b&gt;\u202e';
const ATTRIBUTES_THAT_ACT = /\s(?:src|srcset|action|poster|data|formaction|xlink:href|on[a-z]+)=/iu;

/** Elements of the page that could ask for something or run. What stands in quotes is a value, whatever it says. */
export function dangersOf(page: string): string[] {
  const tags = page.replace(/<(?<name>style|script)>.*?<\/\k<name>>/gsu, '').match(/<[a-z][^>]*>/giu) ?? [];
  return tags.filter(
    (tag) =>
      ATTRIBUTES_THAT_ACT.test(tag.replace(/="[^"]*"/gu, '=')) ||
      /\shref="(?!#)/iu.test(tag) ||
      /\sstyle="[^"]*url/iu.test(tag),
  );
}

export function expectHarmless(page: string): void {
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

export function readPage(page: string): {
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
export function poison<T>(value: T, keep: ReadonlySet<string>): T {
  const walk = (one: unknown, key: string): unknown => {
    if (typeof one === 'string') return keep.has(key) ? one : `${one}${EVIL}`;
    if (Array.isArray(one)) return one.map((part) => walk(part, key));
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, part]) => [name, walk(part, name)]));
  };
  return walk(value, '') as T;
}

export const ENUMS = new Set(
  'schemaVersion segmenter kind role status comparator grade severity due end start issuedOn change level script'.split(
    ' ',
  ),
);
