/** Says which inputs could not be used and gives the exit status: 0 all done, 1 some failed. */
import type { PlanDocument } from '../index.js';
import { loadDiagnosticsReport } from '../report/index.js';
import { explain, type Failure } from './errors.js';
import type { Terminal } from './terminal.js';

export function tellFailure(failure: Failure, { tell, say }: Terminal): void {
  const { file, cause, remedy } = failure;
  tell(`${say('failure', { file: file.replaceAll(CONTROL, ''), cause, remedy })}\n`);
}

const CONTROL = /[\u0000-\u001f\u007f-\u009f]/gu;

/** A document whose text could not be read at all is a failed input, not an empty plan. */
export async function unreadable(
  document: PlanDocument,
  label: string,
  terminal: Terminal,
): Promise<Failure | null> {
  const error = document.diagnostics.find((diagnostic) => diagnostic.severity === 'error');
  if (error === undefined) return null;
  const { inLanguage } = await loadDiagnosticsReport();
  const { message, hint } = inLanguage(error, terminal.lang);
  return { file: label, cause: message, remedy: hint };
}

/** Runs one input; whatever goes wrong with it is named, and the others go on. */
export async function attempt<T>(
  label: string,
  terminal: Terminal,
  work: () => Promise<T>,
): Promise<T | Failure> {
  try {
    return await work();
  } catch (error) {
    return explain(error, label, terminal.say);
  }
}

export function isFailure(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && 'cause' in value && 'remedy' in value;
}
