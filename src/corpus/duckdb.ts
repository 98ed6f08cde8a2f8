/**
 * The door to DuckDB, an embedded database in one file, `corpus.duckdb`. It is loaded when a corpus is opened, and may be missing: it
 * is an optional dependency. Whatever is opened, SQL reaches no other file and no network.
 */
import type * as Library from '@duckdb/node-api';
import { type Cell, daysOf, toCell } from './cell.js';
import { CorpusProblem } from './problem.js';
import { explainSqlError } from './sql-error.js';

export type ColumnType = 'VARCHAR' | 'BIGINT' | 'DOUBLE' | 'DATE' | 'BOOLEAN' | 'VARCHAR[]';
export type Columns = Readonly<Record<string, ColumnType>>;
/** Values as their columns want them, null or nothing where there is none. */
export type Row = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<readonly (readonly Cell[])[]>;
}

export interface Database {
  /** One statement or several of our own. */
  readonly run: (sql: string) => Promise<void>;
  readonly ask: (sql: string) => Promise<Cell[][]>;
  /** One query of somebody else; rows come as they are found. */
  readonly query: (sql: string) => Promise<Answer>;
  readonly append: (table: string, columns: Columns, rows: readonly Row[]) => Promise<void>;
  readonly close: () => void;
}

export interface OpenOptions {
  readonly mode: 'read' | 'write';
  /** The only folder that SQL may write to, for an export. */
  readonly folder?: string;
}

/** No other file, and nobody can change that. */
const SHUT = { enable_external_access: 'false', lock_configuration: 'true' } as const;
const LOCKED = /Could not set lock|Conflicting lock|being used by another process/u;
const HOLDER = /\(PID (?<pid>\d+)\)/u;
const NO_DATABASE = /not a valid DuckDB database/u;
const NEWER_STORAGE = /newer version of DuckDB|storage version/u;
const MISSING_CODES: readonly unknown[] = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED'];

async function loadLibrary(): Promise<typeof Library> {
  try {
    return await import('@duckdb/node-api');
  } catch (error) {
    if (MISSING_CODES.includes((error as NodeJS.ErrnoException).code))
      throw new CorpusProblem('missing', firstLine(error));
    throw error;
  }
}

/** A file that is not there is made when it is opened for writing. */
export async function openDatabase(path: string, { mode, folder }: OpenOptions): Promise<Database> {
  const library = await loadLibrary();
  try {
    const instance = await library.DuckDBInstance.create(path, {
      // Packs the JSON of plans, a third of the size; DuckDB 1.2 and newer read it.
      storage_compatibility_version: 'v1.2.0',
      access_mode: mode === 'read' ? 'READ_ONLY' : 'READ_WRITE',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_community_extensions: 'false',
      errors_as_json: 'true',
      ...(folder === undefined ? SHUT : {}),
    });
    const connection = await instance.connect();
    // A list of folders can be given to an open database only.
    if (folder !== undefined) {
      await connection.run(`SET allowed_directories = ['${folder.replaceAll("'", "''")}']`);
      for (const [name, value] of Object.entries(SHUT)) await connection.run(`SET ${name} = ${value}`);
    }
    return wrap(library, instance, connection);
  } catch (error) {
    throw explainOpening(error);
  }
}

function explainOpening(error: unknown): CorpusProblem {
  const message = firstLine(error);
  if (LOCKED.test(message)) return new CorpusProblem('locked', HOLDER.exec(message)?.groups?.['pid'] ?? '');
  if (NO_DATABASE.test(message)) return new CorpusProblem('not-a-corpus');
  if (NEWER_STORAGE.test(message)) return new CorpusProblem('newer');
  return new CorpusProblem('unreadable', /[.!]$/u.test(message) ? message : `${message}.`);
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}

function wrap(
  library: typeof Library,
  instance: Library.DuckDBInstance,
  connection: Library.DuckDBConnection,
): Database {
  return {
    run: (sql) =>
      guard(async () => {
        await connection.run(sql);
      }),
    ask: (sql) =>
      guard(async () => {
        const result = await connection.run(sql);
        return (await result.getRows()).map((row) => row.map(toCell));
      }),
    query: async (sql) => {
      try {
        const result = await streamOne(connection, sql);
        return { columns: result.deduplicatedColumnNames(), rows: yieldRows(result, sql) };
      } catch (error) {
        throw explainQuery(error, sql);
      }
    },
    append: (table, columns, rows) =>
      guard(async () => {
        const appender = await connection.createAppender(table);
        for (const row of rows) {
          for (const [name, type] of Object.entries(columns)) appendValue(library, appender, type, row[name]);
          appender.endRow();
        }
        appender.closeSync();
      }),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A full disk, a folder that may not be written to: what the library says of our own SQL. A mistake of ours keeps its stack. */
async function guard<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new CorpusProblem('failed', explainSqlError(message, null));
  }
}

async function streamOne(connection: Library.DuckDBConnection, sql: string): Promise<Library.DuckDBResult> {
  const statements = await connection.extractStatements(sql).catch((error: unknown) => {
    // It says no more of a query that holds nothing, or a comment.
    if (firstLine(error).includes('native callback')) throw new CorpusProblem('not-one', '0');
    throw error;
  });
  if (statements.count !== 1) throw new CorpusProblem('not-one', String(statements.count));
  const prepared = await statements.prepare(0);
  return prepared.stream();
}

async function* yieldRows(result: Library.DuckDBResult, sql: string): AsyncGenerator<Cell[][]> {
  try {
    for await (const rows of result.yieldRows()) yield rows.map((row) => row.map(toCell));
  } catch (error) {
    throw explainQuery(error, sql);
  }
}

function explainQuery(error: unknown, sql: string): CorpusProblem {
  if (error instanceof CorpusProblem) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new CorpusProblem('sql', explainSqlError(message, sql));
}

function appendValue(
  library: typeof Library,
  appender: Library.DuckDBAppender,
  type: ColumnType,
  value: unknown,
): void {
  if (value === null || value === undefined) appender.appendNull();
  else if (type === 'BIGINT') appender.appendBigInt(BigInt(value as number));
  else if (type === 'DOUBLE') appender.appendDouble(value as number);
  else if (type === 'BOOLEAN') appender.appendBoolean(value as boolean);
  else if (type === 'VARCHAR[]')
    appender.appendList([...(value as readonly string[])], library.LIST(library.VARCHAR));
  else if (type === 'DATE') appendDate(library, appender, value as string);
  else appender.appendVarchar(value as string);
}

function appendDate(library: typeof Library, appender: Library.DuckDBAppender, value: string): void {
  const days = daysOf(value);
  if (days === null) appender.appendNull();
  else appender.appendDate(new library.DuckDBDateValue(days));
}
