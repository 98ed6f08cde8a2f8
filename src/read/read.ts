/**
 * Stage 1: bytes → decoded source and its text. `.txt` and `.md` lose only their line ends and marks, a page loses
 * its menus, a PDF its page numbers; each character of the text knows its place in the decoded file. What a file is, its first
 * bytes say; the readers of office files are loaded only when one is met.
 */
import { createHash } from 'node:crypto';
import { DIAGNOSTICS, type Problem } from '../model/diagnostic.js';
import type { SourceInfo } from '../model/document.js';
import { TracedText } from '../text/traced-text.js';
import { recogniseFile } from './binary.js';
import { decode } from './charset.js';
import type { Page } from './page/html.js';
import { looksLikeMhtml } from './page/mhtml-head.js';
import { readMarkdown, readPlain } from './plain.js';

export interface ReadResult {
  readonly source: SourceInfo;
  /** The whole decoded file: for a page, its markup; for an office file, its words in order. */
  readonly decoded: string;
  readonly text: TracedText;
  readonly problems: Problem[];
  /** What the page itself gives as its title, else null. */
  readonly declaredTitle: string | null;
  /** The web publication date that the page declares, ISO 8601. */
  readonly publishedOn: string | null;
  /** Particulars that the page prints beside the plan: `成文日期：2023-04-25`. */
  readonly declared: readonly string[];
}

export interface ReadOptions {
  readonly name: string;
  readonly mediaType?: string;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  html: 'text/html',
  htm: 'text/html',
  shtml: 'text/html',
  xhtml: 'text/html',
  mht: 'multipart/related',
  mhtml: 'multipart/related',
  md: 'text/markdown',
  markdown: 'text/markdown',
};
const PAGE_HEAD =
  /^\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--[^>]{0,500}>\s{0,20})?<(?:!doctype\s|html[\s>])/iu;
const TAG =
  /<\/?(?:p|div|span|br|td|tr|table|strong|li|ul|h[1-6]|font|body|section)(?:\s[^<>]{0,300})?\/?>/giu;
const SENTENCE_END = /[。；]/gu;
const ANY_TAG = /<[a-z!/]/iu;
const PRINTED = /\S/u;
const SNIFFED = 65_536;

export async function read(bytes: Uint8Array, options: ReadOptions): Promise<ReadResult> {
  const file = recogniseFile(bytes);
  if (file !== null) return readOffice(bytes, options.name, file);
  const { text: decoded, encoding, binary, problems: found } = decode(bytes);
  const mediaType = chooseMediaType(decoded, options);
  const problems: Problem[] = [...found];
  const result = {
    source: {
      name: options.name,
      mediaType,
      encoding,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
    decoded,
    problems,
    declaredTitle: null,
    publishedOn: null,
    declared: [],
  };
  if (binary !== null) {
    problems.push({ code: 'read/binary', data: { detail: binary } });
    return { ...result, text: TracedText.of('') };
  }
  const page = await readPage(decoded, mediaType);
  if (page !== null) {
    for (const problem of page.problems) problems.push(problem);
    const isExplained = page.problems.some(({ code }) => DIAGNOSTICS[code].severity === 'error');
    if (isBlank(page.text.text) && !isExplained) problems.push({ code: 'read/empty' });
    const { title, publishedOn, publisher, lines } = page.declared;
    const source = publisher === null ? result.source : { ...result.source, publisher };
    return { ...result, source, text: page.text, declaredTitle: title, publishedOn, declared: lines };
  }
  const text = mediaType === 'text/markdown' ? readMarkdown(decoded) : readPlain(decoded);
  if (isBlank(text.text)) problems.push({ code: 'read/empty' });
  return { ...result, text };
}

/** A page, or the one with most sentences of the pages that a single file holds; null where the file is neither. */
async function readPage(decoded: string, mediaType: string): Promise<Page | null> {
  const isSingleFile = mediaType === 'multipart/related';
  if (!isSingleFile && !(mediaType === 'text/html' && ANY_TAG.test(decoded))) return null;
  const { readHtml } = await import('./page/html.js');
  if (!isSingleFile) return readHtml(decoded);
  const { pagesOf } = await import('./page/mhtml.js');
  let best: Page = {
    text: TracedText.fromPieces(decoded, []),
    declared: { title: null, publishedOn: null, publisher: null, lines: [] },
    problems: [],
  };
  let most = -1;
  for (const part of pagesOf(decoded)) {
    const page = readHtml(part.text);
    const sentences = page.text.text.match(SENTENCE_END)?.length ?? 0;
    if (sentences > most) [best, most] = [{ ...page, text: page.text.readOutOf(part) }, sentences];
  }
  return best;
}

async function readOffice(
  bytes: Uint8Array,
  name: string,
  file: NonNullable<ReturnType<typeof recogniseFile>>,
): Promise<ReadResult> {
  const { openOffice } = await import('./office/office.js');
  const { mediaType, decoded, text, places, problems } = await openOffice(bytes, file);
  const isEmpty = isBlank(text.text) && problems.length === 0;
  return {
    source: {
      name,
      mediaType,
      encoding: 'unicode',
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      ...(places === null ? {} : { places }),
    },
    decoded,
    text,
    problems: isEmpty ? [{ code: 'read/empty' }] : [...problems],
    declaredTitle: null,
    publishedOn: null,
    declared: [],
  };
}

/** The name's ending counts first; a `.txt` that opens like a page, or is full of tags, is one all the same. */
function chooseMediaType(decoded: string, options: ReadOptions): string {
  if (options.mediaType !== undefined) return options.mediaType;
  const dot = options.name.lastIndexOf('.');
  const known = dot < 0 ? undefined : EXTENSIONS[options.name.slice(dot + 1).toLowerCase()];
  if (known !== undefined) return known;
  if (looksLikeMhtml(decoded)) return 'multipart/related';
  return looksLikePage(decoded.slice(0, SNIFFED)) ? 'text/html' : 'text/plain';
}

/** Tag residues (`/strong>`, one lost `<br>`) make no page: it takes many whole tags. */
function looksLikePage(head: string): boolean {
  if (!head.includes('<')) return false;
  if (PAGE_HEAD.test(head)) return true;
  let tags = 0;
  let length = 0;
  for (const [tag] of head.matchAll(TAG)) {
    tags += 1;
    length += tag.length;
  }
  return tags >= 10 && length * 50 > head.length;
}

function isBlank(text: string): boolean {
  return !PRINTED.test(text);
}
