/**
 * The words of one paragraph: runs, links, fields and insertions in order; what is deleted, hidden or moved away is left out, as if
 * every tracked change had been accepted. `新建<w:del>3</w:del><w:ins>5</w:ins>座` → 新建5座.
 */
import type { PageNode } from '../../page/node.js';
import { attribute, child, children, elements, isOn, localName, ownText } from '../xml.js';
import type { Styles } from './styles.js';

export interface Runs {
  readonly text: string;
  /** The contents of text boxes that are anchored in the paragraph. */
  readonly boxes: readonly PageNode[];
  readonly footnotes: number;
}

/** Deleted, moved away, and what describes without being printed. */
const LEFT_OUT = new Set(
  'del moveFrom pPr rPr rPrChange pPrChange instrText delText delInstrText rt sdtPr fldData annotationRef'.split(
    ' ',
  ),
);
/** Signs that Word keeps as characters of a picture font. */
const SIGNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  symbol: {
    A3: '≤',
    B3: '≥',
    B1: '±',
    B4: '×',
    B8: '÷',
    B0: '°',
    B7: '·',
    '6D': 'μ',
    D7: '·',
    B9: '≠',
    BB: '≈',
  },
  wingdings: { FC: '✓', FE: '☑', A8: '□', '6F': '□', '6C': '●', '6E': '■', D8: '➢', '76': '❖' },
  'wingdings 2': { '52': '☑', A3: '□', '50': '✓' },
};

export function readRuns(paragraph: PageNode, styles: Styles): Runs {
  const boxes: PageNode[] = [];
  let footnotes = 0;
  const parts: string[] = [];

  const visit = (node: PageNode): void => {
    for (const one of elements(node)) {
      const name = localName(one);
      if (LEFT_OUT.has(name)) continue;
      if (name === 'r' && isHidden(one, styles)) continue;
      switch (name) {
        case 't':
          parts.push(ownText(one).replaceAll(/[\r\n\t]/gu, ' '));
          break;
        case 'tab':
        case 'ptab':
          parts.push(' ');
          break;
        case 'br':
        case 'cr':
          parts.push('\n');
          break;
        case 'noBreakHyphen':
          parts.push('-');
          break;
        case 'sym':
          parts.push(readSign(one));
          break;
        case 'footnoteReference':
        case 'endnoteReference':
          footnotes += 1;
          break;
        case 'txbxContent':
          boxes.push(one);
          break;
        case 'AlternateContent':
          visit(alternative(one));
          break;
        default:
          visit(one);
      }
    }
  };
  visit(paragraph);
  return { text: parts.join(''), boxes, footnotes };
}

/** The new form of a drawing; its old form holds the same words again. */
export function alternative(node: PageNode): PageNode {
  return child(node, 'Choice') ?? child(node, 'Fallback') ?? node;
}

function isHidden(run: PageNode, styles: Styles): boolean {
  const properties = child(run, 'rPr');
  const vanish = child(properties, 'vanish');
  if (vanish !== undefined) return isOn(vanish);
  return styles.isHidden(attribute(child(properties, 'rStyle'), 'val'));
}

function readSign(node: PageNode): string {
  const code = (attribute(node, 'char') ?? '').toUpperCase();
  const font = (attribute(node, 'font') ?? '').toLowerCase();
  if (!/^[0-9A-F]{2,4}$/u.test(code)) return '';
  if (!/^(?:F0|00)/u.test(code)) return String.fromCharCode(Number.parseInt(code, 16));
  return SIGNS[font]?.[code.slice(-2)] ?? '';
}

/** The mark at a paragraph's end was deleted: its words go on in the next paragraph. */
export function endIsDeleted(properties: PageNode | undefined): boolean {
  const mark = child(properties, 'rPr');
  return children(mark, 'del').length + children(mark, 'moveFrom').length > 0;
}
