/** What `--help` says, in both languages: it teaches by example. */
import { shellHelpFor } from './help-shell.js';
import type { Lang } from './messages.js';

interface CommandHelp {
  readonly summary: string;
  readonly examples: string;
}

export interface Help {
  readonly description: string;
  readonly headings: Readonly<Record<string, string>>;
  readonly examples: string;
  readonly commands: Readonly<Record<'extract' | 'compare' | 'normalize' | 'check' | 'schema', CommandHelp>>;
  readonly options: Readonly<
    Record<
      | 'help'
      | 'version'
      | 'helpCommand'
      | 'lang'
      | 'color'
      | 'noColor'
      | 'width'
      | 'format'
      | 'output'
      | 'outputFolder'
      | 'only'
      | 'repairs'
      | 'explain'
      | 'dryRun'
      | 'minConfidence'
      | 'formats'
      | 'jobs'
      | 'resume'
      | 'failFast'
      | 'timeout'
      | 'maxSize'
      | 'quiet'
      | 'verbose'
      | 'onlyKinds'
      | 'keepKinds'
      | 'vocabulary'
      | 'update'
      | 'inputs'
      | 'compareInputs'
      | 'versions'
      | 'input'
      | 'folder'
      | 'schemaName'
      | 'baseline'
      | 'by'
      | 'onlyParts'
      | 'minSimilarity'
      | 'corpus'
      | 'where',
      string
    >
  >;
}

const EN: Help = {
  description:
    'Reads Chinese government policy plans, however damaged the copy, and turns their commitments into data: who does what, to what level, by when.',
  headings: {},
  examples: `
Examples:
  plan extract plan.txt                       the plan's tasks as a table (JSON on a pipe)
  plan extract plans/ -o out/                 a folder of plans, one JSON file each
  plan compare a.txt b.txt --format table     two cities beside each other
  plan watch inbox/ -o out/                   each file as it arrives
  plan normalize plan.html --repairs          what was damaged, and how it was repaired
  plan corpus add plans.duckdb plans/         many plans in one file that answers questions

Exit status: 0 done, 1 some inputs failed, 2 wrong usage, 3 plan check found a difference.`,
  commands: {
    extract: {
      summary: 'turn plans into data: clauses, tasks, targets, deadlines, units',
      examples: `
Examples:
  plan extract plan.txt                       a table on the terminal, JSON on a pipe
  plan extract plan.html -o plan.json         written whole or not at all
  plan extract "plans/**/*.txt" -o out/       one file an input: out/NAME.json
  plan extract plans/ -o out/ --format xlsx,json,md --jobs 4 --resume
  plan extract plans/ --format csv -o tasks.csv
  plan extract plan.txt -o page.html          the text with every fact marked, to open in a browser
  curl -s URL | plan extract - --only targets,units
  plan extract a.txt b.txt --format ndjson | jq .meta.title`,
    },
    compare: {
      summary: 'set plans beside each other: common indicators, common tasks, what only one has',
      examples: `
Examples:
  plan compare a.txt b.txt                    a table on the terminal, JSON on a pipe
  plan compare plans/ --format md -o memo.md
  plan compare plans/ -o page.html            one page to look at, search and print
  plan compare plans/ --baseline 临渚市 --only differences
  plan compare plans/ --by office -o cities.xlsx
  plan extract plans/ -o out/ && plan compare out/ --format csv -o cities.csv
  plan compare --versions 2023.txt 2024.txt   what changed in one place's plan, the older first
  plan compare --corpus plans.duckdb --where "plan_year = 2024"`,
    },
    normalize: {
      summary: 'print the repaired text of a plan, or the list of repairs',
      examples: `
Examples:
  plan normalize plan.txt > clean.txt         Simplified, repaired, one paragraph a line
  plan normalize plan.txt --repairs           place, before, after, how sure, why
  plan normalize plan.txt --repairs --format json
  plan normalize plan.txt --explain 3         the third repair: bytes, candidates, proof
  plan normalize plan.txt --keep furniture,punctuation`,
    },
    check: {
      summary: 'extract every fixture again and compare it with its golden',
      examples: `
Examples:
  plan check                                  the fixtures in fixtures/; silent when all are equal
  plan check fixtures/plans/ --update         rewrite the goldens, then read the difference`,
    },
    schema: {
      summary: 'print the JSON Schema of the output',
      examples: `
Examples:
  plan schema document > document.schema.json
  plan schema comparison
  plan schema versions
  plan schema config                          of plan.config.json`,
    },
  },
  options: {
    help: 'show help',
    version: 'show the version',
    helpCommand: 'show help for a command',
    lang: 'language of messages and tables (by locale)',
    color: 'colour even when not on a terminal',
    noColor: 'no colour',
    width: 'width of tables in columns (the terminal, else 100)',
    format: 'form of the output',
    output: 'write to this file, whole or not at all',
    outputFolder: 'write to this file, or one file an input into this folder',
    only: 'print these lists alone: targets,deadlines,units,clauses',
    minConfidence: 'leave out facts less sure than this: 0.9',
    formats: 'json, ndjson, table, csv, md, html, xlsx; several into a folder: xlsx,json',
    jobs: 'threads at work (default: the cores, where there is enough to do)',
    resume: 'go on where an interrupted run into this folder stood',
    failFast: 'stop at the first plan that cannot be used',
    timeout: 'give a plan up after so many seconds',
    maxSize: 'pass over files larger than this many megabytes (256)',
    quiet: 'say nothing but what failed',
    verbose: 'say what was done with each plan',
    repairs: 'print the repairs instead of the text',
    explain: 'tell the n-th repair step by step',
    dryRun: 'print what would be repaired, write nothing',
    onlyKinds: 'make repairs of these kinds alone: line-break,furniture',
    keepKinds: 'leave damage of these kinds as printed',
    vocabulary: 'write the words of this region',
    update: 'rewrite the goldens',
    inputs: 'files, folders, patterns, or - for standard input',
    compareInputs: 'plans, or JSON made by plan extract, mixed',
    versions:
      'two plans of one place, OLD NEW: what was added, dropped, moved, split, reworded, raised, put off',
    input: 'a file, or - for standard input',
    folder: 'where the fixtures are',
    schemaName: 'document, comparison, versions or config',
    baseline: 'hold all figures against the plan of this city or file',
    by: 'group tasks: topic, indicator, office, chapter, deadline',
    onlyParts: 'differences (leave out what all agree on), lacks (what each lacks)',
    minSimilarity: 'what two tasks need to be one topic, 0 to 1: 0.6',
    corpus: 'compare plans out of this corpus (plan corpus add)',
    where: 'which of its documents, in SQL: "jurisdiction = \'临渚市\' or plan_year = 2024"',
  },
};

