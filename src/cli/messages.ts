/** Every sentence that the command line says to people, in both languages; `{name}` is filled by `say`. */

import { CORPUS_SENTENCES } from './corpus/sentences.js';

export type Lang = 'en' | 'zh';

const SENTENCES = {
  ...CORPUS_SENTENCES,
  failure: { en: 'plan: {file}: {cause} {remedy}', zh: 'plan：{file}：{cause}{remedy}' },
  someFailed: {
    en: 'plan: {failed} of {total} inputs could not be used; the others were done.',
    zh: 'plan：{total} 个输入中有 {failed} 个无法处理，其余已完成。',
  },
  seeHelp: { en: 'See `plan {command}--help`.', zh: '用法见 plan {command}--help。' },
  notFound: { en: 'No such file or folder.', zh: '文件或目录不存在。' },
  notFoundRemedy: { en: 'Check the path; put a pattern in quotes.', zh: '请检查路径；通配符请加引号。' },
  noMatch: { en: 'No file matches this pattern.', zh: '没有匹配的文件。' },
  noMatchRemedy: { en: 'Patterns know *, ? and **.', zh: '通配符支持 *、? 和 **。' },
  emptyFolder: { en: 'The folder holds no plan.', zh: '目录中没有可读的方案。' },
  emptyFolderRemedy: { en: 'Files ending in {endings} are read.', zh: '读取的扩展名为 {endings}。' },
  noAccess: { en: 'Permission denied.', zh: '没有访问权限。' },
  noAccessRemedy: { en: 'Check the rights of the file and its folder.', zh: '请检查文件及所在目录的权限。' },
  badKind: {
    en: '{name} is no kind of repair. Kinds: {names}.',
    zh: '没有“{name}”这一修复类别。可用：{names}。',
  },
  badRepair: {
    en: 'There is no repair number {value}; this text has {count}.',
    zh: '没有第 {value} 处修复；本文共 {count} 处。',
  },
  isFolder: { en: 'This is a folder, not a file.', zh: '这是目录，不是文件。' },
  isFolderRemedy: { en: 'Name a file in it.', zh: '请指定其中的文件。' },
  diskFull: { en: 'No space is left on the disk.', zh: '磁盘空间已满。' },
  diskFullRemedy: {
    en: 'Nothing was written; free some space or choose another place.',
    zh: '未写入任何内容；请清理空间或另选位置。',
  },
  readOnly: { en: 'The place is read-only.', zh: '目标位置为只读。' },
  readOnlyRemedy: { en: 'Choose another place with -o.', zh: '请用 -o 另选位置。' },
  noFolder: { en: 'The folder for the output does not exist.', zh: '输出目录不存在。' },
  noFolderRemedy: { en: 'Create {folder} first.', zh: '请先建立 {folder}。' },
  tooLarge: { en: 'The file is larger than {limit} MB.', zh: '文件超过 {limit} MB。' },
  tooLargeRemedy: { en: 'Split it and try again.', zh: '请拆分后重试。' },
  webAddress: { en: 'This is a web address; pages are not fetched.', zh: '这是网址，程序不抓取网页。' },
  webAddressRemedy: {
    en: 'Save the page in a browser and give the file.',
    zh: '请在浏览器中保存网页，再处理保存的文件。',
  },
  emptyArchive: { en: 'The archive holds no plan.', zh: '压缩包中没有可读的方案。' },
  archiveTooLarge: {
    en: 'The archive holds more than {count} files or unpacks to more than {limit} MB.',
    zh: '压缩包内文件超过 {count} 个，或解压后超过 {limit} MB。',
  },
  archiveRemedy: { en: 'Unpack it and give the files in it.', zh: '请先解压，再处理其中的文件。' },
  entryEncrypted: { en: 'It is protected by a password.', zh: '该文件受密码保护。' },
  entryTooLarge: {
    en: 'It unpacks to more than it says, or than {limit} MB.',
    zh: '解压后超过声明的大小或 {limit} MB。',
  },
  entryDamaged: { en: 'It cannot be unpacked: the archive is damaged.', zh: '无法解压，压缩包已损坏。' },
  tooManyOpen: { en: 'Too many files are open.', zh: '打开的文件过多。' },
  otherCause: { en: '{code}: {message}.', zh: '{code}：{message}。' },
  otherRemedy: { en: 'Check the file and try again.', zh: '请检查文件后重试。' },
  bug: { en: 'An unexpected error, which is a bug of plan:', zh: '程序内部错误：' },
  bugRemedy: { en: 'Please report it with this file.', zh: '请附上该文件反馈。' },
  notJson: { en: 'This is not valid JSON ({detail}).', zh: '不是有效的 JSON（{detail}）。' },
  notPlanJson: {
    en: 'This JSON was not made by `plan extract`: {detail}.',
    zh: '此 JSON 不是 plan extract 的输出：{detail}。',
  },
  notPlanJsonRemedy: {
    en: 'Make it with `plan extract FILE --format json` (without --only).',
    zh: '请用 plan extract 文件 --format json 生成（不要加 --only）。',
  },
  noInputs: { en: 'No input was given.', zh: '未指定输入。' },
  needTwo: {
    en: 'A comparison needs at least two plans; {count} was given.',
    zh: '比较至少需要两份方案，现有 {count} 份。',
  },
  needVersions: {
    en: '--versions needs exactly two plans, OLD NEW, each a file of one plan; {count} given.',
    zh: '--versions 需要恰好两份方案：先旧后新，每份一个文件；现有 {count} 份。',
  },
  notOnePlan: {
    en: '--versions needs one plan a file; {file} holds {count}.',
    zh: '--versions 每个文件只能有一份方案；{file} 有 {count} 份。',
  },
  otherPlace: {
    en: 'plan: the two are of different places ({old}, {new}); --versions is meant for one.',
    zh: 'plan：两份方案不属于同一地方（{old}、{new}）；--versions 用于同一地方的新旧两版。',
  },
  turnedRound: {
    en: 'plan: the first plan is for {old}, the second for {new}; the older one comes first.',
    zh: 'plan：第一份为 {old} 年，第二份为 {new} 年；请把旧版放在前面。',
  },
  tooFewLeft: { en: 'plan: fewer than two plans are left to compare.', zh: 'plan：可供比较的方案不足两份。' },
  sameAgain: {
    en: 'plan: {file} holds the same bytes as {twin}; it is compared once.',
    zh: 'plan：{file} 与 {twin} 内容相同，只比较一次。',
  },
  badOnly: {
    en: '--only does not know “{name}”; it knows {names}.',
    zh: '--only 不支持“{name}”，可用：{names}。',
  },
  badConfidence: {
    en: '--min-confidence needs a number from 0 to 1, not “{value}”.',
    zh: '--min-confidence 需为 0 至 1 的数，而非“{value}”。',
  },
  badSimilarity: {
    en: '--min-similarity needs a number from 0 to 1, not “{value}”.',
    zh: '--min-similarity 需为 0 至 1 的数，而非“{value}”。',
  },
  badBy: {
    en: '--by does not know “{name}”; it knows {names}.',
    zh: '--by 不支持“{name}”，可用：{names}。',
  },
  noBaseline: {
    en: '--baseline: no plan is of “{name}”. The plans are of {names}.',
    zh: '--baseline：没有“{name}”的方案。现有：{names}。',
  },
  twoBaselines: {
    en: '--baseline: more than one plan is of “{name}”; name its file.',
    zh: '--baseline：“{name}”的方案不止一份，请指定文件。',
  },
  needOutput: {
    en: 'A workbook needs a file to go to: -o FILE.xlsx.',
    zh: '工作簿须写入文件：-o 文件.xlsx。',
  },
  badWidth: {
    en: '--width needs a whole number from 40 to 1000, not “{value}”.',
    zh: '--width 需为 40 至 1000 的整数，而非“{value}”。',
  },
  onlyOneStdin: { en: '“-” can be given only once.', zh: '“-”只能出现一次。' },
  fallback: {
    en: 'plan: nodejieba is not available on this machine; words were cut by {segmenter}.',
    zh: 'plan：本机没有 nodejieba，改用 {segmenter} 分词。',
  },
  goldenMissing: { en: 'has no golden; write it with --update', zh: '没有基准文件，请用 --update 生成' },
  goldenBroken: { en: 'the golden is not valid JSON', zh: '基准文件不是有效的 JSON' },
  updated: { en: 'plan: {count} golden files were written.', zh: 'plan：已写入 {count} 个基准文件。' },
  noFixtures: {
    en: 'No folder with a source and a golden, or with old.* and new.*, was found.',
    zh: '未找到含有源文件和基准文件（或 old.*、new.* 新旧两版）的目录。',
  },
  halfAPair: {
    en: 'versions.json stands here without both old.* and new.*.',
    zh: '目录中有 versions.json，但缺少 old.* 或 new.*。',
  },
  halfAPairRemedy: {
    en: 'Put both versions of the plan beside it.',
    zh: '请将新旧两版方案放在同一目录。',
  },
  lost: { en: 'lost', zh: '缺少' },
  gained: { en: 'gained', zh: '多出' },
  expected: { en: 'expected', zh: '应为' },
  found: { en: 'found', zh: '实为' },
  more: { en: '… and {count} more differences', zh: '……另有 {count} 处差异' },
  badSchema: {
    en: 'There is no schema “{name}”; there are {names}.',
    zh: '没有名为“{name}”的结构，可用：{names}。',
  },
  // Filled by the line itself, which knows these names.
  progress: {
    en: '{bar} {value}/{total}, {rate} a second, {eta_formatted} left  {file}',
    zh: '{bar} {value}/{total}，每秒 {rate} 份，剩余 {eta_formatted}  {file}',
  },
  summary: {
    en: 'plan: {done} done, {skipped} skipped, {failed} failed.',
    zh: 'plan：完成 {done}，跳过 {skipped}，失败 {failed}。',
  },
  summaryCodes: { en: 'plan: diagnostics: {codes}.', zh: 'plan：诊断：{codes}。' },
  stopped: {
    en: 'plan: stopped; the same command with --resume goes on from here.',
    zh: 'plan：已中断；加 --resume 再次运行可继续。',
  },
  doneFile: { en: 'plan: {file}: {count} tasks, {ms} ms', zh: 'plan：{file}：{count} 项任务，{ms} 毫秒' },
  timedOut: { en: 'It took longer than {seconds} s.', zh: '处理超过 {seconds} 秒。' },
  timedOutRemedy: { en: 'Allow more with --timeout.', zh: '可用 --timeout 放宽时限。' },
  threadDied: { en: 'The thread that read it ended ({detail}).', zh: '处理该文件的线程终止（{detail}）。' },
  badJobs: {
    en: '--jobs needs a whole number from 1 to 256, not “{value}”.',
    zh: '--jobs 需为 1 至 256 的整数，而非“{value}”。',
  },
  badTimeout: {
    en: '--timeout needs seconds, from 1 to 86400, not “{value}”.',
    zh: '--timeout 需为 1 至 86400 秒，而非“{value}”。',
  },
  badSize: {
    en: '--max-size needs megabytes, from 1 to 1024, not “{value}”.',
    zh: '--max-size 需为 1 至 1024（MB），而非“{value}”。',
  },
  resumeNeedsFolder: {
    en: '--resume needs a folder to go on in: -o out/.',
    zh: '--resume 需要输出目录：-o out/。',
  },
  formatsNeedFolder: {
    en: 'Several formats need a folder to go to: -o out/.',
    zh: '多种格式须写入目录：-o out/。',
  },
  badFormat: {
    en: '--format does not know “{name}”; it knows {names}.',
    zh: '--format 不支持“{name}”，可用：{names}。',
  },
  watchNeedsFolder: {
    en: 'plan watch needs a folder for its results: -o out/.',
    zh: 'plan watch 需要输出目录：-o out/。',
  },
  watchOwnOutput: {
    en: '-o names the watched folder {folder} itself; give another folder, or one in it.',
    zh: '-o 就是所监视的目录 {folder}，请另给目录，或给其中的子目录。',
  },
  watching: {
    en: 'plan: watching {folder} (files there: {count}); Ctrl-C ends.',
    zh: 'plan：正在监视 {folder}（现有文件 {count} 个）；按 Ctrl-C 结束。',
  },
  unchanged: { en: 'plan: {file}: done before, unchanged', zh: 'plan：{file}：已处理过，没有变化' },
  notFolder: { en: 'This is a file, not a folder.', zh: '这是文件，不是目录。' },
  notFolderRemedy: { en: 'Name the folder that files arrive in.', zh: '请指定文件到达的目录。' },
  folderGone: { en: 'The folder is gone.', zh: '目录已不存在。' },
  folderGoneRemedy: { en: 'Make it again and start anew.', zh: '请重建该目录后再启动。' },
  noWatches: { en: 'The system has no more watches to give.', zh: '系统的文件监视数已用尽。' },
  noWatchesRemedy: { en: 'Look by the clock instead: --poll 5.', zh: '请改用定时查看：--poll 5。' },
  badPoll: {
    en: '--poll needs seconds, from 1 to 3600, not “{value}”.',
    zh: '--poll 需为 1 至 3600 秒，而非“{value}”。',
  },
  badConfig: { en: '{file}: {problem}', zh: '{file}：{problem}' },
  unknownKey: { en: '“{key}” is no setting; there are {names}.', zh: '没有“{key}”这一设置，可用：{names}。' },
  nearestKey: {
    en: '“{key}” is no setting; did you mean “{nearest}”?',
    zh: '没有“{key}”这一设置，是否指“{nearest}”？',
  },
  badValue: { en: '{key}: {detail}', zh: '{key}：{detail}' },
  badConfigRemedy: {
    en: '`plan schema config` prints what it may hold; --no-config goes without it.',
    zh: '可用的设置见 plan schema config；--no-config 则不读此文件。',
  },
  configNotJson: { en: 'This is not valid JSON ({detail}).', zh: '不是有效的 JSON（{detail}）。' },
  badShell: {
    en: 'There is no completion for “{name}”; there is for {names}.',
    zh: '没有 {name} 的补全脚本，可用：{names}。',
  },
  checked: { en: 'plan: {file}: {result}', zh: 'plan：{file}：{result}' },
  equal: { en: 'equal', zh: '一致' },
  different: { en: 'different', zh: '有差异' },
  written: { en: 'written', zh: '已写入' },
  normalised: {
    en: 'plan: {file}: {count} repairs, {warnings} warnings',
    zh: 'plan：{file}：修复 {count} 处，警告 {warnings} 条',
  },
  cutBy: { en: 'plan: words were cut by {segmenter}.', zh: 'plan：分词使用 {segmenter}。' },
} as const satisfies Record<string, Record<Lang, string>>;

export type SentenceName = keyof typeof SENTENCES;
export type Say = (name: SentenceName, data?: Readonly<Record<string, string | number>>) => string;

export function speak(lang: Lang): Say {
  return (name, data = {}) =>
    SENTENCES[name][lang].replace(/\{(?<slot>[a-z]+)\}/gu, (whole, slot: string) => {
      const value = data[slot];
      return value === undefined ? whole : String(value);
    });
}
