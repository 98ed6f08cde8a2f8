import type { Lang } from '../model/diagnostic.js';

/** What a report depends on beside the records; nothing is read from the machine. */
export interface ReportOptions {
  readonly lang?: Lang;
  readonly color?: boolean;
  /** Width of a table in columns of the terminal; a Chinese character takes two. */
  readonly columns?: number;
  /** Print these lists instead of the tasks. */
  readonly only?: readonly ListName[];
}

export const LIST_NAMES = ['clauses', 'targets', 'deadlines', 'units'] as const;
export type ListName = (typeof LIST_NAMES)[number];
export const DEFAULT_COLUMNS = 100;
