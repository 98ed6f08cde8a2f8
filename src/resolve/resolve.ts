/**
 * Stage 5: mentions → facts. Years are filled in, figures get the date that governs them, offices their common name, later clauses
 * the offices that an assigning sentence gives them, and everything joins in the rows of the 任务台账.
 */
import { isoDate } from '../chinese/calendar.js';
import { fold } from '../chinese/fold.js';
import { canonicalOffice } from '../lexicon/offices.js';
import type { Clause, Deadline, Meta, Target, Task, Unit } from '../model/document.js';
import type { Problem } from '../model/diagnostic.js';
import type { AssignmentMention, QuantityMention, TimeMention } from '../model/mention.js';
import type { Outline, OutlineClause, Region } from '../model/outline.js';
import type { TracedText } from '../text/traced-text.js';
import { resolveTimes, type ResolvedTime } from './date.js';
import { findDue } from './due.js';
import { decideJurisdiction } from './jurisdiction.js';
import { decidePlanYears } from './plan-year.js';
import { divideTasks, type TaskDraft } from './task.js';

/** What extraction hands over; its own particulars are printed words only. */
export interface Printed {
  readonly meta: Omit<Meta, 'jurisdiction' | 'province' | 'adcode' | 'level' | 'periodStart' | 'periodEnd' | 'planYear'> & {
    readonly head: readonly string[];
  };
  readonly times: readonly TimeMention[];
  readonly quantities: readonly QuantityMention[];
  readonly assignments: readonly AssignmentMention[];
}

export interface Resolved {
  readonly meta: Meta;
  readonly clauses: Clause[];
  readonly tasks: Task[];
  readonly targets: Target[];
  readonly deadlines: Deadline[];
  readonly units: Unit[];
  readonly problems: Problem[];
}

/** `folded` is the folded twin of the canonical text, taken anew where it is not given. */
export function resolve(text: TracedText, outline: Outline, printed: Printed, folded: string = fold(text.text)): Resolved {
  return new Resolver(text, outline, printed, folded).run();
}

/** One document on its way; every step reads what the steps before it left. */
class Resolver {
  private readonly text: TracedText;
  private readonly folded: string;
  private readonly outline: Outline;
  private readonly printed: Printed;
  private readonly problems: Problem[] = [];
  private regionCursor = 0;

  constructor(text: TracedText, outline: Outline, printed: Printed, folded: string) {
    this.text = text;
    this.folded = folded;
    this.outline = outline;
    this.printed = printed;
  }

  run(): Resolved {
    const meta = this.decideMeta();
    const clauses = this.outline.clauses.map((clause, i) => this.toClause(clause, i));
    const times = resolveTimes(this.printed.times, this.folded, meta.planYear, meta.issuedOn).map((time) => this.lookBack(time, meta));
    const drafts = divideTasks(this.text.text, this.outline, this.printed.assignments);
    const deadlines = times.map((time, i) => this.toDeadline(time, i));
    this.checkTimes(times, meta);
    const targets = this.toTargets(times, drafts, meta.periodStart ?? meta.planYear);
    const units = this.toUnits(drafts);
    const tasks = this.toTasks(drafts, targets, deadlines, units);
    this.checkUnits(tasks);
    return { meta, clauses, tasks, targets, deadlines, units, problems: this.problems };
  }

  private decideMeta(): Meta {
    const { head, basis, ...own } = this.printed.meta;
    const deadlineYears = this.printed.times.flatMap(({ end, kind }) => (end?.year == null || kind === 'asof' ? [] : [end.year]));
    const years = decidePlanYears({
      title: own.title === null ? null : fold(own.title),
      documentType: own.documentType,
      issuedOn: own.issuedOn,
      publishedOn: own.publishedOn,
      folded: this.folded,
      deadlineYears,
    });
    const notices = head.filter((line) => /关于/u.test(line) && line.length <= 80);
    const heads = [own.title, own.issuer, ...notices].filter((line) => line !== null);
    return {
      title: own.title,
      documentType: own.documentType,
      documentNumber: own.documentNumber,
      issuer: own.issuer,
      issuedOn: own.issuedOn,
      publishedOn: own.publishedOn,
      ...decideJurisdiction(heads, head.join('\n'), this.folded),
      ...years,
      basis,
    };
  }

