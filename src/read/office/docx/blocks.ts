/**
 * The body of a document → paragraphs and tables in order, numbers in front of their paragraphs. The words of a text box (the
 * 文件 head of an office, often) come before the paragraph that holds its anchor.
 */
import type { PageNode } from '../../page/node.js';
import { attribute, child, children, elements, integer, localName } from '../xml.js';
import type { Numbering } from './numbering.js';
import { alternative, endIsDeleted, readRuns } from './runs.js';
import type { Styles } from './styles.js';

export interface Cell {
  readonly blocks: readonly Block[];
  readonly column: number;
}

export type Block =
  | {
      readonly kind: 'paragraph';
      readonly text: string;
      /** How many of the file it stands for: itself, and those before it of which nothing is left. */
      readonly count: number;
    }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[] };

const MOST_COLUMNS = 200;

export class BlockReader {
  footnotes = 0;
  private readonly styles: Styles;
  private readonly numbering: Numbering;
  /** Words of a paragraph whose end was deleted. */
  private carried = '';
  private passed = 0;

  constructor(styles: Styles, numbering: Numbering) {
    this.styles = styles;
    this.numbering = numbering;
  }

  read(container: PageNode): Block[] {
    const blocks: Block[] = [];
    this.collect(container, blocks);
    if (this.carried !== '') this.push(this.carried, blocks);
    this.carried = '';
    return blocks;
  }

  private push(text: string, blocks: Block[]): void {
    blocks.push({ kind: 'paragraph', text, count: this.passed + 1 });
    this.passed = 0;
  }

  private collect(container: PageNode, blocks: Block[]): void {
    for (const node of elements(container)) {
      switch (localName(node)) {
        case 'p':
          this.paragraph(node, blocks);
          break;
        case 'tbl':
          blocks.push({ kind: 'table', rows: this.rows(node) });
          break;
        case 'AlternateContent':
          this.collect(alternative(node), blocks);
          break;
        case 'sdt':
        case 'sdtContent':
        case 'customXml':
        case 'ins':
        case 'moveTo':
        case 'smartTag':
          this.collect(node, blocks);
          break;
        default:
      }
    }
  }

  private paragraph(node: PageNode, blocks: Block[]): void {
    const properties = child(node, 'pPr');
    const runs = readRuns(node, this.styles);
    this.footnotes += runs.footnotes;
    const carried = this.carried;
    this.carried = '';
    for (const box of runs.boxes) this.collect(box, blocks);
    const isHidden = this.styles.isHidden(attribute(child(properties, 'pStyle'), 'val'));
    const text = carried + (isHidden ? '' : runs.text);
    if (endIsDeleted(properties)) {
      this.carried = text;
      this.passed += 1;
      return;
    }
    const isGone = runs.text === '' && hidesItsEnd(properties);
    const number = isHidden || isGone ? '' : this.numbering.next(properties, text);
    this.push(number + text, blocks);
  }

  private rows(table: PageNode): Cell[][] {
    const rows: Cell[][] = [];
    for (const row of rowsOf(table)) {
      const properties = child(row, 'trPr');
      if (child(properties, 'del') !== undefined) {
        this.passed += countParagraphs(row);
        continue;
      }
      const cells: Cell[] = [];
      let column = integer(child(properties, 'gridBefore')) ?? 0;
      for (const cell of cellsOf(row)) {
        const settings = child(cell, 'tcPr');
        const merge = child(settings, 'vMerge');
        const goesOn = merge !== undefined && (attribute(merge, 'val') ?? 'continue') === 'continue';
        const isDeleted = child(settings, 'cellDel') !== undefined;
        // words below the head of a merged cell are not printed
        const isPrinted = !goesOn && !isDeleted;
        if (!isPrinted) this.passed += countParagraphs(cell);
        cells.push({ blocks: isPrinted ? this.read(cell) : [], column });
        column = Math.min(column + Math.max(1, integer(child(settings, 'gridSpan')) ?? 1), MOST_COLUMNS);
      }
      rows.push(cells);
    }
    return rows;
  }
}

function countParagraphs(node: PageNode): number {
  if (localName(node) === 'p') return 1;
  return elements(node).reduce((sum, one) => sum + countParagraphs(one), 0);
}

function hidesItsEnd(properties: PageNode | undefined): boolean {
  return child(child(properties, 'rPr'), 'vanish') !== undefined;
}

function rowsOf(table: PageNode): PageNode[] {
  return inside(table, 'tr');
}

function cellsOf(row: PageNode): PageNode[] {
  return inside(row, 'tc');
}

/** Rows and cells may stand in content controls. */
function inside(node: PageNode, name: string): PageNode[] {
  return elements(node).flatMap((one) => {
    const own = localName(one);
    if (own === name) return [one];
    if (own === 'sdt') return children(one, 'sdtContent').flatMap((content) => inside(content, name));
    return ['customXml', 'ins', 'moveTo'].includes(own) ? inside(one, name) : [];
  });
}
