/**
 * Every pattern of the project is looked at by an automaton: none may take exponential time on any text, and one that may take
 * quadratic time has to be in the list, with what bounds the texts that it is given.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkSync } from 'recheck';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT, readSourceFiles } from './support/source-files.js';

/** Pattern → why its texts are short. */
const BOUNDED: Readonly<Record<string, string>> = {
  '（(?<aside>.+)）$': 'the label of a topic',
  '^(?<value>[\\d.,，]+[十百千万亿]{0,3}|[〇零一二两三四五六七八九十百千万亿]+)(?<unit>.*)$':
    'a figure and its unit',
  '[万亿]+$': 'a figure',
  '(?:等|[ 、和及的])+$': 'the noun behind a figure, 36 characters',
  '(?:[(（〔][^()（）〔〕]{1,24}[)）〕])+$': 'a title',
  '[（(<〈].*$': 'the name of an office',
  '[^。；！？，、：;!?,:\\n]*$': '24 characters before a mark',
  '[.·…]{3,} ?\\d{0,3}$| \\d{1,3}$': 'an entry of a table of contents, 60 characters',
};

const LITERAL =
  /(?<=[=(,:?!&|;[{\s]|^)\/(?![*/])(?<source>(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/(?<flags>[dgimsuvy]+)/gmu;
const OTHERS = /^(?:cli|corpus)\//u;
const MOST_MS = 2000;

interface Pattern {
  readonly source: string;
  readonly flags: string;
}

/** `unknown` where the automaton gives up: lookarounds are beyond it. */
function growthOf(source: string, flags: string): 'linear' | 'polynomial' | 'exponential' | 'unknown' {
  const found = checkSync(source, flags.replace(/[dv]/gu, ''), { timeout: MOST_MS, checker: 'automaton' });
  if (found.status === 'unknown') return 'unknown';
  return found.status === 'vulnerable' ? found.complexity.type : 'linear';
}

describe('patterns', () => {
  const found = new Map<string, Pattern>();
  const Plain = globalThis.RegExp;
  const note = (source: string, flags: string): void => {
    found.set(`${source} ${flags}`, { source, flags });
  };

  beforeAll(async () => {
    const files = readSourceFiles();
    for (const { code } of files)
      for (const { groups } of code.matchAll(LITERAL))
        note(groups?.['source'] ?? '', groups?.['flags'] ?? '');
    // Those that are put together when a module is loaded.
    globalThis.RegExp = new Proxy(Plain, {
      construct(target, [source, flags]: [string | RegExp, string | undefined]) {
        if (typeof source === 'string') note(source, flags ?? '');
        return new target(source, flags);
      },
    });
    for (const { path } of files)
      if (!OTHERS.test(path)) await import(pathToFileURL(join(PROJECT, 'src', path)).href);
  });
  afterAll(() => {
    globalThis.RegExp = Plain;
  });

  it('take linear time, or are given short texts', () => {
    expect(found.size).toBeGreaterThan(500);
    const slow: string[] = [];
    for (const { source, flags } of found.values()) {
      const growth = growthOf(source, flags);
      if (growth === 'exponential' || (growth === 'polynomial' && BOUNDED[source] === undefined))
        slow.push(`${growth}: ${source}`);
    }
    expect(slow).toEqual([]);
  });

  it('are all still there that the list excuses', () => {
    const sources = new Set([...found.values()].map(({ source }) => source));
    expect(Object.keys(BOUNDED).filter((source) => !sources.has(source))).toEqual([]);
  });

  it('would be seen', () => {
    expect(growthOf('^(?:[月日]|月)*$', 'u')).toBe('exponential');
    expect(growthOf('[，。]+$', 'u')).toBe('polynomial');
    expect(growthOf('^[，。]+', 'u')).toBe('linear');
  });
});
