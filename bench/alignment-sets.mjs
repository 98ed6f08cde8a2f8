/** The alignments of `fixtures/alignments`: plans of one field, and which of their tasks are one, by people who had not seen the program. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { groupIndicators } from '../dist/compare/indicators.js';
import { WEIGHTS } from '../dist/compare/weights.js';
import { pairsOf, scorePairs, sumScores } from './alignment.mjs';
import { makeJudge } from './leave-one-out.mjs';
import { PROJECT } from './shared.mjs';
import { extractPlan } from './stages.mjs';

const ALIGNMENTS = join(PROJECT, 'fixtures/alignments');
const INDICATORS = join(PROJECT, 'fixtures/indicators');
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

/** Prints lines for each set and gives the scores over all of them. */
export async function scoreSets() {
  const scores = [];
  const rows = [];
  for (const { name, plans, gold } of await loadSets()) {
    const nameOf = ({ source }) => source.name;
    const judge = await makeJudge(plans, nameOf);
    const asked = pairsOf(gold.topics, ({ doc }) => doc);
    const score = scorePairs(asked, judge(plans.map(nameOf), WEIGHTS));
    scores.push(score);
    const row = scoreIndicators(name, plans);
    rows.push(row);
    console.log(`${name.padEnd(12)} ${showScore(score)}; indicators: ${showScore(row)}`);
  }
  const all = sumScores(scores);
  const indicators = sumScores(rows);
  console.log(`${'all fields'.padEnd(12)} ${showScore(all)}; indicators: ${showScore(indicators)}`);
  return { tasks: all, indicators };
}

/** Pairs of figures of two plans that stand in one row, against `fixtures/indicators`; a `possible` pair is neither asked for nor wrong. */
function scoreIndicators(name, plans) {
  const { rows } = JSON.parse(readFileSync(join(INDICATORS, `${name}.json`), 'utf8'));
  const idOf = (doc, path, quote, value) => `${doc} ${path.join('.')} ${quote} ${value}`;
  const [same, possible] = ['same', 'possible'].map(
    (grade) =>
      new Set(
        rows
          .filter((row) => row.grade === grade)
          .flatMap(({ cells }) =>
            pairKeys(cells.map(({ doc, path, quote, value }) => [doc, idOf(doc, path, quote, value)])),
          ),
      ),
  );
  const told = groupIndicators(plans).flatMap(({ members }) =>
    pairKeys(
      members.map(({ document, target: { path, quote, value } }) => {
        const doc = plans[document].source.name;
        return [doc, idOf(doc, path, quote, value)];
      }),
    ),
  );
  const given = new Set(told);
  return {
    told: given.size,
    right: [...given].filter((key) => same.has(key) || possible.has(key)).length,
    needed: same.size,
    found: [...same].filter((key) => given.has(key)).length,
  };
}

/** Each pair of cells of different plans, as one string. */
function pairKeys(cells) {
  return cells.flatMap(([doc, id], i) =>
    cells
      .slice(i + 1)
      .flatMap(([otherDoc, other]) => (doc === otherDoc ? [] : [[id, other].sort().join(' | ')])),
  );
}

function showScore({ right, told, found, needed }) {
  const { precision, recall, f1 } = sumScores([{ told, right, needed, found }]);
  const [p, r, f] = [precision, recall, f1].map((figure) => figure.toFixed(3));
  return `precision ${p} (${right}/${told}), recall ${r} (${found}/${needed}), F1 ${f}`;
}
