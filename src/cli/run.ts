/** How a command is run: by its name (`corpus add`), with the options that all share, on a terminal of its own. */
import type { Lang } from './messages.js';
import type { Terminal } from './terminal.js';

export interface CommonOptions {
  readonly lang?: Lang;
  readonly color?: boolean;
  readonly width?: string;
}

/** The work is given its options with the settings of the configuration file put in. */
export type Run = <Options extends CommonOptions>(
  name: string,
  options: Options,
  work: (terminal: Terminal, options: Options) => Promise<number>,
) => Promise<void>;
