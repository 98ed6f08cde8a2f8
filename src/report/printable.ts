/**
 * Text of a document made safe to show. What a plan holds is not trusted: control characters could move the cursor or
 * hide words in a terminal, `|` and `<script>` would break a Markdown table.
 */
const CONTROL =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const LAYOUT = /[\t\n\r\u2028\u2029]+/gu;
const MARKDOWN = /[\\`*_[\]|<>~#]/gu;
const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;' };

/** One line without anything that a terminal would obey. */
export function printable(text: string): string {
  return text.replace(LAYOUT, ' ').replace(CONTROL, '');
}

/** The text in its lines, without what could hide or reorder a part of it. */
export function withoutControls(text: string): string {
  return text.replace(CONTROL, '');
}

export function markdownCell(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replace(MARKDOWN, (mark) => ENTITIES[mark] ?? `\\${mark}`);
}

/** At most `most` characters, never half of a surrogate pair; `…` says that something is missing. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 2);
  const isHigh = last >= 0xd800 && last <= 0xdbff;
  return `${text.slice(0, isHigh ? most - 2 : most - 1)}…`;
}
