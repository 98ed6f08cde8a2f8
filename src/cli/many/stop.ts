/** Ctrl-C and SIGTERM: a run ends after what is in its place, and tells the shell why by its status. */

export interface Stop {
  readonly signal: NodeJS.Signals | null;
  readonly end: () => void;
}

/** The first signal is told to `onStop`; a second one ends the program at once. */
export function listenForStop(onStop: () => void): Stop {
  const stop: { signal: NodeJS.Signals | null; end: () => void } = {
    signal: null,
    end: () => {
      for (const name of SIGNALS) process.off(name, listen);
    },
  };
  const listen = (name: NodeJS.Signals): void => {
    if (stop.signal !== null) process.exit(statusOf(name));
    stop.signal = name;
    onStop();
  };
  for (const name of SIGNALS) process.on(name, listen);
  return stop;
}

const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM'];

/** As shells count them: 130 for Ctrl-C. */
export function statusOf(signal: NodeJS.Signals): number {
  return signal === 'SIGINT' ? 130 : 143;
}
