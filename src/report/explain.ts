/** One repair told step by step: what stands there, the bytes as the copy read them, how they were meant, what else they could say. */
import type { Lang } from '../model/diagnostic.js';
import type { Repair } from '../model/document.js';
import { printable } from './printable.js';
import { renderRepair } from './repairs.js';

interface Group {
  readonly bytes: string;
  readonly shown: string;
}

const WORDS: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  en: {
    asRead: 'as the copy read the bytes',
    nothing: 'no trace',
    asMeant: 'the same bytes from the first on',
    candidates: 'what they can say, and how much speaks for it',
    chosen: 'chosen',
    proof: 'proof: the text damaged again in this way prints exactly what stands in the copy',
    places: 'place in the source / in the text',
  },
  zh: {
    asRead: '副本对字节的读法',
    nothing: '无痕',
    asMeant: '从第一个字节起重新分组',
    candidates: '可能的读法与可信度',
    chosen: '采用',
    proof: '验证：按此方式再次损坏，所得与副本完全一致',
    places: '在源文件 / 在正文中的位置',
  },
};

export function renderExplanation(repair: Repair, options: { readonly lang?: Lang } = {}): string {
  const words = WORDS[options.lang ?? 'zh'];
  const { sourceSpan, span, bytes, candidates, shares } = repair;
  const lines = [renderRepair(repair, options.lang ?? 'zh').trimEnd()];
  lines.push(`${words['places']}: ${sourceSpan.start}–${sourceSpan.end} / ${span.start}–${span.end}`);
  if (bytes !== undefined) {
    const groups = readGroups(bytes);
    lines.push(`${words['asRead']}:`);
    for (const { bytes: hex, shown } of groups)
      lines.push(`    ${hex.padEnd(4)}  ${shown === '' ? `(${words['nothing']})` : printable(shown)}`);
    lines.push(`${words['asMeant']}: ${regroup(groups).join(' ')}`);
  }
  if (candidates !== undefined) {
    lines.push(`${words['candidates']}:`);
    for (const [i, candidate] of candidates.entries()) {
      const share = shares?.[i];
      const part = share === undefined ? '' : `${(share * 100).toFixed(1).padStart(5)}%  `;
      lines.push(`    ${part}${printable(candidate)}${i === 0 ? `  ← ${words['chosen']}` : ''}`);
    }
  }
  if (bytes !== undefined) lines.push(words['proof'] as string);
  return `${lines.join('\n')}\n`;
}

function readGroups(bytes: string): Group[] {
  return bytes.split(' ').map((group) => {
    const at = group.indexOf('=');
    return { bytes: group.slice(0, at), shown: group.slice(at + 1) };
  });
}

/** ASCII one by one, other bytes two by two. */
function regroup(groups: readonly Group[]): string[] {
  const all = groups.flatMap(({ bytes }) => bytes.match(/../gu) ?? []);
  const pairs: string[] = [];
  for (let i = 0; i < all.length; i += 1) {
    const byte = all[i] as string;
    if (byte < '80' || i + 1 === all.length) pairs.push(byte);
    else {
      pairs.push(byte + (all[i + 1] as string));
      i += 1;
    }
  }
  return pairs;
}
