/**
 * Every number that decides what pairs with what, in one place. They were set on real plans, judged by leaving one plan
 * out, and stand on a plateau: a fifth more or less of any one moves the result by about a point, of the threshold
 * `minSimilarity` by ten and more.
 */
export interface Weights {
  /** How much each signal adds to the similarity of two tasks; the first four are cosines and make up the scale. */
  readonly signals: {
    readonly words: number;
    readonly concepts: number;
    readonly sentences: number;
    readonly facet: number;
    readonly indicator: number;
    readonly office: number;
  };
  /** Cosine of concepts to expect for one of words, where the concepts of a task tell nothing. */
  readonly unknown: number;
  /** Concepts of so much weight tell all they can: a health plan speaks of 医疗 everywhere, which ties no two tasks. */
  readonly telling: number;
  /** A clause of so many passages may pair by one of them alone, with this share of what a task of its own would have. */
  readonly composite: number;
  readonly passage: number;
  /** Below this similarity two tasks are not one topic; topics of at least `same` are the same task, others related. */
  readonly minSimilarity: number;
  readonly same: number;
  /** A task joins a topic when it is nearly as close (by this share of the threshold) to every member as a pair must be. */
  readonly cohesion: number;
  /** Topics are joined that share this part of the smaller one, if what is new is this near (share of the threshold). */
  readonly overlap: number;
  readonly merge: number;
  /** Words of the heading count this much more than words of the body. */
  readonly heading: number;
  /** A pair of characters inside words says less than a word. */
  readonly bigram: number;
  /** A concept in the body against one in the heading, and one only listed (教育、医疗、就业等) against one dealt with. */
  readonly bodyConcept: number;
  readonly listed: number;
  /** The name of a thing in quotation marks, shared by two plans, is hardly chance. */
  readonly quoted: number;
}

export const WEIGHTS: Weights = {
  signals: { words: 1, concepts: 0.4, sentences: 0.2, facet: 0.1, indicator: 0.15, office: 0.06 },
  unknown: 2,
  telling: 5,
  composite: 5,
  passage: 0.85,
  minSimilarity: 0.44,
  same: 0.5,
  cohesion: 0.85,
  overlap: 0.5,
  merge: 1,
  heading: 2,
  bigram: 0.45,
  bodyConcept: 0.4,
  listed: 0.25,
  quoted: 1,
};

/** Tasks that the genre is imagined to have shown before, so that two short plans do not make every word look rare. */
export const PRIOR_TASKS = 100;
export const PRIOR_SHARE = 0.005;

/** A heading longer than this is a body sentence that stands where a heading does. */
export const LONGEST_HEADING = 40;
/** Shorter pieces between full stops say too little to pair by. */
export const SHORTEST_SENTENCE = 6;
/** A task of more sentences than this is an annex that was not cut up: its beginning says what it is about. */
export const MOST_SENTENCES = 100;
