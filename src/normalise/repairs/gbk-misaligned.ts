/**
 * GBK bytes that were read one byte off: `?。ㄒ唬┲笇枷` → （一）指導思想. A run is tried only where the text shows signals,
 * proven by damaging the result again, and kept only where it reads far better than what stands there.
 */
import type { CharModel } from '../../lexicon/char-model.js';
import { loadCharModel } from '../../lexicon/char-model.js';
import type { Problem } from '../../model/diagnostic.js';
import type { RepairEdit } from '../../text/edit.js';
import { makeMask } from '../../text/mask.js';
import { readFirstDigits } from '../damage/first-digits.js';
import { Garbage, isQuestion } from '../damage/garbage.js';
import { decodeDamaged, isPrintedAs } from '../damage/gbk-decoder.js';
import { learnOutside, MOST_LEARNED } from '../damage/learn-page.js';
import type { Context } from '../damage/likelihood.js';
import { Likelihood } from '../damage/likelihood.js';
import { OutlineNumber } from '../damage/outline-number.js';
import type { Evidence } from '../damage/reading.js';
import { Candidates } from '../damage/run-candidates.js';
import { readItems } from '../damage/run-items.js';
import { searchRuns } from '../damage/run-search.js';
import type { Piece, Run } from '../damage/runs.js';
import { piecesOf, runnersUp, runsOf, unitsOf } from '../damage/runs.js';
import { isTraditional } from '../damage/script.js';
import { findSignals } from '../damage/signals.js';
import type { Line } from '../damage/windows.js';
import { linesOf, mergeWindows, outside, windowsAround } from '../damage/windows.js';
import type { Annotations } from './pinyin-annotation.js';

export interface ByteDamage {
  readonly edits: RepairEdit[];
  readonly problems: Problem[];
}

