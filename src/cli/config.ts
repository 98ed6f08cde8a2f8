/**
 * `plan.config.json`, in the working folder or above it, up to the root or the folder that holds `.git`. Where there is none, that costs
 * a look or two; only a file that is found is read and checked.
 */
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { PlanConfig } from '../report/index.js';
import { explain, WrongUsage } from './errors.js';
import { type Lang, speak } from './messages.js';
import { nearest } from './nearest.js';
import { isFolder } from './write.js';

const NAME = 'plan.config.json';
/** What `-o` says of the format, more than a file of settings does. */
const SAYS_FORMAT = /\.(?:csv|html?|xlsx|ndjson|jsonl|json|md)$/iu;

/** `--config FILE`; `--no-config`: null; else the nearest one, null where there is none. */
export function findConfig(argv: readonly string[], folder: () => string): string | null {
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  const at = options.findLastIndex(
    (one) => one === '--config' || one === '--no-config' || one.startsWith('--config='),
  );
  const given = options[at];
  if (given === '--no-config') return null;
  if (given?.startsWith('--config=') === true) return given.slice('--config='.length);
  if (given === '--config') return options[at + 1] ?? null;
  // a working folder that was removed, or one above it that may not be entered, holds no settings
  try {
    for (let here = resolve(folder()); ; here = dirname(here)) {
      const path = join(here, NAME);
      if (statSync(path, { throwIfNoEntry: false })?.isFile() === true) return path;
      const isTop = dirname(here) === here || statSync(join(here, '.git'), { throwIfNoEntry: false });
      if (isTop) return null;
    }
  } catch {
    return null;
  }
}

/** Throws wrong usage, in the language that the command line or the locale says: the file's own cannot be trusted yet. */
export async function readConfig(path: string, lang: Lang): Promise<PlanConfig> {
  const say = speak(lang);
  const file = relative(process.cwd(), path).startsWith('..') ? path : relative(process.cwd(), path);
  const refuse = (problem: string): never => {
    throw new WrongUsage(
      `${say('badConfig', { file, problem })}${lang === 'zh' ? '' : ' '}${say('badConfigRemedy')}`,
    );
  };
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const { cause, remedy } = explain(error, file, say);
    throw new WrongUsage(
      say('badConfig', { file, problem: lang === 'zh' ? cause + remedy : `${cause} ${remedy}` }),
    );
  });
  const { loadConfigSchema } = await import('../report/index.js');
  const { parseConfig } = await loadConfigSchema();
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch (error) {
    return refuse(say('configNotJson', { detail: (error as Error).message }));
  }
  const { config, problem } = parseConfig(value, lang);
  if (config !== null) return config;
  const { section, known, detail } = problem;
  const full = (name: string): string => [section, name].filter((part) => part !== '').join('.');
  const key = full(problem.key);
  if (known === null) return refuse(say('badValue', { key: key === '' ? NAME : key, detail }));
  const close = nearest(problem.key, known);
  return refuse(
    close === null
      ? say('unknownKey', { key, names: known.map(full).join(', ') })
      : say('nearestKey', { key, nearest: full(close) }),
  );
}

type Given = Readonly<Record<string, unknown>>;

/** The settings of a command under what the command line says: `--jobs 4` wins over `{ "jobs": 2 }`. */
export async function withDefaults<Options extends object>(
  command: string,
  given: Options,
  config: PlanConfig,
): Promise<Options> {
  const settings: Given = Object.hasOwn(config, command) ? (config[command as 'extract'] ?? {}) : {};
  const defaults = Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [key, asWritten(value)]),
  );
  const output = 'output' in given && typeof given.output === 'string' ? given.output : null;
  const { format, ...others } = defaults;
  const isFormatKept = format !== undefined && (await fits(format, output, command));
  return { ...(isFormatKept ? defaults : others), ...given };
}

/** As it would stand on the command line: `["json","csv"]` → `json,csv`. */
function asWritten(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}

/** A workbook needs a file, several formats a folder, and `-o page.html` says itself what it is to be. */
async function fits(format: string, output: string | null, command: string): Promise<boolean> {
  const isMany = format.includes(',');
  if (output === null) return !isMany && format !== 'xlsx';
  if (command === 'watch' || (await isFolder(output))) return true;
  return !isMany && !SAYS_FORMAT.test(output);
}
