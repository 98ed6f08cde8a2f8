/**
 * Text → HTML that shows it. What a plan holds is not trusted: `<script>` in a heading is shown as the word it is.
 * Pages are written with the `html` tag, which escapes every value that is not markup of ours.
 */
import { withoutControls } from '../printable.js';

const SPECIAL = /[&<>"'`]/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Safe between tags and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return withoutControls(text).replace(SPECIAL, (mark) => ENTITIES[mark] as string);
}

/** A piece of a page that may be written as it is. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Content = Markup | string | number | null | readonly Content[];

/** html`<td>${heading}</td>`: the heading is escaped, markup and lists of markup are set in as they are. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let text = strings[0] as string;
  for (const [i, value] of values.entries()) text += write(value) + (strings[i + 1] as string);
  return new Markup(text);
}

/** Only for what this program wrote itself: its style, its script, a chart of its library. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

function write(value: Content): string {
  if (value === null) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(write).join('');
  return escapeHtml(`${value}`);
}
