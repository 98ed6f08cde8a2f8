/**
 * Which of a seed plan's expected facts a PlanDocument does not hold. Every fact needs a record of its own, in its
 * clause, that covers its place in the source: two targets of 95 % in one clause are two facts.
 */

/** `[{ kind, fact, why }]`, in the order of the facts. */
export function findMissed(facts, document) {
  return [
    ...missedOf('clauses', facts.clauses, document.clauses, () => true),
    ...missedOf('targets', facts.targets, document.targets, sameTarget),
    ...missedOf('deadlines', facts.deadlines, document.deadlines, sameDeadline),
    ...missedOf(
      'units',
      facts.units,
      document.units.filter((unit) => !unit.inherited),
      sameUnit,
    ),
  ];
}

function missedOf(kind, expected, found, isSame) {
  const free = new Set(found);
  const missed = [];
  for (const fact of expected) {
    const inClause = [...free].filter((record) => record.path.join('.') === fact.path.join('.'));
    const alike = inClause.filter((record) => isSame(fact, record));
    const hit = alike.find((record) => standsAt(record, fact));
    if (hit !== undefined) free.delete(hit);
    else missed.push({ kind, fact, why: explain(inClause, alike) });
  }
  return missed;
}

function explain(inClause, alike) {
  if (alike.length > 0) return 'found, but at another place of the source';
  return inClause.length > 0 ? 'its clause holds only others' : 'its clause holds none';
}

function sameTarget(fact, record) {
  return (
    closeTo(fact.value, record.value) &&
    closeTo(fact.valueMax, record.valueMax) &&
    fact.unit === record.unit &&
    fact.due === record.due &&
    (fact.indicators.length === 0 || fact.indicators.some((name) => likeness(name, record.indicator) >= 0.7))
  );
}

function sameDeadline(fact, record) {
  return (
    fact.kind === record.kind &&
    fact.start === record.start &&
    fact.end === record.end &&
    fact.recurrence === record.recurrence
  );
}

function sameUnit(fact, record) {
  return fact.role === record.role && fact.names.some((name) => squeeze(name) === squeeze(record.name));
}

function standsAt(record, fact) {
  if (fact.at === null) return true;
  const [start, length] = fact.at;
  return record.sourceSpan.start < start + length && record.sourceSpan.end > start;
}

function closeTo(a, b) {
  return a === null || b === null ? a === b : Math.abs(a - b) < 1e-4;
}

function squeeze(text) {
  return text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[“”„「」『』〝〞〃″]/gu, '"');
}

/** Twice the shared characters over all characters, marks left out. */
function likeness(a, b) {
  const [left, right] = [a, b].map((text) => [...squeeze(text).replace(/["',。、;:()]/gu, '')]);
  const rest = new Map();
  for (const c of right) rest.set(c, (rest.get(c) ?? 0) + 1);
  let shared = 0;
  for (const c of left) {
    const n = rest.get(c) ?? 0;
    if (n > 0) shared++;
    rest.set(c, n - 1);
  }
  return left.length + right.length === 0 ? 0 : (2 * shared) / (left.length + right.length);
}