/** A whole damaged paragraph is shorter; so much damage, or so much of it, no page has: it is another kind of file. */
const LONGEST_WINDOW = 700;
const LEAST_SEARCHED = 6000;
const MOST_SEARCHED = 12_000;
const SHARE_SEARCHED = 0.5;
/** Nats a character by which the restored text has to be the likelier one. */
const LEAST_GAIN = 1;
const LEAST_LIKELIHOOD = -9;
/** Characters behind a suspicious mark, itself included. */
const DOUBTFUL = 12;
const MOST_REPORTED = 20;
const EXCERPT = 40;
const WIDE = /[，（；：]/gu;
const NARROW = /(?<=\p{Script=Han})[,(;:]/gu;
const SURE = 0.9;

export function repairMisalignedGbk(text: string, annotations?: Annotations): ByteDamage {
  const signals = findSignals(text);
  if (signals.length === 0 && annotations === undefined) return { edits: [], problems: [] };
  return new PageRepair(text, annotations).run(signals);
}

class PageRepair {
  private readonly text: string;
  private readonly annotations: Annotations | undefined;
  private readonly lines: readonly Line[];
  private readonly model: CharModel;
  private readonly likelihood: Likelihood;
  private readonly garbage: Garbage;
  private readonly candidates: Candidates;
  private readonly isNarrow: boolean;
  private readonly firstDigits: ReadonlyMap<string, string>;
  /** Other places of the page are certain to be damaged. */
  private isDamaged: boolean;
  private budget: number;
  /** Too long, or too many, to be searched. */
  private readonly skipped: Line[] = [];
  private readonly edits: RepairEdit[] = [];
  private readonly problems: Problem[] = [];

  constructor(text: string, annotations: Annotations | undefined) {
    this.text = text;
    this.annotations = annotations;
    this.lines = linesOf(text);
    this.model = loadCharModel();
    this.likelihood = new Likelihood(
      this.model,
      isTraditional(text, this.model),
      Math.min(text.length, MOST_LEARNED),
    );
    this.garbage = new Garbage(text, this.likelihood);
    this.candidates = new Candidates(this.likelihood);
    this.isNarrow = (text.match(NARROW) ?? []).length > (text.match(WIDE) ?? []).length;
    this.firstDigits = readFirstDigits(text);
    this.budget = Math.min(MOST_SEARCHED, Math.max(LEAST_SEARCHED, text.length * SHARE_SEARCHED));
    this.isDamaged = annotations !== undefined;
  }

  run(signals: readonly number[]): ByteDamage {
    const places = [...new Set([...signals, ...(this.annotations?.strangers ?? [])])].sort((a, b) => a - b);
    const isGarbage = (at: number): boolean => this.garbage.isAt(at);
    const windows = windowsAround(places, this.lines, this.text, isGarbage);
    if (!this.isDamaged && !windows.some((window) => this.hasGarbage(window)))
      return { edits: [], problems: [] };
    const suspicions = this.garbage.suspicions();
    // what may be damaged teaches nothing: the page would say 社;鸢 itself
    const doubtful = suspicions.map((at) => ({ start: at, end: Math.min(this.text.length, at + DOUBTFUL) }));
    const untaught = mergeWindows([...windows, ...doubtful].sort(byStart));
    learnOutside(this.likelihood, this.text, this.lines, untaught, this.annotations?.places ?? []);
    const rejected = this.repairAll(windows);
    if (this.isDamaged || this.edits.length > 0) {
      this.isDamaged = true;
      const taken = this.edits.map(({ start, end }) => ({ start, end })).sort(byStart);
      const suspected = windowsAround(suspicions, this.lines, this.text, isGarbage);
      const left = outside(mergeWindows([...rejected, ...suspected].sort(byStart)), taken);
      const doubt = makeMask([...suspicions, ...places].map((at) => ({ start: at, end: at + 1 })));
      this.repairAll(
        left.filter(({ start, end }) => doubt.covers(start, end)),
        true,
      );
    }
    this.edits.sort(byStart);
    this.reportSkipped(signals);
    return { edits: this.edits, problems: this.problems };
  }

  private hasGarbage(window: Line): boolean {
    this.garbage.enter(window);
    return this.garbage.isIn(window);
  }

  /** Gives back the windows where nothing was repaired. */
  private repairAll(windows: readonly Line[], isLast = false): Line[] {
    const rejected: Line[] = [];
    const outline = new OutlineNumber();
    let next = 0;
    for (const line of this.lines) {
      const before = this.edits.length;
      while (next < windows.length && (windows[next] as Line).start < line.end) {
        const window = windows[next] as Line;
        next += 1;
        if (!this.repair(window, line, outline, isLast)) rejected.push(window);
      }
      outline.pass(
        this.edits.length > before
          ? this.repaired(line)
          : this.text.slice(line.start, Math.min(line.end, line.start + 12)),
      );
    }
    return rejected;
  }

  /** Kana or bopomofo alone may be what the author wrote; a `?` that eats into the text is not. */
  private reportSkipped(signals: readonly number[]): void {
    const places = signals.filter((at) => this.isDamaged || this.text[at] === '?');
    let reported = 0;
    let next = 0;
    for (const { start, end } of mergeWindows([...this.skipped].sort(byStart))) {
      while (next < places.length && (places[next] as number) < start) next += 1;
      const place = places[next];
      if (place === undefined || reported === MOST_REPORTED) return;
      if (place >= end || !(this.isDamaged || this.garbage.isIn({ start, end }))) continue;
      reported += 1;
      const excerpt = this.text.slice(start, Math.min(end, start + EXCERPT));
      this.problems.push({ code: 'normalise/unresolved', data: { excerpt } });
    }
  }

  private repair(window: Line, line: Line, outline: OutlineNumber, isLast: boolean): boolean {
    const length = window.end - window.start;
    if (length > LONGEST_WINDOW || length > this.budget) {
      if (this.skipped.at(-1) !== window) this.skipped.push(window);
      return false;
    }
    this.garbage.enter(line);
    if (!this.isDamaged && !this.garbage.isIn(window)) return false;
    this.budget -= length;
    const items = readItems(this.text, window.start, window.end, this.annotations !== undefined);
    const atLineStart = window.start === line.start;
    const evidence: Evidence = {
      likelihood: this.likelihood,
      candidates: this.candidates,
      charactersOf: this.annotations?.charactersOf ?? new Map(),
      readingOf: this.annotations?.readingOf ?? new Map(),
      number: atLineStart ? outline.next() : undefined,
      digit: atLineStart ? outline.nextDigit() : undefined,
      firstDigits: this.firstDigits,
      atLineStart,
      atLineEnd: window.end === line.end,
      context: this.contextAt(window.start, line),
    };
    const found = searchRuns(items, this.text, evidence);
    const chosen = found[0];
    if (chosen === undefined) return false;
    const runs = runsOf(chosen, items, this.likelihood);
    if (runs.length === 0) return false;
    if (!isPrintedAs(decodeDamaged(unitsOf(chosen)), this.text.slice(window.start, window.end))) return false;
    let accepted = 0;
    let others: Run[][] | undefined;
    // the runs that show garbage first: they make the page a damaged one
    const garbage = new Map(runs.map((run) => [run, this.garbage.count(run, evidence.context, items)]));
    for (const run of [...runs].sort((a, b) => (garbage.get(b) ?? 0) - (garbage.get(a) ?? 0))) {
      if (!this.isBetter(run, garbage.get(run) ?? 0)) {
        if (isLast && (garbage.get(run) ?? 0) > 1)
          this.problems.push({
            code: 'normalise/unresolved',
            data: { excerpt: this.text.slice(run.start, run.end) },
          });
        continue;
      }
      accepted += 1;
      this.isDamaged = true;
      others ??= found.map((reading) => runsOf(reading, items, this.likelihood));
      this.accept(run, piecesOf(run, items, found, others));
    }
    return accepted > 0;
  }

  private accept(run: Run, pieces: readonly Piece[]): void {
    const { text } = this;
    const isDigitLost =
      text[run.end - 1] === '?' && /^\d/u.test(text.slice(run.end, run.end + 1)) && !/\d$/u.test(run.text);
    if (isDigitLost) {
      const excerpt = `${run.text.slice(-6)}?${text.slice(run.end, run.end + 8)}`.replaceAll('\n', ' ');
      this.problems.push({ code: 'normalise/digit-lost', data: { excerpt } });
    }
    for (const piece of pieces) this.acceptPiece(run, piece, piece === pieces.at(-1) ? run.tagLength : 0);
    if (run.tagLength > 0)
      this.edits.push({
        start: run.end - run.tagLength,
        end: run.end,
        insert: '',
        kind: 'markup-residue',
        confidence: 1,
        reason: 'rest of a tag whose bracket was eaten',
      });
  }

  private acceptPiece(run: Run, piece: Piece, tagLength: number): void {
    const { start, text, alternatives } = piece;
    const end = piece.end - tagLength;
    const isLineStart = start === 0 || this.text[start - 1] === '\n';
    const print = (s: string): string => this.narrow(isLineStart ? s.replace(/^\u3000+/u, '') : s);
    const insert = print(text);
    const share = alternatives.find((one) => one.text === text)?.share ?? 0.5;
    // even where every byte is visible, a pair that left no trace may stand between two of them
    const isDetermined = piece.isDetermined && share > SURE;
    this.edits.push({
      start,
      end,
      insert,
      kind: run.isReadingOnly ? 'pinyin-annotation' : 'gbk-misaligned',
      confidence: isDetermined ? 1 : Math.min(0.95, Math.round(share * 100) / 100),
      reason: isDetermined
        ? 'bytes read one off; all of them are visible'
        : 'bytes read one off; lost ones filled by the likeliest text',
      bytes: run.bytes,
      ...(isDetermined
        ? {}
        : runnersUp(
            insert,
            alternatives.map((one) => [print(one.text), one.share] as const),
          )),
    });
    if (!isDetermined)
      this.problems.push({
        code: 'normalise/guessed',
        data: { before: this.text.slice(start, end), after: insert },
      });
  }

  private isBetter(run: Run, garbage: number): boolean {
    if (run.isReadingOnly && run.isDetermined) return true;
    if (garbage === 0 && !this.isDamaged) return false;
    if (garbage <= 1 && isQuestion(this.text, run)) return false;
    const restored = run.likelihood / run.length;
    return restored >= LEAST_LIKELIHOOD && restored - this.garbage.observed(run) >= LEAST_GAIN;
  }

  private contextAt(at: number, line: Line): Context {
    let context = this.likelihood.lineStart;
    for (let i = Math.max(line.start, at - 3); i < at; i += 1)
      context = this.likelihood.after(this.text.charCodeAt(i), context);
    return context;
  }

  private repaired(line: Line): string {
    let out = '';
    let at = line.start;
    for (const edit of this.edits) {
      if (edit.start < at || edit.start >= line.end) continue;
      out += this.text.slice(at, edit.start) + edit.insert;
      at = edit.end;
    }
    return out + this.text.slice(at, line.end);
  }

  private narrow(text: string): string {
    if (!this.isNarrow) return text;
    return text.replace(/[\uff01-\uff5e]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  }
}

const byStart = (a: Line, b: Line): number => a.start - b.start;
