import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../src/text/edit.js';
import { TracedText } from '../../src/text/traced-text.js';

/** A text of a few different characters, so that edits meet repeats. */
const source = fc.string({
  unit: fc.constantFrom('年', '底', '前', ' ', '\n', 'A', '5', '𠀀'),
  maxLength: 40,
});

function editsOf(text: string): fc.Arbitrary<Edit[]> {
  const piece = fc.tuple(fc.nat(text.length), fc.nat(4), fc.constantFrom('', '到', '20', '——'));
  return fc.array(piece, { maxLength: 5 }).map((pieces) => {
    const edits: Edit[] = [];
    let last = 0;
    for (const [at, length, insert] of pieces.sort((a, b) => a[0] - b[0])) {
      if (at < last) continue;
      const end = Math.min(text.length, at + length);
      edits.push({ start: at, end, insert });
      last = end;
    }
    return edits;
  });
}

const edited = source.chain((text) =>
  editsOf(text).chain((first) => {
    const once = TracedText.of(text).edit(first);
    return editsOf(once.text).map((second) => ({ text, first, once, second, twice: once.edit(second) }));
  }),
);

function applyPlainly(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, insert } of edits) {
    result += text.slice(at, start) + insert;
    at = end;
  }
  return result + text.slice(at);
}

describe('TracedText', () => {
  it('maps a span that no edit touched to exactly its characters', () => {
    const text = TracedText.of('（二） 加快5G建设').edit([{ start: 3, end: 4, insert: '' }]);
    expect(text.text).toBe('（二）加快5G建设');
    expect(text.sourceSpan({ start: 3, end: 5 })).toEqual({ start: 4, end: 6 });
    expect(text.sourceSpan({ start: 0, end: 5 })).toEqual({ start: 0, end: 6 });
  });

  it('widens a span to the whole of a rewritten section', () => {
    const text = TracedText.of('規(guī)模').edit([{ start: 0, end: 6, insert: '規' }]);
    expect(text.sourceSpan({ start: 0, end: 1 })).toEqual({ start: 0, end: 6 });
    expect(text.sourceSpan({ start: 1, end: 2 })).toEqual({ start: 6, end: 7 });
  });

  it('keeps offsets exact through an aligned replacement', () => {
    const text = TracedText.of('著力建設').edit([{ start: 0, end: 4, insert: '着力建设', aligned: true }]);
    expect(text.sourceSpan({ start: 2, end: 3 })).toEqual({ start: 2, end: 3 });
    expect(text.canonicalSpan({ start: 2, end: 3 })).toEqual({ start: 2, end: 3 });
  });

  it('gives an empty span at the point where text was taken out', () => {
    const text = TracedText.of('甲乙丙').edit([{ start: 1, end: 2, insert: '' }]);
    expect(text.canonicalSpan({ start: 1, end: 2 })).toEqual({ start: 1, end: 1 });
  });

  it('reads pieces of a page at their places', () => {
    const page = '<p>年底前</p><p>&ldquo;A</p>';
    const text = TracedText.fromPieces(page, [
      { text: '年底前', from: 3, fromEnd: 6 },
      { text: '\n', from: 6, fromEnd: 10 },
      { text: '“', from: 13, fromEnd: 20 },
      { text: 'A', from: 20, fromEnd: 21 },
    ]);
    expect(text.text).toBe('年底前\n“A');
    expect(text.sourceSpan({ start: 1, end: 3 })).toEqual({ start: 4, end: 6 });
    expect(text.sourceSpan({ start: 4, end: 5 })).toEqual({ start: 13, end: 20 });
  });

  it('goes through a text that was itself read out of another', () => {
    const file = 'head\r\n<p>=E5=B9=B4</p><p>A&amp;B</p>';
    const markup = TracedText.fromPieces(file, [
      { text: '<p>', from: 6, fromEnd: 9 },
      { text: '年', from: 9, fromEnd: 18 },
      { text: '</p><p>A&amp;B</p>', from: 18, fromEnd: 36 },
    ]);
    const text = TracedText.fromPieces(markup.text, [
      { text: '年', from: 3, fromEnd: 4 },
      { text: '\n', from: 4, fromEnd: 8 },
      { text: 'A', from: 11, fromEnd: 12 },
      { text: '&', from: 12, fromEnd: 17 },
      { text: 'B', from: 17, fromEnd: 18 },
    ]).readOutOf(markup);
    expect(text.text).toBe('年\nA&B');
    const origins = [0, 2, 3, 4].map((start) => {
      const span = text.sourceSpan({ start, end: start + 1 });
      return file.slice(span.start, span.end);
    });
    expect(origins).toEqual(['=E5=B9=B4', 'A', '&amp;', 'B']);
  });

  it('law: two rounds of edits read like two plain replacements', () => {
    fc.assert(
      fc.property(edited, ({ text, first, second, twice }) => {
        expect(twice.text).toBe(applyPlainly(applyPlainly(text, first), second));
      }),
      { numRuns: 1000 },
    );
  });

  it('law: every span maps into the source, in order, and back over itself', () => {
    fc.assert(
      fc.property(edited, fc.nat(60), fc.nat(60), ({ text, twice }, a, b) => {
        const start = Math.min(a, b, twice.text.length);
        const end = Math.min(Math.max(a, b), twice.text.length);
        const span = twice.sourceSpan({ start, end });
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length);
        const back = twice.canonicalSpan(span);
        const touchesInsertion = twice.sections.some(
          (section) =>
            section.from === section.fromEnd && section.at < end && section.at + section.length > start,
        );
        if (end > start && !touchesInsertion) {
          expect(back.start).toBeLessThanOrEqual(start);
          expect(back.end).toBeGreaterThanOrEqual(end);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('law: a section marked exact holds the very characters of the source', () => {
    fc.assert(
      fc.property(edited, ({ text, twice }) => {
        for (const { at, length, from, fromEnd, exact } of twice.sections) {
          if (exact) expect(twice.text.slice(at, at + length)).toBe(text.slice(from, fromEnd));
        }
      }),
      { numRuns: 500 },
    );
  });
});
