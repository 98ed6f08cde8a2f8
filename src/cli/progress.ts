/** `3/120 name.txt` on standard error, once a run has taken longer than a second, and only for somebody watching. */
import type { Terminal } from './terminal.js';

const PATIENCE_MS = 1000;
const INTERVAL_MS = 100;
const CLEAR_LINE = '\r\u001b[K';

export interface Progress {
  readonly step: (done: number, total: number, file: string) => void;
  readonly end: () => void;
}

export function startProgress(
  terminal: Terminal,
  now: () => number = performance.now.bind(performance),
): Progress {
  const begun = now();
  let last = begun;
  let isShown = false;
  return {
    step: (done, total, file) => {
      const at = now();
      if (!terminal.isErrorInteractive || at - begun < PATIENCE_MS || at - last < INTERVAL_MS) return;
      last = at;
      isShown = true;
      terminal.tell(`${CLEAR_LINE}${terminal.say('progress', { done, total, file })}`);
    },
    end: () => {
      if (isShown) terminal.tell(CLEAR_LINE);
      isShown = false;
    },
  };
}
