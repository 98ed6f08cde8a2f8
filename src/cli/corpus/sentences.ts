/** What the command line says of a corpus: who holds it, what was put in, why it cannot be opened. */
export const CORPUS_SENTENCES = {
  corpusMissing: {
    en: 'A corpus needs DuckDB, which is not installed ({detail}).',
    zh: '语料库需要 DuckDB，但尚未安装（{detail}）。',
  },
  corpusMissingRemedy: {
    en: 'Install it with `npm install @duckdb/node-api@1.5.5-r.5`; it was left out by --omit=optional, or there is none for this machine.',
    zh: '请运行 npm install @duckdb/node-api@1.5.5-r.5；可能因 --omit=optional 未装，或本机没有对应版本。',
  },
  corpusWaits: {
    en: 'plan: {file}: in use by another process{pid}; waiting up to {seconds} s.',
    zh: 'plan：{file}：另一进程{pid}正在使用，最多等待 {seconds} 秒。',
  },
  corpusLocked: {
    en: 'Another process{pid} is still using the corpus after {seconds} s.',
    zh: '等待 {seconds} 秒后，语料库仍被另一进程{pid}占用。',
  },
  corpusLockedRemedy: {
    en: 'Wait until it ends or stop it, then run the same command again; what is in the corpus already is kept. --wait gives it more time.',
    zh: '请等其结束或将其停止，再运行同一命令；已存入的内容不会丢失。可用 --wait 延长等待。',
  },
  corpusPid: { en: ' ({pid})', zh: '（{pid}）' },
  notCorpus: { en: 'This is no corpus.', zh: '这不是语料库文件。' },
  notCorpusRemedy: {
    en: 'Name a file that `plan corpus add` made, or a new one.',
    zh: '请指定由 plan corpus add 生成的文件，或新文件名。',
  },
  newerCorpus: {
    en: 'This corpus was made by another version of plan.',
    zh: '此语料库由其他版本的 plan 生成。',
  },
  newerCorpusRemedy: {
    en: 'Use that version, or add the plans to a new file.',
    zh: '请使用该版本，或把方案存入新文件。',
  },
  unreadableCorpus: { en: 'It cannot be opened: {detail}', zh: '无法打开：{detail}' },
  unreadableCorpusRemedy: {
    en: 'Check the file and its rights; if it is damaged, add the plans to a new one.',
    zh: '请检查文件及权限；如已损坏，请把方案存入新文件。',
  },
  failedCorpus: { en: 'It could not be done: {detail}', zh: '未能完成：{detail}' },
  failedCorpusRemedy: {
    en: '— what was in the corpus before is unchanged; check the disk and the rights, then run the same command again.',
    zh: '——语料库原有内容不变；请检查磁盘和权限后重试。',
  },
  noCorpus: { en: 'There is no such corpus.', zh: '没有此语料库文件。' },
  noCorpusRemedy: {
    en: 'Make one: plan corpus add FILE plans/',
    zh: '请先建立：plan corpus add FILE plans/',
  },
  corpusAdded: {
    en: 'plan: {file}: {added} added, {replaced} replaced, {kept} already there, {failed} failed.',
    zh: 'plan：{file}：新增 {added}，替换 {replaced}，已有 {kept}，失败 {failed}。',
  },
  corpusStopped: {
    en: 'plan: stopped; the same command goes on from here.',
    zh: 'plan：已中断；再次运行同一命令可继续。',
  },
  corpusExported: { en: 'plan: {folder}: {names}', zh: 'plan：{folder}：{names}' },
  badQuery: { en: 'the query is wrong: {detail}', zh: '查询有误：{detail}' },
  notOneQuery: {
    en: 'the query must be one statement, not {count}.',
    zh: '查询须为一条语句，而非 {count} 条。',
  },
  badWait: {
    en: '--wait needs seconds, from 0 to 86400, not “{value}”.',
    zh: '--wait 需为 0 至 86400 秒，而非“{value}”。',
  },
  whereNeedsCorpus: { en: '--where needs --corpus FILE.', zh: '--where 需与 --corpus FILE 同用。' },
  needTwoOfCorpus: {
    en: 'a comparison needs two plans or more; the corpus gave {count}. See `plan corpus list`.',
    zh: '对照至少需要两份方案，语料库中只选出 {count} 份。可用 plan corpus list 查看。',
  },
} as const;