  private place(span: { readonly start: number; readonly end: number }): {
    span: { start: number; end: number };
    sourceSpan: { start: number; end: number };
  } {
    const source = this.text.sourceSpan(span);
    return { span: { start: span.start, end: span.end }, sourceSpan: { start: source.start, end: source.end } };
  }

  private quote(span: { readonly start: number; readonly end: number }): string {
    return this.text.text.slice(span.start, span.end);
  }

  /** The region that holds an offset; offsets are asked for in rising order, with small steps back. */
  private regionAt(offset: number): Region {
    const { regions } = this.outline;
    while (this.regionCursor > 0 && (regions[this.regionCursor] as Region).start > offset) this.regionCursor -= 1;
    while (this.regionCursor + 1 < regions.length && (regions[this.regionCursor + 1] as Region).start <= offset) this.regionCursor += 1;
    return regions[this.regionCursor] as Region;
  }

  private parentRegions(region: Region): Region[] {
    const parents: Region[] = [];
    let parent = region.clause === null ? null : (this.outline.clauses[region.clause] as OutlineClause).parent;
    while (parent !== null) {
      const index = this.firstRegionOf(parent);
      if (index !== undefined) parents.push(index);
      parent = (this.outline.clauses[parent] as OutlineClause).parent;
    }
    return parents;
  }

  private regionsByClause: Map<number, Region> | undefined;

  private firstRegionOf(clause: number): Region | undefined {
    if (this.regionsByClause === undefined) {
      this.regionsByClause = new Map();
      for (const region of this.outline.regions) {
        if (region.clause !== null && !this.regionsByClause.has(region.clause)) this.regionsByClause.set(region.clause, region);
      }
    }
    return this.regionsByClause.get(clause);
  }

  private toClause(clause: OutlineClause, index: number): Clause {
    return {
      id: clauseId(index),
      part: clause.part,
      path: [...clause.path],
      marker: clause.marker,
      level: clause.level,
      heading: clause.heading,
      parent: clause.parent === null ? null : clauseId(clause.parent),
      role: clause.role,
      ...this.place(clause.span),
    };
  }

  /** In a retrospect, and before the plan begins, a date says when a level was reached. */
  private lookBack(time: ResolvedTime, meta: Meta): ResolvedTime {
    if (time.kind !== 'by' && time.kind !== 'during') return time;
    const region = this.regionAt(time.mention.span.start);
    const from = meta.periodStart ?? meta.planYear;
    if (time.end === null || from === null || Number(time.end.slice(0, 4)) >= from) return time;
    return region.role === 'background' || region.clause === null || region.role === 'goal' ? { ...time, kind: 'asof' } : time;
  }

  private toDeadline(time: ResolvedTime, index: number): Deadline {
    const { mention, kind, start, end } = time;
    const region = this.regionAt(mention.span.start);
    return {
      id: `d${index + 1}`,
      part: region.part,
      path: [...region.path],
      clause: region.clause === null ? null : clauseId(region.clause),
      quote: this.quote(mention.span),
      ...this.place(mention.span),
      kind,
      start: kind === 'by' ? null : start,
      end,
      recurrence: mention.recurrence,
      rule: mention.rule,
      confidence: time.isImplied && kind !== 'recurring' ? Math.round((mention.confidence - 0.03) * 100) / 100 : mention.confidence,
    };
  }

