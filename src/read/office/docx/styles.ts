/** What `styles.xml` says of paragraphs and runs as far as their words depend on it: automatic numbers and hidden text. */
import type { PageNode } from '../../page/node.js';
import { attribute, child, children, descendant, integer, isOn } from '../xml.js';

export interface Style {
  readonly numId: number | undefined;
  readonly level: number | undefined;
  readonly isHidden: boolean | undefined;
  readonly basedOn: string | undefined;
}

const LONGEST_CHAIN = 20;

export class Styles {
  private readonly styles = new Map<string, Style>();
  private readonly usual: string | undefined;

  constructor(root: PageNode | null) {
    for (const style of children(descendant(root, 'styles'), 'style')) {
      const id = attribute(style, 'styleId');
      if (id === undefined) continue;
      const numbering = child(child(style, 'pPr'), 'numPr');
      const vanish = child(child(style, 'rPr'), 'vanish');
      this.styles.set(id, {
        numId: integer(child(numbering, 'numId')),
        level: integer(child(numbering, 'ilvl')),
        isHidden: vanish === undefined ? undefined : isOn(vanish),
        basedOn: attribute(child(style, 'basedOn'), 'val'),
      });
      const isUsual = ['1', 'true', 'on'].includes(attribute(style, 'default') ?? '0');
      if (isUsual && attribute(style, 'type') === 'paragraph') this.usual = id;
    }
  }

  isHidden(id: string | undefined): boolean {
    return this.chain(id).find(([, style]) => style.isHidden !== undefined)?.[1].isHidden === true;
  }

  /** The nearest style of the chain that numbers its paragraphs, and its identifier, by which a level may name it. */
  numbering(id: string | undefined): { id: string; style: Style } | null {
    const found = this.chain(id ?? this.usual).find(([, style]) => style.numId !== undefined);
    return found === undefined ? null : { id: found[0], style: found[1] };
  }

  private chain(id: string | undefined): [string, Style][] {
    const chain: [string, Style][] = [];
    for (let at = id; at !== undefined && chain.length < LONGEST_CHAIN; ) {
      const style = this.styles.get(at);
      if (style === undefined) break;
      chain.push([at, style]);
      at = style.basedOn;
    }
    return chain;
  }
}
