/** What extraction finds printed, before anything is decided that is not printed: years left open, offices by segment. */
import type { Comparator, TargetKind, Unit, UnitRole } from './document.js';
import type { JoinedRule, RuleName } from './rule.js';
import type { CanonicalSpan } from './span.js';

/** A date as printed; `year` null means the plan's own year, moved by `yearOffset`. */
export interface PartialDate {
  readonly year: number | null;
  readonly yearOffset?: number;
  readonly month: number;
  readonly day: number | 'last';
}

export interface TimeMention {
  readonly span: CanonicalSpan;
  readonly kind: 'by' | 'during' | 'recurring' | 'asof';
  readonly start: PartialDate | null;
  readonly end: PartialDate | null;
  readonly recurrence: string | null;
  /** Counted from the day of issue: 印发之日起30日内. */
  readonly sinceIssue: { readonly count: number; readonly unit: 'day' | 'month' } | null;
  /** A feast whose date depends on the year: 春节前. */
  readonly feast: string | null;
  readonly rule: RuleName;
  readonly confidence: number;
}

export interface QuantityMention {
  /** The whole quote: comparator, number, unit and indicator. */
  readonly span: CanonicalSpan;
  /** The number with its unit. */
  readonly figure: CanonicalSpan;
  readonly kind: TargetKind;
  readonly value: number;
  readonly valueMax: number | null;
  readonly unit: string | null;
  readonly comparator: Comparator;
  readonly indicator: string;
  readonly change: 'increase' | 'decrease' | null;
  /** The year at the head of the table column that holds the figure; null in running text. */
  readonly year: number | null;
  /** Words beside the figure say that it has been reached (已, 目前, 由60%提高到…). */
  readonly isReached: boolean;
  readonly rule: RuleName | JoinedRule;
  readonly confidence: number;
}

export interface OfficeMention {
  readonly span: CanonicalSpan;
  readonly name: string;
  readonly role: UnitRole;
}

/** One assignment: a parenthesis, or the lines that stand for it, or a phrase in running text. */
export interface AssignmentMention {
  readonly span: CanonicalSpan;
  readonly offices: readonly OfficeMention[];
  /** A parenthesis closes a segment of its clause; running text does not. */
  readonly closesSegment: boolean;
  /** 以下任务均需…落实: what is named here answers for all later clauses. */
  readonly applies: NonNullable<Unit['applies']> | null;
  readonly rule: RuleName;
  readonly confidence: number;
}
