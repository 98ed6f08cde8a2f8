/**
 * `plan complete -- extract --fo` → `--format`: what may stand where somebody is typing, read from the definition of the command line
 * itself. One proposal a line with its explanation after a tab; the last line says what else the shell should do (`:0` file names too).
 */
import type { Command, Option } from 'commander';
import type { Terminal } from '../terminal.js';
import { ARGUMENT_VALUES, FILE_OPTIONS, OPTION_VALUES, type Values } from './values.js';

/** As the shells' scripts read them. */
const FILES = 0;
const NO_SPACE = 2;
const NOTHING_ELSE = 4;

interface Answer {
  readonly proposals: readonly (readonly [word: string, about: string])[];
  readonly directive: number;
}

export async function answer(
  program: Command,
  words: readonly string[],
  { print }: Terminal,
): Promise<number> {
  const { proposals, directive } = propose(program, joinEquals(words));
  await print(`${proposals.map(([word, about]) => `${word}\t${about}\n`).join('')}:${directive}\n`);
  return 0;
}

/** The last word is the one that is being typed. */
export function propose(program: Command, words: readonly string[]): Answer {
  const before = words.slice(0, -1);
  const typed = words.at(-1) ?? '';
  const { command, pending, isOver } = walk(program, before);
  if (pending !== null) return proposeValues(command, pending, typed);
  if (isOver) return { proposals: [], directive: FILES };
  const assigned = /^(?<name>--[a-z-]+)=(?<value>.*)$/su.exec(typed)?.groups;
  if (assigned !== undefined) {
    const option = findOption(command, assigned['name'] ?? '');
    if (option === null || !takesValue(option)) return NOTHING;
    return proposeValues(command, option, assigned['value'] ?? '');
  }
  if (typed.startsWith('-')) return { proposals: optionsOf(command, typed), directive: NOTHING_ELSE };
  if (command === program) return proposeCommands(program, typed);
  const names = ARGUMENT_VALUES[command.name()];
  if (names !== undefined) return { proposals: matching(names, typed), directive: NOTHING_ELSE };
  if (command.name() === 'help') return proposeCommands(program, typed);
  return { proposals: [], directive: FILES };
}

const NOTHING: Answer = { proposals: [], directive: NOTHING_ELSE };

interface Place {
  readonly command: Command;
  /** The option whose value comes next. */
  readonly pending: Option | null;
  /** After `--` nothing is an option. */
  readonly isOver: boolean;
}

function walk(program: Command, words: readonly string[]): Place {
  let command = program;
  let pending: Option | null = null;
  for (const word of words) {
    if (pending !== null) {
      pending = null;
    } else if (word === '--') {
      return { command, pending: null, isOver: true };
    } else if (word.startsWith('-')) {
      const option = findOption(command, word);
      pending = option !== null && takesValue(option) ? option : null;
    } else if (command === program) {
      command = findCommand(program, word) ?? program;
    }
  }
  return { command, pending, isOver: false };
}

/** Bash gives `--lang=zh` as three words. */
function joinEquals(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    if (word === '=' && joined.at(-1)?.startsWith('--') === true) {
      // the option's value is what is typed now, without its name
      if (i === words.length - 1) joined.push('');
      continue;
    }
    joined.push(word);
  }
  return joined;
}

function proposeValues(command: Command, option: Option, typed: string): Answer {
  const name = option.long ?? '';
  if (FILE_OPTIONS.includes(name)) return { proposals: [], directive: FILES };
  const values: Values | undefined =
    OPTION_VALUES[command.name()]?.[name] ??
    (option.argChoices === undefined ? undefined : { names: option.argChoices });
  if (values === undefined) return NOTHING;
  if (values.isList !== true) return { proposals: matching(values.names, typed), directive: NOTHING_ELSE };
  const comma = typed.lastIndexOf(',') + 1;
  const [given, last] = [typed.slice(0, comma), typed.slice(comma)];
  const left = values.names.filter((one) => !given.split(',').includes(one));
  const proposals = matching(left, last).map(([word, said]) => [`${given}${word}`, said] as const);
  return { proposals, directive: NOTHING_ELSE | NO_SPACE };
}

function proposeCommands(program: Command, typed: string): Answer {
  const proposals = program
    .createHelp()
    .visibleCommands(program)
    .filter((one) => one.name().startsWith(typed))
    .map((one) => [one.name(), one.description()] as const);
  return { proposals, directive: NOTHING_ELSE };
}

function optionsOf(command: Command, typed: string): Answer['proposals'] {
  return command
    .createHelp()
    .visibleOptions(command)
    .flatMap(({ long, short, description }) =>
      [long, typed === '-' || !typed.startsWith('--') ? short : undefined]
        .filter((one) => one?.startsWith(typed) === true)
        .map((one) => [one ?? '', description] as const),
    );
}

function matching(names: readonly string[], typed: string): (readonly [string, string])[] {
  return names.filter((name) => name.startsWith(typed)).map((name) => [name, ''] as const);
}

function findCommand(program: Command, name: string): Command | null {
  return program.commands.find((one) => one.name() === name || one.aliases().includes(name)) ?? null;
}

function findOption(command: Command, name: string): Option | null {
  return command.options.find(({ long, short }) => long === name || short === name) ?? null;
}

function takesValue({ required, optional }: Option): boolean {
  return required || optional;
}
