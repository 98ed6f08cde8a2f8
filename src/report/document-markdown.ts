/**
 * `plan extract --format md`: a plan as a note to paste into a memo: title, issuer, number and date, the 任务台账 as a table, then its
 * targets (`- **充电桩**：≥ 300 个，2024-12-31（一、，第1页）“充电桩300个以上”`) and what is to be checked.
 */
import type { Lang } from '../model/diagnostic.js';
import type { PlanDocument, Target } from '../model/document.js';
import { clauseLabeller, figure, type Labeller, makeSheet, SHEET_TITLES, type SheetName } from './columns.js';
import { inLanguage, SEVERITY } from './diagnostics.js';
import { markdownTable } from './markdown-table.js';
import type { ReportOptions } from './options.js';
import { makeCanonicalPlace, showPlace } from './place.js';
import { markdownCell } from './printable.js';

const WORDS = {
  zh: {
    issuer: '发文机关',
    number: '文号',
    issuedOn: '成文日期',
    publishedOn: '发布日期',
    file: '文件',
    place: '位置',
    notes: '修复与诊断',
    baseline: '现状',
    colon: '：',
    comma: '，',
    repairs: (count: number): string => `修复 ${count} 处。`,
    none: '（无）',
    note: (text: string): string => `（${text}）`,
    quote: (text: string): string => `“${text}”`,
  },
  en: {
    issuer: 'Issuer',
    number: 'Number',
    issuedOn: 'Issued',
    publishedOn: 'Published',
    file: 'File',
    place: 'Place',
    notes: 'Repairs and diagnostics',
    baseline: 'baseline',
    colon: ': ',
    comma: ', ',
    repairs: (count: number): string => `Repairs: ${count}.`,
    none: '(none)',
    note: (text: string): string => ` (${text})`,
    quote: (text: string): string => ` “${text}”`,
  },
} as const;

export function documentsAsMarkdown(documents: readonly PlanDocument[], options: ReportOptions): string {
  return documents.map((document) => `${writeNote(document, options).join('\n')}\n`).join('\n');
}

function writeNote(document: PlanDocument, options: ReportOptions): string[] {
  const lang = options.lang ?? 'zh';
  const words = WORDS[lang];
  const only = options.only ?? [];
  const names: readonly SheetName[] = only.length > 0 ? only : ['tasks'];
  const lines = [...writeHead(document, lang)];
  const add = (title: string, body: readonly string[]): void => {
    lines.push('', `## ${title}`, '');
    // One by one: a call takes no hundred thousand arguments.
    for (const line of body.length === 0 ? [words.none] : body) lines.push(line);
  };
  for (const name of names) add(SHEET_TITLES[name][lang], writeTable(name, document, lang));
  if (only.length > 0) return lines;
  const label = clauseLabeller(document);
  const targets = document.targets.map((target) => writeTarget(target, document, label, lang));
  add(SHEET_TITLES.targets[lang], targets);
  add(words.notes, writeNotes(document, lang));
  return lines;
}

function writeHead(document: PlanDocument, lang: Lang): string[] {
  const words = WORDS[lang];
  const { title, issuer, documentNumber, issuedOn, publishedOn } = document.meta;
  const known = [
    [words.issuer, issuer],
    [words.number, documentNumber],
    [words.issuedOn, issuedOn],
    [words.publishedOn, publishedOn],
    [words.file, document.source.name],
  ] as const;
  return [
    `# ${markdownCell(title ?? document.source.name)}`,
    '',
    ...known.flatMap(([name, value]) =>
      value === null ? [] : [`- ${name}${words.colon}${markdownCell(value)}`],
    ),
  ];
}

/** The columns of the terminal's table, and the place; those that hold nothing are left out. */
function writeTable(name: SheetName, document: PlanDocument, lang: Lang): readonly string[] {
  const { columns, rows } = makeSheet(name, document, lang);
  const kept = columns.flatMap((column, i) => {
    const isShown = column.isDetail !== true || column.kind === 'place';
    return isShown && rows.some((row) => row[i] !== '') ? [{ column, i }] : [];
  });
  return markdownTable(
    kept.map(({ column }) => (column.kind === 'place' ? WORDS[lang].place : column[lang])),
    rows.map((row) => kept.map(({ i }) => row[i] ?? '')),
  );
}

function writeTarget(target: Target, document: PlanDocument, label: Labeller, lang: Lang): string {
  const words = WORDS[lang];
  const facts = [
    figure(target, target.unit),
    target.due,
    target.status === 'baseline' ? words.baseline : null,
  ].filter((fact) => fact !== null);
  const places = [label(target.clause, target.path), showPlace(document, target.sourceSpan, lang)];
  const where = places.filter((place) => place !== '').join(words.comma);
  const name = markdownCell(target.indicator.trim() || target.quote.trim());
  return `- **${name}**${words.colon}${markdownCell(facts.join(words.comma))}${words.note(markdownCell(where))}${words.quote(markdownCell(target.quote))}`;
}

function writeNotes(document: PlanDocument, lang: Lang): string[] {
  const words = WORDS[lang];
  const placeAt = makeCanonicalPlace(document, lang);
  const repairs = document.repairs.reduce((sum, { count }) => sum + (count ?? 1), 0);
  const notes = document.diagnostics.map((diagnostic) => {
    const { message, hint } = inLanguage(diagnostic, lang);
    const place = diagnostic.span === null ? '' : placeAt(diagnostic.span.start);
    const severity = SEVERITY[lang][diagnostic.severity];
    return `- ${severity}${words.colon}${markdownCell(`${message} ${hint}`)}${place === '' ? '' : words.note(place)}`;
  });
  return repairs > 0 ? [...notes, `- ${words.repairs(repairs)}`] : notes;
}