  private checkTimes(times: readonly ResolvedTime[], meta: Meta): void {
    let isYearMissing = false;
    for (const { mention, kind, end, isImplied } of times) {
      const quote = this.quote(mention.span);
      if (kind !== 'recurring' && end === null && isImplied && meta.planYear === null && !isYearMissing) {
        isYearMissing = true;
        this.problems.push({ code: 'resolve/no-plan-year', data: { quote }, span: mention.span });
      }
      if (kind === 'by' && end !== null && meta.issuedOn !== null && end < meta.issuedOn) {
        this.problems.push({ code: 'resolve/deadline-before-issue', data: { quote, end, issuedOn: meta.issuedOn }, span: mention.span });
      }
    }
  }

  private toTargets(times: readonly ResolvedTime[], drafts: readonly TaskDraft[], firstYear: number | null): Target[] {
    const deadlineIds = new Map(times.map((time, i) => [time, `d${i + 1}`]));
    const assignments = this.printed.assignments.filter(({ closesSegment }) => closesSegment).map(({ span }) => span);
    const context = { folded: this.folded, times, regions: this.outline.regions, assignments, figures: this.printed.quantities.map(({ figure }) => figure) };
    const findTask = makeTaskFinder(drafts);
    return this.printed.quantities.map((quantity, i): Target => {
      const region = this.regionAt(quantity.figure.start);
      const due = findDue(context, quantity, region, this.parentRegions(region));
      const isPast = quantity.year !== null && firstYear !== null && quantity.year < firstYear;
      const isBaseline = isPast || quantity.isReached || due.isAsof || (region.role === 'background' && due.time === null);
      const columnEnd = quantity.year === null ? null : isoDate(quantity.year, 12, 31);
      const date = isBaseline ? null : (columnEnd ?? due.time?.end ?? null);
      const span = { start: Math.max(quantity.span.start, region.start), end: quantity.span.end };
      return {
        id: `t${i + 1}`,
        part: region.part,
        path: [...region.path],
        clause: region.clause === null ? null : clauseId(region.clause),
        task: findTask(quantity.figure.start),
        quote: this.quote(span),
        ...this.place(span),
        kind: quantity.kind,
        value: quantity.value,
        valueMax: quantity.valueMax,
        unit: quantity.unit,
        comparator: quantity.comparator,
        indicator: quantity.indicator,
        status: isBaseline ? 'baseline' : 'target',
        change: quantity.change,
        due: date,
        year: date === null ? this.yearOfSentence(quantity, region) : Number(date.slice(0, 4)),
        deadline: date === null || due.time === null || quantity.year !== null ? null : (deadlineIds.get(due.time) ?? null),
        rule: quantity.rule,
        confidence: quantity.confidence,
      };
    });
  }

  private yearOfSentence(quantity: QuantityMention, region: Region): number | null {
    let start = quantity.figure.start;
    const least = Math.max(region.start, start - MAX_SENTENCE);
    while (start > least && !/[。\n]/u.test(this.folded[start - 1] as string)) start -= 1;
    const years = [...this.folded.slice(start, quantity.figure.start).matchAll(/(?<year>(?:19|20)\d{2}) ?年/gu)];
    const last = years.at(-1)?.groups?.['year'];
    return last === undefined ? null : Number(last);
  }

  private toUnits(drafts: readonly TaskDraft[]): Unit[] {
    const findTask = makeTaskFinder(drafts);
    const segments = new Map<number | null, number>();
    const units: Omit<Unit, 'id'>[] = [];
    const following: { mention: AssignmentMention; region: Region }[] = [];
    for (const mention of this.printed.assignments) {
      const region = this.regionAt(mention.span.start);
      if (mention.closesSegment) segments.set(region.clause, (segments.get(region.clause) ?? 0) + 1);
      const segment = mention.closesSegment || mention.applies !== null ? (segments.get(region.clause) ?? 1) : null;
      if (mention.applies !== null) following.push({ mention, region });
      for (const office of mention.offices) {
        units.push({
          part: region.part,
          path: [...region.path],
          clause: region.clause === null ? null : clauseId(region.clause),
          task: findTask(mention.applies === null ? office.span.start : mention.span.start),
          quote: this.quote(office.span),
          ...this.place(office.span),
          role: office.role,
          segment,
          name: office.name,
          canonical: canonicalOffice(office.name),
          inherited: false,
          ...(mention.applies === null ? {} : { applies: mention.applies }),
          rule: mention.rule,
          confidence: mention.confidence,
        });
      }
    }
    for (const { mention, region } of following) units.push(...this.inherit(mention, region, drafts));
    return units.map((unit, i) => ({ id: `u${i + 1}`, ...unit }));
  }

