/** `plan compare --versions 2023.txt 2024.txt`: the older and the newer version of one place's plan, and what changed. */
import { compareVersions, type PlanDocument } from '../index.js';
import { versionsFormats, versionsWorkbook } from '../report/index.js';
import { type CompareOptions, chooseComparisonFormat, tellSegmenter } from './compare.js';
import { loadDocuments } from './documents.js';
import { WrongUsage } from './errors.js';
import { attempt, isFailure, tellFailure, unreadable } from './failures.js';
import { findInputs, type Input, JSON_ENDINGS, PLAN_ENDINGS } from './files.js';
import type { Terminal } from './terminal.js';
import { writeWhole } from './write.js';

export async function versions(
  given: readonly string[],
  options: CompareOptions,
  terminal: Terminal,
): Promise<number> {
  const { say } = terminal;
  const format = options.format ?? chooseComparisonFormat(options.output, terminal);
  if (format === 'xlsx' && options.output === undefined) throw new WrongUsage(say('needOutput'));
  // A folder or a pattern says nothing of which is the older.
  if (given.length !== 2) throw new WrongUsage(say('needVersions', { count: given.length }));
  const { inputs, failures } = await findInputs(given, [...PLAN_ENDINGS, ...JSON_ENDINGS], terminal);
  for (const failure of failures) tellFailure(failure, terminal);
  if (failures.length > 0) return 1;
  if (inputs.length !== 2) throw new WrongUsage(say('needVersions', { count: inputs.length }));

  const plans: PlanDocument[] = [];
  for (const input of inputs) {
    const found = await readVersion(input, options.verbose === true, terminal);
    if (found !== null) plans.push(found);
  }
  const [old, now] = plans;
  if (old === undefined || now === undefined) return 1;
  if (options.quiet !== true) warn(old, now, terminal);

  const changes = await compareVersions(old, now);
  tellSegmenter(changes.segmenter, options, terminal);
  const settings = {
    lang: terminal.lang,
    color: terminal.color && options.output === undefined,
    documents: [old, now],
    ...(terminal.columns === undefined ? {} : { columns: terminal.columns }),
  };
  const content =
    format === 'xlsx'
      ? await versionsWorkbook(changes, settings)
      : await versionsFormats[format](changes, settings);
  if (options.output !== undefined) await writeWhole(options.output, content, say);
  else if (typeof content === 'string') await terminal.print(content);
  return 0;
}

async function readVersion(
  input: Input,
  isVerbose: boolean,
  terminal: Terminal,
): Promise<PlanDocument | null> {
  let count = 1;
  const started = performance.now();
  const found = await attempt(input.label, terminal, async () => {
    const loaded = await loadDocuments(input, terminal);
    count = loaded.length;
    const [plan] = loaded;
    return plan === undefined ? null : ((await unreadable(plan, input.label, terminal)) ?? plan);
  });
  if (count !== 1) throw new WrongUsage(terminal.say('notOnePlan', { file: input.label, count }));
  if (!isFailure(found)) {
    const ms = Math.round(performance.now() - started);
    const tasks = found?.tasks.length ?? 0;
    if (isVerbose) terminal.tell(`${terminal.say('doneFile', { file: input.label, count: tasks, ms })}\n`);
    return found;
  }
  tellFailure(found, terminal);
  return null;
}

/** Not refused, since places are renamed and years misprinted. */
function warn(old: PlanDocument, now: PlanDocument, { say, tell }: Terminal): void {
  const places = [old.meta.jurisdiction, now.meta.jurisdiction] as const;
  if (places[0] !== null && places[1] !== null && places[0] !== places[1])
    tell(`${say('otherPlace', { old: places[0], new: places[1] })}\n`);
  const years = [old.meta.planYear, now.meta.planYear] as const;
  if (years[0] !== null && years[1] !== null && years[0] > years[1])
    tell(`${say('turnedRound', { old: years[0], new: years[1] })}\n`);
}
