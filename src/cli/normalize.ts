/** `plan normalize`: the canonical text of one plan, or the list of what was repaired in it and why. */
import { normalizeText } from '../index.js';
import { asJson, loadDiagnosticsReport, loadRepairsReport } from '../report/index.js';
import { WrongUsage } from './errors.js';
import { attempt, isFailure, tellFailure } from './failures.js';
import { findInputs, PLAN_ENDINGS, readInput } from './files.js';
import type { Terminal } from './terminal.js';
import { writeWhole } from './write.js';

export interface NormalizeOptions {
  readonly repairs?: boolean;
  readonly format?: 'text' | 'json';
  readonly output?: string;
}

export async function normalize(
  given: string | undefined,
  options: NormalizeOptions,
  terminal: Terminal,
): Promise<number> {
  const { inputs, failures } = await findInputs(given === undefined ? [] : [given], PLAN_ENDINGS, terminal);
  for (const failure of failures) tellFailure(failure, terminal);
  const [input] = inputs;
  if (input === undefined) return 1;
  if (inputs.length > 1) throw new WrongUsage(terminal.say('isFolder'));
  const result = await attempt(input.label, terminal, async () =>
    normalizeText(await readInput(input, terminal), { name: input.name }),
  );
  if (isFailure(result)) {
    tellFailure(result, terminal);
    return 1;
  }
  const error = result.diagnostics.find((diagnostic) => diagnostic.severity === 'error');
  if (error !== undefined) {
    const { inLanguage } = await loadDiagnosticsReport();
    const { message, hint } = inLanguage(error, terminal.lang);
    tellFailure({ file: input.label, cause: message, remedy: hint }, terminal);
    return 1;
  }
  const text = await render(result, options, terminal);
  if (options.output === undefined) await terminal.print(text);
  else await writeWhole(options.output, text, terminal.say);
  return 0;
}

async function render(
  result: Awaited<ReturnType<typeof normalizeText>>,
  options: NormalizeOptions,
  { lang }: Terminal,
): Promise<string> {
  if (options.format === 'json') return asJson(options.repairs === true ? result.repairs : result);
  if (options.repairs === true) return (await loadRepairsReport())(result.repairs, { lang });
  return result.text.endsWith('\n') ? result.text : `${result.text}\n`;
}
