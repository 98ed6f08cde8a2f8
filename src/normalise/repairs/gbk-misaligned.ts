/**
 * GBK bytes that were read one byte off: `?。ㄒ唬┲笇枷` → （一）指導思想. A run is tried only where the text shows signals,
 * proven by damaging the result again, and kept only where it reads far better than what stands there.
 */
import type { CharModel } from '../../lexicon/char-model.js';
import { loadCharModel } from '../../lexicon/char-model.js';
import type { Problem } from '../../model/diagnostic.js';
import type { RepairEdit } from '../../text/edit.js';
import { decodeDamaged, isPrintedAs } from '../damage/gbk-decoder.js';
import { learnOutside } from '../damage/learn-page.js';
import type { Context } from '../damage/likelihood.js';
import { LINE_START, Likelihood } from '../damage/likelihood.js';
import { OutlineNumber } from '../damage/outline-number.js';
import type { Evidence } from '../damage/reading.js';
import { Candidates } from '../damage/run-candidates.js';
import type { Item } from '../damage/run-items.js';
import { readItems } from '../damage/run-items.js';
import { searchRuns } from '../damage/run-search.js';
import type { Run } from '../damage/runs.js';
import { alternatives, runsOf, unitsOf } from '../damage/runs.js';
import { findSignals, STRANGE_LETTER } from '../damage/signals.js';
import type { Line } from '../damage/windows.js';
import { linesOf, mergeWindows, overlapsAny, windowsAround } from '../damage/windows.js';
import type { Annotations } from './pinyin-annotation.js';

export interface ByteDamage {
  readonly edits: RepairEdit[];
  readonly problems: Problem[];
}

