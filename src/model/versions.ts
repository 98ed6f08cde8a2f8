/**
 * PlanVersions: what `plan compare --versions OLD NEW` prints. Two versions of one place's plan, and every change
 * between them with the words that show it: 新增泊位1200个 in the old one, 新增泊位1500个 in the new one, `raised`.
 */
import { z } from 'zod';
import { SCHEMA_VERSION } from './schema-version.js';

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
const span = z
  .object({ start: z.int().min(0), end: z.int().min(0) })
  .meta({ id: 'VersionSpan', description: 'Half-open range in UTF-16 code units of that version’s text.' });

const citation = {
  document: z.string(),
  part: z.string().nullable(),
  path: z.array(z.int()),
  segment: z.int().min(1).nullable(),
  heading: z.string(),
  quote: z.string(),
  span,
};

const place = z.object(citation).meta({
  id: 'VersionPlace',
  description: 'Words of one version and where they stand, so that they can be cited.',
});

const wordRun = z.object({ kind: z.enum(['kept', 'dropped', 'added']), text: z.string(), span }).meta({
  id: 'WordRun',
  description:
    'A run of words; the span of a dropped one lies in the old text, of the others in the new. A number and its unit are one word.',
});

const taskChange = z
  .object({
    kind: z.enum(['added', 'dropped', 'moved', 'reworded']),
    how: z.enum(['chapter', 'order', 'number']).nullable(),
    old: place.nullable(),
    new: place.nullable(),
    words: z.array(wordRun),
  })
  .meta({
    id: 'TaskChange',
    description:
      'A task that only one version has, that stands elsewhere (another chapter, another order, only another number), or is worded otherwise.',
  });

const figure = z
  .object({
    ...citation,
    target: z.string(),
    value: z.number(),
    valueMax: z.number().nullable(),
    comparator: z.enum(['eq', 'gte', 'gt', 'lte', 'lt', 'approx']),
    change: z.enum(['increase', 'decrease']).nullable(),
    due: isoDate.nullable(),
  })
  .meta({ id: 'VersionFigure' });

const targetChange = z
  .object({
    kind: z.enum(['raised', 'lowered', 'changed', 'added', 'dropped']),
    demand: z.enum(['more', 'less']).nullable(),
    indicator: z.string(),
    unit: z.string().nullable(),
    old: figure.nullable(),
    new: figure.nullable(),
  })
  .meta({
    id: 'TargetChange',
    description:
      '`raised` and `lowered` speak of the figure; `demand` says whether that asks for more (a ceiling that is lowered does), null where the words do not tell.',
  });

const date = z
  .object({
    ...citation,
    deadline: z.string(),
    start: isoDate.nullable(),
    end: isoDate.nullable(),
    recurrence: z.string().nullable(),
  })
  .meta({ id: 'VersionDate' });

const deadlineChange = z
  .object({
    kind: z.enum(['earlier', 'later', 'changed', 'added', 'dropped']),
    compared: z.enum(['date', 'within-year']).nullable(),
    old: date.nullable(),
    new: date.nullable(),
  })
  .meta({
    id: 'DeadlineChange',
    description:
      '`within-year`: a year is not printed in both, so that 年底前 of one year’s plan and of the next are the same.',
  });

const role = z.enum(['lead', 'responsible', 'support']);
const office = z
  .object({ ...citation, unit: z.string(), name: z.string(), role })
  .meta({ id: 'VersionOffice' });

const officeChange = z
  .object({
    kind: z.enum(['added', 'dropped', 'role']),
    canonical: z.string(),
    old: office.nullable(),
    new: office.nullable(),
    task: z
      .object({ old: place, new: place })
      .meta({ description: 'The task in both versions, where the office is to be missed or found.' }),
  })
  .meta({ id: 'OfficeChange', description: 'Who answers for a task that both versions have.' });

const edition = z
  .object({
    id: z.string(),
    name: z.string(),
    title: z.string().nullable(),
    jurisdiction: z.string().nullable(),
    planYear: z.int().nullable(),
  })
  .meta({ id: 'Edition' });

export const planVersionsSchema = z
  .object({
    schemaVersion: z.literal(SCHEMA_VERSION),
    segmenter: z.enum(['nodejieba', '@node-rs/jieba', 'Intl.Segmenter']),
    old: edition,
    new: edition,
    tasks: z.array(taskChange),
    targets: z.array(targetChange),
    deadlines: z.array(deadlineChange),
    offices: z.array(officeChange),
  })
  .meta({ id: 'PlanVersions' });

export type PlanVersions = z.infer<typeof planVersionsSchema>;
export type VersionPlace = z.infer<typeof place>;
export type WordRun = z.infer<typeof wordRun>;
export type TaskChange = z.infer<typeof taskChange>;
export type VersionFigure = z.infer<typeof figure>;
export type TargetChange = z.infer<typeof targetChange>;
export type VersionDate = z.infer<typeof date>;
export type DeadlineChange = z.infer<typeof deadlineChange>;
export type VersionOffice = z.infer<typeof office>;
export type OfficeChange = z.infer<typeof officeChange>;
