/** `plan corpus export plans.duckdb --parquet out/`: documents.parquet, tasks.parquet, … for other tools. */
import { realpath } from 'node:fs/promises';
import type { Terminal } from '../terminal.js';
import { makeFolder } from '../write.js';
import { mustBeThere, readWait, withCorpus } from './open.js';

export interface ExportOptions {
  readonly parquet: string;
  readonly wait?: string;
}

export async function exportCorpus(
  file: string,
  { parquet, wait }: ExportOptions,
  terminal: Terminal,
): Promise<number> {
  const seconds = readWait(wait, terminal);
  await mustBeThere(file, terminal.say);
  await makeFolder(parquet, terminal.say);
  const folder = await realpath(parquet);
  const names = await withCorpus(file, { mode: 'read', wait: seconds, folder }, terminal, (corpus) =>
    corpus.exportParquet(folder),
  );
  terminal.tell(`${terminal.say('corpusExported', { folder: parquet, names: names.join(', ') })}\n`);
  return 0;
}
