/**
 * A corpus: many PlanDocuments in one file that answers questions. Whoever writes holds the file only while it puts a batch in, whole or
 * not at all; a plan that is there already, extracted by the same version, is left as it is.
 */
import type { PlanDocument } from '../model/document.js';
import type { Cell } from './cell.js';
import { type Answer, type Database, openDatabase } from './duckdb.js';
import { CorpusProblem } from './problem.js';
import { digestOf, makeRows } from './rows.js';
import { CREATE_TABLES, FORMAT, TABLE_NAMES, TABLES } from './tables.js';
import { CREATE_VIEWS } from './views.js';

export type { Cell } from './cell.js';
export type { Answer } from './duckdb.js';
export { CorpusProblem } from './problem.js';

export interface Arrival {
  readonly document: PlanDocument;
  /** The version that extracted it just now; null for JSON, which does not say. */
  readonly programVersion: string | null;
}

/** What a corpus holds of a document. */
export interface Held {
  readonly schemaVersion: string;
  readonly programVersion: string | null;
  readonly digest: string;
}

export type Decision = 'added' | 'replaced' | 'kept';

export interface AddOptions {
  /** The version of this program. */
  readonly version: string;
  /** Takes the new one, whatever is there. */
  readonly replace: boolean;
}

/** Makes a file with empty tables; nothing may be there. */
export async function createCorpus(path: string): Promise<void> {
  const database = await openDatabase(path, { mode: 'write' });
  try {
    await database.run('BEGIN');
    await database.run(CREATE_TABLES);
    await database.run(CREATE_VIEWS);
    await database.run('COMMIT');
  } finally {
    database.close();
  }
}

export async function openCorpus(
  path: string,
  mode: 'read' | 'write',
  exportFolder?: string,
): Promise<Corpus> {
  const folder = exportFolder === undefined ? {} : { folder: exportFolder };
  const database = await openDatabase(path, { mode, ...folder });
  try {
    await checkFormat(database);
    return new Corpus(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

async function checkFormat(database: Database): Promise<void> {
  const found = await database.ask('SELECT format FROM corpus').catch(() => null);
  const format = found?.[0]?.[0];
  if (typeof format !== 'number') throw new CorpusProblem('not-a-corpus');
  if (format !== FORMAT) throw new CorpusProblem('newer');
}

export class Corpus {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  close(): void {
    this.database.close();
  }

  async held(): Promise<Map<string, Held>> {
    const rows = await this.database.ask('SELECT id, schema_version, program_version, digest FROM documents');
    return new Map(
      rows.map(([id, schemaVersion, programVersion, digest]) => [
        String(id),
        {
          schemaVersion: String(schemaVersion),
          programVersion: programVersion === null ? null : String(programVersion),
          digest: String(digest),
        },
      ]),
    );
  }

  /** All of them or none. What another process has put in meanwhile is seen. */
  async add(arrivals: readonly Arrival[], options: AddOptions): Promise<Decision[]> {
    const held = await this.held();
    const decisions: Decision[] = [];
    const wanted = new Map<string, Arrival>();
    for (const arrival of arrivals) {
      const { id, schemaVersion } = arrival.document;
      const { programVersion } = arrival;
      const digest = digestOf(arrival.document);
      const decision = decide(held.get(id), { schemaVersion, programVersion, digest }, options);
      decisions.push(decision);
      if (decision === 'kept') continue;
      held.set(id, { schemaVersion, programVersion, digest });
      wanted.set(id, arrival);
    }
    if (wanted.size > 0) await this.replaceAll([...wanted.values()]);
    return decisions;
  }

  private async replaceAll(arrivals: readonly Arrival[]): Promise<void> {
    await this.database.run('BEGIN');
    try {
      const ids = arrivals.map(({ document }) => `'${document.id}'`).join(', ');
      const all = arrivals.map(({ document, programVersion }) => makeRows(document, programVersion));
      for (const table of TABLE_NAMES) {
        const key = table === 'documents' ? 'id' : 'document';
        await this.database.run(`DELETE FROM ${table} WHERE ${key} IN (${ids})`);
        await this.database.append(
          table,
          TABLES[table],
          all.flatMap((rows) => rows[table]),
        );
      }
      await this.database.run('COMMIT');
    } catch (error) {
      await this.database.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  query(sql: string): Promise<Answer> {
    return this.database.query(sql);
  }

  /** What the corpus holds, a row a document, with the number of its facts. */
  list(): Promise<Answer> {
    const counts = ['tasks', 'targets', 'deadlines', 'units'].map(
      (table) => `(SELECT count(*) FROM ${table} f WHERE f.document = d.id) AS ${table}`,
    );
    return this.query(
      `SELECT id, jurisdiction, plan_year, title, name, ${counts.join(', ')}, program_version FROM documents d ${ORDER}`,
    );
  }

  /** The JSON of the documents that a condition on the table `documents` picks out; all where it is null. */
  async originals(where: string | null): Promise<Cell[]> {
    // The condition alone first, so that a mistake is told at its own place.
    if (where !== null) await this.check(where);
    const condition = where === null ? '' : `WHERE (${where}\n)`;
    const { rows } = await this.query(
      `SELECT json FROM (FROM documents ${condition}) d JOIN originals o ON o.document = d.id ${ORDER}`,
    );
    const found: Cell[] = [];
    for await (const batch of rows) for (const [json] of batch) found.push(json ?? null);
    return found;
  }

  private async check(where: string): Promise<void> {
    const before = 'FROM documents WHERE ';
    try {
      await (await this.query(`${before}${where}\nLIMIT 0`)).rows[Symbol.asyncIterator]().next();
    } catch (error) {
      if (!(error instanceof CorpusProblem) || error.kind !== 'sql') throw error;
      throw new CorpusProblem(
        'sql',
        error.detail.replace(FIRST_LINE, (_, column: string) => shift(column, before)),
      );
    }
  }

  /** Each table as a Parquet file in a folder that is there and may be written to. */
  async exportParquet(folder: string): Promise<string[]> {
    const names = TABLE_NAMES.map((table) => `${table}.parquet`);
    for (const [i, table] of TABLE_NAMES.entries()) {
      const path = `${folder}/${names[i]}`.replaceAll("'", "''");
      await this.database.run(
        `COPY (FROM ${table} ORDER BY ALL) TO '${path}' (FORMAT parquet, COMPRESSION zstd)`,
      );
    }
    return names;
  }
}

const ORDER = 'ORDER BY d.province, d.jurisdiction, d.plan_year, d.name, d.id';
const FIRST_LINE = /\(line 1, column (\d+)\)$/u;

function shift(column: string, before: string): string {
  return `(line 1, column ${Number(column) - before.length})`;
}

/** JSON does not say which version made it: it gives way to what this version read from the text itself. */
export function decide(held: Held | undefined, arriving: Held, { version, replace }: AddOptions): Decision {
  if (held === undefined) return 'added';
  if (replace || held.schemaVersion !== arriving.schemaVersion) return 'replaced';
  if (arriving.programVersion !== null)
    return held.programVersion === arriving.programVersion ? 'kept' : 'replaced';
  return held.digest === arriving.digest || held.programVersion === version ? 'kept' : 'replaced';
}
