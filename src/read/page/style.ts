/**
 * What a page's own style sheet says of its elements, as far as reading needs it: which are not shown (`.print{display:none}`)
 * and how a list is numbered (`ol.cn{list-style-type:cjk-ideographic}`). Selectors of one or two simple parts are understood.
 */
import type { PageNode } from './node.js';

interface Rule {
  /** The simple selectors, the innermost last: `.q9 em`. */
  readonly parts: readonly Simple[];
  /** Null where the rule says nothing of it. */
  readonly isHidden: boolean | null;
  readonly listStyle: string | null;
  /** Ids before classes before tags; of equals the later rule wins. */
  readonly weight: number;
}

interface Simple {
  readonly tag: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
}

const OTHER_MEDIUM = /@media[^{}]{0,200}\{/giu;
const SIMPLE = /^(?<tag>[a-z][a-z0-9]*)?(?<rest>(?:[.#][\p{L}_][\p{L}\p{N}_-]*)+)?$/iu;
const HIDDEN = /(?:^|[;\s])display\s{0,3}:\s{0,3}none|(?:^|[;\s])visibility\s{0,3}:\s{0,3}hidden/iu;
const AWAY =
  /(?:^|[;\s])(?:left|top|text-indent)\s{0,3}:\s{0,3}-\d{4,}(?:px|em|pt)|(?:^|[;\s])font-size\s{0,3}:\s{0,3}0(?:px|pt|em|%)?\s{0,3}(?:;|!|$)/iu;
const FLAT = /(?:^|[;\s])(?:max-)?(?:height|width)\s{0,3}:\s{0,3}0(?:px)?\s{0,3}(?:;|!|$)/iu;
const CLIPPED = /overflow\s{0,3}:\s{0,3}hidden/iu;
const SHOWN = /(?:^|[;\s])display\s{0,3}:\s{0,3}(?!none)[a-z]/iu;
const LIST_STYLE = /list-style(?:-type)?\s{0,3}:\s{0,3}(?<type>[a-z-]{2,40})/iu;
/** More is a site's whole sheet put into the page, which hides its pop-ups and nothing of an article. */
const LONGEST_SHEET = 200_000;
const MOST_RULES = 400;
const MOST_OF_ONE_NAME = 20;
const MOST_ANCESTORS = 20;
const LONGEST_SELECTORS = 500;
const LONGEST_BODY = 2000;

export function isStyledAway(style: string): boolean {
  if (style === '') return false;
  return HIDDEN.test(style) || AWAY.test(style) || (FLAT.test(style) && CLIPPED.test(style));
}

export function listStyleOf(style: string): string | null {
  return LIST_STYLE.exec(style)?.groups?.['type']?.toLowerCase() ?? null;
}

export class PageStyle {
  private readonly byKey = new Map<string, Rule[]>();
  private count = 0;

  /** `media` is the element's own: a sheet for print says nothing of what is shown. */
  addSheet(sheet: string, media = ''): void {
    if (sheet.length > LONGEST_SHEET || (media !== '' && !/all|screen/iu.test(media))) return;
    const rules = withoutOtherMedia(withoutComments(sheet));
    let last = 0;
    for (let open = rules.indexOf('{'); open >= 0; open = rules.indexOf('{', last)) {
      const close = rules.indexOf('}', open);
      if (close < 0) break;
      const selectors = rules.slice(Math.max(last, open - LONGEST_SELECTORS), open);
      const body = rules.slice(open + 1, Math.min(close, open + LONGEST_BODY));
      last = close + 1;
      const isHidden = isStyledAway(body) ? true : SHOWN.test(body) ? false : null;
      const listStyle = listStyleOf(body);
      if (isHidden === null && listStyle === null) continue;
      for (const selector of selectors.split(',')) this.add(selector, isHidden, listStyle);
    }
  }

  private add(selector: string, isHidden: boolean | null, listStyle: string | null): void {
    const parts = selector
      .trim()
      .split(/[\s>]+/u)
      .map(readSimple);
    const last = parts.at(-1);
    if (last == null || parts.length > 2 || parts.includes(null) || this.count >= MOST_RULES) return;
    // A bare tag would hide every one of its kind: believed of lists only.
    if (isHidden !== null && parts.every((part) => part?.id === null && part.classes.length === 0)) return;
    this.count += 1;
    const key = last.id ?? last.classes[0] ?? last.tag ?? '';
    const rules = this.byKey.get(key) ?? [];
    if (rules.length >= MOST_OF_ONE_NAME) return;
    rules.push({
      parts: parts as Simple[],
      isHidden,
      listStyle,
      weight: weightOf(parts as Simple[]) * 1000 + this.count,
    });
    this.byKey.set(key, rules);
  }

  hides(node: PageNode): boolean {
    let isHidden = false;
    let heaviest = -1;
    for (const rule of this.rulesFor(node)) {
      if (rule.isHidden === null || rule.weight < heaviest) continue;
      heaviest = rule.weight;
      isHidden = rule.isHidden;
    }
    return isHidden;
  }

  listStyle(node: PageNode): string | null {
    return this.rulesFor(node).find(({ listStyle }) => listStyle !== null)?.listStyle ?? null;
  }

  private rulesFor(node: PageNode): Rule[] {
    if (this.count === 0 || node.name === undefined) return [];
    const keys = [node.attribs?.['id'] ?? '', ...classesOf(node), node.name];
    return keys.flatMap((key) => (this.byKey.get(key) ?? []).filter(({ parts }) => matches(parts, node)));
  }
}

function withoutComments(sheet: string): string {
  const kept: string[] = [];
  let copied = 0;
  for (let open = sheet.indexOf('/*'); open >= 0; open = sheet.indexOf('/*', copied)) {
    const close = sheet.indexOf('*/', open + 2);
    kept.push(sheet.slice(copied, open));
    copied = close < 0 ? sheet.length : close + 2;
  }
  kept.push(sheet.slice(copied));
  return kept.join(' ');
}

/** Nested blocks of `@media print {…}` are taken out; those of a screen stay as they are, their braces too. */
function withoutOtherMedia(sheet: string): string {
  const kept: string[] = [];
  let copied = 0;
  for (const match of sheet.matchAll(OTHER_MEDIUM)) {
    if (match.index < copied) continue;
    kept.push(sheet.slice(copied, match.index));
    copied = match.index + match[0].length;
    const isOther = !/screen|all/iu.test(match[0]) || /width/iu.test(match[0]);
    if (isOther) copied = endOfBlock(sheet, copied);
  }
  kept.push(sheet.slice(copied));
  return kept.join(' ');
}

function endOfBlock(sheet: string, from: number): number {
  let depth = 1;
  for (let at = from; at < sheet.length; at += 1) {
    if (sheet[at] === '{') depth += 1;
    if (sheet[at] === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return sheet.length;
}

function readSimple(selector: string): Simple | null {
  const groups = SIMPLE.exec(selector)?.groups;
  if (groups === undefined || selector === '') return null;
  const names = (groups['rest'] ?? '').split(/(?=[.#])/u).filter((name) => name !== '');
  return {
    tag: groups['tag']?.toLowerCase() ?? null,
    id: names.find((name) => name.startsWith('#'))?.slice(1) ?? null,
    classes: names.filter((name) => name.startsWith('.')).map((name) => name.slice(1)),
  };
}

function weightOf(parts: readonly Simple[]): number {
  return parts.reduce(
    (sum, { tag, id, classes }) =>
      sum + (id === null ? 0 : 100) + classes.length * 10 + (tag === null ? 0 : 1),
    0,
  );
}

export function classesOf(node: PageNode): string[] {
  const printed = node.attribs?.['class'];
  return printed === undefined ? [] : printed.split(/\s+/u, 20).filter((name) => name !== '');
}

function matches(parts: readonly Simple[], node: PageNode): boolean {
  const [outer, inner] = parts.length === 2 ? parts : [undefined, parts[0]];
  if (inner === undefined || !fits(inner, node)) return false;
  if (outer === undefined) return true;
  let steps = 0;
  for (let at = node.parent; at !== null && steps < MOST_ANCESTORS; at = at.parent, steps += 1) {
    if (fits(outer, at)) return true;
  }
  return false;
}

function fits({ tag, id, classes }: Simple, node: PageNode): boolean {
  if (tag !== null && tag !== node.name) return false;
  if (id !== null && id !== node.attribs?.['id']) return false;
  if (classes.length === 0) return true;
  const own = classesOf(node);
  return classes.every((name) => own.includes(name));
}
