/** Two small documents and a comparison, written by hand, with what is dangerous to print in every place of a text. */
import type { PlanComparison } from '../../src/model/comparison.js';
import type { PlanDocument } from '../../src/model/document.js';

const TEXT =
  '青石市充电设施建设方案\n一、加快建设。年底前，新建充电桩300个以上。（责任单位：市发展改革委、市住房城乡建设局）';

function fact(
  id: string,
  quote: string,
): {
  id: string;
  part: null;
  path: number[];
  clause: string;
  quote: string;
  span: { start: number; end: number };
  sourceSpan: { start: number; end: number };
  rule: string;
  confidence: number;
} {
  const start = TEXT.indexOf(quote);
  const span = { start, end: start + quote.length };
  return {
    id,
    part: null,
    path: [1],
    clause: 'c1',
    quote,
    span,
    sourceSpan: span,
    rule: 'sample',
    confidence: 0.9,
  };
}

export function sampleDocument(change: Partial<PlanDocument> = {}): PlanDocument {
  const whole = { start: 12, end: TEXT.length };
  return {
    schemaVersion: '1.0',
    id: '0123456789abcdef',
    source: {
      name: 'qingshi.txt',
      mediaType: 'text/plain',
      encoding: 'utf-8',
      bytes: 120,
      sha256: '0'.repeat(64),
    },
    script: 'hans',
    meta: {
      title: '青石市充电设施建设方案',
      documentType: '方案',
      documentNumber: null,
      issuer: null,
      issuedOn: null,
      publishedOn: null,
      jurisdiction: '青石市',
      province: null,
      adcode: null,
      level: null,
      periodStart: null,
      periodEnd: null,
      planYear: 2024,
      basis: [],
    },
    text: TEXT,
    repairs: [],
    clauses: [
      {
        id: 'c1',
        part: null,
        path: [1],
        marker: '一、',
        level: 1,
        heading: '加快建设',
        parent: null,
        role: 'task',
        span: whole,
        sourceSpan: whole,
      },
    ],
    tasks: [
      {
        id: 'k1',
        part: null,
        clause: 'c1',
        path: [1],
        segment: 1,
        heading: '加快建设',
        text: TEXT.slice(12),
        targets: ['t1'],
        deadlines: ['d1'],
        units: ['u1', 'u2'],
        span: whole,
        sourceSpan: whole,
      },
    ],
    targets: [
      {
        ...fact('t1', '充电桩300个以上'),
        task: 'k1',
        kind: 'count',
        value: 300,
        valueMax: null,
        unit: '个',
        comparator: 'gte',
        indicator: '充电桩',
        status: 'target',
        change: null,
        due: '2024-12-31',
        year: 2024,
        deadline: 'd1',
      },
    ],
    deadlines: [{ ...fact('d1', '年底前'), kind: 'by', start: null, end: '2024-12-31', recurrence: null }],
    units: ['市发展改革委', '市住房城乡建设局'].map((name, i) => ({
      ...fact(`u${i + 1}`, name),
      task: 'k1',
      role: i === 0 ? ('lead' as const) : ('responsible' as const),
      segment: 1,
      name,
      canonical: name.slice(1),
      inherited: false,
    })),
    diagnostics: [],
    ...change,
  };
}

export const HOSTILE = '\u001b[31m红\u202e|=<script>\n`x`*';

export const COMPARISON: PlanComparison = {
  schemaVersion: '1.0',
  segmenter: 'nodejieba',
  documents: ['青石市', '白河市'].map((jurisdiction, i) => ({
    id: `${i}`.repeat(16),
    name: `${i}.txt`,
    title: `${jurisdiction}方案`,
    jurisdiction,
    planYear: 2024,
  })),
  topics: [
    {
      id: 'topic-1',
      label: '充电桩',
      grade: 'same',
      members: ['0', '1'].map((n) => ({
        document: n.repeat(16),
        path: [1, 2],
        segment: null,
        heading: HOSTILE,
        similarity: 0.9,
      })),
    },
  ],
  indicators: [
    {
      indicator: '充电桩',
      unit: '个',
      cells: [
        {
          document: '0'.repeat(16),
          target: 't1',
          value: 300,
          valueMax: null,
          comparator: 'gte',
          due: '2024-12-31',
          status: 'target',
        },
        {
          document: '1'.repeat(16),
          target: 't1',
          value: 500,
          valueMax: 600,
          comparator: 'eq',
          due: '2025-12-31',
          status: 'target',
        },
      ],
      verdicts: [
        { kind: 'lower', a: 't1', b: 't1', documentA: '0'.repeat(16), documentB: '1'.repeat(16), detail: '' },
        {
          kind: 'earlier',
          a: 't1',
          b: 't1',
          documentA: '0'.repeat(16),
          documentB: '1'.repeat(16),
          detail: '',
        },
      ],
    },
  ],
  unique: [{ document: '1'.repeat(16), path: [3], segment: 2, heading: '改造老旧站点' }],
  borrowed: [],
  units: [
    {
      canonical: '发展改革部门',
      cells: [{ document: '0'.repeat(16), name: '市发展改革委', lead: 1, total: 2 }],
    },
  ],
  timeline: [{ end: '2024-12-31', document: '0'.repeat(16), path: [1], quote: '年底前' }],
};
