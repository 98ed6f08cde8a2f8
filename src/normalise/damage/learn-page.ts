/** What a page says in its undamaged parts makes the same words likelier where they were lost. */
import type { Likelihood } from './likelihood.js';
import type { Line } from './windows.js';

export const MOST_LEARNED = 200_000;

/** Teaches the page's own wording: all of it but the places under repair, and without the readings written into it. */
export function learnOutside(
  likelihood: Likelihood,
  text: string,
  lines: readonly Line[],
  windows: readonly Line[],
  places: readonly Line[],
): void {
  let next = 0;
  let place = 0;
  for (const line of lines) {
    if (line.start > MOST_LEARNED) return;
    while (next < windows.length && (windows[next] as Line).end <= line.start) next += 1;
    let clean = '';
    let at = line.start;
    for (let w = next; w <= windows.length; w += 1) {
      const window = windows[w];
      const isHere = window !== undefined && window.start < line.end;
      const stop = isHere ? window.start : line.end;
      while (place < places.length && (places[place] as Line).start < stop) {
        const { start, end } = places[place] as Line;
        if (start >= at) {
          clean += text.slice(at, start);
          at = end;
        }
        place += 1;
      }
      clean += text.slice(Math.min(at, stop), stop);
      if (!isHere) break;
      likelihood.learn(clean);
      clean = '';
      at = window.end;
    }
    likelihood.learn(clean);
  }
}
