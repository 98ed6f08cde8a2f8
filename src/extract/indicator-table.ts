/**
 * Tables of indicators: `指标⇥单位⇥2020年⇥2025年⇥属性` over `城镇化率⇥%⇥60⇥≥65⇥预期性`. Each cell under a year is a figure of that year.
 */
import { readNumeral } from '../chinese/numeral.js';
import { kindOfUnit } from '../lexicon/measures.js';
import type { Comparator } from '../model/document.js';
import type { QuantityMention } from '../model/mention.js';
import { type Cell, cellsOf } from './cells.js';

interface Columns {
  readonly name: number;
  readonly unit: number;
  readonly years: ReadonlyMap<number, { readonly year: number; readonly isPast: boolean }>;
}

const NAME = /^(?:主要|具体|核心)?指 ?标(?:名称|内容)?$|^(?:指标|项目)(?:名称)?$/u;
const UNIT = /^(?:计量)?单 ?位$/u;
const YEAR = /^(?<year>(?:19|20)\d{2}) ?年?(?:\(?(?<word>[^()\d]{0,8})\)?)?(?:\[[^\]]*\])?$/u;
const PAST = /现状|实际|基期|完成|实绩|基数/u;
const FIGURE =
  /^(?<before>≥|>=|≤|<=|>|<|约|不低于|不少于|不超过|高于|低于|超过|控制在)? ?(?<number>\d[\d,]*(?:\.\d+)?) ?(?<scale>[万亿]{0,2})(?<unit>%|‰|(?![以左及])\p{Script=Han}{1,4}?)?(?<after>以上|以下|以内|左右|及以上)?$/u;

const BEFORE: Readonly<Record<string, Comparator>> = {
  '≥': 'gte',
  '>=': 'gte',
  不低于: 'gte',
  不少于: 'gte',
  '≤': 'lte',
  '<=': 'lte',
  不超过: 'lte',
  控制在: 'lte',
  '>': 'gt',
  高于: 'gt',
  超过: 'gt',
  '<': 'lt',
  低于: 'lt',
  约: 'approx',
};
const AFTER: Readonly<Record<string, Comparator>> = {
  以上: 'gte',
  及以上: 'gte',
  以下: 'lte',
  以内: 'lte',
  左右: 'approx',
};

function readColumns(folded: string, cells: readonly Cell[]): Columns | null {
  const years = new Map<number, { year: number; isPast: boolean }>();
  let name = -1;
  let unit = -1;
  for (const [i, cell] of cells.entries()) {
    const head = folded.slice(cell.start, cell.end).trim();
    if (name < 0 && NAME.test(head)) name = i;
    else if (UNIT.test(head)) unit = i;
    const year = YEAR.exec(head);
    if (year?.groups)
      years.set(i, { year: Number(year.groups['year']), isPast: PAST.test(year.groups['word'] ?? '') });
  }
  return name < 0 || years.size === 0 ? null : { name, unit, years };
}

/** 数字经济增加值（亿元） holds its unit in brackets. */
const NAMED_UNIT = /\((?<unit>[^()]{1,8})\)$/u;

function readRow(
  folded: string,
  text: string,
  cells: readonly Cell[],
  columns: Columns,
  unitAbove: string,
): QuantityMention[] {
  const nameCell = cells[columns.name];
  if (nameCell === undefined) return [];
  const name = text.slice(nameCell.start, nameCell.end).trim();
  const foldedName = folded.slice(nameCell.start, nameCell.end).trim();
  const unitCell = columns.unit < 0 ? undefined : cells[columns.unit];
  const printedUnit =
    unitCell === undefined
      ? NAMED_UNIT.exec(foldedName)?.groups?.['unit']
      : folded.slice(unitCell.start, unitCell.end).trim() || unitAbove;
  const indicator = name.replace(/[（(][^（）()]{1,8}[）)]$/u, '').replace(/^[\d.、\s]+/u, '');
  const mentions: QuantityMention[] = [];
  for (const [i, { year, isPast }] of columns.years) {
    const cell = cells[i];
    if (cell === undefined || indicator === '') continue;
    const match = FIGURE.exec(folded.slice(cell.start, cell.end).trim());
    const groups = match?.groups;
    if (!groups) continue;
    const number = readNumeral(`${groups['number'] as string}${groups['scale'] ?? ''}`);
    if (number === null) continue;
    const { unit, factor } = plainUnit(groups['unit'] ?? printedUnit ?? '');
    mentions.push({
      span: { start: nameCell.start, end: cell.end },
      figure: { start: cell.start, end: cell.end },
      kind: kindOfUnit(unit),
      value: Number((number * factor).toPrecision(12)),
      valueMax: null,
      unit,
      comparator: BEFORE[groups['before'] ?? ''] ?? AFTER[groups['after'] ?? ''] ?? 'eq',
      indicator,
      change: null,
      year,
      isReached: isPast,
      rule: 'quantity/indicator-table',
      confidence: 0.9,
    });
  }
  return mentions;
}

/** 亿元 → 元 times 10^8, 万人 → 人 times 10^4; an empty cell or a dash is no unit. */
function plainUnit(printed: string): { unit: string | null; factor: number } {
  if (printed === '' || /^[-/]+$/u.test(printed)) return { unit: null, factor: 1 };
  if (printed === '个百分点') return { unit: '百分点', factor: 1 };
  const scaled = /^(?<scale>[万亿]{1,2})(?<unit>\p{Script=Han}.*)$/u.exec(printed);
  if (scaled?.groups && !printed.startsWith('万吨标准煤')) {
    return {
      unit: scaled.groups['unit'] as string,
      factor: readNumeral(`1${scaled.groups['scale'] as string}`) ?? 1,
    };
  }
  return { unit: printed, factor: 1 };
}

const MAX_GAP = 2;

/** The figures of every table of indicators, and the rows that they stand in. */
export function findIndicatorTables(
  folded: string,
  text: string,
): { quantities: QuantityMention[]; rows: Cell[] } {
  const quantities: QuantityMention[] = [];
  const rows: Cell[] = [];
  if (!folded.includes('\t')) return { quantities, rows };
  let columns: Columns | null = null;
  /** A unit cell that is merged over several rows prints its unit in the first alone. */
  let unitAbove = '';
  let gap = 0;
  let start = 0;
  while (start < folded.length) {
    const stop = folded.indexOf('\n', start);
    const end = stop < 0 ? folded.length : stop;
    if (!folded.slice(start, end).includes('\t')) {
      gap += 1;
      if (gap > MAX_GAP) columns = null;
    } else {
      gap = 0;
      const cells = cellsOf(folded, start, end);
      const head = readColumns(folded, cells);
      if (head !== null) columns = head;
      if (columns !== null) {
        rows.push({ start, end });
        if (head !== null) unitAbove = '';
        else {
          for (const quantity of readRow(folded, text, cells, columns, unitAbove)) quantities.push(quantity);
          const unit = cells[columns.unit];
          if (unit !== undefined) unitAbove = folded.slice(unit.start, unit.end).trim() || unitAbove;
        }
      }
    }
    start = end + 1;
  }
  return { quantities, rows };
}
