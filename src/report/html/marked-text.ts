/**
 * A stretch of a plan's text with its facts marked in place: in 年底前，新建充电桩300个以上 the date and the figure stand in
 * <mark>. Facts overlap freely, so the text is cut wherever one begins or ends, and each piece names all that cover it.
 */
import type { PlanDocument } from '../../model/document.js';
import type { Span } from '../../model/span.js';
import { figure } from '../columns.js';
import { withoutControls } from '../printable.js';
import { type Content, html, type Markup } from './escape.js';
import type { Words } from './words.js';

type MarkKind = 'clause' | 'task' | 'target' | 'deadline' | 'unit' | 'repair' | 'differs';

interface Mark {
  readonly id: string;
  readonly kind: MarkKind;
  readonly span: Span;
  readonly tip: string;
  /** All that a clause or task covers, where its mark is shorter. */
  readonly whole?: Span;
}

interface MarkedTextOptions {
  readonly words: Words;
  /** Facts become places that links lead to, `p1-t3`, and say what they are; left out where a text is shown again. */
  readonly anchors: string | null;
  readonly range?: Span;
  /** What another city's text has otherwise. */
  readonly differing?: readonly Span[];
  /** Places of tasks and clauses tell how many characters they cover, for the script to copy. */
  readonly hasSizes?: boolean;
}

interface Anchors {
  readonly prefix: string;
  /** The plan's text, where sizes are wanted. */
  readonly sizes: string | null;
}

interface Line {
  readonly level: number;
  readonly pieces: Content[];
}

const DEEPEST = 5;

/** What the places of the i-th plan begin with: `p1-t3` is the third target of the first. */
export function anchorsOf(index: number): string {
  return `p${index + 1}-`;
}

/** What the colours of the marks mean. */
export function writeLegend(words: Words): Markup {
  const kinds = ['clause', 'target', 'deadline', 'unit', 'repair'] as const;
  return html`<p class="legend">${kinds.map((kind) => html`<mark class="${kind}">${words.legend[kind]}</mark> `)}</p>`;
}

export function markText(document: PlanDocument, options: MarkedTextOptions): Markup {
  const { words, hasSizes = false } = options;
  const { text } = document;
  const anchors: Anchors | null =
    options.anchors === null ? null : { prefix: options.anchors, sizes: hasSizes ? text : null };
  const { start: from, end: to } = options.range ?? { start: 0, end: text.length };
  const differing = (options.differing ?? []).map(
    (span): Mark => ({ id: '', kind: 'differs', span, tip: '' }),
  );
  const marks = [...listMarks(document, words), ...differing]
    .filter(({ span }) => isWithin(span, from, to, text.length))
    .sort((a, b) => a.span.start - b.span.start);
  const levels = levelsByStart(document);
  const lines: Line[] = [];
  let line: Line = { level: 0, pieces: [] };
  let waiting: Mark[] = [];
  let active: Mark[] = [];
  let next = 0;
  let level = 0;

  for (const [at, until] of cut(text, from, to, marks)) {
    active = active.filter(({ span }) => span.end > at);
    for (let mark = marks[next]; mark !== undefined && mark.span.start <= at; mark = marks[next]) {
      if (mark.span.end > at) active.push(mark);
      if (mark.span.start >= from) waiting.push(mark);
      next += 1;
    }
    level = levels.get(at) ?? level;
    const piece = text.slice(at, until);
    if (piece === '\n') {
      lines.push(line);
      line = { level, pieces: [] };
      continue;
    }
    if (line.pieces.length === 0) line = { level, pieces: line.pieces };
    line.pieces.push(...waiting.filter(isGap).map((mark) => showGap(mark, anchors)));
    const begin = waiting.filter((mark) => !isGap(mark));
    line.pieces.push(
      sole(begin, active, until, anchors, piece) ?? anchor(begin, anchors, cover(piece, active, anchors)),
    );
    waiting = [];
  }
  // What stands behind the last character still needs its place.
  const left = [...waiting, ...marks.slice(next).filter(({ span }) => span.start <= to)];
  line.pieces.push(
    ...left.map((mark) => (isGap(mark) ? showGap(mark, anchors) : anchor([mark], anchors, null))),
  );
  lines.push(line);
  return html`${lines
    .filter(({ pieces }) => pieces.length > 0)
    .map(({ level: depth, pieces }) => html`<p class="l${Math.min(depth, DEEPEST)}">${pieces}</p>\n`)}`;
}

/** A page quotes one plan many times; its marks are listed once for each language. */
const LISTED = new WeakMap<Words, WeakMap<PlanDocument, readonly Mark[]>>();

function listMarks(document: PlanDocument, words: Words): readonly Mark[] {
  const known = LISTED.get(words) ?? new WeakMap<PlanDocument, readonly Mark[]>();
  LISTED.set(words, known);
  const marks = known.get(document) ?? findMarks(document, words);
  known.set(document, marks);
  return marks;
}

