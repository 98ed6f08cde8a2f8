/**
 * `plan.config.json`: what the options of a command are when the command line does not say, `{ "lang": "zh", "extract": { "jobs": 2 } }`.
 * A key that is not known is an error: a setting that was misspelt would be missed in silence.
 */
import { z } from 'zod';
import { COMPARISON_FORMATS, COMPARISON_PARTS, DOCUMENT_FORMATS, LIST_NAMES } from './choices.js';
import { GROUP_KEYS } from './group-keys.js';

const share = z.number().min(0).max(1);
const width = z.int().min(40).max(1000);
const documentFormats = z.union([z.enum(DOCUMENT_FORMATS), z.array(z.enum(DOCUMENT_FORMATS)).min(1)]);
const documentOptions = {
  format: documentFormats.optional().describe('json, ndjson, table, csv, html, xlsx; several for a folder'),
  only: z.array(z.enum(LIST_NAMES)).optional().describe('print these lists alone'),
  minConfidence: share.optional().describe('leave out facts less sure than this'),
  timeout: z.int().min(1).max(86_400).optional().describe('give a plan up after so many seconds'),
  maxSize: z.int().min(1).max(1024).optional().describe('pass over files larger than this many megabytes'),
};

export const planConfigSchema = z
  .strictObject({
    $schema: z.string().optional().describe('for editors; not read'),
    lang: z.enum(['zh', 'en']).optional().describe('language of messages and tables'),
    extract: z
      .strictObject({
        ...documentOptions,
        jobs: z.int().min(1).max(256).optional().describe('threads at work'),
        width: width.optional().describe('width of tables in columns'),
      })
      .optional(),
    compare: z
      .strictObject({
        format: z.enum(COMPARISON_FORMATS).optional(),
        only: z.array(z.enum(COMPARISON_PARTS)).optional(),
        minSimilarity: share.optional().describe('what two tasks need to be one topic'),
        by: z.enum(GROUP_KEYS).optional().describe('group tasks'),
        baseline: z.string().min(1).optional().describe('city or file that all figures are held against'),
        width: width.optional().describe('width of tables in columns'),
      })
      .optional(),
    watch: z
      .strictObject({
        ...documentOptions,
        poll: z.int().min(1).max(3600).optional().describe('look every so many seconds, for network drives'),
      })
      .optional(),
  })
  .meta({ title: 'plan.config.json' });

export type PlanConfig = z.infer<typeof planConfigSchema>;

export interface ConfigProblem {
  /** `extract`; empty at the top. */
  readonly section: string;
  /** `jobs`; empty where the whole section is meant. */
  readonly key: string;
  /** Of a key that is not known, those that are known beside it; else null. */
  readonly known: readonly string[] | null;
  readonly detail: string;
}

export type ParsedConfig =
  | { readonly config: PlanConfig; readonly problem: null }
  | { readonly config: null; readonly problem: ConfigProblem };

/** The first thing that is wrong, an unknown key before a wrong value: it may be the same slip. */
export function parseConfig(value: unknown, lang: 'zh' | 'en'): ParsedConfig {
  const { localeError } = (lang === 'zh' ? z.locales.zhCN : z.locales.en)();
  const parsed = planConfigSchema.safeParse(value, { error: localeError });
  if (parsed.success) return { config: parsed.data, problem: null };
  const { issues } = parsed.error;
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const path = issue?.path.map(String) ?? [];
  if (issue?.code === 'unrecognized_keys') {
    const [section = '', key = ''] = [path.join('.'), issue.keys[0]];
    return { config: null, problem: { section, key, known: knownKeys(path), detail: issue.message } };
  }
  const [section = '', ...rest] = path;
  const problem = { section, key: rest.join('.'), known: null, detail: issue?.message ?? '' };
  return { config: null, problem };
}

function knownKeys(path: readonly string[]): string[] {
  const [section] = path;
  if (section === undefined) return Object.keys(planConfigSchema.shape);
  const { extract, compare, watch } = planConfigSchema.shape;
  const sections = { extract, compare, watch };
  const found = Object.hasOwn(sections, section) ? sections[section as keyof typeof sections] : null;
  return found === null ? [] : Object.keys(found.unwrap().shape);
}
