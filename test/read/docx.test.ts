/** Word files that are said in place: which paragraphs, numbers and rows come out of which elements. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.js';
import { PROJECT } from '../support/source-files.js';
import { packZip } from '../support/zip.js';

interface Case {
  readonly label: string;
  readonly body: string;
  /** The levels of list 1: format, text, what follows the number, `legal`. */
  readonly numbering?: readonly (readonly [string, string, string, string?])[];
  /** Lists of the same definition that start elsewhere. */
  readonly starts?: Readonly<Record<string, number>>;
  readonly styles?: string;
  readonly prefix?: string;
  readonly expected: { readonly text: string; readonly starts?: readonly number[] };
}

const cases = JSON.parse(
  readFileSync(join(PROJECT, 'fixtures/cases/read/docx.json'), 'utf8'),
) as readonly Case[];

/** `<N 1 0>` is a paragraph of list 1 on level 0, `<C v=restart s=2>` a cell of one paragraph. */
function expand(body: string): string {
  return body
    .replaceAll(
      /<N (\d+) (\d+)>(.*?)<\/N>/gu,
      '<w:p><w:pPr><w:numPr><w:ilvl w:val="$2"/><w:numId w:val="$1"/></w:numPr></w:pPr><w:r><w:t>$3</w:t></w:r></w:p>',
    )
    .replaceAll(/<C(?: v=(\w+))?(?: s=(\d))?>(.*?)<\/C>/gu, (_, merge?: string, span?: string, text = '') => {
      const settings = `${span === undefined ? '' : `<w:gridSpan w:val="${span}"/>`}${merge === undefined ? '' : `<w:vMerge w:val="${merge}"/>`}`;
      return `<w:tc><w:tcPr>${settings}</w:tcPr><w:p><w:r><w:t>${text as string}</w:t></w:r></w:p></w:tc>`;
    });
}

function numbering({ numbering: levels = [], starts = {} }: Case): string {
  const lvl = levels.map(
    ([format, text, suffix, legal], i) =>
      `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${legal === undefined ? '' : '<w:isLgl/>'}<w:suff w:val="${suffix}"/><w:lvlText w:val="${text}"/></w:lvl>`,
  );
  const more = Object.entries(starts).map(
    ([id, start]) =>
      `<w:num w:numId="${id}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="${start}"/></w:lvlOverride></w:num>`,
  );
  return `<w:numbering><w:abstractNum w:abstractNumId="0">${lvl.join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${more.join('')}</w:numbering>`;
}

function makeDocx(one: Case): Buffer {
  const rename = (xml: string): string =>
    one.prefix === undefined ? xml : xml.replaceAll(/(?<=[</ ])w:/gu, `${one.prefix}:`);
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return packZip([
    { name: '[Content_Types].xml', data: '<Types/>' },
    {
      name: '_rels/.rels',
      data: `<Relationships><Relationship Type="${type}/officeDocument" Target="/word/document2.xml"/></Relationships>`,
    },
    {
      name: 'word/_rels/document2.xml.rels',
      data: `<Relationships><Relationship Type="${type}/numbering" Target="numbering.xml"/><Relationship Type="${type}/styles" Target="../word/styles.xml"/></Relationships>`,
    },
    { name: 'word/numbering.xml', data: rename(numbering(one)) },
    { name: 'word/styles.xml', data: rename(`<w:styles>${one.styles ?? ''}</w:styles>`) },
    {
      name: 'word/document2.xml',
      data: rename(`<w:document><w:body>${expand(one.body)}<w:sectPr/></w:body></w:document>`),
    },
  ]);
}

describe('Word files', () => {
  it.each(cases.map((one) => [one.label, one] as const))('%s', async (_, one) => {
    const { text, source, problems } = await read(makeDocx(one), { name: 'plan.txt' });
    expect(problems).toEqual([]);
    expect(text.text).toBe(one.expected.text);
    if (one.expected.starts !== undefined) expect(source.places?.starts).toEqual(one.expected.starts);
  });
});
