/** The published schemas by name, as JSON Schema for other programs, and the check of a document that comes back in. */
import { z } from 'zod';
import { planComparisonSchema } from './comparison.js';
import { planConfigSchema } from './config.js';
import { type PlanDocument, planDocumentSchema } from './document.js';
import { planVersionsSchema } from './versions.js';

const SCHEMAS = {
  document: planDocumentSchema,
  comparison: planComparisonSchema,
  versions: planVersionsSchema,
  config: planConfigSchema,
} as const;
const MOST_ISSUES = 3;

export const SCHEMA_NAMES: readonly string[] = Object.keys(SCHEMAS);

export function jsonSchema(name: string): unknown {
  if (!Object.hasOwn(SCHEMAS, name)) return null;
  return z.toJSONSchema(SCHEMAS[name as keyof typeof SCHEMAS], { target: 'draft-2020-12' });
}

export type ParsedDocument =
  | { readonly document: PlanDocument; readonly problem: null }
  | { readonly document: null; readonly problem: string };

/** Says where a value is not a PlanDocument: `targets.0.value: expected number`. */
export function parseDocument(value: unknown): ParsedDocument {
  const parsed = planDocumentSchema.safeParse(value);
  if (parsed.success) return { document: parsed.data, problem: null };
  const issues = parsed.error.issues.slice(0, MOST_ISSUES);
  return {
    document: null,
    problem: issues.map(({ path, message }) => `${path.join('.') || '(root)'}: ${message}`).join('; '),
  };
}
