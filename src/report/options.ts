import type { ListName } from '../model/choices.js';
import type { Lang } from '../model/diagnostic.js';
import type { PlanDocument } from '../model/document.js';

export { LIST_NAMES, type ListName } from '../model/choices.js';

/** What a report depends on beside the records; nothing is read from the machine. */
export interface ReportOptions {
  readonly lang?: Lang;
  readonly color?: boolean;
  /** Width of a table in columns of the terminal; a Chinese character takes two. */
  readonly columns?: number;
  /** Print these lists instead of the tasks. */
  readonly only?: readonly ListName[];
  /** The plans compared, so that rows of a comparison can quote them. */
  readonly documents?: readonly PlanDocument[];
  /** Of a comparison, print alone what each plan lacks. */
  readonly lacksOnly?: boolean;
}

export const DEFAULT_COLUMNS = 100;
