/**
 * Where the command line meets the process: streams, language, colour, width. A reader that closes the pipe early
 * (`plan extract … | head`) ends the program without a word.
 */
import { type Lang, type Say, speak } from './messages.js';

export interface Terminal {
  readonly lang: Lang;
  readonly say: Say;
  readonly isInteractive: boolean;
  readonly isErrorInteractive: boolean;
  readonly isInputInteractive: boolean;
  readonly columns: number | undefined;
  readonly color: boolean;
  readonly print: (text: string) => Promise<void>;
  readonly tell: (text: string) => void;
  readonly input: () => Promise<Uint8Array>;
}

export interface TerminalOptions {
  readonly lang?: Lang;
  readonly color?: boolean;
  readonly width?: number;
}

/** `--lang`, else the locale of the environment, else that of the system. */
export function chooseLang(argv: readonly string[], env: NodeJS.ProcessEnv): Lang {
  const given = givenLang(argv);
  if (given === 'zh' || given === 'en') return given;
  const locale =
    env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || new Intl.DateTimeFormat().resolvedOptions().locale;
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function saysLang(argv: readonly string[]): boolean {
  return givenLang(argv) !== undefined;
}

function givenLang(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  return at < 0 ? undefined : (argv[at]?.split('=', 2)[1] ?? argv[at + 1]);
}

/**
 * FORCE_COLOR asks for colour where there is no terminal (0 and false: for none), NO_COLOR for none at all; an empty value asks nothing. As
 * with Node's own streams, the first wins over the second.
 */
function wantsColor(env: NodeJS.ProcessEnv, isInteractive: boolean): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced) return forced !== '0' && forced !== 'false';
  return isInteractive && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

export function openTerminal(lang: Lang, options: TerminalOptions = {}): Terminal {
  const { stdout, stderr, stdin, env } = process;
  const isInteractive = stdout.isTTY === true;
  return {
    lang,
    say: speak(lang),
    isInteractive,
    isErrorInteractive: stderr.isTTY === true,
    isInputInteractive: stdin.isTTY === true,
    columns: options.width ?? (isInteractive ? stdout.columns : undefined),
    color: options.color ?? wantsColor(env, isInteractive),
    print,
    tell: (text) => {
      stderr.write(text);
    },
    input: readInput,
  };
}

/** Resolves when the text is out; rejects where it cannot be written (a full disk behind `>`). */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error === null || error === undefined) resolve();
      else reject(error);
    });
  });
}

export function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
    });
  }
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
