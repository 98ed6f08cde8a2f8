/** The pieces of a text that a search is given: lines, and stretches of long lines around the places that look damaged. */

export interface Line {
  readonly start: number;
  readonly end: number;
}

/** Characters on either side of a signal that the search may need. */
const MARGIN = 14;
const WHOLE_LINE = 90;
const LONGEST_RUN = 300;
const HAN = /\p{Script=Han}/u;

/** `isGarbage` tells of a place that no text would read so: a run goes on as long as there is some. */
export function windowsAround(
  places: readonly number[],
  lines: readonly Line[],
  text: string,
  isGarbage: (at: number) => boolean,
): Line[] {
  const windows: Line[] = [];
  let l = 0;
  for (const place of places) {
    while (l + 1 < lines.length && (lines[l] as Line).end < place) l += 1;
    const line = lines[l] as Line;
    if (line.end - line.start <= WHOLE_LINE) {
      windows.push(line);
      continue;
    }
    const first = lastOf(place, -1, line, isGarbage);
    const last = lastOf(place, 1, line, isGarbage);
    let start = Math.max(line.start, first - MARGIN);
    const least = Math.max(line.start, start - MARGIN);
    while (start > least && !isPlain(text, start)) start -= 1;
    let end = Math.min(line.end, last + MARGIN);
    const most = Math.min(line.end, end + MARGIN);
    while (end < most && !isPlain(text, end)) end += 1;
    windows.push({ start, end });
  }
  return mergeWindows(windows);
}

/** How far a run with a signal at `place` can reach in one direction: never further than a margin without garbage. */
function lastOf(place: number, step: 1 | -1, line: Line, isGarbage: (at: number) => boolean): number {
  let last = place;
  for (let at = place; at >= line.start && at < line.end; at += step) {
    if (Math.abs(at - last) > MARGIN || Math.abs(at - place) > LONGEST_RUN) break;
    if (isGarbage(at)) last = at;
  }
  return last;
}

/** Neither inside a bracketed reading nor right behind a character that one belongs to. */
function isPlain(text: string, at: number): boolean {
  return HAN.test(text[at] ?? '') && HAN.test(text[at - 1] ?? '');
}

export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    if (end < 0) break;
    lines.push({ start, end });
    start = end + 1;
  }
  lines.push({ start, end: text.length });
  return lines;
}

export function mergeWindows(windows: readonly Line[]): Line[] {
  const merged: Line[] = [];
  for (const window of windows) {
    const last = merged.at(-1);
    if (last !== undefined && window.start < last.end)
      merged[merged.length - 1] = {
        start: Math.min(last.start, window.start),
        end: Math.max(last.end, window.end),
      };
    else merged.push(window);
  }
  return merged;
}

/** What is left of the windows between the spans of `taken`; both are in order. */
export function outside(windows: readonly Line[], taken: readonly Line[]): Line[] {
  const left: Line[] = [];
  let next = 0;
  for (const window of windows) {
    let start = window.start;
    while (next < taken.length && (taken[next] as Line).end <= start) next += 1;
    for (let t = next; t < taken.length && (taken[t] as Line).start < window.end; t += 1) {
      const span = taken[t] as Line;
      if (span.start > start) left.push({ start, end: span.start });
      start = Math.max(start, span.end);
    }
    if (start < window.end) left.push({ start, end: window.end });
  }
  return left;
}
