/**
 * The tables of a corpus. Facts keep the names of the PlanDocument's fields, in snake case; `document` is a document's id, a path is text
 * (`2.1.3`), a span has `start_at` and `end_at` in the canonical text, `source_start` and `source_end` in the source.
 */
import type { Columns } from './duckdb.js';

/** Of the tables and views below: a file of another format is not written to. */
export const FORMAT = 1;

const SPANS = { start_at: 'BIGINT', end_at: 'BIGINT', source_start: 'BIGINT', source_end: 'BIGINT' } as const;
const FACT = {
  document: 'VARCHAR',
  id: 'VARCHAR',
  part: 'VARCHAR',
  path: 'VARCHAR',
  clause: 'VARCHAR',
} as const;
const EVIDENCE = { quote: 'VARCHAR', ...SPANS, rule: 'VARCHAR', confidence: 'DOUBLE' } as const;

export const TABLES = {
  documents: {
    id: 'VARCHAR',
    name: 'VARCHAR',
    title: 'VARCHAR',
    document_type: 'VARCHAR',
    document_number: 'VARCHAR',
    issuer: 'VARCHAR',
    issued_on: 'DATE',
    published_on: 'DATE',
    jurisdiction: 'VARCHAR',
    province: 'VARCHAR',
    adcode: 'VARCHAR',
    level: 'VARCHAR',
    plan_year: 'BIGINT',
    period_start: 'BIGINT',
    period_end: 'BIGINT',
    script: 'VARCHAR',
    media_type: 'VARCHAR',
    encoding: 'VARCHAR',
    bytes: 'BIGINT',
    sha256: 'VARCHAR',
    schema_version: 'VARCHAR',
    // The version that extracted it; null for JSON, which does not say.
    program_version: 'VARCHAR',
    digest: 'VARCHAR',
  },
  clauses: {
    document: 'VARCHAR',
    id: 'VARCHAR',
    part: 'VARCHAR',
    path: 'VARCHAR',
    marker: 'VARCHAR',
    level: 'BIGINT',
    heading: 'VARCHAR',
    parent: 'VARCHAR',
    role: 'VARCHAR',
    text: 'VARCHAR',
    ...SPANS,
  },
  tasks: {
    ...FACT,
    segment: 'BIGINT',
    heading: 'VARCHAR',
    text: 'VARCHAR',
    targets: 'VARCHAR[]',
    deadlines: 'VARCHAR[]',
    units: 'VARCHAR[]',
    ...SPANS,
  },
  targets: {
    ...FACT,
    task: 'VARCHAR',
    kind: 'VARCHAR',
    indicator: 'VARCHAR',
    comparator: 'VARCHAR',
    value: 'DOUBLE',
    value_max: 'DOUBLE',
    unit: 'VARCHAR',
    status: 'VARCHAR',
    change: 'VARCHAR',
    due: 'DATE',
    year: 'BIGINT',
    deadline: 'VARCHAR',
    ...EVIDENCE,
  },
  deadlines: {
    ...FACT,
    kind: 'VARCHAR',
    start_on: 'DATE',
    end_on: 'DATE',
    recurrence: 'VARCHAR',
    ...EVIDENCE,
  },
  units: {
    ...FACT,
    task: 'VARCHAR',
    segment: 'BIGINT',
    role: 'VARCHAR',
    name: 'VARCHAR',
    canonical: 'VARCHAR',
    inherited: 'BOOLEAN',
    applies: 'VARCHAR',
    ...EVIDENCE,
  },
  diagnostics: {
    document: 'VARCHAR',
    severity: 'VARCHAR',
    code: 'VARCHAR',
    message: 'VARCHAR',
    hint: 'VARCHAR',
    start_at: 'BIGINT',
    end_at: 'BIGINT',
  },
  // The whole PlanDocument, so that `plan compare --corpus` needs nothing else.
  originals: { document: 'VARCHAR', json: 'VARCHAR' },
} as const satisfies Record<string, Columns>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** No keys: one transaction takes a document out and puts it in again, which an index of DuckDB may refuse. */
export const CREATE_TABLES = [
  'CREATE TABLE corpus (format BIGINT);',
  `INSERT INTO corpus VALUES (${FORMAT});`,
  ...TABLE_NAMES.map((name) => {
    const columns = Object.entries(TABLES[name]).map(([column, type]) => `"${column}" ${type}`);
    return `CREATE TABLE ${name} (${columns.join(', ')});`;
  }),
].join('\n');