function findMarks(document: PlanDocument, words: Words): Mark[] {
  const { clauses, tasks, targets, deadlines, units, repairs } = document;
  return [
    ...clauses.map(({ id, span, marker, heading, role }) => ({
      id,
      kind: 'clause' as const,
      span: {
        start: span.start,
        end: Math.min(span.end, headEnd(document.text, span.start, marker, heading)),
      },
      tip: words.roles[role],
      whole: span,
    })),
    ...tasks.map(({ id, span, heading }) => ({ id, kind: 'task' as const, span, tip: heading, whole: span })),
    ...targets.map((target) => ({
      id: target.id,
      kind: 'target' as const,
      span: target.span,
      tip: [target.indicator, figure(target, target.unit), target.due ?? ''].join(' ').trim(),
    })),
    ...deadlines.map(({ id, span, start, end, recurrence }) => ({
      id,
      kind: 'deadline' as const,
      span,
      tip: [start ?? '', end ?? recurrence ?? ''].filter((part) => part !== '').join(' – '),
    })),
    ...units.map(({ id, span, role, name }) => ({
      id,
      kind: 'unit' as const,
      span,
      tip: `${words.unitRoles[role]} ${name}`,
    })),
    ...repairs.map(({ span, kind, before, after }, i) => ({
      id: `r${i + 1}`,
      kind: 'repair' as const,
      span,
      tip: `${kind}: ${before} → ${after}`,
    })),
  ];
}

/** Whether any of it shows; what stands behind the last character shows with the whole text only. */
function isWithin({ start, end }: Span, from: number, to: number, last: number): boolean {
  const reachesIn = end > from || (start === end && start === from);
  return reachesIn && (start < to || (start === to && to === last));
}

/** Where the marker and heading of a clause end; a heading that was worked out ends with the marker. */
function headEnd(text: string, start: number, marker: string, heading: string): number {
  const lineEnd = text.indexOf('\n', start);
  const line = text.slice(start, lineEnd < 0 ? text.length : lineEnd);
  const at = heading === '' ? -1 : line.indexOf(heading);
  return start + Math.max(1, at < 0 ? Math.min(marker.length, line.length) : at + heading.length);
}

function levelsByStart(document: PlanDocument): Map<number, number> {
  return new Map(document.clauses.map(({ span, level }) => [span.start, level]));
}

/** The stretches between all places where a mark or a line begins or ends, in order. */
function cut(text: string, from: number, to: number, marks: readonly Mark[]): [number, number][] {
  const points = new Set<number>([from, to]);
  for (const { span } of marks) {
    if (span.start > from && span.start < to) points.add(span.start);
    if (span.end > from && span.end < to) points.add(span.end);
  }
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1))
    points.add(at).add(at + 1);
  const sorted = [...points].sort((a, b) => a - b);
  return sorted.slice(1).map((end, i) => [sorted[i] as number, end]);
}

function isGap({ span }: Mark): boolean {
  return span.start === span.end;
}

/** A repair that took text away leaves no character behind; its sign is drawn by the style sheet. */
function showGap(mark: Mark, anchors: Anchors | null): Markup {
  return anchors === null
    ? html`<span class="gap"></span>`
    : html`<span class="gap" id="${anchors.prefix}${mark.id}" title="${mark.tip}"></span>`;
}

/** On a page of many plans a fact in one piece, under no other, is its own place: a third of the text's markup is spared. */
function sole(
  begin: readonly Mark[],
  active: readonly Mark[],
  until: number,
  anchors: Anchors | null,
  piece: string,
): Markup | null {
  if (anchors === null || anchors.sizes === null) return null;
  const shown = active.filter(({ kind }) => kind !== 'task');
  const [mark] = shown;
  if (mark === undefined || shown.length > 1 || mark.span.end !== until || !begin.includes(mark)) return null;
  const { id, kind, tip, whole } = mark;
  const tasks = begin.filter((one) => one !== mark);
  const title = tip === '' ? null : html` title="${tip}"`;
  const own = html`<mark id="${anchors.prefix}${id}" class="${kind}"${tasks.length === 0 ? sizeOf(whole, anchors) : null}${title}>${piece}</mark>`;
  return html`${anchor(tasks, anchors, own)}`;
}

/** As many characters as the page shows of it: line ends become paragraphs, controls are left out. */
function sizeOf(whole: Span | undefined, { sizes }: Anchors): Markup | null {
  if (whole === undefined || sizes === null) return null;
  const shown = withoutControls(sizes.slice(whole.start, whole.end)).replaceAll('\n', '');
  return html` data-size="${shown.length}"`;
}

function anchor(marks: readonly Mark[], anchors: Anchors | null, inner: Content): Content {
  if (anchors === null) return inner;
  return marks.reduceRight(
    (content, { id, whole }) =>
      html`<span id="${anchors.prefix}${id}"${sizeOf(whole, anchors)}>${content}</span>`,
    inner,
  );
}

/** `data-of` lets the page light up all pieces of the fact that a link leads to. */
function cover(piece: string, active: readonly Mark[], anchors: Anchors | null): Content {
  const shown = active.filter(({ kind }) => kind !== 'task');
  if (shown.length === 0) return piece;
  const kinds = [...new Set(shown.map(({ kind }) => kind))].join(' ');
  if (anchors === null) return html`<mark class="${kinds}">${piece}</mark>`;
  const tips = shown.map(({ tip }) => tip).filter((tip) => tip !== '');
  const of = shown.map(({ id }) => `${anchors.prefix}${id}`);
  return html`<mark class="${kinds}" data-of="${of.join(' ')}" title="${tips.join('\n')}">${piece}</mark>`;
}
