/**
 * Automatic numbers as Word prints them: `numbering.xml` holds lists of nine levels, a paragraph says list and level, and the
 * number is counted while paragraphs pass: `第%1章` → 第三章, `%1.%2` → 3.2, `（%1）` → （一）.
 */
import type { PageNode } from '../../page/node.js';
import { attribute, child, children, descendant, integer, isOn } from '../xml.js';
import { formatNumber } from './number-format.js';
import type { Styles } from './styles.js';

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly suffix: string;
  /** All its numbers are printed as 1, 2, 3. */
  readonly isLegal: boolean;
  /** Counts anew after a level below this one; 0 never. */
  readonly restart: number | undefined;
  readonly style: string | undefined;
}

interface List {
  readonly abstract: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>;
}

const LAST_LEVEL = 8;
const PLACEHOLDER = /%(?<level>[1-9])/gu;
/** A number that ends in a mark of its own (一、（一） 1.) needs no blank before its heading; 第一章 and 1.2 do. */
const NEEDS_BLANK = /[^、．.，,：:)）】〕]$/u;

export class Numbering {
  private readonly lists = new Map<number, List>();
  private readonly counts = new Map<string, (number | undefined)[]>();
  private readonly used = new Set<number>();
  private readonly styles: Styles;

  constructor(root: PageNode | null, styles: Styles) {
    this.styles = styles;
    const numbering = descendant(root, 'numbering');
    const abstracts = new Map(
      children(numbering, 'abstractNum').map((one) => [attribute(one, 'abstractNumId') ?? '', one]),
    );
    const byStyle = new Map<string, [string, PageNode]>();
    for (const [id, one] of abstracts) {
      const link = attribute(child(one, 'styleLink'), 'val');
      if (link !== undefined) byStyle.set(link, [id, one]);
    }
    for (const one of children(numbering, 'num')) {
      const id = integer(one, 'numId');
      let abstract = attribute(child(one, 'abstractNumId'), 'val') ?? '';
      let definition = abstracts.get(abstract);
      const link = byStyle.get(attribute(child(definition, 'numStyleLink'), 'val') ?? '');
      if (link !== undefined) [abstract, definition] = link;
      if (id === undefined) continue;
      const levels = new Map<number, Level>();
      for (const level of children(definition, 'lvl'))
        levels.set(integer(level, 'ilvl') ?? 0, readLevel(level));
      const starts = new Map<number, number>();
      for (const override of children(one, 'lvlOverride')) {
        const at = integer(override, 'ilvl') ?? 0;
        const level = child(override, 'lvl');
        if (level !== undefined) levels.set(at, readLevel(level));
        const start = integer(child(override, 'startOverride'));
        if (start !== undefined) starts.set(at, start);
      }
      this.lists.set(id, { abstract, levels, starts });
    }
  }

  /** The number that stands before a paragraph, with the blank after it where one is needed; '' where there is none. */
  next(properties: PageNode | undefined, text: string): string {
    const found = this.find(properties);
    if (found === null) return '';
    const { list, id, at } = found;
    const level = list.levels.get(at);
    if (level === undefined) return '';
    const counts = this.count(list, id, at, level);
    if (level.format === 'bullet') return '';
    const printed = level.text.replace(PLACEHOLDER, (_, digit: string) => {
      const place = Number(digit) - 1;
      const other = list.levels.get(place);
      const value = counts[place] ?? other?.start ?? 1;
      return formatNumber(value, level.isLegal ? 'decimal' : (other?.format ?? 'decimal'));
    });
    if (printed === '' || level.suffix === 'nothing') return printed;
    // 1. and 2023年 would read as one figure
    const isClear = level.suffix === 'tab' && !NEEDS_BLANK.test(printed) && !/^\d/u.test(text);
    return isClear ? printed : `${printed} `;
  }

  private find(properties: PageNode | undefined): { list: List; id: number; at: number } | null {
    const direct = child(properties, 'numPr');
    const styleId = attribute(child(properties, 'pStyle'), 'val');
    let id = integer(child(direct, 'numId'));
    let at = integer(child(direct, 'ilvl'));
    let named: string | undefined;
    if (id === undefined) {
      const found = this.styles.numbering(styleId);
      if (found === null) return null;
      id = found.style.numId as number;
      at ??= found.style.level;
      named = found.id;
    }
    const list = this.lists.get(id);
    if (list === undefined) return null;
    if (named !== undefined) {
      const byName = [...list.levels].find(([, level]) => level.style === named || level.style === styleId);
      at = byName?.[0] ?? at;
    }
    return { list, id, at: Math.min(Math.max(at ?? 0, 0), LAST_LEVEL) };
  }

  /** Lists of one definition count together; a list that starts anew does so when it is first met. */
  private count(list: List, id: number, at: number, level: Level): (number | undefined)[] {
    const counts = this.counts.get(list.abstract) ?? [];
    this.counts.set(list.abstract, counts);
    if (!this.used.has(id)) {
      this.used.add(id);
      for (const [place, start] of list.starts) counts[place] = start - 1;
    }
    counts[at] = (counts[at] ?? level.start - 1) + 1;
    for (let deeper = at + 1; deeper <= LAST_LEVEL; deeper += 1) {
      const restart = list.levels.get(deeper)?.restart;
      if (restart !== undefined && (restart === 0 || at >= restart)) continue;
      counts[deeper] = undefined;
    }
    return counts;
  }
}

function readLevel(node: PageNode): Level {
  const format = descendant(node, 'numFmt');
  return {
    start: integer(child(node, 'start')) ?? 1,
    format: attribute(format, 'val') ?? 'decimal',
    text: attribute(child(node, 'lvlText'), 'val') ?? '',
    suffix: attribute(child(node, 'suff'), 'val') ?? 'tab',
    isLegal: isOn(child(node, 'isLgl')),
    restart: integer(child(node, 'lvlRestart')),
    style: attribute(child(node, 'pStyle'), 'val'),
  };
}
