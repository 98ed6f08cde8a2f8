/** Stage 1 against its labelled cases: which character set, which text, which problems, and where each word stood. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.js';
import { PROJECT } from '../support/source-files.js';

interface Case {
  readonly label: string;
  readonly input?: string;
  readonly hex?: string;
  readonly context: { readonly name?: string; readonly encode?: string };
  readonly expected: {
    readonly encoding?: string;
    readonly text?: string;
    readonly codes?: readonly string[];
    readonly title?: string | null;
    readonly publishedOn?: string | null;
    readonly publisher?: string | null;
  };
}

function cases(name: string): [string, Case][] {
  const path = join(PROJECT, 'fixtures/cases/read', `${name}.json`);
  return (JSON.parse(readFileSync(path, 'utf8')) as Case[]).map((row) => [row.label, row]);
}

function encode(text: string, encoding: string): Uint8Array {
  const withMark = encoding.endsWith('-bom');
  return iconv.encode(text, withMark ? encoding.slice(0, -4) : encoding, { addBOM: withMark });
}

describe('character sets', () => {
  it.each(cases('charset'))('%s', async (_, { input = '', context, expected }) => {
    const { source, decoded, problems } = await read(encode(input, context.encode ?? 'utf-8'), {
      name: 'plan.txt',
    });
    expect({ encoding: source.encoding, decoded, problems }).toEqual({
      encoding: expected.encoding,
      decoded: input,
      problems: [],
    });
  });
});

describe('problems', () => {
  it.each(cases('problems'))('%s', async (_, { input, hex, context, expected }) => {
    const bytes = hex === undefined ? Buffer.from(input ?? '') : Buffer.from(hex, 'hex');
    const { source, text, problems } = await read(bytes, { name: context.name ?? 'plan.txt' });
    expect(problems.map((problem) => problem.code)).toEqual(expected.codes);
    if (expected.text !== undefined) expect(text.text).toBe(expected.text);
    if (expected.encoding !== undefined) expect(source.encoding).toBe(expected.encoding);
  });
});

describe.each(['html', 'plain'])('%s', (name) => {
  it.each(cases(name))('%s', async (_, { input = '', context, expected }) => {
    const found = await read(Buffer.from(input), { name: context.name ?? 'plan.txt' });
    expect(found.text.text).toBe(expected.text);
    if (expected.title !== undefined) expect(found.declaredTitle).toBe(expected.title);
    if (expected.publishedOn !== undefined) expect(found.publishedOn).toBe(expected.publishedOn);
    if (expected.publisher !== undefined) expect(found.source.publisher ?? null).toBe(expected.publisher);
  });
});

describe('places', () => {
  it('points into the markup, through tags and references', async () => {
    const markup = '<div><p>年底前，<b>新建</b>充电桩300个&mdash;&mdash;网办率达到95&#37;。</p></div>';
    const { text, decoded } = await read(Buffer.from(markup), { name: 'plan.html' });
    const origin = (words: string): string => {
      const start = text.text.indexOf(words);
      const span = text.sourceSpan({ start, end: start + words.length });
      return decoded.slice(span.start, span.end);
    };
    expect(decoded).toBe(markup);
    expect(origin('年底前')).toBe('年底前');
    expect(origin('新建充电桩')).toBe('新建</b>充电桩');
    expect(origin('95%')).toBe('95&#37;');
  });

  it('reads a page too large for a tree line by line, cells and all', async () => {
    const row = '<tr><td>1</td><td>建设<b>平台</b>&mdash;完成</td></tr>\n';
    const page = `<html><head><title>x</title></head><SCRIPT>var a;</SCRIPT><table>${row.repeat(30_000)}</table>`;
    const { text, decoded, problems } = await read(Buffer.from(page), { name: 'plan.html' });
    expect(problems.map((problem) => problem.code)).toEqual(['read/main-content']);
    const lines = text.text.split('\n');
    expect(lines.at(-1)).toBe('1\t建设平台—完成');
    const start = text.text.lastIndexOf('平台');
    const span = text.sourceSpan({ start, end: start + 2 });
    expect(decoded.slice(span.start, span.end)).toBe('平台');
  });

  it('does not count a byte order mark', async () => {
    const { text } = await read(Buffer.from('\ufeff一、总体要求\r\n二、'), { name: 'plan.txt' });
    expect(text.sourceSpan({ start: 0, end: 2 })).toEqual({ start: 0, end: 2 });
    expect(text.sourceSpan({ start: 7, end: 9 })).toEqual({ start: 8, end: 10 });
  });

  it('says what was read', async () => {
    const { source } = await read(Buffer.from('一'), { name: 'a.md' });
    expect(source).toMatchObject({ name: 'a.md', mediaType: 'text/markdown', encoding: 'utf-8', bytes: 3 });
    expect(source.sha256).toMatch(/^[0-9a-f]{64}$/u);
  });
});

describe('hostile input', () => {
  const hostile: [string, string][] = [
    ['ten thousand nested divisions', `${'<div>'.repeat(10_000)}一、总体要求。`],
    ['unclosed marks', `${'<b><p>'.repeat(50_000)}一、总体要求。`],
    ['ends without a beginning', `${'<i>'.repeat(50_000)}${'</b>'.repeat(50_000)}<p>一、总体要求。`],
    ['cells in cells', `${'<table><tr><td><p>'.repeat(20_000)}一、总体要求。`],
    ['raw elements that never end', `<p>一、总体要求。${'<svg><title>'.repeat(120_000)}`],
    ['comments that never end', `<p>一、总体要求。${'<!--'.repeat(250_000)}`],
    ['siblings without end', '<p>一、总体要求。'.repeat(50_000)],
    [
      'invented references',
      `<p>${Array.from({ length: 50_000 }, (_, i) => `&a${i};`).join('')}一、总体要求。`,
    ],
    ['an attribute list without end', `<p ${'a '.repeat(200_000)}>一、总体要求。`],
    ['a list without end', `<ol>${'<li>建设平台。'.repeat(50_000)}</ol>一、总体要求。`],
    ['lists in lists', `${'<ol><li>'.repeat(20_000)}一、总体要求。`],
    ['comments in a style sheet that never end', `<style>${'/*'.repeat(90_000)}</style>一、总体要求。`],
    ['media without end', `<style>${'@media print{'.repeat(15_000)}</style>一、总体要求。`],
    [
      'rules for one name',
      `<style>${'.a .b{display:none}'.repeat(9000)}</style>${'<p class="b">'.repeat(50_000)}<p>一、总体要求。`,
    ],
    [
      'posts without end',
      `${'<div class="p"><i>发表于 昨天</i>好。</div>'.repeat(30_000)}<p>一、总体要求。到年底完成。`,
    ],
    ['labels without end', `${'<div>发文机关：<b>甲</b></div>'.repeat(30_000)}<p>一、总体要求。`],
    ['opening marks only', `<p>一、总体要求。${'<'.repeat(200_000)}`],
  ];
  it.each(hostile)('%s', { timeout: 10_000 }, async (_, markup) => {
    const { text } = await read(Buffer.from(markup), { name: 'plan.html' });
    expect(text.text).toContain('总体要求');
  });

  it('never throws, whatever the bytes, and every span stays in range', async () => {
    const pieces = fc.array(
      fc.oneof(
        fc.uint8Array({ maxLength: 20 }),
        fc
          .constantFrom(
            '<p>',
            '</td>',
            '<td rowspan=9>',
            '&#x110000;',
            '<!--',
            '一、总体',
            '<table>',
            '\u0000',
            '<ol><li>',
            '<style>.a{display:none}',
            'Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n',
            'Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n=E4=B8=\n',
          )
          .map((text) => Buffer.from(text)),
      ),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(pieces, fc.constantFrom('a.txt', 'a.html', 'a.md', 'a.mht'), async (parts, name) => {
        const { text, decoded } = await read(Buffer.concat(parts), { name });
        const { start, end } = text.sourceSpan({ start: 0, end: text.text.length });
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(decoded.length);
        expect(text.source).toBe(text.text === '' ? text.source : decoded);
      }),
      { numRuns: 300 },
    );
  });
});
