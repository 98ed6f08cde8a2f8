/** `plan normalize`: the canonical text of one plan, or the list of what was repaired in it and why. */
import { type NormalisedText, normalizeText, REPAIR_KINDS, type RepairKind } from '../index.js';
import { asJson, loadDiagnosticsReport, loadExplanation, loadRepairsReport } from '../report/index.js';
import { WrongUsage } from './errors.js';
import { attempt, isFailure, tellFailure } from './failures.js';
import { findInputs, PLAN_ENDINGS, readInput } from './files.js';
import type { Terminal } from './terminal.js';
import { writeWhole } from './write.js';

export interface NormalizeOptions {
  readonly repairs?: boolean;
  readonly explain?: string;
  readonly dryRun?: boolean;
  readonly only?: string;
  readonly keep?: string;
  readonly vocabulary?: 'mainland';
  readonly format?: 'text' | 'json';
  readonly output?: string;
  /** Accepted everywhere alike: nothing is said here but what failed. */
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

export async function normalize(
  given: string | undefined,
  options: NormalizeOptions,
  terminal: Terminal,
): Promise<number> {
  const only = readKinds(options.only, terminal);
  const keep = readKinds(options.keep, terminal);
  const { inputs, failures } = await findInputs(given === undefined ? [] : [given], PLAN_ENDINGS, terminal);
  for (const failure of failures) tellFailure(failure, terminal);
  const [input] = inputs;
  if (input === undefined) return 1;
  if (inputs.length > 1) throw new WrongUsage(terminal.say('isFolder'));
  const result = await attempt(input.label, terminal, async () =>
    normalizeText(await readInput(input, terminal), {
      name: input.name,
      ...(only === undefined ? {} : { only }),
      ...(keep === undefined ? {} : { keep }),
      ...(options.vocabulary === undefined ? {} : { vocabulary: options.vocabulary }),
    }),
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
  if (options.output === undefined || options.dryRun === true) await terminal.print(text);
  else await writeWhole(options.output, text, terminal.say);
  if (options.verbose === true) {
    const warnings = result.diagnostics.filter(({ severity }) => severity === 'warning').length;
    const told = { file: input.label, count: result.repairs.length, warnings };
    terminal.tell(`${terminal.say('normalised', told)}\n`);
  }
  return 0;
}

function readKinds(given: string | undefined, { say }: Terminal): RepairKind[] | undefined {
  if (given === undefined) return undefined;
  const names = given.split(',').filter((name) => name !== '');
  for (const name of names)
    if (!(REPAIR_KINDS as readonly string[]).includes(name))
      throw new WrongUsage(say('badKind', { name, names: REPAIR_KINDS.join(', ') }));
  return names as RepairKind[];
}

async function render(
  result: NormalisedText,
  options: NormalizeOptions,
  { lang, say }: Terminal,
): Promise<string> {
  const { text, repairs, diagnostics } = result;
  if (options.explain !== undefined) {
    const repair = repairs[Number(options.explain) - 1];
    if (repair === undefined)
      throw new WrongUsage(say('badRepair', { value: options.explain, count: repairs.length }));
    return (await loadExplanation())(repair, { lang });
  }
  const isList = options.repairs === true || options.dryRun === true;
  if (options.format === 'json') return asJson(isList ? repairs : result);
  if (!isList) return text.endsWith('\n') ? text : `${text}\n`;
  const list = (await loadRepairsReport())(repairs, { lang });
  if (options.dryRun !== true) return list;
  const { inLanguage } = await loadDiagnosticsReport();
  return list + diagnostics.map((one) => `${one.code}: ${inLanguage(one, lang).message}\n`).join('');
}
