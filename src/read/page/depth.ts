/**
 * Blanks out, at the same length, the tags of a page that nest deeper than any real one: parsers take time that grows
 * with the square of the depth, so that 400,000 unclosed `<b>` would take a minute. Offsets stay as they are.
 */
const DEEPEST = 600;
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const RAW = new Set(['script', 'style', 'title', 'textarea']);
/** Tags that end the one before them, so that a page of unclosed `<p>` is not deep. */
const SIBLINGS: Readonly<Record<string, readonly string[]>> = {
  p: ['p'],
  li: ['li'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  tr: ['tr', 'td', 'th'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  option: ['option'],
};
const NAME = /^\/?[a-z][a-z0-9:-]{0,30}/iu;

export function limitDepth(markup: string): string {
  const stack: string[] = [];
  const chunks: string[] = [];
  const endless = new Set<string>();
  let copied = 0;
  for (let open = markup.indexOf('<'); open >= 0; open = markup.indexOf('<', open)) {
    const close = markup.indexOf('>', open);
    if (close < 0) break;
    const found = NAME.exec(markup.slice(open + 1, open + 33))?.[0].toLowerCase();
    if (found === undefined) {
      open += 1;
      continue;
    }
    if (found.startsWith('/')) {
      const at = stack.lastIndexOf(found.slice(1));
      if (at >= 0) stack.length = at;
    } else if (!VOID.has(found) && markup[close - 1] !== '/') {
      while (SIBLINGS[found]?.includes(stack.at(-1) ?? '') === true) stack.pop();
      if (stack.length >= DEEPEST) {
        chunks.push(markup.slice(copied, open), ' '.repeat(close + 1 - open));
        copied = close + 1;
      } else if (RAW.has(found)) {
        const end = endless.has(found) ? -1 : markup.indexOf(`</${found}`, close);
        if (end < 0) endless.add(found);
        open = end < 0 ? close + 1 : end;
        continue;
      } else {
        stack.push(found);
      }
    }
    open = close + 1;
  }
  if (chunks.length === 0) return markup;
  chunks.push(markup.slice(copied));
  return chunks.join('');
}
