/**
 * What a change gains and loses: the facts of every fixture golden as committed (or at a revision: `npm run fixtures:diff -- REV`)
 * against those in the working tree, a line each.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const revision = process.argv[2] ?? 'HEAD';
const FOLDER = 'fixtures/plans';
const LINES = {
  clauses: (clause) => `${clause.path.join('.')} ${clause.marker} ${clause.heading}`,
  targets: (target) =>
    `${target.path.join('.')} ${target.comparator} ${target.value}${target.valueMax === null ? '' : `–${target.valueMax}`} ${target.unit ?? ''} ${target.indicator} ${target.status} ${target.due ?? ''} ${target.change ?? ''}`,
  deadlines: (time) =>
    `${time.path.join('.')} ${time.quote} ${time.kind} ${time.start ?? ''} ${time.end ?? ''} ${time.recurrence ?? ''}`,
  units: (unit) =>
    `${unit.path.join('.')} ${unit.segment ?? ''} ${unit.role} ${unit.name} ${unit.inherited ? 'inherited' : ''}`,
  repairs: (repair) => `${repair.kind} ${JSON.stringify(repair.before)} ${JSON.stringify(repair.after)}`,
};

function committed(path) {
  try {
    return JSON.parse(
      execFileSync('git', ['show', `${revision}:${path}`], { encoding: 'utf8', maxBuffer: 1 << 28 }),
    );
  } catch {
    return null;
  }
}

let gains = 0;
let losses = 0;
for (const slug of readdirSync(FOLDER).sort()) {
  const path = `${FOLDER}/${slug}/document.json`;
  const old = committed(path);
  const now = JSON.parse(readFileSync(join(...path.split('/')), 'utf8'));
  for (const [list, print] of Object.entries(LINES)) {
    const before = (old?.[list] ?? []).map(print);
    const after = now[list].map(print);
    const lost = subtract(before, after);
    const gained = subtract(after, before);
    losses += lost.length;
    gains += gained.length;
    for (const line of lost) console.log(`- ${slug} ${list}: ${line}`);
    for (const line of gained) console.log(`+ ${slug} ${list}: ${line}`);
  }
}
console.log(`${gains} gained, ${losses} lost`);

function subtract(lines, others) {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
