/**
 * Every number that decides what pairs with what, in one place. They were set on real plans, judged by leaving one plan
 * out, and stand on a plateau: a fifth more or less of any one moves the result by about a point, of the threshold
 * `MIN_SIMILARITY` by ten and more.
 */

/** How much each signal adds to the similarity of two tasks; the first four are cosines and make up the scale. */
export const SIGNALS = {
  words: 1,
  concepts: 0.4,
  sentences: 0.2,
  facet: 0.1,
  indicator: 0.15,
  office: 0.03,
} as const;

/** Cosine of concepts to expect for one of words, where a task has no concept that the table knows. */
export const UNKNOWN = 3;

/** A clause of this many passages may pair by one of them alone, with this share of what a task of its own would have. */
export const COMPOSITE = 5;
export const PASSAGE = 0.8;

/** Below this similarity two tasks are not one topic; topics of at least `SAME` are the same task, others related. */
export const MIN_SIMILARITY = 0.47;
export const SAME = 0.5;

/** A task joins a topic when it is nearly as close (by this share of the threshold) to every member as a pair must be. */
export const COHESION = 0.85;

/** Topics are joined that share this part of the smaller one, if what is new is this near (share of the threshold). */
export const OVERLAP = 0.5;
export const MERGE = 0.85;

/** Words of the heading count this much more than words of the body. */
export const HEADING = 2;
/** A pair of characters inside words says less than a word. */
export const BIGRAM = 0.35;
/** A concept in the body against one in the heading, and one that is only listed (教育、医疗、就业等) against one dealt with. */
export const BODY_CONCEPT = 0.3;
export const LISTED = 0.25;
/** The name of a thing in quotation marks, shared by two plans, is hardly chance. */
export const QUOTED = 1.5;

/** Tasks that the genre is imagined to have shown before, so that two short plans do not make every word look rare. */
export const PRIOR_TASKS = 100;
export const PRIOR_SHARE = 0.005;

/** A heading longer than this is a body sentence that stands where a heading does. */
export const LONGEST_HEADING = 40;
/** Shorter pieces between full stops say too little to pair by. */
export const SHORTEST_SENTENCE = 6;
/** A task of more sentences than this is an annex that was not cut up: its beginning says what it is about. */
export const MOST_SENTENCES = 100;
