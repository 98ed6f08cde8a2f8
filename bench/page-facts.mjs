/**
 * The fixture pages and what each should give: the facts of the plain text that it carries. A page is a folder of
 * `fixtures/pages` with `page.*` and `page.json`: `plan` names the plan of `fixtures/plans` whose text it carries,
 * else the text stands beside it; `meta` and `codes` are what the page adds; `most` limits what a page without a plan may give.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
const PLAIN_META = ['title', 'documentNumber', 'issuer', 'issuedOn', 'planYear'];

export function readPages() {
  const root = join(FIXTURES, 'pages');
  return readdirSync(root)
    .sort()
    .map((shape) => {
      const folder = join(root, shape);
      const info = JSON.parse(readFileSync(join(folder, 'page.json'), 'utf8'));
      const isPage = (file) => file.startsWith('page.') && file !== 'page.json';
      const name = readdirSync(folder).find(isPage) ?? 'page.html';
      const text = info.plan ? join(FIXTURES, 'plans', info.plan, 'source.txt') : join(folder, 'text.txt');
      return {
        shape,
        name,
        info,
        bytes: readFileSync(join(folder, name)),
        text: existsSync(text) ? readFileSync(text) : null,
      };
    });
}

const bare = (text) => (text ?? '').replace(/\s/gu, '');

/** Every fact of a document on a line of its own; what a page declares of itself stands apart in `page.json`. */
export function factsOf(document, declared = {}) {
  const { clauses, targets, deadlines, units, meta } = document;
  return [
    ...clauses.map(
      (c) => `clause ${c.part ?? ''} ${c.path.join('.')} ${bare(c.marker)} ${bare(c.heading)} ${c.role}`,
    ),
    ...targets.map(
      (t) =>
        `target ${t.path.join('.')} ${bare(t.quote)} ${t.comparator} ${t.value} ${t.valueMax} ${t.unit} ${bare(t.indicator)} ${t.status} ${t.due}`,
    ),
    ...deadlines.map(
      (d) => `deadline ${d.path.join('.')} ${bare(d.quote)} ${d.kind} ${d.start} ${d.end} ${d.recurrence}`,
    ),
    ...units.map((u) => `unit ${u.path.join('.')} ${u.segment} ${u.role} ${bare(u.name)} ${u.inherited}`),
    ...PLAIN_META.filter((name) => !(name in declared)).map((name) => `meta ${name} ${meta[name]}`),
  ];
}

/**
 * Facts of one list that the other lacks, each as often as it does.
 * @param {string[]} list
 * @param {string[]} other
 */
function without(list, other) {
  const left = new Map();
  for (const fact of other) left.set(fact, (left.get(fact) ?? 0) + 1);
  return list.filter((fact) => {
    const count = left.get(fact) ?? 0;
    left.set(fact, count - 1);
    return count <= 0;
  });
}

/** `equal` of `wanted` facts, what is missing and what is too much, and where the page's own claims came out otherwise. */
export function judgePage({ info }, document, plain) {
  const wanted = plain === null ? [] : factsOf(plain, info.meta);
  const found = plain === null ? [] : factsOf(document, info.meta);
  const missing = without(wanted, found);
  const extra = without(found, wanted);
  const wrong = [];
  for (const [name, value] of Object.entries(info.meta ?? {})) {
    if (document.meta[name] !== value) wrong.push(`meta ${name}: ${document.meta[name]} for ${value}`);
  }
  const codes = document.diagnostics.map(({ code }) => code);
  for (const code of info.codes ?? []) if (!codes.includes(code)) wrong.push(`no diagnostic ${code}`);
  for (const code of codes) {
    if (/^read|metadata/u.test(code) && !(info.codes ?? []).includes(code)) wrong.push(`diagnostic ${code}`);
  }
  for (const [list, most] of Object.entries(info.most ?? {})) {
    if (document[list].length > most) wrong.push(`${document[list].length} ${list}, at most ${most}`);
  }
  return {
    wanted: Math.max(wanted.length, found.length),
    equal: wanted.length - missing.length,
    missing,
    extra,
    wrong,
  };
}

/** Share of the plain text's lines that are kept, and share of the characters kept that are the plan's. */
export function judgeLines(text, plain) {
  const lines = (all) =>
    all
      .split('\n')
      .map(bare)
      .filter((line) => line !== '');
  const wanted = lines(plain);
  const found = lines(text);
  const whole = found.join('\n');
  const joined = wanted.join('\n');
  const kept = wanted.filter((line) => whole.includes(line)).length;
  const size = found.reduce((sum, line) => sum + line.length, 0);
  const own = found.reduce((sum, line) => sum + (joined.includes(line) ? line.length : 0), 0);
  return { kept: wanted.length === 0 ? 1 : kept / wanted.length, precision: size === 0 ? 1 : own / size };
}
