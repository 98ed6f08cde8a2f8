/** The alignments of `fixtures/alignments`: plans of one field, and which of their tasks are one, by people who had not seen the program. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { WEIGHTS } from '../dist/compare/weights.js';
import { pairsOf, scorePairs, sumScores } from './alignment.mjs';
import { makeJudge } from './leave-one-out.mjs';
import { PROJECT } from './shared.mjs';
import { extractPlan } from './stages.mjs';

const ALIGNMENTS = join(PROJECT, 'fixtures/alignments');
const PLANS = join(PROJECT, 'fixtures/plans');

/** `[{ name, plans, gold }]`; a plan is named by its folder. */
export async function loadSets() {
  const sets = [];
  for (const file of readdirSync(ALIGNMENTS).sort()) {
    const gold = JSON.parse(readFileSync(join(ALIGNMENTS, file), 'utf8'));
    const slugs = [...new Set(gold.topics.flatMap(({ members }) => members.map(({ doc }) => doc)))].sort();
    const plans = [];
    for (const slug of slugs) {
      const source = readdirSync(join(PLANS, slug)).find((name) => name.startsWith('source.'));
      plans.push(await extractPlan(readFileSync(join(PLANS, slug, source)), { name: slug }));
    }
    sets.push({ name: basename(file, '.json'), plans, gold });
  }
  return sets;
}

/** Prints a line for each set and gives the score over all of them. */
export async function scoreSets() {
  const scores = [];
  for (const { name, plans, gold } of await loadSets()) {
    const nameOf = ({ source }) => source.name;
    const judge = await makeJudge(plans, nameOf);
    const asked = pairsOf(gold.topics, ({ doc }) => doc);
    const score = scorePairs(asked, judge(plans.map(nameOf), WEIGHTS));
    scores.push(score);
    console.log(`${name.padEnd(12)} ${showScore(score)}`);
  }
  const all = sumScores(scores);
  console.log(`${'all fields'.padEnd(12)} ${showScore(all)}`);
  return all;
}

function showScore({ precision, recall, f1, right, told, found, needed }) {
  const [p, r, f] = [precision, recall, f1].map((figure) => figure.toFixed(3));
  return `precision ${p} (${right}/${told}), recall ${r} (${found}/${needed}), F1 ${f}`;
}
