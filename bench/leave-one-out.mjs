/**
 * `npm run score:compare -- --leave-one-out`: the weights that decide what pairs with what are fitted on all plans but
 * one, from a start that knows nothing of them, and judged on the pairs of the one left out. What the sum over all plans
 * falls short of the project's own weights is what those owe to having seen the plans.
 */
import { basename } from 'node:path';
import { alignTasks } from '../dist/compare/align.js';
import { groupIndicators } from '../dist/compare/indicators.js';
import { WEIGHTS } from '../dist/compare/weights.js';
import { loadSegmenter } from '../dist/lexicon/words.js';
import { pairsOf, scorePairs, sumScores } from './alignment.mjs';

const LEAST_F1 = 0.74;
const ROUNDS = 2;

/** Round numbers, all signals alike: where the search begins. */
const START = {
  ...WEIGHTS,
  signals: { words: 1, concepts: 0.25, sentences: 0.25, facet: 0.25, indicator: 0.1, office: 0.1 },
  unknown: 2,
  passage: 1,
  minSimilarity: 0.5,
  cohesion: 1,
  overlap: 0.5,
  merge: 1,
  heading: 1,
  bigram: 0.5,
  bodyConcept: 0.5,
  listed: 0.5,
  quoted: 1,
};

/** What each may be; `minSimilarity` again and again, for every other one moves where the threshold has to be. */
const CHOICES = [
  ['minSimilarity', [0.38, 0.41, 0.44, 0.47, 0.5, 0.53, 0.56]],
  ['signals.concepts', [0.1, 0.25, 0.4, 0.6]],
  ['heading', [1, 1.5, 2, 3]],
  ['bodyConcept', [0.15, 0.3, 0.5, 1]],
  ['minSimilarity', [0.41, 0.44, 0.47, 0.5, 0.53]],
  ['signals.sentences', [0, 0.1, 0.2, 0.4]],
  ['signals.facet', [0, 0.1, 0.25]],
  ['signals.indicator', [0, 0.1, 0.2]],
  ['signals.office', [0, 0.03, 0.1]],
  ['cohesion', [0.7, 0.85, 1]],
  ['merge', [0.7, 0.85, 1]],
  ['passage', [0.7, 0.8, 0.9]],
  ['bigram', [0.2, 0.35, 0.5]],
  ['listed', [0.25, 0.5]],
  ['quoted', [1, 1.5, 2]],
  ['unknown', [2, 3]],
  ['minSimilarity', [0.42, 0.44, 0.46, 0.48, 0.5, 0.52]],
];

/** `gold`: topics as annotated; `nameOf`: what a plan is called there. */
export async function leaveOneOut(plans, gold, nameOf) {
  const names = plans.map(nameOf);
  const asked = pairsOf(gold.topics, ({ doc }) => doc);
  const judge = await makeJudge(plans, nameOf);
  const scores = [];
  for (const left of names) {
    const rest = names.filter((name) => name !== left);
    const seen = asked.filter((pair) => !touches(left)(pair));
    const fitted = fit((weights) => scorePairs(seen, judge(rest, weights)).f1);
    const score = scorePairs(asked, judge(names, fitted.weights), touches(left));
    scores.push(score);
    console.log(
      `${left}: fitted on the others ${show(fitted.best)}, judged on it ${show(score.f1)} (${tell(score)})`,
    );
  }
  const all = sumScores(scores);
  const own = scorePairs(asked, judge(names, WEIGHTS));
  console.log(`left out one by one: F1 ${show(all.f1)} (at least ${LEAST_F1}; ${tell(all)})`);
  console.log(`the project's own weights: F1 ${show(own.f1)} (${tell(own)})`);
  if (all.f1 < LEAST_F1) process.exitCode = 1;
  return all;
}

/** Pairs that given weights make of some of the plans. */
export async function makeJudge(plans, nameOf) {
  const segmenter = remembering(await loadSegmenter());
  const indicators = new Map();
  return (names, weights) => {
    const chosen = plans.filter((plan) => names.includes(nameOf(plan)));
    const key = names.join(' ');
    const rows = indicators.get(key) ?? groupIndicators(chosen);
    indicators.set(key, rows);
    const { field, groups } = alignTasks(chosen, segmenter, rows, weights);
    const topics = groups.map(({ members }) => ({
      members: members.map((index) => {
        const { document, task, segment } = field.subjects[index];
        return { document: nameOf(chosen[document]), path: task.path, segment };
      }),
    }));
    return pairsOf(topics, ({ document }) => document);
  };
}

/** Climbs by one weight after the other, as long as it goes up. */
function fit(scoreOf) {
  let weights = START;
  let best = scoreOf(weights);
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = best;
    for (const [name, values] of CHOICES) {
      for (const value of values) {
        const tried = withWeight(weights, name, value);
        const score = scoreOf(tried);
        if (score > best) [weights, best] = [tried, score];
      }
    }
    if (best === before) break;
  }
  return { weights, best };
}

function withWeight(weights, name, value) {
  const [group, signal] = name.split('.');
  return signal === undefined
    ? { ...weights, [name]: value }
    : { ...weights, [group]: { ...weights[group], [signal]: value } };
}

function touches(name) {
  return ({ a, b }) => a.document === name || b.document === name;
}

/** A segmenter that cuts the same words at every trial need not cut them again. */
function remembering({ name, cut }) {
  const known = new Map();
  return {
    name,
    cut: (text) => {
      const words = known.get(text) ?? cut(text);
      known.set(text, words);
      return words;
    },
  };
}

/** The short name of a seed plan: 002 of 002_x.txt. */
export function shortName({ source }) {
  return basename(source.name).split(/[_.]/u)[0];
}

function tell({ told, right, needed, found }) {
  return `${right} of ${told} right, ${found} of ${needed} found`;
}

function show(figure) {
  return figure.toFixed(3);
}
