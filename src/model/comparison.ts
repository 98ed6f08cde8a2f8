/** PlanComparison: what `plan compare` prints. `document` always holds the `id` of a PlanDocument. */
import { z } from 'zod';
import { GROUP_KEYS } from './group-keys.js';
import { SCHEMA_VERSION } from './schema-version.js';

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
const comparator = z.enum(['eq', 'gte', 'gt', 'lte', 'lt', 'approx']);
const reference = {
  document: z.string(),
  path: z.array(z.int()),
  segment: z.int().min(1).nullable(),
};
const place = { ...reference, heading: z.string() };

const textSpan = z.object({ start: z.int().min(0), end: z.int().min(0) });

const evidence = z
  .object({
    signal: z.string(),
    weight: z.number(),
    detail: z.string(),
    // Where each word (or the term that names the concept) first stands in the member's and in the nearest one's text.
    words: z.array(z.object({ word: z.string(), span: textSpan, nearestSpan: textSpan })).optional(),
  })
  .meta({
    id: 'Evidence',
    description: 'Why a member stands in a topic: what ties it to the `nearest` member of another plan.',
  });

const member = z
  .object({
    ...place,
    similarity: z.number().min(0).max(1),
    nearest: z.object(reference).optional(),
    evidence: z.array(evidence).optional(),
  })
  .meta({ id: 'Member' });

const topic = z
  .object({
    id: z.string(),
    label: z.string(),
    grade: z.enum(['same', 'related']),
    members: z.array(member).min(2),
  })
  .meta({ id: 'Topic', description: 'One task across plans.' });

const indicatorCell = z
  .object({
    document: z.string(),
    target: z.string(),
    value: z.number(),
    valueMax: z.number().nullable(),
    comparator,
    due: isoDate.nullable(),
    status: z.enum(['baseline', 'target']),
  })
  .meta({ id: 'IndicatorCell' });

const verdict = z
  .object({
    kind: z.enum(['higher', 'lower', 'equal', 'stricter', 'earlier', 'later', 'not-comparable']),
    a: z.string(),
    b: z.string(),
    // Target ids are unique within a document only.
    documentA: z.string().optional(),
    documentB: z.string().optional(),
    detail: z.string(),
  })
  .meta({ id: 'Verdict', description: 'How cell of target `a` stands to cell of target `b`.' });

const indicatorRow = z
  .object({
    indicator: z.string(),
    unit: z.string().nullable(),
    cells: z.array(indicatorCell),
    verdicts: z.array(verdict).optional(),
    against: z.array(verdict).optional(),
  })
  .meta({ id: 'IndicatorRow' });

const lack = z
  .object({
    document: z.string(),
    topic: z.string(),
    label: z.string(),
    holders: z.int().min(1),
    others: z.int().min(1),
  })
  .meta({
    id: 'Lack',
    description: 'A topic that at least half of the other plans have and this one has not.',
  });

const group = z
  .object({ label: z.string(), members: z.array(z.object({ ...place, quote: z.string().optional() })) })
  .meta({
    id: 'Group',
    description: 'Tasks put together by what was asked for; `quote` is the fact that put them there.',
  });

const officeCell = z
  .object({
    document: z.string(),
    name: z.string(),
    lead: z.int().min(0),
    total: z.int().min(0),
    places: z
      .array(
        z.object({
          path: z.array(z.int()),
          role: z.enum(['lead', 'responsible', 'support']),
          unit: z.string(),
        }),
      )
      .optional(),
  })
  .meta({
    id: 'OfficeCell',
    description: 'How often a plan names an office; each of `places` is one Unit of the document, by its id.',
  });

const passage = z
  .object({
    document: z.string(),
    path: z.array(z.int()),
    span: textSpan,
  })
  .meta({ id: 'Passage' });

export const planComparisonSchema = z
  .object({
    schemaVersion: z.literal(SCHEMA_VERSION),
    segmenter: z.enum(['nodejieba', '@node-rs/jieba', 'Intl.Segmenter']),
    documents: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        title: z.string().nullable(),
        jurisdiction: z.string().nullable(),
        planYear: z.int().nullable(),
      }),
    ),
    topics: z.array(topic),
    indicators: z.array(indicatorRow),
    unique: z.array(z.object(place)),
    borrowed: z.array(
      z.object({ a: passage, b: passage, text: z.string(), similarity: z.number().min(0).max(1) }),
    ),
    units: z.array(
      z.object({
        canonical: z.string(),
        cells: z.array(officeCell),
      }),
    ),
    timeline: z.array(
      z.object({ end: isoDate, document: z.string(), path: z.array(z.int()), quote: z.string() }),
    ),
    // The next four only when asked for.
    baseline: z.string().optional(),
    lacks: z.array(lack).optional(),
    groupedBy: z.enum(GROUP_KEYS).optional(),
    groups: z.array(group).optional(),
  })
  .meta({ id: 'PlanComparison' });

export type PlanComparison = z.infer<typeof planComparisonSchema>;
export type Topic = z.infer<typeof topic>;
export type TopicMember = z.infer<typeof member>;
export type Evidence = z.infer<typeof evidence>;
export type IndicatorRow = z.infer<typeof indicatorRow>;
export type IndicatorCell = z.infer<typeof indicatorCell>;
export type Verdict = z.infer<typeof verdict>;
export type SegmenterName = PlanComparison['segmenter'];
export type { GroupKey } from './group-keys.js';
