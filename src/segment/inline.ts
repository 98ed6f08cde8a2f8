/**
 * A text whose line breaks were lost holds its markers inside the line: `…制定本方案。一、总体要求（一）指导思想。…`. Such a line is cut
 * where markers follow one another in sequence; 第一、第二 and 一、二级公路 are no sequence and stay.
 */
import { readMarker } from '../chinese/marker.js';
import type { SegmentLine } from './line.js';

const LONG = 300;
const CANDIDATE =
  /(?<=[。;:!?)"》 ])(?=[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、](?!\d)|第[一二三四五六七八九十]{1,3}[章节条])|(?<=\p{Script=Han})(?=\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,2}、\p{Script=Han}{2,14}\(一\))/gu;

export function splitInline(lines: readonly SegmentLine[]): SegmentLine[] {
  const out: SegmentLine[] = [];
  for (const line of lines) {
    const cuts = line.folded.length >= LONG && !line.folded.includes('\t') ? findCuts(line.folded) : [];
    if (cuts.length === 0) {
      out.push(line);
      continue;
    }
    let start = 0;
    for (const cut of [...cuts, line.folded.length]) {
      const folded = line.folded.slice(start, cut);
      if (folded.length > 0) {
        const marker = start === 0 ? line.marker : readMarker(folded);
        out.push({
          start: line.start + start,
          end: line.start + cut,
          kind: marker === null ? (start === 0 ? line.kind : 'plain') : 'marked',
          marker,
          folded,
        });
      }
      start = cut;
    }
  }
  return out;
}

function findCuts(folded: string): number[] {
  const found: { at: number; kind: string; number: number }[] = [];
  for (const match of folded.matchAll(CANDIDATE)) {
    const marker = readMarker(folded.slice(match.index, match.index + 12));
    if (marker !== null) found.push({ at: match.index, kind: marker.kind, number: marker.number });
  }
  const last = new Map<string, number>();
  const kept = found.filter(({ kind, number }) => {
    const previous = last.get(kind);
    const isNext = number === 1 || (previous !== undefined && number === previous + 1);
    if (isNext) last.set(kind, number);
    return isNext;
  });
  const runs = new Map<string, number>();
  for (const { kind, number } of kept) if (number > 1) runs.set(kind, (runs.get(kind) ?? 0) + 1);
  return kept.filter(({ kind }) => runs.has(kind)).map(({ at }) => at);
}
