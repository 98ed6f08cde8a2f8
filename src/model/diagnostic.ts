/**
 * Every problem that a document can have, once: its stable code (`stage/what`), severity, sentence and hint.
 * A problem in a document is a value, never an exception; `{name}` in a sentence is filled from the problem's data.
 */
import type { Diagnostic } from './document.js';
import { READ_DIAGNOSTICS } from './read-diagnostics.js';
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
  ...READ_DIAGNOSTICS,
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