const ZH: Help = {
  description:
    '读取各地政府规划方案（不论副本如何残损），把其中的承诺变成数据：谁、做什么、做到什么程度、何时完成。',
  headings: { 'Usage:': '用法：', 'Options:': '选项：', 'Arguments:': '参数：', 'Commands:': '命令：' },
  examples: `
示例：
  plan extract plan.txt                       以表格列出任务（管道中输出 JSON）
  plan extract plans/ -o out/                 整个目录，每份方案一个 JSON 文件
  plan compare a.txt b.txt --format table     两市对照
  plan watch inbox/ -o out/                   文件到达即处理
  plan normalize plan.html --repairs          哪里残损、如何修复
  plan corpus add plans.duckdb plans/         许多方案存入一个可查询的文件

退出码：0 完成，1 部分输入失败，2 用法错误，3 plan check 发现差异。`,
  commands: {
    extract: {
      summary: '把方案变成数据：条款、任务、量化目标、完成时限、责任单位',
      examples: `
示例：
  plan extract plan.txt                       终端上为表格，管道中为 JSON
  plan extract plan.html -o plan.json         要么完整写入，要么不写
  plan extract "plans/**/*.txt" -o out/       每个输入一个文件：out/NAME.json
  plan extract plans/ -o out/ --format xlsx,json,md --jobs 4 --resume
  plan extract plans/ --format csv -o tasks.csv
  plan extract plan.txt -o page.html          正文与标注，用浏览器打开
  curl -s URL | plan extract - --only targets,units
  plan extract a.txt b.txt --format ndjson | jq .meta.title`,
    },
    compare: {
      summary: '方案对照：共同指标、共同任务、仅一市所有',
      examples: `
示例：
  plan compare a.txt b.txt                    终端上为表格，管道中为 JSON
  plan compare plans/ --format md -o memo.md
  plan compare plans/ -o page.html            一页对照，可筛选、可打印
  plan compare plans/ --baseline 临渚市 --only differences
  plan compare plans/ --by office -o cities.xlsx
  plan extract plans/ -o out/ && plan compare out/ --format csv -o cities.csv
  plan compare --versions 2023.txt 2024.txt   同一地方新旧两版有何变化，旧版在前
  plan compare --corpus plans.duckdb --where "plan_year = 2024"`,
    },
    normalize: {
      summary: '输出修复后的正文，或修复清单',
      examples: `
示例：
  plan normalize plan.txt > clean.txt         简体、已修复、一段一行
  plan normalize plan.txt --repairs           位置、修复前后、置信度、依据
  plan normalize plan.txt --repairs --format json
  plan normalize plan.txt --explain 3         第 3 处修复：字节、候选、验证
  plan normalize plan.txt --keep furniture,punctuation`,
    },
    check: {
      summary: '重新提取全部样例并与基准比较',
      examples: `
示例：
  plan check                                  检查 fixtures/；全部一致时无输出
  plan check fixtures/plans/ --update         重写基准文件，随后请核对差异`,
    },
    schema: {
      summary: '输出结果的 JSON Schema',
      examples: `
示例：
  plan schema document > document.schema.json
  plan schema comparison
  plan schema versions
  plan schema config                          plan.config.json 的结构`,
    },
  },
  options: {
    help: '显示帮助',
    version: '显示版本',
    helpCommand: '显示某个命令的帮助',
    lang: '提示与表格的语言（默认随系统）',
    color: '不在终端上也使用颜色',
    noColor: '不使用颜色',
    width: '表格宽度（列数；默认随终端，否则 100）',
    format: '输出格式',
    output: '写入此文件（要么完整，要么不写）',
    outputFolder: '写入此文件；若为目录，则每个输入一个文件',
    only: '只输出这些列表：targets,deadlines,units,clauses',
    minConfidence: '略去置信度低于此值的结果：0.9',
    formats: 'json、ndjson、table、csv、md、html、xlsx；写入目录时可多种：xlsx,json',
    jobs: '线程数（默认为处理器核数；文件少时为一）',
    resume: '接着上次中断处继续写入该目录',
    failFast: '遇到无法处理的文件即停止',
    timeout: '单份处理超过此秒数即放弃',
    maxSize: '跳过大于此值（MB）的文件（256）',
    quiet: '只报告失败',
    verbose: '报告每份的处理情况',
    repairs: '输出修复清单而不是正文',
    explain: '逐步说明第 n 处修复',
    dryRun: '只报告将如何修复，不写文件',
    onlyKinds: '只做这些类别的修复：line-break,furniture',
    keepKinds: '这些类别的残损保持原样',
    vocabulary: '改用该地区用词',
    update: '重写基准文件',
    inputs: '文件、目录、通配符，- 为标准输入',
    compareInputs: '方案原文，或 plan extract 生成的 JSON，可混用',
    versions: '同一地方的旧版、新版两份方案：增删、调整、拆并、改写、目标升降、时限先后',
    input: '文件，- 为标准输入',
    folder: '样例所在目录',
    schemaName: 'document、comparison、versions 或 config',
    baseline: '以此城市或文件的方案为基准，比较各方案的数值和期限',
    by: '任务分组：topic、indicator、office、chapter、deadline',
    onlyParts: 'differences（略去各方案一致的行）、lacks（各方案缺少的主题）',
    minSimilarity: '两项任务归为同一主题所需的相似度（0 至 1）：0.6',
    corpus: '对照此语料库（plan corpus add）中的方案',
    where: '选取其中哪些文件（SQL 条件）："jurisdiction = \'临渚市\' or plan_year = 2024"',
  },
};

export function helpFor(lang: Lang): Help & ReturnType<typeof shellHelpFor> {
  const [help, more] = [lang === 'zh' ? ZH : EN, shellHelpFor(lang)];
  return {
    ...help,
    commands: { ...help.commands, ...more.commands },
    options: { ...help.options, ...more.options },
  };
}
