/** Reads one plan, extracts it and writes what was asked for. The same in the main thread and in a worker. */
import { extractPlan } from '../../index.js';
import { documentChunks, keepConfident } from '../../report/index.js';
import { attempt, unreadable } from '../failures.js';
import { readInput } from '../files.js';
import { openTerminal } from '../terminal.js';
import { writeWhole } from '../write.js';
import type { Job, Outcome } from './job.js';

export async function doJob(job: Job): Promise<Outcome> {
  const { input, outputs, lang, only, minConfidence, largestMb } = job;
  const terminal = openTerminal(lang);
  return attempt(input.label, terminal, async () => {
    const document = await readInput(input, terminal, largestMb).then((bytes) =>
      extractPlan(bytes, { name: input.name }),
    );
    const failure = await unreadable(document, input.label, terminal);
    if (failure !== null) return failure;
    const kept = minConfidence === null ? document : keepConfident(document, minConfidence);
    const options = { lang, color: false, only, asArray: false };
    for (const { format, path } of outputs)
      await writeWhole(path, await documentChunks(format, [kept], options), terminal.say);
    const chunks = outputs.length === 0 ? await documentChunks('ndjson', [kept], options) : [];
    return {
      sha256: document.source.sha256,
      tasks: document.tasks.length,
      diagnostics: countCodes(document.diagnostics),
      text: isText(chunks) ? [...chunks].join('') : '',
    };
  });
}

function isText(chunks: Iterable<string> | Uint8Array): chunks is Iterable<string> {
  return !(chunks instanceof Uint8Array);
}

function countCodes(diagnostics: readonly { readonly code: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of diagnostics) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
