/**
 * The command line: arguments → one command → exit status. Each command is loaded when it is called, so that
 * `plan --version` waits for nothing else.
 */
import { Argument, Command, CommanderError, Option } from 'commander';
import type { PlanConfig } from '../report/index.js';
import { findConfig, readConfig, withDefaults } from './config.js';
import { explain, isSystemError, WrongUsage } from './errors.js';
import { tellFailure } from './failures.js';
import { helpFor } from './help.js';
import { type Lang, speak } from './messages.js';
import type { CommonOptions, Run } from './run.js';
import {
  chooseLang,
  endQuietlyOnClosedPipe,
  openTerminal,
  saysLang,
  type Terminal,
  type TerminalOptions,
} from './terminal.js';
import { readVersion } from './version.js';

const WRONG_USAGE = 2;
/** They depend on no setting, and help where a file of settings is wrong. */
const NEEDS_NO_CONFIG: readonly string[] = ['schema', 'completion'];
/** Commands that are used most: the definitions of `plan corpus` are not loaded for them. */
const NEEDS_NO_CORPUS: readonly string[] = ['extract', 'compare', 'normalize', 'check', 'schema', 'watch'];
const COMMANDERS_PREFIX = /^error: /u;
const NARROWEST = 40;
const WIDEST = 1000;

export async function main(argv: readonly string[]): Promise<number> {
  endQuietlyOnClosedPipe();
  const said = chooseLang(argv, process.env);
  let status = 0;
  let current = '';
  const config = await openConfig(argv, said);
  const lang = saysLang(argv) ? said : (config.settings.lang ?? said);
  const run = async <Options extends CommonOptions>(
    name: string,
    options: Options,
    work: (terminal: Terminal, options: Options) => Promise<number>,
  ): Promise<void> => {
    current = name;
    // a file of settings that is wrong does not keep from asking what it may hold
    if (config.error !== null && !NEEDS_NO_CONFIG.includes(name)) throw config.error;
    const full = await withDefaults(name, options, config.settings);
    status = await work(openTerminal(lang, terminalOptions(full, lang)), full);
  };
  try {
    const more = NEEDS_NO_CORPUS.includes(argv[0] ?? '') ? null : await import('./corpus/commands.js');
    await defineProgram(lang, run, more?.addCorpusCommands).parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    const terminal = openTerminal(lang);
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE;
    if (error instanceof WrongUsage) {
      terminal.tell(`plan: ${error.message}\n${terminal.say('seeHelp', { command: `${current} ` })}\n`);
      return WRONG_USAGE;
    }
    tellFailure(explain(error, isSystemError(error) ? 'stdout' : current, terminal.say), terminal);
    return 1;
  }
}

function terminalOptions(options: CommonOptions, lang: Lang): TerminalOptions {
  const { color, width } = options;
  const columns = width === undefined ? undefined : Number(width);
  if (columns !== undefined && !(Number.isInteger(columns) && columns >= NARROWEST && columns <= WIDEST)) {
    throw new WrongUsage(openTerminal(lang).say('badWidth', { value: width ?? '' }));
  }
  return { ...(color === undefined ? {} : { color }), ...(columns === undefined ? {} : { width: columns }) };
}

interface OpenedConfig {
  readonly settings: PlanConfig;
  /** Why the file cannot be used. */
  readonly error: unknown;
}

async function openConfig(argv: readonly string[], lang: Lang): Promise<OpenedConfig> {
  const path = findConfig(argv, () => process.cwd());
  if (path === null) return { settings: {}, error: null };
  return readConfig(path, lang).then(
    (settings) => ({ settings, error: null }),
    (error: unknown) => ({ settings: {}, error }),
  );
}

type AddCorpusCommands = typeof import('./corpus/commands.js').addCorpusCommands;

