/**
 * Scores the built command line on the annotated seed plans.
 *   npm run score                        extraction, then repair
 *   npm run score -- --errors targets    what was missed, found too much, or read wrong (KIND or `repair`)
 *   npm run score -- --only 001          one plan;  --json for programs
 *   npm run score -- --calibration       how often facts are right that call themselves so sure
 *   npm run score:compare [-- --errors]  the comparison;  -- --leave-one-out  with weights that have not seen the plan judged
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { scoreSets } from './alignment-sets.mjs';
import { calibrate } from './calibration.mjs';
import { leaveOneOut, shortName } from './leave-one-out.mjs';
import { findScored, runScorer, sayNoSeeds, withComparison, withExtracted } from './shared.mjs';
import { extractPlan } from './stages.mjs';

const args = process.argv.slice(2);
const shared = findScored();

const asJson = args.includes('--json');
const value = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);

if (args.includes('--calibration')) await calibrate(shared);
else if (shared === null) sayNoSeeds();
else if (args.includes('--leave-one-out')) await leaveSeedsOut(shared);
else if (args.includes('--compare')) {
  const rest = args.filter((arg) => arg !== '--compare');
  withComparison(shared, (file) => print(run('score-compare.mjs', file, rest)));
  if (!asJson && rest.length === 0) await scoreSets();
} else {
  withExtracted(shared, (folder) => {
    const errors = value('--errors');
    if (errors === 'repair') run('score-repair.mjs', folder, ['--errors']);
    else if (errors !== undefined || value('--only') !== undefined) print(run('score.mjs', folder, args));
    else print({ extraction: run('score.mjs', folder, args), repair: run('score-repair.mjs', folder, args) });
  });
}

async function leaveSeedsOut({ texts, gold }) {
  const plans = [];
  for (const file of texts) plans.push(await extractPlan(readFileSync(file), { name: basename(file) }));
  const alignment = JSON.parse(readFileSync(join(gold, 'alignment.gold.json'), 'utf8'));
  await leaveOneOut(plans, alignment, shortName);
}

function run(script, predicted, rest) {
  return runScorer(join(shared.score, script), ['--gold', shared.gold, '--pred', predicted, ...rest]);
}

function print(report) {
  if (asJson) console.log(JSON.stringify(report, null, 2));
}
