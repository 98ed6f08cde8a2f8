/**
 * Pages that do not hold the plan, or not all of it: it is in an attachment (附件：….pdf), in another frame, drawn by scripts,
 * on the next page, or the page is a column that lists notices. Said in a diagnostic instead of read as clauses.
 */
import type { Problem } from '../../model/diagnostic.js';
import type { MainContent } from './main-content.js';
import { isSilent, type PageNode, walk } from './node.js';
import type { Survey } from './survey.js';

const ATTACHMENT =
  /(?:^|[/=\\])(?<name>[^/=\\?&#]{1,80}\.(?:pdf|docx?|wps|ofd|xlsx?|et|zip|rar))(?:[?&#]|$)/iu;
const NEXT_PAGE = /^(?:下一页|下页|后一页|余下全文|查看全文|阅读全文|显示全文)[>»›.…]*$/u;
const NOWHERE = /^(?:#|javascript:|$)/iu;
const NUMBERED =
  /^[ \t\u3000\u00a0]*(?:第[一二三四五六七八九十百]{1,4}[章节條条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,3}[.．、])/mu;
const SENTENCE = /[。；]/gu;
/** A notice that hands on an attachment is shorter than this. */
const SHORT = 600;
const ALMOST_NOTHING = 40;
const LEAST_ENTRIES = 5;
const SHORTEST_ENTRY = 8;
const MOST_NAMED = 3;

export interface Elsewhere {
  readonly problems: Problem[];
  /** True where what the page prints is no document at all. */
  readonly isNothing: boolean;
}

export function whatIsElsewhere(
  { links, frames, scripts }: Survey,
  content: MainContent,
  root: PageNode,
  text: string,
): Elsewhere {
  const shown = content.weights.get(root)?.length ?? 0;
  const isNumbered = NUMBERED.test(text);
  const isShort = text.length < SHORT && !isNumbered && !text.includes('\t');
  const attachments = namesOf([...frames, ...links.map(({ href }) => href)]);
  if (isShort && attachments.length > 0) {
    const isEmpty = text.trim().length < ALMOST_NOTHING && (text.match(SENTENCE)?.length ?? 0) === 0;
    return {
      problems: [{ code: 'read/attachment', data: { files: attachments.join(', ') } }],
      isNothing: isEmpty,
    };
  }
  const pages = frames.filter((source) => !NOWHERE.test(source) && !/^about:/iu.test(source));
  if (text.length < ALMOST_NOTHING && !isNumbered && pages.length > 0) {
    return nothing({
      code: 'read/frames',
      data: { files: pages.slice(0, MOST_NAMED).map(fileOf).join(', ') },
    });
  }
  if (shown < ALMOST_NOTHING && scripts > 0 && !isNumbered && (text.match(SENTENCE)?.length ?? 0) === 0) {
    return nothing({ code: 'read/script-page' });
  }
  if (isList(content.node, text)) return nothing({ code: 'read/list-page' });
  const next = links.filter(({ text: words, href }) => NEXT_PAGE.test(words) && !NOWHERE.test(href));
  // Pages that were joined bring the bar of each along.
  if (next.length > 0 && next.filter(({ text: words }) => words.startsWith('下')).length < 2) {
    return {
      problems: [{ code: 'read/more-pages', data: { file: fileOf(next[0]?.href ?? '') } }],
      isNothing: false,
    };
  }
  return { problems: [], isNothing: false };
}

function nothing(problem: Problem): Elsewhere {
  return { problems: [problem], isNothing: true };
}

function namesOf(sources: readonly string[]): string[] {
  const names = new Set<string>();
  for (const source of sources) {
    const name = ATTACHMENT.exec(source.slice(0, 2000))?.groups?.['name'];
    if (name !== undefined && names.size < MOST_NAMED) names.add(name);
  }
  return [...names];
}

function fileOf(source: string): string {
  return source.split(/[?#]/u, 1)[0]?.split('/').at(-1)?.slice(0, 80) || source.slice(0, 80);
}

/** Most of the words are links to other pages, and hardly a sentence stands between them. */
function isList(content: PageNode, text: string): boolean {
  let linked = 0;
  let entries = 0;
  let inLink = 0;
  walk(
    content,
    (node) => {
      const length = node.type === 'text' ? (node.data ?? '').trim().length : 0;
      if (inLink > 0) linked += length;
      if (inLink > 0 && length >= SHORTEST_ENTRY) entries += 1;
      if (node.children === undefined || isSilent(node.name)) return false;
      if (isLink(node)) inLink += 1;
      return true;
    },
    (node) => {
      if (isLink(node)) inLink -= 1;
    },
  );
  const sentences = text.match(SENTENCE)?.length ?? 0;
  return entries >= LEAST_ENTRIES && linked * 2 >= text.replace(/\s/gu, '').length && sentences * 3 < entries;
}

function isLink(node: PageNode): boolean {
  const href = node.attribs?.['href'];
  return node.name === 'a' && href !== undefined && !href.startsWith('#');
}
