/** Names that an option may take (`--format csv`, `--only targets`); apart from the schemas, so that the command line need not load those. */

export const DOCUMENT_FORMATS = ['json', 'ndjson', 'table', 'csv', 'md', 'html', 'xlsx'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

export const COMPARISON_FORMATS = ['json', 'table', 'csv', 'md', 'html', 'xlsx'] as const;
export type ComparisonFormat = (typeof COMPARISON_FORMATS)[number];

/** Lists of a document that can be printed by themselves. */
export const LIST_NAMES = ['clauses', 'targets', 'deadlines', 'units'] as const;
export type ListName = (typeof LIST_NAMES)[number];

/** Parts of a comparison that can be printed by themselves. */
export const COMPARISON_PARTS = ['differences', 'lacks'] as const;
