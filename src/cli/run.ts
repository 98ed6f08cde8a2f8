/** How a command is run: by its name (`corpus add`), with the options that all share, on a terminal of its own. */
import type { Lang } from './messages.js';
import type { Terminal } from './terminal.js';

export interface CommonOptions {
  readonly lang?: Lang;
  readonly color?: boolean;
  readonly width?: string;
}

export type Run = (
  name: string,
  options: CommonOptions,
  work: (terminal: Terminal) => Promise<number>,
) => Promise<void>;
