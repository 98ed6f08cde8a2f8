/**
 * How often facts are right that call themselves so sure:
 *   npm run score -- --calibration    precision by band of confidence, on the seeds (where they are) and the annotated fixtures
 * A fact is right where the annotation has it at its clause with its value, date or name; whole where every attribute agrees. Those
 * that the annotation calls optional count for neither side.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PROJECT } from './shared.mjs';

const BANDS = [0.9, 0.8, 0.7, 0];
/** Facts of the first band are right at least this often. */
const LEAST = 0.97;

const fold = (text) =>
  String(text ?? '')
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[“”「」『』〃"]/gu, '"')
    .replace(/-{2,}|[‐‑‒–—―─－]+/gu, '-');

const KINDS = {
  targets: {
    names: (entry) => [`${entry.path} ${entry.value} ${entry.valueMax ?? ''} ${fold(entry.unit)}`],
    isWhole: (fact, entry) =>
      fact.comparator === entry.comparator &&
      fact.status === entry.status &&
      fact.due === entry.due &&
      [entry.indicator, ...(entry.alt ?? [])].some((name) => fold(name) === fold(fact.indicator)),
  },
  deadlines: {
    names: (entry) => [`${entry.path} ${entry.end ?? ''} ${entry.recurrence ?? ''}`],
    isWhole: (fact, entry) => fact.kind === entry.kind && (fact.start ?? null) === (entry.start ?? null),
  },
  units: {
    names: (entry) => [entry.name, ...(entry.alt ?? [])].map((name) => `${entry.path} ${fold(name)}`),
    isWhole: (fact, entry) => fact.role === entry.role,
  },
};

function* annotatedPlans(shared) {
  const fixtures = join(PROJECT, 'fixtures/plans');
  for (const slug of readdirSync(fixtures)) {
    const annotation = join(fixtures, slug, 'annotation.json');
    const source = readdirSync(join(fixtures, slug)).find((name) => name.startsWith('source.'));
    if (source !== undefined && existsSync(annotation)) yield [join(fixtures, slug, source), annotation];
  }
  for (const path of shared?.texts ?? []) {
    const annotation = join(shared.gold, `${basename(path).slice(0, 3)}.gold.json`);
    if (existsSync(annotation)) yield [path, annotation];
  }
}

/** Facts of one kind, each beside the entry that it hits, if any; a fact near an optional entry is nobody's fault. */
function judge(kind, facts, entries) {
  const { names } = KINDS[kind];
  const free = new Map();
  const sorted = [...entries].sort((a, b) => Number(a.optional === true) - Number(b.optional === true));
  for (const entry of sorted)
    for (const name of names(entry)) free.set(name, [...(free.get(name) ?? []), entry]);
  const used = new Set();
  return facts.map((fact) => {
    const entry = (free.get(names(fact)[0]) ?? []).find((one) => !used.has(one));
    if (entry !== undefined) used.add(entry);
    const quote = fold(fact.quote);
    const isOptional =
      entry?.optional === true ||
      (entry === undefined &&
        entries.some(
          (one) =>
            one.optional === true &&
            String(one.path) === String(fact.path) &&
            (fold(one.quote ?? one.name).includes(quote) || quote.includes(fold(one.quote ?? one.name))),
        ));
    return { fact, entry, isOptional };
  });
}

export async function calibrate(shared) {
  const { extractPlan } = await import(join(PROJECT, 'dist/index.js'));
  const rows = new Map();
  for (const [path, annotation] of annotatedPlans(shared)) {
    const document = await extractPlan(readFileSync(path), { name: basename(path) });
    const gold = JSON.parse(readFileSync(annotation, 'utf8'));
    for (const kind of Object.keys(KINDS)) {
      const own = (list) => list.filter((one) => kind !== 'units' || (!one.inherited && !one.applies));
      for (const { fact, entry, isOptional } of judge(kind, own(document[kind]), own(gold[kind]))) {
        if (isOptional) continue;
        const band = BANDS.find((least) => fact.confidence >= least);
        for (const name of [`${kind} ${band}`, `all ${band}`]) {
          const row = rows.get(name) ?? { count: 0, right: 0, whole: 0 };
          row.count += 1;
          if (entry !== undefined) row.right += 1;
          if (entry !== undefined && KINDS[kind].isWhole(fact, entry)) row.whole += 1;
          rows.set(name, row);
        }
      }
    }
  }
  const share = (part, all) => `${((100 * part) / all).toFixed(1)} %`.padStart(8);
  console.log('facts      confidence   count   right   whole');
  for (const kind of ['all', ...Object.keys(KINDS)])
    for (const [i, least] of BANDS.entries()) {
      const row = rows.get(`${kind} ${least}`);
      if (row === undefined) continue;
      const band = `${least.toFixed(2)}–${(BANDS[i - 1] ?? 1).toFixed(2)}`;
      console.log(
        `${kind.padEnd(11)}${band.padEnd(11)}${String(row.count).padStart(7)}${share(row.right, row.count)}${share(row.whole, row.count)}`,
      );
    }
  const first = rows.get(`all ${BANDS[0]}`);
  if (first !== undefined && first.right / first.count < LEAST) {
    console.log(`below the bar of ${100 * LEAST} % at ${BANDS[0]} and more`);
    process.exitCode = 1;
  }
}
