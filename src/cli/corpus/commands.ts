/** `plan corpus add|list|query|export`: arguments and options of each. */
import { type Command, Option } from 'commander';
import type { Help } from '../help.js';
import type { Lang } from '../messages.js';
import type { Run } from '../run.js';
import { corpusHelpFor } from './help.js';

export interface Setting {
  readonly lang: Lang;
  readonly run: Run;
  readonly configure: (command: Command, name: string) => Command;
  readonly withStyle: (command: Command) => Command;
  readonly options: Help['options'];
}

const ROW_FORMATS = ['table', 'json', 'ndjson', 'csv'];

export function addCorpusCommands(program: Command, setting: Setting): void {
  const { lang, run, configure, withStyle, options } = setting;
  const { commands, options: own } = corpusHelpFor(lang);
  const corpus = configure(program.command('corpus').description(commands.corpus.summary), 'corpus')
    .addHelpText('after', commands.corpus.examples)
    .helpCommand('help [command]', options.helpCommand);
  const add = (name: 'add' | 'list' | 'query' | 'export'): Command =>
    configure(corpus.command(name).description(commands[name].summary), `corpus ${name}`)
      .addHelpText('after', commands[name].examples)
      .argument('<file>', own.file)
      .option('--wait <seconds>', own.wait);
  const withForm = (command: Command): Command =>
    withStyle(command)
      .addOption(new Option('-f, --format <format>', options.format).choices(ROW_FORMATS))
      .option('-o, --output <file>', options.output);

  add('add')
    .argument('[inputs...]', own.inputs)
    .option('-j, --jobs <n>', options.jobs)
    .option('--replace', own.replace)
    .option('--fail-fast', options.failFast)
    .option('--timeout <seconds>', options.timeout)
    .option('--max-size <mb>', options.maxSize)
    .option('-q, --quiet', options.quiet)
    .option('-v, --verbose', options.verbose)
    .action((file: string, inputs: string[], given) =>
      run('corpus add', given, async (terminal) =>
        (await import('./add.js')).addToCorpus(file, inputs, given, terminal),
      ),
    );
  withForm(add('list')).action((file: string, given) =>
    run('corpus list', given, async (terminal) =>
      (await import('./query.js')).listCorpus(file, given, terminal),
    ),
  );
  withForm(add('query').argument('<sql>', own.sql)).action((file: string, sql: string, given) =>
    run('corpus query', given, async (terminal) =>
      (await import('./query.js')).queryCorpus(file, sql, given, terminal),
    ),
  );
  add('export')
    .requiredOption('--parquet <folder>', own.parquet)
    .action((file: string, given) =>
      run('corpus export', given, async (terminal) =>
        (await import('./export.js')).exportCorpus(file, given, terminal),
      ),
    );
}
