/**
 * Groups of tasks as a reader sees them: a label in the members' own words (停车, 数据开放), a grade, and for each member
 * why it stands there.
 */
import { isPartOf } from '../lexicon/concepts.js';
import type { Topic, TopicMember } from '../model/comparison.js';
import type { PlanDocument } from '../model/document.js';
import { Witness } from './evidence.js';
import type { Group } from './group.js';
import type { Links } from './links.js';
import type { Field } from './pair.js';
import type { Profile } from './profile.js';
import type { Subject } from './subject.js';
import type { Vector } from './vector.js';

/** A word stands for a topic when this share of its members has it. */
const COMMON = 0.6;
/** A second word is added where it says nearly as much as the first. */
const RUNNER_UP = 0.6;
const SHOWN_WORDS = 5;

export function presentTopics(
  groups: readonly Group[],
  links: Links,
  field: Field,
  documents: readonly PlanDocument[],
): Topic[] {
  const between = (a: number, b: number): number => links[a]?.get(b) ?? 0;
  const witness = new Witness(field, documents);
  const inOrder = [...groups].sort((g, h) => compareLists(g.members, h.members));
  const taken = new Set<string>();
  return inOrder.map((group, i) => ({
    id: `topic-${i + 1}`,
    label: labelGroup(group, field, taken),
    grade: group.similarity >= field.weights.same ? 'same' : 'related',
    members: group.members.map((index) => presentMember(index, group, field, documents, between, witness)),
  }));
}

export function placeOf(
  subject: Subject,
  documents: readonly PlanDocument[],
): Pick<TopicMember, 'document' | 'path' | 'segment' | 'heading'> {
  return { ...refer(subject, documents), heading: subject.task.heading };
}

function refer(
  { document, task, segment }: Subject,
  documents: readonly PlanDocument[],
): Pick<TopicMember, 'document' | 'path' | 'segment'> {
  return { document: documents[document]?.id ?? '', path: [...task.path], segment };
}

function presentMember(
  index: number,
  group: Group,
  field: Field,
  documents: readonly PlanDocument[],
  between: (a: number, b: number) => number,
  witness: Witness,
): TopicMember {
  const subject = field.subjects[index] as Subject;
  const others = group.members.filter((other) => field.subjects[other]?.document !== subject.document);
  let nearest = others[0] ?? index;
  let sum = 0;
  for (const other of others) {
    sum += between(index, other);
    if (between(index, other) > between(index, nearest)) nearest = other;
  }
  return {
    ...placeOf(subject, documents),
    similarity: round(sum / Math.max(1, others.length)),
    nearest: refer(field.subjects[nearest] as Subject, documents),
    evidence: witness.tell(index, nearest),
  };
}

/**
 * The concept that members have most in common, else their words. Two topics with one label get a second word each:
 * `数据共享（供需）` beside `数据共享`.
 */
function labelGroup(group: Group, field: Field, taken: Set<string>): string {
  const { profiles } = field;
  const members = group.members.map((index) => profiles.of[index] as Profile);
  const common = commonest(
    members.map((m) => m.concepts),
    profiles.concept,
  );
  // 医共体 says more than 医疗健康, 医共体.
  const concepts = common.filter(
    ({ name, score }) =>
      !common.some((other) => other.score >= score * RUNNER_UP && isPartOf(other.name, name)),
  );
  const words = commonest(
    members.map((m) => m.words),
    profiles.word,
  );
  const [first, second] = concepts.length > 0 ? concepts : words;
  if (first === undefined) return field.subjects[group.members[0] ?? 0]?.task.heading ?? '';
  const pair = second !== undefined && second.score >= first.score * RUNNER_UP;
  const base = pair ? `${first.name}、${second.name}` : first.name;
  const heading = field.subjects[group.members[0] ?? 0]?.task.heading ?? '';
  const asides = [...words, ...concepts].map(({ name }) => name);
  const label = [base, ...[...asides, heading].map((name) => `${base}（${name}）`)].find(
    (candidate) => !taken.has(candidate) && !repeatsItself(candidate),
  );
  taken.add(label ?? base);
  return label ?? base;
}

const ASIDE = /（(?<aside>.+)）$/u;

function repeatsItself(label: string): boolean {
  const aside = ASIDE.exec(label)?.groups?.['aside'];
  return aside !== undefined && label.indexOf(aside) < label.length - aside.length - 1;
}

interface Common {
  readonly name: string;
  readonly score: number;
}

/** Names by how much the members make of them, those that too few members have left out. */
function commonest(vectors: readonly Vector[], nameOf: (id: number) => string | undefined): Common[] {
  const scores = new Map<number, { sum: number; holders: number }>();
  for (const vector of vectors) {
    vector.ids.forEach((id, i) => {
      const score = scores.get(id) ?? { sum: 0, holders: 0 };
      score.sum += (vector.weights[i] as number) / vector.norm;
      score.holders += 1;
      scores.set(id, score);
    });
  }
  const needed = Math.max(2, COMMON * vectors.length);
  return [...scores]
    .filter(([, { holders }]) => holders >= needed)
    .map(([id, { sum, holders }]) => ({
      name: nameOf(id) ?? '',
      score: sum * (holders / vectors.length) ** 2,
    }))
    .filter(({ name }) => name !== '')
    .sort((p, q) => q.score - p.score || (p.name < q.name ? -1 : 1))
    .slice(0, SHOWN_WORDS * 2);
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (const [i, x] of a.entries()) {
    const y = b[i];
    if (y === undefined) return 1;
    if (x !== y) return x - y;
  }
  return a.length - b.length;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