  /** 以下任务均需各区市政府落实: each later task has them, by the words of that sentence. */
  private inherit(mention: AssignmentMention, from: Region, drafts: readonly TaskDraft[]): Omit<Unit, 'id'>[] {
    const seen = new Set<number>();
    return drafts.flatMap((draft, i): Omit<Unit, 'id'>[] => {
      const clause = this.outline.clauses[draft.clause] as OutlineClause;
      const isLater = draft.start > mention.span.end && draft.clause !== from.clause;
      if (!isLater || (from.part !== null && clause.part !== from.part) || seen.has(draft.clause)) return [];
      seen.add(draft.clause);
      return mention.offices.map((office) => ({
        part: clause.part,
        path: [...clause.path],
        clause: clauseId(draft.clause),
        task: taskId(i),
        quote: this.quote(mention.span),
        ...this.place(mention.span),
        role: office.role,
        segment: null,
        name: office.name,
        canonical: canonicalOffice(office.name),
        inherited: true,
        rule: 'assignment/inherited',
        confidence: mention.confidence,
      }));
    });
  }

  private toTasks(
    drafts: readonly TaskDraft[],
    targets: readonly Target[],
    deadlines: readonly Deadline[],
    units: readonly Unit[],
  ): Task[] {
    const findTask = makeTaskFinder(drafts);
    const gather = <T extends { id: string }>(facts: readonly T[], taskOf: (fact: T) => string | null): Map<string, string[]> => {
      const byTask = new Map<string, string[]>();
      for (const fact of facts) {
        const task = taskOf(fact);
        if (task === null) continue;
        const ids = byTask.get(task);
        if (ids === undefined) byTask.set(task, [fact.id]);
        else ids.push(fact.id);
      }
      return byTask;
    };
    const targetsOf = gather(targets, ({ task }) => task);
    const deadlinesOf = gather(deadlines, ({ span }) => findTask(span.start));
    const unitsOf = gather(units, ({ task }) => task);
    return drafts.map((draft, i): Task => {
      const clause = this.outline.clauses[draft.clause] as OutlineClause;
      const id = taskId(i);
      const span = { start: draft.start, end: draft.end };
      return {
        id,
        part: clause.part,
        clause: clauseId(draft.clause),
        path: [...clause.path],
        segment: draft.segment,
        heading: clause.heading,
        text: this.quote(span),
        targets: targetsOf.get(id) ?? [],
        deadlines: deadlinesOf.get(id) ?? [],
        units: unitsOf.get(id) ?? [],
        ...this.place(span),
      };
    });
  }

  private checkUnits(tasks: readonly Task[]): void {
    const bare = tasks.filter(({ units }) => units.length === 0).length;
    if (bare > 0 && bare < tasks.length * 0.5) {
      this.problems.push({ code: 'resolve/no-unit', data: { count: bare, total: tasks.length } });
    }
  }
}

/** A year named in the same sentence is looked for this far back. */
const MAX_SENTENCE = 1200;

function clauseId(index: number): string {
  return `c${index + 1}`;
}

function taskId(index: number): string {
  return `k${index + 1}`;
}

/** Tasks are in text order and do not overlap. */
function makeTaskFinder(drafts: readonly TaskDraft[]): (offset: number) => string | null {
  return (offset) => {
    let low = 0;
    let high = drafts.length - 1;
    while (low <= high) {
      const mid = (low + high) >> 1;
      const draft = drafts[mid] as TaskDraft;
      if (draft.end <= offset) low = mid + 1;
      else if (draft.start > offset) high = mid - 1;
      else return taskId(mid);
    }
    return null;
  };
}
