/**
 * Web pages of many shapes give the facts of the plain text that they carry; pages without a plan give a diagnostic
 * and no facts; what a page declares of itself fills the particulars.
 */
import { describe, expect, it } from 'vitest';
import { judgePage, readPages } from '../../bench/page-facts.mjs';
import { extractPlan, normalizeText } from '../../src/index.js';

const pages = readPages();
/** Of all facts of all shapes, and of any one. */
const LEAST = 0.99;
const LEAST_OF_ONE = 0.97;

describe('pages', () => {
  it('has shapes enough', () => {
    expect(pages.length).toBeGreaterThanOrEqual(45);
  });

  it('give the facts of their plain text', { timeout: 60_000 }, async () => {
    const rows: string[] = [];
    const shares: number[] = [];
    for (const page of pages) {
      const plain = page.text === null ? null : await extractPlan(page.text, { name: 'text.txt' });
      const document = await extractPlan(page.bytes, { name: page.name });
      const { wanted, equal, missing, extra, wrong } = judgePage(page, document, plain);
      const share = wanted === 0 ? 1 : equal / wanted;
      shares.push(share);
      if (share < LEAST_OF_ONE || wrong.length > 0) {
        rows.push(
          `${page.shape.padEnd(28)} ${String(equal).padStart(4)} of ${wanted}`,
          ...wrong.map((one) => `    ! ${one}`),
          ...missing.slice(0, 3).map((fact) => `    - ${fact}`),
          ...extra.slice(0, 3).map((fact) => `    + ${fact}`),
        );
      }
    }
    expect(rows.join('\n')).toBe('');
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThanOrEqual(LEAST);
  });

  it('come again from the file by the changes that are told', async () => {
    for (const { name, bytes, shape } of pages) {
      const { text, changes } = await normalizeText(bytes, { name });
      const { source } = await extractPlan(bytes, { name });
      const decoded = new TextDecoder(source.encoding).decode(bytes);
      let replayed = '';
      let at = 0;
      for (const { start, end, insert } of changes) {
        replayed += decoded.slice(at, start) + insert;
        at = end;
      }
      if (shape !== 'webarchive') expect(replayed + decoded.slice(at), shape).toBe(text);
    }
  });

  it('keep the place of every fact, also in a page saved as one file', async () => {
    for (const { name, bytes, shape } of pages.filter((page) => page.name.startsWith('page.mht'))) {
      const document = await extractPlan(bytes, { name });
      const raw = new TextDecoder(document.source.encoding).decode(bytes);
      expect(document.targets.length, shape).toBeGreaterThan(5);
      let last = 0;
      for (const { sourceSpan, quote } of document.targets) {
        const written = raw.slice(sourceSpan.start, sourceSpan.end);
        expect(sourceSpan.start).toBeGreaterThanOrEqual(last);
        expect(unwritten(written, shape), shape).toContain(quote.replace(/\D/gu, '').slice(-3));
        last = sourceSpan.start;
      }
    }
  });
});

/** The ASCII in a cut of the file: figures stand as they are in quoted-printable, in base64 the cut opens at any of four places of a group. */
function unwritten(written: string, shape: string): string {
  if (!shape.includes('frames')) return written.replace(/=[0-9A-F]{2}|=\r?\n|\D/gu, '');
  const letters = written.replace(/[^A-Za-z0-9+/]/gu, '');
  return [0, 1, 2, 3]
    .map((fill) =>
      Buffer.from('A'.repeat(fill) + letters, 'base64')
        .toString('latin1')
        .replace(/\D/gu, ''),
    )
    .join(' ');
}
