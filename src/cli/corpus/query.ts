/** `plan corpus query plans.duckdb "select …"` and `plan corpus list`: rows as a table, JSON, NDJSON or CSV. */
import type { Answer, Corpus } from '../../corpus/corpus.js';
import { loadRowsReport, type RowFormat } from '../../report/index.js';
import type { Terminal } from '../terminal.js';
import { writeWhole } from '../write.js';
import { readWait, withCorpus } from './open.js';

export interface QueryOptions {
  readonly format?: RowFormat;
  readonly output?: string;
  readonly wait?: string;
}

export async function queryCorpus(
  file: string,
  given: string,
  options: QueryOptions,
  terminal: Terminal,
): Promise<number> {
  const sql = given === '-' ? new TextDecoder().decode(await terminal.input()) : given;
  return answer(file, (corpus) => corpus.query(sql), options, terminal);
}

export function listCorpus(file: string, options: QueryOptions, terminal: Terminal): Promise<number> {
  return answer(file, (corpus) => corpus.list(), options, terminal);
}

async function answer(
  file: string,
  ask: (corpus: Corpus) => Promise<Answer>,
  { format, output, wait }: QueryOptions,
  terminal: Terminal,
): Promise<number> {
  const setting = { mode: 'read', wait: readWait(wait, terminal) } as const;
  const { rowChunks } = await loadRowsReport();
  await withCorpus(file, setting, terminal, async (corpus) => {
    const chunks = rowChunks(format ?? chooseFormat(output, terminal), await ask(corpus), {
      lang: terminal.lang,
      color: terminal.color && output === undefined,
      ...(terminal.columns === undefined ? {} : { columns: terminal.columns }),
    });
    if (output === undefined) for await (const chunk of chunks) await terminal.print(chunk);
    else await writeWhole(output, chunks, terminal.say);
  });
  return 0;
}

function chooseFormat(output: string | undefined, { isInteractive }: Terminal): RowFormat {
  if (output === undefined) return isInteractive ? 'table' : 'json';
  if (output.endsWith('.csv')) return 'csv';
  return output.endsWith('.ndjson') || output.endsWith('.jsonl') ? 'ndjson' : 'json';
}
