/**
 * The last sheet of a ledger: what was repaired in a plan and what is to be checked, a row each:
 * 修复 │ 断行 │ 第3页 │ 数字政⏎府 │ 数字政府 │ 0.97, and 警告 │ segment/number-gap │ 第4页 │ 四、 │ 二、 之后为 四、，缺少 三、。
 */
import type { Lang } from '../model/diagnostic.js';
import type { PlanDocument } from '../model/document.js';
import { inLanguage, SEVERITY } from './diagnostics.js';
import { makeCanonicalPlace, showPlace } from './place.js';
import { shorten } from './printable.js';
import { nameKind, showWords } from './repairs.js';
import type { CellValue } from './xlsx.js';

export const FILE: Readonly<Record<Lang, string>> = { zh: '文件', en: 'File' };
export const REMARK_COLUMNS: readonly Readonly<Record<Lang, string>>[] = [
  { zh: '类别', en: 'Sort' },
  { zh: '名称', en: 'Name' },
  { zh: '原文', en: 'Text' },
  { zh: '修复为', en: 'Repaired to' },
  { zh: '说明', en: 'Note' },
  { zh: '建议', en: 'Advice' },
  { zh: '处数', en: 'Times' },
  { zh: '置信度', en: 'Confidence' },
  { zh: '位置', en: 'Place' },
];
const REPAIR = { zh: '修复', en: 'repair' } as const;
const LONGEST_EXCERPT = 200;

export function remarkRows(document: PlanDocument, lang: Lang): CellValue[][] {
  const placeAt = makeCanonicalPlace(document, lang);
  const repairs = document.repairs.map((repair): CellValue[] => [
    REPAIR[lang],
    nameKind(repair.kind, lang),
    visible(repair.before),
    visible(repair.after),
    repair.reason ?? null,
    null,
    repair.count ?? 1,
    repair.confidence,
    showPlace(document, repair.sourceSpan, lang),
  ]);
  const diagnostics = document.diagnostics.map((diagnostic): CellValue[] => {
    const { message, hint } = inLanguage(diagnostic, lang);
    const { span } = diagnostic;
    return [
      SEVERITY[lang][diagnostic.severity],
      diagnostic.code,
      span === null ? null : shorten(document.text.slice(span.start, span.end), LONGEST_EXCERPT),
      null,
      message,
      hint,
      null,
      null,
      span === null ? null : placeAt(span.start),
    ];
  });
  return [...diagnostics, ...repairs];
}

/** Blanks and line ends alone would look like nothing. */
function visible(text: string): string {
  return text.trim() === '' ? showWords(text) : text;
}
