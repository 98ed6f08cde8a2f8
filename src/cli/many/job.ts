/** One input of many: what is to be done with `plans/2023.txt`, and what came of it. Plain data, for it goes to another thread. */
import type { DocumentFormat, ListName } from '../../report/index.js';
import type { Failure } from '../errors.js';
import type { Input } from '../files.js';
import type { Lang } from '../messages.js';

export interface Job {
  readonly input: Input;
  /** Where the result goes, one file a format, whole or not at all; none where it is handed back as text. */
  readonly outputs: readonly { readonly format: DocumentFormat; readonly path: string }[];
  readonly lang: Lang;
  readonly only: readonly ListName[];
  readonly minConfidence: number | null;
  readonly largestMb: number;
}

export interface Done {
  /** Of the bytes that were read. */
  readonly sha256: string;
  readonly tasks: number;
  /** How often each diagnostic was told, by its code. */
  readonly diagnostics: Readonly<Record<string, number>>;
  /** One line of NDJSON, where there are no outputs. */
  readonly text: string;
}

export type Outcome = Done | Failure;
