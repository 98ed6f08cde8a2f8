/**
 * Assignments → units: who answers, in which segment of the clause, under which common name. 以下任务均需各区市政府落实 gives each
 * later task the offices of that sentence.
 */
import { canonicalOffice } from '../lexicon/offices.js';
import type { Unit } from '../model/document.js';
import type { AssignmentMention, OfficeMention } from '../model/mention.js';
import type { OutlineClause, Region } from '../model/outline.js';
import { type Ledger, taskId } from './ledger.js';
import { clauseFields, clauseId, type Work } from './work.js';

type Draft = Omit<Unit, 'id'>;

export function toUnits(work: Work, assignments: readonly AssignmentMention[], ledger: Ledger): Unit[] {
  const segments = new Map<number | null, number>();
  const units: Draft[] = [];
  const following: { mention: AssignmentMention; region: Region }[] = [];
  for (const mention of assignments) {
    const region = work.regionAt(mention.span.start);
    if (mention.closesSegment) segments.set(region.clause, (segments.get(region.clause) ?? 0) + 1);
    const isPlaced = mention.closesSegment || mention.applies !== null;
    const segment = isPlaced ? (segments.get(region.clause) ?? 1) : null;
    if (mention.applies !== null) following.push({ mention, region });
    for (const office of mention.offices) {
      units.push({
        ...clauseFields(region),
        task: ledger.taskAt(mention.applies === null ? office.span.start : mention.span.start),
        quote: work.quote(office.span),
        ...work.place(office.span),
        ...nameFields(office),
        segment,
        inherited: false,
        ...(mention.applies === null ? {} : { applies: mention.applies }),
        rule: mention.rule,
        confidence: mention.confidence,
      });
    }
  }
  for (const { mention, region } of following) units.push(...inherit(work, mention, region, ledger));
  return units.map((unit, i) => ({ id: `u${i + 1}`, ...unit }));
}

function nameFields(office: OfficeMention): Pick<Unit, 'role' | 'name' | 'canonical'> {
  return { role: office.role, name: office.name, canonical: canonicalOffice(office.name) };
}

/** One entry an office for each later clause that is a row of the ledger; quote and span are the assigning sentence's. */
function inherit(work: Work, mention: AssignmentMention, from: Region, ledger: Ledger): Draft[] {
  const seen = new Set<number>();
  return ledger.drafts.flatMap((draft, i): Draft[] => {
    const clause = work.outline.clauses[draft.clause] as OutlineClause;
    const isLater = draft.start > mention.span.end && draft.clause !== from.clause;
    if (!isLater || (from.part !== null && clause.part !== from.part) || seen.has(draft.clause)) return [];
    seen.add(draft.clause);
    return mention.offices.map((office) => ({
      part: clause.part,
      path: [...clause.path],
      clause: clauseId(draft.clause),
      task: taskId(i),
      quote: work.quote(mention.span),
      ...work.place(mention.span),
      ...nameFields(office),
      segment: null,
      inherited: true,
      rule: 'assignment/inherited',
      confidence: mention.confidence,
    }));
  });
}
