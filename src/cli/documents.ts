/** Inputs of `plan compare`: plans, which are extracted, and JSON made by `plan extract` before, which is checked. */
import { extractPlan, type PlanDocument } from '../index.js';
import { loadSchemas } from '../report/index.js';
import { UnusableFile } from './errors.js';
import { type Input, JSON_ENDINGS, readInput } from './files.js';
import type { Terminal } from './terminal.js';

const OPENS_JSON = /^[\ufeff\s]{0,100}(?:\{|\[\s{0,100}\{)\s{0,100}"/u;

export async function loadDocuments(input: Input, terminal: Terminal): Promise<PlanDocument[]> {
  const bytes = await readInput(input, terminal);
  if (!isJson(bytes, input.name)) return [await extractPlan(bytes, { name: input.name })];
  return readDocuments(bytes, input.label, terminal);
}

export function isJson(bytes: Uint8Array, name: string): boolean {
  const isNamedJson = JSON_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending));
  return isNamedJson || OPENS_JSON.test(new TextDecoder().decode(bytes.subarray(0, 400)));
}

export async function readDocuments(
  bytes: Uint8Array,
  label: string,
  terminal: Terminal,
): Promise<PlanDocument[]> {
  const values = parseJson(new TextDecoder().decode(bytes), label, terminal);
  return checkDocuments(values, label, terminal);
}

export async function checkDocuments(
  values: readonly unknown[],
  label: string,
  terminal: Terminal,
): Promise<PlanDocument[]> {
  const { parseDocument } = await loadSchemas();
  return values.map((value) => {
    const parsed = parseDocument(value);
    if (parsed.document !== null) return parsed.document;
    const cause = terminal.say('notPlanJson', { detail: parsed.problem });
    throw new UnusableFile({ file: label, cause, remedy: terminal.say('notPlanJsonRemedy') });
  });
}

/** One object, an array of them, or one a line. */
function parseJson(text: string, file: string, { say }: Terminal): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [value];
  } catch (whole) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    try {
      if (lines.length < 2) throw whole;
      return lines.map((line) => JSON.parse(line) as unknown);
    } catch (error) {
      const detail = (error as Error).message;
      throw new UnusableFile({ file, cause: say('notJson', { detail }), remedy: say('notPlanJsonRemedy') });
    }
  }
}
