/** A line on standard error while many plans are read: how many, how fast, how long still. Only for somebody watching. */
import type { SingleBar } from 'cli-progress';
import type { Terminal } from './terminal.js';

/** A run that is over within a second needs none. */
const PATIENCE_MS = 1000;
const LONGEST_NAME = 40;

export interface Progress {
  readonly step: (done: number, total: number, file: string) => void;
  /** Takes the line away for something that is to stay. */
  readonly pause: (tell: () => void) => void;
  readonly end: () => void;
}

export interface ProgressOptions {
  readonly isQuiet?: boolean;
  readonly now?: () => number;
  readonly stream?: NodeJS.WritableStream;
}

export function startProgress(
  terminal: Terminal,
  { isQuiet = false, now = performance.now.bind(performance), stream = process.stderr }: ProgressOptions = {},
): Progress {
  const begun = now();
  const isShown = terminal.isErrorInteractive && !isQuiet;
  let bar: SingleBar | null = null;
  let isLoading = false;
  let isOver = false;
  const begin = async (total: number): Promise<void> => {
    isLoading = true;
    const { default: library } = await import('cli-progress');
    if (isOver) return;
    bar = new library.SingleBar({
      format: terminal.say('progress', {}),
      stream,
      clearOnComplete: true,
      hideCursor: true,
      stopOnComplete: false,
      linewrap: false,
    });
    bar.start(total, 0, { file: '', rate: '' });
  };
  return {
    step: (done, total, file) => {
      const seconds = (now() - begun) / 1000;
      if (!isShown || seconds * 1000 < PATIENCE_MS) return;
      if (!isLoading) void begin(total);
      bar?.update(done, { file: printable(file), rate: (done / seconds).toFixed(1) });
    },
    pause: (tell) => {
      if (bar !== null) terminal.tell(CLEAR_LINE);
      tell();
    },
    end: () => {
      isOver = true;
      bar?.stop();
      bar = null;
    },
  };
}

const CLEAR_LINE = '\r\u001b[K';
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/gu;

function printable(file: string): string {
  const name = file.replaceAll(CONTROL, '');
  return name.length > LONGEST_NAME ? `…${name.slice(1 - LONGEST_NAME)}` : name;
}
