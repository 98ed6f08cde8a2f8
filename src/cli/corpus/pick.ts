/** `plan compare --corpus plans.duckdb --where "plan_year = 2024"`: whole documents, checked as JSON from a file is. */
import type { PlanDocument } from '../../index.js';
import { checkDocuments } from '../documents.js';
import type { Terminal } from '../terminal.js';
import { readWait, withCorpus } from './open.js';

export async function pickDocuments(
  file: string,
  where: string | null,
  terminal: Terminal,
): Promise<PlanDocument[]> {
  const setting = { mode: 'read', wait: readWait(undefined, terminal) } as const;
  const originals = await withCorpus(file, setting, terminal, (corpus) => corpus.originals(where));
  return checkDocuments(
    originals.map((json) => JSON.parse(String(json)) as unknown),
    file,
    terminal,
  );
}
