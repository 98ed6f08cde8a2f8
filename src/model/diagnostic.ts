/**
 * Every problem that a document can have, once: its stable code (`stage/what`), severity, sentence and hint.
 * A problem in a document is a value, never an exception; `{name}` in a sentence is filled from the problem's data.
 */
import type { Diagnostic } from './document.js';
import type { CanonicalSpan } from './span.js';

export type Lang = 'en' | 'zh';

interface Wording {
  readonly message: string;
  readonly hint: string;
}

interface Kind {
  readonly severity: Diagnostic['severity'];
  readonly en: Wording;
  readonly zh: Wording;
}

export const DIAGNOSTICS = {
  'read/empty': {
    severity: 'error',
    en: { message: 'The file holds no text.', hint: 'Check that the download was complete.' },
    zh: { message: '文件中没有文字。', hint: '请检查文件是否下载完整。' },
  },
  'read/binary': {
    severity: 'error',
    en: {
      message: 'The file does not look like text ({detail}).',
      hint: 'Save the document as text or HTML and try again.',
    },
    zh: { message: '文件不是文本（{detail}）。', hint: '请另存为文本或网页后重试。' },
  },
  'read/invalid-bytes': {
    severity: 'warning',
    en: {
      message: '{count} byte sequences are not valid {encoding} and were replaced.',
      hint: 'Look for � in the text; fetch another copy if a figure is hit.',
    },
    zh: {
      message: '有 {count} 处字节不是有效的 {encoding} 编码，已替换。',
      hint: '请在文本中查找 �；若涉及数字，请另取副本。',
    },
  },
  'read/declared-charset': {
    severity: 'info',
    en: {
      message: 'The page declares {declared}, but its bytes are {encoding}.',
      hint: 'The bytes decide; nothing needs to be done.',
    },
    zh: { message: '网页声明的编码为 {declared}，实际字节为 {encoding}。', hint: '以字节为准，无需处理。' },
  },
  'read/main-content': {
    severity: 'warning',
    en: {
      message: 'The main content of the page could not be told from its menus; the whole page was read.',
      hint: 'Check the first and last clauses.',
    },
    zh: { message: '无法区分网页正文与导航，已读取整页。', hint: '请核对首尾条款。' },
  },
  'read/attachment': {
    severity: 'warning',
    en: {
      message: 'The page prints next to nothing itself; its text is in an attachment: {files}',
      hint: 'Save the attachment and read that.',
    },
    zh: { message: '网页本身几乎没有正文，正文在附件中：{files}', hint: '请下载附件后再处理。' },
  },
  'read/frames': {
    severity: 'error',
    en: {
      message: 'The page only holds frames; its text is in another file: {files}',
      hint: 'Open the frame with the text on its own, save it and read that.',
    },
    zh: {
      message: '网页只有框架，正文在另一个文件中：{files}',
      hint: '请单独打开正文所在框架，另存后再处理。',
    },
  },
  'read/script-page': {
    severity: 'error',
    en: {
      message: 'The page is drawn by scripts; the saved source holds no text.',
      hint: 'Save it from the browser once it is shown (“Web page, complete” or “single file”).',
    },
    zh: {
      message: '网页正文由脚本生成，保存的源文件中没有文字。',
      hint: '请在浏览器中显示后另存为“网页，全部”或“单个文件”。',
    },
  },
  'read/list-page': {
    severity: 'error',
    en: {
      message: 'The page is a list of links to other pages, not a document.',
      hint: 'Open the notice that you mean and save that page.',
    },
    zh: { message: '网页是链接列表，不是文件正文。', hint: '请打开所需通知后保存该页。' },
  },
  'read/more-pages': {
    severity: 'warning',
    en: {
      message: 'The text goes on on another page: {file}',
      hint: 'Save the page that shows the whole text, or put the pages together in one file.',
    },
    zh: { message: '正文在下一页继续：{file}', hint: '请保存全文页，或将各页合为一个文件。' },
  },
  'read/web-archive': {
    severity: 'error',
    en: {
      message: 'The file is a Safari web archive, which is not read.',
      hint: 'Open it in Safari and save it as “Page Source” (.html).',
    },
    zh: {
      message: '文件是 Safari 网页归档，无法读取。',
      hint: '请在 Safari 中打开，另存为“页面源码”（.html）。',
    },
  },
  'normalise/unresolved': {
    severity: 'warning',
    en: {
      message: 'A damaged place could not be repaired: {excerpt}',
      hint: 'Compare with another copy of the document.',
    },
    zh: { message: '有一处损坏未能修复：{excerpt}', hint: '请与其他副本核对。' },
  },
  'normalise/guessed': {
    severity: 'warning',
    en: {
      message: 'Lost characters were filled in by the best guess: {before} → {after}',
      hint: 'The guess is marked in `repairs` with its confidence; check it before quoting.',
    },
    zh: {
      message: '缺失的字按最可能的读法补出：{before} → {after}',
      hint: '置信度见 repairs，引用前请核对。',
    },
  },
  'normalise/digit-lost': {
    severity: 'warning',
    en: {
      message: 'A figure seems to lack its first digit: {excerpt}',
      hint: 'The damage took a byte right before it; compare with another copy.',
    },
    zh: { message: '此处数字可能缺首位：{excerpt}', hint: '损坏吞掉了其前一个字节，请与其他副本核对。' },
  },
  'normalise/words-missing': {
    severity: 'warning',
    en: {
      message: 'Words seem to be missing from this copy at {count} places, for example {excerpt}',
      hint: 'Nothing was filled in; compare with another copy.',
    },
    zh: { message: '此副本约有 {count} 处缺字，例如：{excerpt}', hint: '未作补写，请与其他副本核对。' },
  },
  'normalise/lost-text': {
    severity: 'warning',
    en: {
      message: 'Text was lost in an earlier conversion and cannot be restored: {excerpt}',
      hint: 'Fetch another copy of the document.',
    },
    zh: { message: '此处文字在先前转码中丢失，无法恢复：{excerpt}', hint: '请另取副本。' },
  },
  'normalise/regional-words': {
    severity: 'info',
    en: {
      message: 'The copy uses {count} words of another region: {words}',
      hint: 'They stay as they are; `plan normalize --vocabulary mainland` writes those of the mainland.',
    },
    zh: {
      message: '此副本有 {count} 处港台用词：{words}',
      hint: '未作改动；如需改为大陆用词，请用 plan normalize --vocabulary mainland。',
    },
  },
  'segment/no-clause': {
    severity: 'warning',
    en: {
      message: 'No numbered clause was found.',
      hint: 'Check that this is a plan and that its text was read whole.',
    },
    zh: { message: '未发现编号条款。', hint: '请确认这是规划方案类文件且正文完整。' },
  },
  'segment/number-gap': {
    severity: 'warning',
    en: {
      message: 'After {previous} comes {found}: {missing} is missing.',
      hint: 'A clause may have been lost from this copy.',
    },
    zh: { message: '{previous} 之后为 {found}，缺少 {missing}。', hint: '此副本可能遗漏条款。' },
  },
  'segment/number-repeat': {
    severity: 'warning',
    en: { message: '{found} is printed twice.', hint: 'Both clauses are kept; check their numbers.' },
    zh: { message: '编号 {found} 重复出现。', hint: '两条均已保留，请核对编号。' },
  },
  'segment/number-slip': {
    severity: 'info',
    en: {
      message: '{found} is printed where the sequence needs {expected}.',
      hint: 'The path follows the sequence.',
    },
    zh: { message: '此处印作 {found}，按顺序应为 {expected}。', hint: '路径按顺序编号。' },
  },
  'extract/no-title': {
    severity: 'info',
    en: { message: 'The text does not give its own title.', hint: 'The copy may lack its head.' },
    zh: { message: '正文中未见标题。', hint: '此副本可能缺少开头部分。' },
  },
  'extract/metadata-conflict': {
    severity: 'info',
    en: {
      message: 'The page gives {field} as {other} elsewhere; {kept} was taken.',
      hint: 'Check which of the two is right.',
    },
    zh: { message: '网页另一处将 {field} 标为 {other}，此处取 {kept}。', hint: '请核对哪一个正确。' },
  },
  'resolve/no-plan-year': {
    severity: 'warning',
    en: {
      message: 'The year that {quote} means is not settled by the text.',
      hint: 'Dates without a year were left open.',
    },
    zh: { message: '无法确定“{quote}”所指年份。', hint: '未带年份的日期留空。' },
  },
  'resolve/deadline-before-issue': {
    severity: 'warning',
    en: {
      message: 'The deadline {quote} ({end}) lies before the issue date {issuedOn}.',
      hint: 'Check the year.',
    },
    zh: { message: '完成时限“{quote}”（{end}）早于发文日期 {issuedOn}。', hint: '请核对年份。' },
  },
  'resolve/no-unit': {
    severity: 'info',
    en: {
      message: '{count} of {total} tasks name no responsible unit.',
      hint: 'Other tasks of this plan do; a parenthesis may have been lost.',
    },
    zh: {
      message: '{total} 项任务中有 {count} 项未列责任单位。',
      hint: '本方案其他任务列有责任单位，可能有括注遗漏。',
    },
  },
  'resolve/following-dropped': {
    severity: 'warning',
    en: {
      message:
        'The text has {count} sentences that assign offices to all later tasks; {kept} of them were carried out.',
      hint: 'The others are listed as units with `applies`, but were not handed on.',
    },
    zh: {
      message: '有 {count} 处将责任单位指派给后续全部任务，仅处理前 {kept} 处。',
      hint: '其余各处仍列为责任单位（带 applies），但未向后续任务传递。',
    },
  },
} as const satisfies Record<string, Kind>;

export type DiagnosticCode = keyof typeof DIAGNOSTICS;

/** A problem as a stage finds it, before it is worded. */
export interface Problem {
  readonly code: DiagnosticCode;
  readonly data?: Readonly<Record<string, string | number>>;
  readonly span?: CanonicalSpan;
}

export function wordProblem(problem: Problem, lang: Lang = 'en'): Diagnostic {
  const kind = DIAGNOSTICS[problem.code];
  const fill = (sentence: string): string =>
    sentence.replace(/\{(?<name>[a-zA-Z]+)\}/gu, (whole, name: string) => {
      const value = problem.data?.[name];
      return value === undefined ? whole : String(value);
    });
  return {
    severity: kind.severity,
    code: problem.code,
    message: fill(kind[lang].message),
    span: problem.span === undefined ? null : { start: problem.span.start, end: problem.span.end },
    hint: fill(kind[lang].hint),
  };
}
