/**
 * Which tasks of several plans are one, by hand and by the program: pairs of tasks of different plans, precision, recall
 * and F1. A pair that is only related is neither asked for nor counted as wrong.
 */

/** `[{ a: { document, path, segment }, b, grade }]`, each pair once; `documentOf` names the plan of a member. */
export function pairsOf(topics, documentOf) {
  const pairs = new Map();
  for (const { members, grade } of topics) {
    for (const [i, one] of members.entries()) {
      for (const other of members.slice(i + 1)) {
        let [a, b] = [one, other].map((member) => ({
          document: documentOf(member),
          path: member.path.join('.'),
          segment: member.segment ?? null,
        }));
        if (a.document === b.document) continue;
        if (a.document > b.document) [a, b] = [b, a];
        const key = [a, b]
          .map(({ document, path, segment }) => `${document} ${path} ${segment ?? '-'}`)
          .join(' | ');
        const known = pairs.get(key);
        if (known === undefined || known.grade === 'related')
          pairs.set(key, { a, b, grade: grade ?? 'same' });
      }
    }
  }
  return [...pairs.values()];
}

/** Only pairs that `counts` says yes to; a clause without a segment stands for all of its own. */
export function scorePairs(gold, predicted, counts = () => true) {
  const asked = new PairIndex(gold);
  const given = new PairIndex(predicted);
  const told = predicted.filter(counts);
  const needed = gold.filter((pair) => pair.grade === 'same' && counts(pair));
  const right = told.filter((pair) => asked.has(pair)).length;
  const found = needed.filter((pair) => given.has(pair)).length;
  return tally({ told: told.length, right, needed: needed.length, found });
}

/** Adds up what several `scorePairs` counted. */
export function sumScores(scores) {
  const sum = { told: 0, right: 0, needed: 0, found: 0 };
  for (const score of scores) for (const key of Object.keys(sum)) sum[key] += score[key];
  return tally(sum);
}

function tally({ told, right, needed, found }) {
  const precision = told === 0 ? 0 : right / told;
  const recall = needed === 0 ? 1 : found / needed;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { told, right, needed, found, precision, recall, f1 };
}

class PairIndex {
  #bySides = new Map();

  constructor(pairs) {
    for (const pair of pairs) {
      const key = sidesOf(pair);
      const list = this.#bySides.get(key);
      if (list === undefined) this.#bySides.set(key, [pair]);
      else list.push(pair);
    }
  }

  has(pair) {
    return (this.#bySides.get(sidesOf(pair)) ?? []).some(
      (other) => agree(pair.a.segment, other.a.segment) && agree(pair.b.segment, other.b.segment),
    );
  }
}

function sidesOf({ a, b }) {
  return `${a.document} ${a.path} | ${b.document} ${b.path}`;
}

function agree(segment, other) {
  return segment === null || other === null || segment === other;
}
