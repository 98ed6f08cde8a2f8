/**
 * PlanDocument: what `plan extract` prints for one plan. The schemas here validate it, print its JSON Schema
 * and give the types; field names and meanings are a published contract.
 */
import { z } from 'zod';
import { REPAIR_KINDS } from './repair-kinds.js';

import { SCHEMA_VERSION } from './schema-version.js';

const span = z
  .object({ start: z.int().min(0), end: z.int().min(0) })
  .meta({ id: 'Span', description: 'Half-open range in UTF-16 code units.' });
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
const path = z.array(z.int());

const places = z.object({ unit: z.enum(['page', 'paragraph']), starts: z.array(z.int().min(0)) }).meta({
  id: 'Places',
  description:
    'Where each page or paragraph begins in the decoded source, the first being number 1; of text and web pages nothing is kept.',
});

const sourceInfo = z
  .object({
    name: z.string(),
    mediaType: z.string(),
    encoding: z.string(),
    bytes: z.int().min(0),
    sha256: z.string().regex(/^[0-9a-f]{64}$/u),
    // Who put a web page there, by its own markup.
    publisher: z.string().optional(),
    places: places.optional(),
  })
  .meta({ id: 'Source', description: 'What was read; `encoding` is the one that decoded it.' });

const citation = z
  .object({ title: z.string(), documentNumber: z.string().nullable() })
  .meta({ id: 'Citation', description: 'A document that the plan cites as its ground.' });

const meta = z
  .object({
    title: z.string().nullable(),
    documentType: z.string().nullable(),
    documentNumber: z.string().nullable(),
    issuer: z.string().nullable(),
    issuedOn: isoDate.nullable(),
    publishedOn: isoDate.nullable(),
    jurisdiction: z.string().nullable(),
    province: z.string().nullable(),
    adcode: z.string().nullable(),
    level: z.enum(['national', 'province', 'prefecture', 'county', 'township']).nullable(),
    periodStart: z.int().nullable(),
    periodEnd: z.int().nullable(),
    planYear: z.int().nullable(),
    basis: z.array(citation),
  })
  .meta({ id: 'Meta' });

const repair = z
  .object({
    kind: z.enum(REPAIR_KINDS),
    span,
    sourceSpan: span,
    before: z.string(),
    after: z.string(),
    confidence: z.number().min(0).max(1),
    reason: z.string().optional(),
    candidates: z.array(z.string()).optional(),
    shares: z.array(z.number()).optional(),
    bytes: z.string().optional(),
    count: z.int().min(1).optional(),
  })
  .meta({ id: 'Repair', description: 'A change of content other than character conversion.' });

const part = z.string().nullable();

const clause = z
  .object({
    id: z.string(),
    part,
    path,
    marker: z.string(),
    level: z.int().min(1),
    heading: z.string(),
    parent: z.string().nullable(),
    role: z.enum(['background', 'goal', 'task', 'safeguard', 'other']),
    span,
    sourceSpan: span,
  })
  .meta({ id: 'Clause', description: 'One numbered unit of the plan; its span covers its whole body.' });

const task = z
  .object({
    id: z.string(),
    part,
    clause: z.string(),
    path,
    segment: z.int().min(1),
    heading: z.string(),
    text: z.string(),
    targets: z.array(z.string()),
    deadlines: z.array(z.string()),
    units: z.array(z.string()),
    span,
    sourceSpan: span,
  })
  .meta({
    id: 'Task',
    description: 'A row of the 任务台账: a clause, or the part of it that one assignment governs.',
  });

const fact = {
  id: z.string(),
  part,
  path,
  clause: z.string().nullable(),
  quote: z.string(),
  span,
  sourceSpan: span,
  rule: z.string(),
  confidence: z.number().min(0).max(1),
};

const target = z
  .object({
    ...fact,
    task: z.string().nullable(),
    kind: z.enum(['percentage', 'count', 'amount', 'duration', 'multiple', 'measure']),
    value: z.number(),
    valueMax: z.number().nullable(),
    unit: z.string().nullable(),
    comparator: z.enum(['eq', 'gte', 'gt', 'lte', 'lt', 'approx']),
    indicator: z.string(),
    status: z.enum(['baseline', 'target']),
    change: z.enum(['increase', 'decrease']).nullable(),
    due: isoDate.nullable(),
    year: z.int().nullable(),
    deadline: z.string().nullable(),
  })
  .meta({ id: 'Target', description: 'A level, amount or rate that an indicator has or is to reach.' });

const deadline = z
  .object({
    ...fact,
    kind: z.enum(['by', 'during', 'recurring', 'asof']),
    start: isoDate.nullable(),
    end: isoDate.nullable(),
    recurrence: z.string().nullable(),
  })
  .meta({
    id: 'Deadline',
    description: 'A time expression that bounds when something is to be done or reached.',
  });

const unit = z
  .object({
    ...fact,
    task: z.string().nullable(),
    role: z.enum(['lead', 'responsible', 'support']),
    segment: z.int().min(1).nullable(),
    name: z.string(),
    canonical: z.string(),
    inherited: z.boolean(),
    applies: z.literal('following').optional(),
  })
  .meta({ id: 'Unit', description: '责任单位: who is made responsible for a task.' });

const diagnostic = z
  .object({
    severity: z.enum(['error', 'warning', 'info']),
    code: z.string(),
    message: z.string(),
    span: span.nullable(),
    hint: z.string(),
  })
  .meta({ id: 'Diagnostic' });

export const planDocumentSchema = z
  .object({
    schemaVersion: z.literal(SCHEMA_VERSION),
    id: z.string().regex(/^[0-9a-f]{16}$/u),
    source: sourceInfo,
    script: z.enum(['hans', 'hant', 'mixed']),
    meta,
    text: z.string(),
    repairs: z.array(repair),
    clauses: z.array(clause),
    tasks: z.array(task),
    targets: z.array(target),
    deadlines: z.array(deadline),
    units: z.array(unit),
    diagnostics: z.array(diagnostic),
  })
  .meta({ id: 'PlanDocument' });

export type PlanDocument = z.infer<typeof planDocumentSchema>;
export type Places = z.infer<typeof places>;
export type SourceInfo = z.infer<typeof sourceInfo>;
export type Script = PlanDocument['script'];
export type Meta = z.infer<typeof meta>;
export type Citation = z.infer<typeof citation>;
export type Repair = z.infer<typeof repair>;
export type { RepairKind } from './repair-kinds.js';
export type Clause = z.infer<typeof clause>;
export type ClauseRole = Clause['role'];
export type Task = z.infer<typeof task>;
export type Target = z.infer<typeof target>;
export type TargetKind = Target['kind'];
export type Comparator = Target['comparator'];
export type Deadline = z.infer<typeof deadline>;
export type Unit = z.infer<typeof unit>;
export type UnitRole = Unit['role'];
export type Diagnostic = z.infer<typeof diagnostic>;
