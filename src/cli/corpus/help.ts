/** What `plan corpus --help` and its commands say, in both languages. */
import type { Lang } from '../messages.js';

interface CorpusHelp {
  readonly summary: string;
  readonly examples: string;
}

type Name = 'corpus' | 'add' | 'list' | 'query' | 'export';
type OptionName = 'file' | 'sql' | 'replace' | 'wait' | 'parquet' | 'inputs';

interface CorpusHelps {
  readonly commands: Readonly<Record<Name, CorpusHelp>>;
  readonly options: Readonly<Record<OptionName, string>>;
}

const EXAMPLE_QUERIES = `
  plan corpus query plans.duckdb "select city, value, due from targets_by_indicator where indicator = '首贷户'"
  plan corpus query plans.duckdb "from overdue('2024-07-01')" -o overdue.csv
  plan corpus query plans.duckdb "select office, city, lead, tasks from office_workload limit 20"
  plan corpus query plans.duckdb "describe targets"`;

const EN: CorpusHelps = {
  commands: {
    corpus: {
      summary: 'many plans in one file (DuckDB) that answers questions in SQL',
      examples: `
Examples:
  plan corpus add plans.duckdb plans/         plans, or JSON made by plan extract; again: only what is new
  plan corpus list plans.duckdb
  plan corpus query plans.duckdb "select * from targets where unit = '%'"
  plan corpus export plans.duckdb --parquet out/
  plan compare --corpus plans.duckdb --where "plan_year = 2024"`,
    },
    add: {
      summary: 'put plans into a corpus; what is there already is left as it is',
      examples: `
Examples:
  plan corpus add plans.duckdb plans/ --jobs 4
  plan corpus add plans.duckdb out/*.json`,
    },
    list: { summary: 'the documents of a corpus, with the number of their facts', examples: '' },
    query: {
      summary: 'ask a corpus in SQL; nothing can be changed, no other file read',
      examples: `
Tables: documents, clauses, tasks, targets, deadlines, units, diagnostics, originals.
Views: targets_by_indicator, office_workload, task_offices, overdue(day).

Examples:${EXAMPLE_QUERIES}`,
    },
    export: {
      summary: 'write every table of a corpus as a Parquet file',
      examples: `
Examples:
  plan corpus export plans.duckdb --parquet out/`,
    },
  },
  options: {
    file: 'the corpus: one file, plans.duckdb',
    sql: 'one statement of SQL, or - for standard input',
    replace: 'put in again what is there already',
    wait: 'how many seconds to wait for another process that uses the corpus (30)',
    parquet: 'the folder for the Parquet files',
    inputs: 'plans, or JSON made by plan extract, mixed',
  },
};

const ZH: CorpusHelps = {
  commands: {
    corpus: {
      summary: '许多方案存入一个文件（DuckDB），可用 SQL 查询',
      examples: `
示例：
  plan corpus add plans.duckdb plans/         方案原文或 plan extract 的 JSON；重复运行只加新的
  plan corpus list plans.duckdb
  plan corpus query plans.duckdb "select * from targets where unit = '%'"
  plan corpus export plans.duckdb --parquet out/
  plan compare --corpus plans.duckdb --where "plan_year = 2024"`,
    },
    add: {
      summary: '把方案存入语料库；已有的保持不变',
      examples: `
示例：
  plan corpus add plans.duckdb plans/ --jobs 4
  plan corpus add plans.duckdb out/*.json`,
    },
    list: { summary: '列出语料库中的文件及其条目数', examples: '' },
    query: {
      summary: '用 SQL 查询语料库；只读，不能读取其他文件',
      examples: `
表：documents、clauses、tasks、targets、deadlines、units、diagnostics、originals。
视图：targets_by_indicator、office_workload、task_offices、overdue(day)。

示例：${EXAMPLE_QUERIES}`,
    },
    export: {
      summary: '把语料库各表写成 Parquet 文件',
      examples: `
示例：
  plan corpus export plans.duckdb --parquet out/`,
    },
  },
  options: {
    file: '语料库文件：plans.duckdb',
    sql: '一条 SQL 语句，- 为标准输入',
    replace: '已有的也重新存入',
    wait: '另一进程占用语料库时最多等待的秒数（30）',
    parquet: 'Parquet 文件的输出目录',
    inputs: '方案原文，或 plan extract 生成的 JSON，可混用',
  },
};

export function corpusHelpFor(lang: Lang): CorpusHelps {
  return lang === 'zh' ? ZH : EN;
}
