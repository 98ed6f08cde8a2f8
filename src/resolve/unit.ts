/**
 * Assignments → units: who answers, in which segment of the clause, under which common name. 以下任务均需各区市政府落实 gives each
 * later task the offices of that sentence.
 */
import { canonicalOffice } from '../lexicon/offices.js';
import type { Problem } from '../model/diagnostic.js';
import type { Unit } from '../model/document.js';
import type { AssignmentMention, OfficeMention } from '../model/mention.js';
import type { OutlineClause, Region } from '../model/outline.js';
import type { Ledger } from './ledger.js';
import type { ClauseFields, Work } from './work.js';

/** No plan has more such sentences; a page made of nothing else would have as many entries as the square of its length. */
const MAX_FOLLOWING = 12;

/** The fields in which the entries of one assignment differ. */
interface Draft {
  readonly clause: ClauseFields;
  readonly office: OfficeMention;
  readonly task: string | null;
  readonly segment: number | null;
  readonly inherited: boolean;
}

export function checkFollowing(assignments: readonly AssignmentMention[]): Problem[] {
  const count = assignments.filter(({ applies }) => applies !== null).length;
  if (count <= MAX_FOLLOWING) return [];
  return [{ code: 'resolve/following-dropped', data: { count, kept: MAX_FOLLOWING } }];
}

export function toUnits(work: Work, assignments: readonly AssignmentMention[], ledger: Ledger): Unit[] {
  const segments = new Map<number | null, number>();
  const units: Unit[] = [];
  const add = (mention: AssignmentMention, draft: Draft): void => {
    const { office, clause } = draft;
    const span = draft.inherited ? mention.span : office.span;
    const place = work.place(span);
    // One literal, field by field: spread together from parts, a hundred thousand of these take twice the time.
    const unit: Unit = {
      id: `u${units.length + 1}`,
      part: clause.part,
      path: clause.path,
      clause: clause.clause,
      task: draft.task,
      quote: work.quote(span),
      span: place.span,
      sourceSpan: place.sourceSpan,
      role: office.role,
      segment: draft.segment,
      name: office.name,
      canonical: canonicalOffice(office.name),
      inherited: draft.inherited,
      rule: draft.inherited ? 'assignment/inherited' : mention.rule,
      confidence: mention.confidence,
    };
    if (mention.applies !== null && !draft.inherited) unit.applies = mention.applies;
    units.push(unit);
  };

  const following: { mention: AssignmentMention; region: Region }[] = [];
  for (const mention of assignments) {
    const region = work.regionAt(mention.span.start);
    if (mention.closesSegment) segments.set(region.clause, (segments.get(region.clause) ?? 0) + 1);
    const isPlaced = mention.closesSegment || mention.applies !== null;
    const segment = isPlaced ? (segments.get(region.clause) ?? 1) : null;
    if (mention.applies !== null) following.push({ mention, region });
    for (const office of mention.offices) {
      const task = ledger.taskAt(mention.applies === null ? office.span.start : mention.span.start);
      add(mention, { clause: work.clauseFields(region), office, task, segment, inherited: false });
    }
  }
  for (const { mention, region } of following.slice(0, MAX_FOLLOWING)) {
    for (const { clause, task } of laterRows(work, mention, region, ledger)) {
      for (const office of mention.offices)
        add(mention, { clause, office, task, segment: null, inherited: true });
    }
  }
  return units;
}

/** The rows that an assigning sentence reaches: one for each later clause of the ledger, of its own part where it stands in one. */
function laterRows(
  work: Work,
  mention: AssignmentMention,
  from: Region,
  ledger: Ledger,
): Pick<Draft, 'clause' | 'task'>[] {
  const seen = new Set<number>();
  return ledger.drafts.flatMap((draft, i) => {
    const clause = work.outline.clauses[draft.clause] as OutlineClause;
    const isLater = draft.start > mention.span.end && draft.clause !== from.clause;
    if (!isLater || (from.part !== null && clause.part !== from.part) || seen.has(draft.clause)) return [];
    seen.add(draft.clause);
    return [{ clause: work.fieldsOfClause(draft.clause), task: ledger.ids[i] as string }];
  });
}
