/**
 * The command line: arguments → one command → exit status. Each command is loaded when it is called, so that
 * `plan --version` waits for nothing else.
 */
import { Argument, Command, CommanderError, Option } from 'commander';
import { addCorpusCommands } from './corpus/commands.js';
import { explain, isSystemError, WrongUsage } from './errors.js';
import { tellFailure } from './failures.js';
import { helpFor } from './help.js';
import { type Lang, speak } from './messages.js';
import type { CommonOptions, Run } from './run.js';
import {
  chooseLang,
  endQuietlyOnClosedPipe,
  openTerminal,
  type Terminal,
  type TerminalOptions,
} from './terminal.js';
import { readVersion } from './version.js';

const WRONG_USAGE = 2;
const COMMANDERS_PREFIX = /^error: /u;
const NARROWEST = 40;
const WIDEST = 1000;

export async function main(argv: readonly string[]): Promise<number> {
  endQuietlyOnClosedPipe();
  const lang = chooseLang(argv, process.env);
  let status = 0;
  let current = '';
  const run = (
    name: string,
    options: CommonOptions,
    work: (terminal: Terminal) => Promise<number>,
  ): Promise<void> => {
    current = name;
    return work(openTerminal(lang, terminalOptions(options, lang))).then((result) => {
      status = result;
    });
  };
  try {
    await defineProgram(lang, run).parseAsync([...argv], { from: 'user' });
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

function defineProgram(lang: Lang, run: Run): Command {
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
      .addOption(new Option('--lang <lang>', options.lang).choices(['zh', 'en']));
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
      run('extract', given, async (terminal) =>
        (await import('./extract.js')).extract(inputs, given, terminal),
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
    .action((inputs: string[], given) =>
      run('compare', given, async (terminal) =>
        given.versions === true
          ? (await import('./versions.js')).versions(inputs, given, terminal)
          : (await import('./compare.js')).compare(inputs, given, terminal),
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
    .action((input: string | undefined, given) =>
      run('normalize', given, async (terminal) =>
        (await import('./normalize.js')).normalize(input, given, terminal),
      ),
    );
  add('check')
    .addArgument(new Argument('[folder]', options.folder).default('fixtures'))
    .option('--update', options.update)
    .action((folder: string, given) =>
      run('check', given, async (terminal) => (await import('./check.js')).check(folder, given, terminal)),
    );
  add('schema')
    .argument('<name>', options.schemaName)
    .option('-o, --output <file>', options.output)
    .action((name: string, given) =>
      run('schema', given, async (terminal) => (await import('./schema.js')).schema(name, given, terminal)),
    );
  addCorpusCommands(program, { lang, run, configure, withStyle, options });
  return program;
}
