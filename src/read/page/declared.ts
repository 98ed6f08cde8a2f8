/**
 * What a page says of its document outside the document: `<meta name="ArticleTitle">`, og:, JSON-LD, and the lines of 索引号,
 * 发文机关, 成文日期 that government sites print above the text, as `成文日期：2023-04-25`.
 */
import type { Survey } from './survey.js';

export interface Declared {
  readonly title: string | null;
  /** The web publication date that the markup declares, ISO 8601. */
  readonly publishedOn: string | null;
  /** Who put the page on the web: `<meta name="ContentSource" content="市发展改革委">`, else the name of the site. */
  readonly publisher: string | null;
  /** Particulars printed beside the main content, a label and its value in each. */
  readonly lines: readonly string[];
}

export const NOTHING_DECLARED: Declared = { title: null, publishedOn: null, publisher: null, lines: [] };

const TITLE_NAMES = ['articletitle', 'og:title', 'headline'];
const PUBLISHER_NAMES = ['contentsource', 'source', 'publisher', 'sitename', 'og:site_name'];
const DATE_NAMES = [
  'pubdate',
  'publishdate',
  'firstpublishedtime',
  'article:published_time',
  'publish_time',
  'date',
  'datepublished',
];
const DATE = /^\s*(?<year>(?:19|20)\d{2})\s?[-/.年]\s?(?<month>\d{1,2})\s?[-/.月]\s?(?<day>\d{1,2})/u;
const COMPACT_DATE = /^\s*(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})(?!\d{1,2}$)/u;
/** Marks between a title and the names of the site and the column; a hyphen between years is part of the title. */
const TITLE_BREAK = /\s*[_|｜]\s*|\s+[-–—]\s+|(?<!\d)-(?!\d)/u;
const DOCUMENT =
  /(?:方案|计划|规划|纲要|意见|要点|措施|办法|细则|通知|决定|公告|分工|清单)(?:[（(][^（()）]{1,20}[)）])?$/u;
const LABEL =
  /^(?<label>发文机关|发文机构|发文单位|发布机构|发布单位|制发机关|成文日期|发文日期|印发日期|生成日期|成文时间|发文时间|发布日期|发布时间|公开日期|文号|发文字号|文件编号|发文编号)(?:[:：](?<value>.*))?$/u;
const GAP = /\t|[ \u00a0\u3000]{3,}|\s\|\s/u;
const BLANK = /[\s\u00a0\u3000]/gu;
const LONGEST_VALUE = 60;
const WEB_ADDRESS = /^(?:https?:)?\/\//iu;
const MOST_LINES = 20;
const LONGEST_DATA = 100_000;

export function declaredBy(
  { metas: elements, title, heading, linkedData, publishTime }: Survey,
  decode: (value: string) => string,
  printOutside: () => string,
): Declared {
  const metas = new Map<string, string>();
  for (const { attribs } of elements) {
    const name = (attribs?.['name'] ?? attribs?.['property'] ?? '').toLowerCase();
    const value = decode(attribs?.['content'] ?? '').trim();
    if (value.length > 0 && !metas.has(name)) metas.set(name, value);
  }
  for (const data of linkedData) readLinkedData(data, metas);
  if (publishTime !== '' && !metas.has('publish_time')) metas.set('publish_time', publishTime);
  return {
    title: titleOf(metas, decode(heading), decode(title)),
    publishedOn: publicationDate(metas),
    publisher: publisherOf(metas),
    lines: labelledLines(printOutside()),
  };
}

/** The heading counts where it names a document: elsewhere it is the site's own. */
function titleOf(metas: ReadonlyMap<string, string>, heading: string, element: string): string | null {
  const named = TITLE_NAMES.map((name) => metas.get(name));
  for (const title of [...named, DOCUMENT.test(heading) ? heading : '', element, metas.get('title')]) {
    const cleaned = (title ?? '').replace(/\s+/gu, ' ').trim();
    if (cleaned.length === 0) continue;
    const parts = cleaned.slice(0, 500).split(TITLE_BREAK);
    return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '') || null;
  }
  return null;
}

