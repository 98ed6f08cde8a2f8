/**
 * Diagnostics → lines for people, in their language, with the place shown rather than described:
 * `plan.txt: 警告 编号 三、 重复出现。…（两条均已保留，请核对编号。）`, then the words it is about.
 */
import { DIAGNOSTICS, type DiagnosticCode, type Lang } from '../model/diagnostic.js';
import type { Diagnostic, PlanDocument } from '../model/document.js';
import { printable, shorten } from './printable.js';

export const SEVERITY = {
  zh: { error: '错误', warning: '警告', info: '提示' },
  en: { error: 'error', warning: 'warning', info: 'note' },
} as const;
const BEFORE = 12;
const LONGEST_EXCERPT = 48;

export function renderDiagnostics(
  document: Pick<PlanDocument, 'source' | 'text' | 'diagnostics'>,
  options: { readonly lang?: Lang; readonly least?: Diagnostic['severity'] } = {},
): string {
  const lang = options.lang ?? 'zh';
  const order = ['error', 'warning', 'info'];
  const last = order.indexOf(options.least ?? 'info');
  return document.diagnostics
    .filter((diagnostic) => order.indexOf(diagnostic.severity) <= last)
    .map((diagnostic) => {
      const { message, hint } = inLanguage(diagnostic, lang);
      const name = printable(document.source.name);
      const head = `${name}: ${SEVERITY[lang][diagnostic.severity]}: ${printable(message)} ${printable(hint)}`;
      const excerpt = excerptOf(document.text, diagnostic.span);
      return excerpt === '' ? `${head}\n` : `${head}\n    ${excerpt}\n`;
    })
    .join('');
}

/** The output words its diagnostics in one language; a reader's own is filled from the same data, read back from the sentence. */
export function inLanguage(diagnostic: Diagnostic, lang: Lang): { message: string; hint: string } {
  const kind = Object.hasOwn(DIAGNOSTICS, diagnostic.code)
    ? DIAGNOSTICS[diagnostic.code as DiagnosticCode]
    : undefined;
  const as = (from: Lang): { message: string; hint: string } | undefined => {
    const message =
      kind === undefined ? undefined : refill(diagnostic.message, kind[from].message, kind[lang].message);
    const hint = kind === undefined ? undefined : refill(diagnostic.hint, kind[from].hint, kind[lang].hint);
    return message === undefined || hint === undefined ? undefined : { message, hint };
  };
  return as('en') ?? as('zh') ?? { message: diagnostic.message, hint: diagnostic.hint };
}

const SLOT = /\{(?<name>[a-zA-Z]+)\}/gu;

/** Takes the data out of a filled sentence, slot by slot, and fills another with it; undefined where it does not fit. */
function refill(sentence: string, template: string, into: string): string | undefined {
  const data = new Map<string, string>();
  const literals = template.split(SLOT).filter((_, i) => i % 2 === 0);
  const names = [...template.matchAll(SLOT)].map((match) => match.groups?.['name'] ?? '');
  if (!sentence.startsWith(literals[0] ?? '')) return undefined;
  let at = (literals[0] ?? '').length;
  for (const [i, name] of names.entries()) {
    const next = literals[i + 1] ?? '';
    const isLast = i === names.length - 1;
    const end = isLast ? sentence.length - next.length : sentence.indexOf(next, at);
    if (end < at || !sentence.startsWith(next, end)) return undefined;
    data.set(name, sentence.slice(at, end));
    at = end + next.length;
  }
  if (at !== sentence.length) return undefined;
  return into.replace(SLOT, (slot, name: string) => data.get(name) ?? slot);
}

function excerptOf(text: string, span: Diagnostic['span']): string {
  if (span === null) return '';
  const start = Math.max(0, span.start - BEFORE);
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const from = Math.max(start, lineStart);
  const marked = text.slice(span.start, Math.max(span.end, span.start + BEFORE));
  return printable(
    `${from > lineStart ? '…' : ''}${text.slice(from, span.start)}${shorten(marked, LONGEST_EXCERPT)}`,
  ).trim();
}