/** A whole damaged paragraph is shorter; so much damage, or so much of it, no page has: it is another kind of file. */
const LONGEST_WINDOW = 700;
const MOST_SEARCHED = 6000;
/** Nats a character by which the restored text has to be the likelier one. */
const LEAST_GAIN = 1;
const LEAST_LIKELIHOOD = -9;
/** A character this unlikely where it stands is taken for garbage. */
const GARBAGE = -11.5;
const MOST_SUSPICIONS = 48;
const SUSPICIOUS_MARK = /[;；!！?？。,，、:：]/gu;
const HAN = /\p{Script=Han}/u;
const WIDE = /[，（；：]/gu;
const NARROW = /(?<=\p{Script=Han})[,(;:]/gu;
const SURE = 0.9;
const MOST_COUNTED = 200_000;

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
  private readonly candidates: Candidates;
  private readonly isNarrow: boolean;
  /** Other places of the page are certain to be damaged. */
  private isDamaged: boolean;
  private budget = MOST_SEARCHED;
  private readonly edits: RepairEdit[] = [];
  private readonly problems: Problem[] = [];

  constructor(text: string, annotations: Annotations | undefined) {
    this.text = text;
    this.annotations = annotations;
    this.lines = linesOf(text);
    this.model = loadCharModel();
    this.likelihood = new Likelihood(this.model, isTraditional(text, this.model));
    this.candidates = new Candidates(this.likelihood);
    this.isNarrow = (text.match(NARROW) ?? []).length > (text.match(WIDE) ?? []).length;
    this.isDamaged = annotations !== undefined;
  }

  run(signals: readonly number[]): ByteDamage {
    const places = [...new Set([...signals, ...(this.annotations?.strangers ?? [])])].sort((a, b) => a - b);
    const windows = windowsAround(places, this.lines, this.text);
    learnOutside(this.likelihood, this.text, this.lines, windows, this.annotations?.places ?? []);
    const rejected = this.repairAll(windows);
    if (this.isDamaged || this.edits.length > 0) {
      this.isDamaged = true;
      const taken = this.edits.map(({ start, end }) => ({ start, end }));
      const suspicions = windowsAround(this.suspicions(taken), this.lines, this.text).filter(
        (w) => !overlapsAny(w, windows) || overlapsAny(w, rejected),
      );
      this.repairAll(
        mergeWindows([...rejected, ...suspicions].sort((a, b) => a.start - b.start)).filter(
          (w) => !overlapsAny(w, taken),
        ),
        true,
      );
    }
    this.edits.sort((a, b) => a.start - b.start);
    return { edits: this.edits, problems: this.problems };
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

  private repair(window: Line, line: Line, outline: OutlineNumber, isLast: boolean): boolean {
    const length = window.end - window.start;
    if (length > LONGEST_WINDOW || length > this.budget) return false;
    if (!this.isDamaged && !this.looksDamaged(window)) return false;
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
      atLineStart,
      atLineEnd: window.end === line.end,
      context: this.contextAt(window.start, line),
    };
    const found = searchRuns(items, this.text, evidence);
    const chosen = found[0];
    if (chosen === undefined) return false;
    const runs = runsOf(chosen, items);
    if (runs.length === 0) return false;
    if (!isPrintedAs(decodeDamaged(unitsOf(chosen)), this.text.slice(window.start, window.end))) return false;
    let accepted = 0;
    // the runs that show garbage first: they make the page a damaged one
    const garbage = new Map(
      runs.map((run) => [run, this.garbageIn(run.start, run.end, evidence.context, items)]),
    );
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
      this.accept(run, alternatives(run, found, items));
    }
    return accepted > 0;
  }

  private accept(run: Run, others: readonly { readonly text: string; readonly share: number }[]): void {
    const { start, end } = run;
    const isLineStart = start === 0 || this.text[start - 1] === '\n';
    const print = (s: string): string => this.narrow(isLineStart ? s.replace(/^\u3000+/u, '') : s);
    const insert = print(run.text);
    const tag = run.tagLength;
    const share = others.find(({ text }) => text === run.text)?.share ?? 0.5;
    // even where every byte is visible, a pair that left no trace may stand between two of them
    const isDetermined = run.isDetermined && share > SURE;
    const confidence = isDetermined ? 1 : Math.min(0.95, Math.round(share * 100) / 100);
    this.edits.push({
      start,
      end: end - tag,
      insert,
      kind: run.isReadingOnly ? 'pinyin-annotation' : 'gbk-misaligned',
      confidence,
      reason: isDetermined
        ? 'bytes read one off; all of them are visible'
        : 'bytes read one off; lost ones filled by the likeliest text',
      ...(isDetermined
        ? {}
        : { candidates: [...new Set(others.map(({ text }) => print(text)))].slice(0, 5) }),
    });
    if (tag > 0)
      this.edits.push({
        start: end - tag,
        end,
        insert: '',
        kind: 'markup-residue',
        confidence: 1,
        reason: 'rest of a tag whose bracket was eaten',
      });
    if (!isDetermined)
      this.problems.push({
        code: 'normalise/guessed',
        data: { before: this.text.slice(start, end - tag), after: insert },
      });
  }

  private isBetter(run: Run, garbage: number): boolean {
    if (run.isReadingOnly && run.isDetermined) return true;
    if (!this.isDamaged && garbage === 0) return false;
    const restored = run.likelihood / run.length;
    const { sum, length } = this.observed(run.start, run.end, run.context);
    return restored >= LEAST_LIKELIHOOD && restored - sum / Math.max(1, length) >= LEAST_GAIN;
  }

  /** At least one character that no text would have at its place. */
  private looksDamaged({ start, end }: Line): boolean {
    let context: Context = { x: 0, a: 0, b: 0 };
    for (let i = start; i < end; i += 1) {
      const code = this.text.charCodeAt(i);
      const c = this.text[i] as string;
      if (STRANGE_LETTER.test(c) || (HAN.test(c) && this.likelihood.of(code, context) < GARBAGE)) return true;
      if (c === '?' && /^\?[a-z]{0,5}[^\x20-\x7e][a-z]{0,4}\)/u.test(this.text.slice(i, i + 8))) return true;
      context = this.likelihood.after(code, context);
    }
    return false;
  }

  private observed(start: number, end: number, from: Context): { sum: number; length: number } {
    let context = from;
    let sum = 0;
    for (let i = start; i < end; i += 1) {
      const code = this.text.charCodeAt(i);
      sum += this.likelihood.of(code, context);
      context = this.likelihood.after(code, context);
    }
    return { sum, length: end - start };
  }

  private garbageIn(start: number, end: number, from: Context, items: readonly Item[]): number {
    let context = from;
    let garbage = 0;
    for (const item of items) {
      if (item.kind !== 'character') {
        if (item.kind === 'lost-bracket' && item.start >= start && item.end <= end) garbage += 1;
        continue;
      }
      const code = item.text.charCodeAt(0);
      const isInside = item.start >= start && item.end <= end;
      if (
        isInside &&
        (STRANGE_LETTER.test(item.text) ||
          (HAN.test(item.text) && this.likelihood.of(code, context) < GARBAGE))
      )
        garbage += 1;
      context = this.likelihood.after(code, context);
    }
    return garbage;
  }

  /** Marks behind which stands what no text would put there, worst first; only asked of a page known to be damaged. */
  private suspicions(taken: readonly Line[]): number[] {
    const found: { at: number; value: number }[] = [];
    for (const match of this.text.matchAll(SUSPICIOUS_MARK)) {
      const at = match.index;
      const next = this.text[at + 1];
      if (next === undefined || !HAN.test(next) || taken.some((t) => at >= t.start && at < t.end)) continue;
      const context = { x: 0, a: 0, b: this.model.idOf(this.text.charCodeAt(at)) };
      const first = this.likelihood.of(next.charCodeAt(0), context);
      const after = this.text.charCodeAt(at + 2);
      const second = HAN.test(this.text[at + 2] ?? '')
        ? this.likelihood.of(after, this.likelihood.after(next.charCodeAt(0), context))
        : -4;
      if (first < GARBAGE || (first < -9 && second < -9)) found.push({ at, value: first + second });
    }
    const worst = found.sort((a, b) => a.value - b.value || a.at - b.at).slice(0, MOST_SUSPICIONS);
    return worst.map(({ at }) => at).sort((a, b) => a - b);
  }

  private contextAt(at: number, line: Line): Context {
    let context = LINE_START;
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

function isTraditional(text: string, model: CharModel): boolean {
  let balance = 0;
  for (let i = 0; i < Math.min(text.length, MOST_COUNTED); i += 1) {
    const code = text.charCodeAt(i);
    if (model.isTraditionalOnly(code)) balance += 1;
    else if (model.isSimplifiedOnly(code)) balance -= 1;
  }
  return balance > 0;
}