function publisherOf(metas: ReadonlyMap<string, string>): string | null {
  for (const name of PUBLISHER_NAMES) {
    const value = (metas.get(name) ?? '').replace(/\s+/gu, ' ').trim();
    if (value !== '' && value.length <= LONGEST_VALUE && !WEB_ADDRESS.test(value)) return value;
  }
  return null;
}

function publicationDate(metas: ReadonlyMap<string, string>): string | null {
  for (const name of DATE_NAMES) {
    const value = metas.get(name) ?? '';
    const groups = (DATE.exec(value) ?? COMPACT_DATE.exec(value))?.groups;
    if (groups === undefined) continue;
    const [year, month, day] = [Number(groups['year']), Number(groups['month']), Number(groups['day'])];
    const date = new Date(Date.UTC(year, month - 1, day));
    if (date.getUTCMonth() === month - 1 && date.getUTCDate() === day) return date.toISOString().slice(0, 10);
  }
  return null;
}

/** `{"@type":"NewsArticle","headline":…,"datePublished":…}`, also in a list or under `@graph`; one that is no JSON is passed over. */
function readLinkedData(data: string, metas: Map<string, string>): void {
  if (data.length > LONGEST_DATA) return;
  let parsed: unknown;
  try {
    parsed = JSON.parse(data);
  } catch {
    return;
  }
  const graph = (parsed as { '@graph'?: unknown } | null)?.['@graph'];
  const items = Array.isArray(parsed) ? parsed : Array.isArray(graph) ? graph : [parsed];
  for (const item of items.slice(0, 50) as unknown[]) {
    if (typeof item !== 'object' || item === null) continue;
    const fields = item as Readonly<Record<string, unknown>>;
    keep(metas, 'headline', fields['headline'] ?? fields['title']);
    keep(metas, 'datepublished', fields['datePublished'] ?? fields['pubDate']);
    keep(metas, 'publisher', (fields['publisher'] as { name?: unknown } | undefined)?.name);
  }
}

function keep(metas: Map<string, string>, name: string, value: unknown): void {
  if (typeof value === 'string' && value !== '' && !metas.has(name)) metas.set(name, value);
}

/** `发文机关：⇥安榆县人民政府办公室⇥成文日期：⇥2022年7月29日` gives two lines; a label without a value gives none. */
function labelledLines(printed: string): string[] {
  const lines: string[] = [];
  const rows = printed.split('\n');
  for (const [at, row] of rows.entries()) {
    const cells = row.split(GAP).filter((cell) => cell.trim() !== '');
    for (const [i, cell] of cells.entries()) {
      for (const piece of splitLabels(cell)) {
        const groups = LABEL.exec(piece)?.groups;
        const label = groups?.['label'];
        if (label === undefined) continue;
        const beside = cells[i + 1] ?? (cells.length === 1 ? (rows[at + 1] ?? '') : '');
        const value =
          (groups?.['value'] ?? '') === '' ? beside.replace(BLANK, '') : (groups?.['value'] ?? '');
        if (value === '' || value.length > LONGEST_VALUE || LABEL.test(value)) continue;
        lines.push(`${label}：${value}`);
      }
    }
    if (lines.length >= MOST_LINES) break;
  }
  return lines;
}

const NEXT_LABEL =
  /(?=(?:来源|浏览次数|字体|发布日期|发布时间|成文日期|发文机关|发布机构|文号|点击数|作者|责任编辑)[:：])/u;

/** 发布机构：市水务局　发布日期：2024-05-24 on one line, the blanks inside a label (文　号) taken out. */
function splitLabels(cell: string): string[] {
  if (cell.length > 400) return [];
  return cell.replace(BLANK, '').split(NEXT_LABEL);
}
