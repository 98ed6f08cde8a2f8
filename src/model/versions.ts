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

const how = z.enum(['chapter', 'order', 'number']).nullable();

const wordRun = z.object({ kind: z.enum(['kept', 'dropped', 'added']), text: z.string(), span }).meta({
  id: 'WordRun',
  description:
    'A run of words; the span of a dropped one lies in the old text, of the others in the new. A number and its unit are one word.',
});

const taskChange = z
  .object({
    kind: z.enum(['added', 'dropped', 'moved', 'reworded', 'split', 'joined']),
    how,
    old: place.nullable(),
    new: place.nullable(),
    words: z.array(wordRun),
  })
  .meta({
    id: 'TaskChange',
    description:
      'A task that only one version has, that stands elsewhere (another chapter, another order, only another number), or is worded otherwise. Of a task that was split, one change for each new task; of some that were joined, one for each old task.',
  });

const chapterChange = z
  .object({
    kind: z.enum(['added', 'dropped', 'moved', 'renamed']),
    how,
    old: place.nullable(),
    new: place.nullable(),
  })
  .meta({
    id: 'ChapterChange',
    description: 'A clause that holds tasks or goals and is none itself; the quote is its heading line.',
  });

const passageChange = z
  .object({
    kind: z.enum(['added', 'dropped', 'reworded']),
    old: place.nullable(),
    new: place.nullable(),
    words: z.array(wordRun),
  })
  .meta({
    id: 'PassageChange',
    description:
      'A paragraph outside the tasks: of the preamble (its path is empty), the goals, a chapter’s opening.',
  });

const metaChange = z
  .object({
    field: z.enum(['title', 'documentNumber', 'issuer', 'issuedOn', 'period', 'jurisdiction']),
    old: z.string().nullable(),
    new: z.string().nullable(),
  })
  .meta({ id: 'MetaChange', description: '`period` is 2024 or 2024–2026.' });

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
    meta: z.array(metaChange),
    chapters: z.array(chapterChange),
    passages: z.array(passageChange),
    tasks: z.array(taskChange),
    targets: z.array(targetChange),
    baselines: z.array(targetChange).meta({
      description: 'How things stood, 截至2023年底; apart from the targets, for it promises nothing.',
    }),
    deadlines: z.array(deadlineChange),
    offices: z.array(officeChange),
  })
  .meta({ id: 'PlanVersions' });

export type PlanVersions = z.infer<typeof planVersionsSchema>;
export type VersionPlace = z.infer<typeof place>;
export type WordRun = z.infer<typeof wordRun>;
export type MetaChange = z.infer<typeof metaChange>;
export type ChapterChange = z.infer<typeof chapterChange>;
export type PassageChange = z.infer<typeof passageChange>;
export type TaskChange = z.infer<typeof taskChange>;
export type VersionFigure = z.infer<typeof figure>;
export type TargetChange = z.infer<typeof targetChange>;
export type VersionDate = z.infer<typeof date>;
export type DeadlineChange = z.infer<typeof deadlineChange>;
export type VersionOffice = z.infer<typeof office>;
export type OfficeChange = z.infer<typeof officeChange>;