function defineProgram(lang: Lang, run: Run, addCorpusCommands?: AddCorpusCommands): Command {
  const { description, headings, examples, commands, options } = helpFor(lang);
  const program = new Command('plan');
  const wording = speak(lang);
  const configure = (command: Command, name = command.name()): Command =>
    command
      .exitOverride()
      .helpOption('-h, --help', options.help)
      .configureOutput({ outputError: (text, write) => write(text.replace(COMMANDERS_PREFIX, 'plan: ')) })
      .showHelpAfterError(wording('seeHelp', { command: command === program ? '' : `${name} ` }))
      .configureHelp({ styleTitle: (title) => headings[title] ?? title })
      .addOption(new Option('--lang <lang>', options.lang).choices(['zh', 'en']))
      .option('--config <file>', options.config)
      .option('--no-config', options.noConfig);
  const add = (name: keyof typeof commands): Command => {
    const { summary, examples: shown } = commands[name];
    return configure(program.command(name).description(summary)).addHelpText('after', shown);
  };
  const withStyle = (command: Command): Command =>
    command
      .option('--width <columns>', options.width)
      .option('--color', options.color)
      .option('--no-color', options.noColor);

  configure(program)
    .description(description)
    .version(readVersion(), '-V, --version', options.version)
    .helpCommand('help [command]', options.helpCommand)
    .addHelpText('after', examples);

  withStyle(add('extract').argument('[inputs...]', options.inputs))
    .option('-f, --format <formats>', options.formats)
    .option('-o, --output <path>', options.outputFolder)
    .option('--only <lists>', options.only)
    .option('--min-confidence <number>', options.minConfidence)
    .option('-j, --jobs <n>', options.jobs)
    .option('--resume', options.resume)
    .option('--fail-fast', options.failFast)
    .option('--timeout <seconds>', options.timeout)
    .option('--max-size <mb>', options.maxSize)
    .option('-q, --quiet', options.quiet)
    .option('-v, --verbose', options.verbose)
    .action((inputs: string[], given) =>
      run('extract', given, async (terminal, full) =>
        (await import('./extract.js')).extract(inputs, full, terminal),
      ),
    );
  withStyle(add('compare').argument('[inputs...]', options.compareInputs))
    .addOption(
      new Option('-f, --format <format>', options.format).choices([
        'json',
        'table',
        'csv',
        'md',
        'html',
        'xlsx',
      ]),
    )
    .option('-o, --output <file>', options.output)
    .option('--versions', options.versions)
    .option('--corpus <file>', options.corpus)
    .option('--where <condition>', options.where)
    .option('--baseline <plan>', options.baseline)
    .option('--by <what>', options.by)
    .option('--only <parts>', options.onlyParts)
    .option('--min-similarity <number>', options.minSimilarity)
    .option('-q, --quiet', options.quietAll)
    .option('-v, --verbose', options.verboseInputs)
    .action((inputs: string[], given) =>
      run('compare', given, async (terminal, full) =>
        full.versions === true
          ? (await import('./versions.js')).versions(inputs, full, terminal)
          : (await import('./compare.js')).compare(inputs, full, terminal),
      ),
    );
  add('watch')
    .argument('<folder>', options.watched)
    .option('-o, --output <folder>', options.watchOutput)
    .option('-f, --format <formats>', options.formats)
    .option('--only <lists>', options.only)
    .option('--min-confidence <number>', options.minConfidence)
    .option('--timeout <seconds>', options.timeout)
    .option('--max-size <mb>', options.maxSize)
    .option('--poll <seconds>', options.poll)
    .option('-q, --quiet', options.quietAll)
    .option('-v, --verbose', options.verboseWatch)
    .action((folder: string, given) =>
      run('watch', given, async (terminal, full) =>
        (await import('./watch/watch.js')).watch(folder, full, terminal),
      ),
    );
  add('normalize')
    .alias('normalise')
    .argument('[input]', options.input)
    .option('--repairs', options.repairs)
    .option('--explain <n>', options.explain)
    .option('--dry-run', options.dryRun)
    .option('--only <kinds>', options.onlyKinds)
    .option('--keep <kinds>', options.keepKinds)
    .addOption(new Option('--vocabulary <region>', options.vocabulary).choices(['mainland']))
    .addOption(new Option('-f, --format <format>', options.format).choices(['text', 'json']))
    .option('-o, --output <file>', options.output)
    .option('-q, --quiet', options.quietAll)
    .option('-v, --verbose', options.verboseNormalize)
    .action((input: string | undefined, given) =>
      run('normalize', given, async (terminal) =>
        (await import('./normalize.js')).normalize(input, given, terminal),
      ),
    );
  add('check')
    .addArgument(new Argument('[folder]', options.folder).default('fixtures'))
    .option('--update', options.update)
    .option('-q, --quiet', options.quietCheck)
    .option('-v, --verbose', options.verboseCheck)
    .action((folder: string, given) =>
      run('check', given, async (terminal) => (await import('./check.js')).check(folder, given, terminal)),
    );
  add('schema')
    .argument('<name>', options.schemaName)
    .option('-o, --output <file>', options.output)
    .action((name: string, given) =>
      run('schema', given, async (terminal) => (await import('./schema.js')).schema(name, given, terminal)),
    );
  add('completion')
    .addArgument(new Argument('<shell>', options.shell))
    .action((shell: string, given) =>
      run('completion', given, async (terminal) =>
        (await import('./completion/script.js')).completionScript(shell, terminal),
      ),
    );
  // What the script asks while somebody types; never shown.
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action((words: string[]) =>
      run('completion', {}, async (terminal) =>
        (await import('./completion/answer.js')).answer(program, words, terminal),
      ),
    );
  addCorpusCommands?.(program, { lang, run, configure, withStyle, options });
  return program;
}
