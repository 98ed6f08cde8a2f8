/**
 * Stage 2: decoded source → canonical text. An ordered list of repairs, each one idea in a file of its own, each edit
 * recorded with where it stands in the source. Bytes come first (everything else reads characters), then script,
 * then glyphs, then layout, then what the layout shows.
 */

import { fold } from '../chinese/fold.js';
import type { Problem } from '../model/diagnostic.js';
import type { Repair, RepairKind, Script } from '../model/document.js';
import type { SourceSpan } from '../model/span.js';
import { CharacterSet } from '../text/character-set.js';
import type { RepairEdit } from '../text/edit.js';
import type { TracedText } from '../text/traced-text.js';
import { closeFigures, dropEmptyLines, trimMargins, unifyNewlines } from './layout.js';
import { repairByteDamage } from './repairs/byte-damage.js';
import { repairCharset } from './repairs/charset.js';
import { repairEscapes } from './repairs/escape.js';
import { repairFurniture } from './repairs/furniture.js';
import { repairGlyphs } from './repairs/glyph.js';
import { repairLetterSpacing } from './repairs/letter-spacing.js';
import {
  repairBlanks,
  repairBrokenBrackets,
  repairHardBreaks,
  repairPageBreaks,
} from './repairs/line-break.js';
import { repairMarkupResidue } from './repairs/markup-residue.js';
import { findLostText, findMissingWords } from './repairs/missing-words.js';
import { repairNumbering } from './repairs/numbering.js';
import { repairQuotationMarks } from './repairs/punctuation.js';
import { repairRadicals } from './repairs/radical.js';
import { readVocabulary } from './repairs/vocabulary.js';
import { simplify } from './simplify.js';

export interface Normalised {
  /** The canonical text, mapped to the source. */
  readonly text: TracedText;
  /** Its folded twin, against which the later stages match. */
  readonly folded: string;
  readonly script: Script;
  /** In source order. */
  readonly repairs: Repair[];
  readonly problems: Problem[];
  /** Lines of the site around the plan; they still tell when a page was published. */
  readonly furniture: string[];
}

interface Logged {
  readonly edit: RepairEdit;
  readonly sourceSpan: SourceSpan;
}

export interface NormaliseOptions {
  /** Which repairs are made: all, where it is not given. What stays is reported by nobody. */
  readonly makes?: (kind: RepairKind) => boolean;
  /** `mainland` writes the words of the mainland for those of Taiwan and Hong Kong; otherwise they are only reported. */
  readonly vocabulary?: 'mainland';
}

export function normalise(source: TracedText, options: NormaliseOptions = {}): Normalised {
  const makes = options.makes ?? ((): boolean => true);
  let text = source;
  const log: Logged[] = [];
  const problems: Problem[] = [];
  const apply = (found: readonly RepairEdit[]): void => {
    const edits = options.makes === undefined ? found : found.filter(({ kind }) => makes(kind));
    for (const edit of edits) log.push({ edit, sourceSpan: text.sourceSpan(edit) });
    text = text.edit(edits);
  };

  apply(repairCharset(text.text));
  text = text.edit(unifyNewlines(text.text));
  const bytes = repairByteDamage(text.text);
  apply(bytes.edits);
  for (const problem of bytes.problems) problems.push(problem);
  const marked = text.text;
  apply(repairEscapes(text.text));
  apply(repairMarkupResidue(text.text));
  // tags among it can hide that a text was read in the wrong character set
  if (text.text !== marked) apply(repairCharset(text.text));

  apply(repairRadicals(text.text));

  const { script, edits: conversion } = simplify(text.text);
  text = text.edit(conversion);

  const words = readVocabulary(text.text);
  if (options.vocabulary === 'mainland') apply(words.edits);
  else for (const problem of words.problems) problems.push(problem);
  // no later step adds any of the signs that are asked for
  const signs = new CharacterSet(text.text);
  apply(repairGlyphs(text.text, signs));
  apply(repairLetterSpacing(text.text));
  const furniture = repairFurniture(text.text);
  apply(furniture.edits);
  const blanks = repairBlanks(text.text);
  apply(blanks.edits);
  if (blanks.width === null || !makes('line-break')) apply(repairHardBreaks(text.text));
  else apply(repairPageBreaks(text.text, blanks.width));
  apply(repairBrokenBrackets(text.text));
  apply(repairQuotationMarks(text.text));
  apply(repairNumbering(text.text));

  text = text.edit(trimMargins(text.text));
  text = text.edit(closeFigures(text.text));
  text = text.edit(dropEmptyLines(text.text));
  const folded = fold(text.text);
  for (const problem of findLostText(text.text, signs)) problems.push(problem);
  for (const problem of findMissingWords(text.text, folded)) problems.push(problem);

  return {
    text,
    folded,
    script,
    repairs: report(log, text),
    problems,
    furniture: furniture.removed,
  };
}

/** Repairs as they read in the end: `before` cut from the source, `after` from the canonical text. */
function report(log: readonly Logged[], text: TracedText): Repair[] {
  const repairs = log.map(({ edit, sourceSpan }): Repair => {
    const { start, end } = text.canonicalSpan(sourceSpan);
    return {
      kind: edit.kind,
      span: { start, end },
      sourceSpan: { start: sourceSpan.start, end: sourceSpan.end },
      before: text.source.slice(sourceSpan.start, sourceSpan.end),
      after: text.text.slice(start, end),
      confidence: edit.confidence,
      ...(edit.reason === undefined ? {} : { reason: edit.reason }),
      ...(edit.candidates === undefined ? {} : { candidates: [...edit.candidates] }),
      ...(edit.shares === undefined ? {} : { shares: [...edit.shares] }),
      ...(edit.bytes === undefined ? {} : { bytes: edit.bytes }),
    };
  });
  return repairs.sort(
    (a, b) => a.sourceSpan.start - b.sourceSpan.start || a.sourceSpan.end - b.sourceSpan.end,
  );
}
