/**
 * What the head and foot of a plan say of it: title, 文号, who signed it and when, whom it governs, its period, its ground.
 * `威海市人民政府办公室` + `2023年8月19日` → issuer and date. What the text does not settle is null.
 */
import { isoDate, isValidDate } from '../chinese/calendar.js';
import { fold } from '../chinese/fold.js';
import { readNumeral } from '../chinese/numeral.js';
import type { Citation } from '../model/document.js';
import type { Region } from '../model/outline.js';
import { documentTypeOf, findTitle } from './title.js';

export interface PrintedMeta {
  readonly title: string | null;
  readonly documentType: string | null;
  readonly documentNumber: string | null;
  readonly issuer: string | null;
  readonly issuedOn: string | null;
  readonly publishedOn: string | null;
  readonly basis: Citation[];
  /** Folded lines before the first clause. */
  readonly head: readonly string[];
  readonly conflicts: readonly MetaConflict[];
}

export interface MetaHints {
  /** Title that the page declares in its markup. */
  readonly title: string | null;
  readonly publishedOn: string | null;
  /** Lines of the site that were taken out of the text. */
  readonly furniture: readonly string[];
  /** Particulars that the page prints beside the plan, `成文日期：2023-04-25`: they count where the plan itself is silent. */
  readonly declared?: readonly string[];
}

/** The page says one thing of the plan, the plan or another part of the page a different one. */
export interface MetaConflict {
  readonly field: 'issuedOn' | 'publishedOn' | 'documentNumber';
  readonly kept: string;
  readonly other: string;
}

const DATE =
  /(?<year>(?:19|20)\d{2}|二[〇零][〇零一二三四五六七八九]{2}) ?[年\-./] ?(?<month>\d{1,2}|[一二三四五六七八九十]{1,2}) ?[月\-./] ?(?<day>\d{1,2}|[一二三四五六七八九十]{1,3}) ?日?/u;
const DATE_LINE = new RegExp(`^(?<signer>\\p{Script=Han}[^。,;:]{3,40}?)? *${DATE.source}(?: ?印发)?$`, 'u');
const SIGNER =
  /^(?:中共|中国共产党)?[\p{Script=Han} ()]{3,40}(?:政府|办公[厅室]|委员会|局|厅|部|委|办|领导小组|指挥部|管委会|管理委员会|总工会|中心)$/u;
const NUMBER =
  /(?<prefix>\p{Script=Han}[\p{Script=Han}()]{0,14}) ?[〔[(【﹝] ?(?<year>(?:19|20)\d{2}) ?[〕\])】﹞] ?第? ?(?<number>\d{1,4}) ?号/u;
const NUMBER_LABEL = /^(?:文 {0,4}号|发文字号|发文文号|文件编号|公文文号|发文编号) ?:? ?/u;
const ISSUER_LABEL =
  /^(?:发 ?布 ?机 ?构|发文机关|发文单位|发布机构|发布单位|制发机关|发文机构|发布机关) ?:? ?(?<issuer>\p{Script=Han}[\p{Script=Han}、 ]{3,40})$/u;
const ISSUED_LABEL = /^(?:成文日期|发文日期|印发日期|签发日期|生成日期|成文时间|发文时间|印发时间) ?:? ?/u;
const PUBLISHED_LABEL = /(?:发布|更新|创建|发表|公布|上传|录入|公开)(?:时间|日期) ?:? ?/u;

/** Fields of a head that stand side by side (文　号：…　　　　有效性：有效), and a head whose line breaks were lost. */
const COLUMN_GAP = / {3,}|\t/u;
const LOST_BREAK =
  /(?<=关于[^。]{4,80}的通知)(?=\p{Script=Han})|(?<=[〕\])]\d{1,4}号)(?=\p{Script=Han})|(?<=(?:贯彻落实|贯彻执行|组织实施|抓好落实|遵照执行)。)|(?<=\d日|[一二三四五六七八九十]日)(?=\p{Script=Han}{4})|(?<=[)〕](?:的通知)?)(?=为(?:深入|全面|加快|贯彻|进一步|切实|认真|推动|推进|落实|做好|加强))/u;
const MAX_HEAD_LINE = 160;

function splitHead(line: string): string[] {
  const cells = COLUMN_GAP.test(line) ? line.split(COLUMN_GAP) : [line];
  return cells.flatMap((cell) =>
    cell.length > MAX_HEAD_LINE && /关于/u.test(cell) ? cell.split(LOST_BREAK) : [cell],
  );
}

/** A printed date as ISO, null where it is none. */
export function readDate(folded: string): string | null {
  const groups = DATE.exec(folded)?.groups;
  if (groups === undefined) return null;
  const year = readNumeral((groups['year'] as string).replaceAll('零', '〇')) ?? 0;
  const month = readNumeral(groups['month'] as string) ?? 0;
  const day = readNumeral(groups['day'] as string) ?? 0;
  return isValidDate(year, month, day) ? isoDate(year, month, day) : null;
}

interface Signature {
  readonly issuer: string | null;
  readonly issuedOn: string;
}

/** A line that is a date, under the name of the body that signs. */
function findSignature(lines: readonly string[]): Signature | null {
  for (const [i, line] of lines.entries()) {
    const match = DATE_LINE.exec(line.trim().replace(/^\((?<inner>[^()]{8,60})\)$/u, '$<inner>'));
    if (match === null) continue;
    const issuedOn = readDate(line);
    if (issuedOn === null) continue;
    const inline = match.groups?.['signer']?.trim();
    const above = (lines[i - 1] ?? '').trim();
    const issuer = inline !== undefined && SIGNER.test(inline) ? inline : SIGNER.test(above) ? above : null;
    if (inline !== undefined && issuer === null) continue;
    return { issuer: issuer === null ? null : issuer.replaceAll(' ', ''), issuedOn };
  }
  return null;
}

/** The body that signs, on the line under the title. */
function findByline(head: readonly string[], title: string | null): string | null {
  if (title === null) return null;
  const own = fold(title).replaceAll(' ', '');
  const at = head.findIndex((line) => own.endsWith(line.replaceAll(' ', '')) && line.trim().length >= 4);
  const line = at < 0 ? '' : (head[at + 1] ?? '').replaceAll(' ', '');
  return /(?:政府|办公[厅室]|委员会|局|厅)$/u.test(line) && SIGNER.test(line) ? line : null;
}

function findNumber(lines: readonly string[]): string | null {
  for (const line of lines) {
    const bare = line.replace(NUMBER_LABEL, '').trim();
    const match = NUMBER.exec(bare);
    if (match === null || bare.length > match[0].length + 6 || /[《》]/u.test(bare)) continue;
    const { prefix, year, number } = match.groups as Record<string, string>;
    return `${prefix as string}〔${year as string}〕${number as string}号`;
  }
  return null;
}

const CITATION =
  /《(?<title>[^《》\n]{4,80}(?:《[^《》\n]{2,60}》[^《》\n]{0,40})?)》(?: ?\((?<number>[^()\n]{4,30}号)\))?/gu;
const GROUND = /根据|依据|按照|遵照|贯彻|落实|结合|参照/u;
const OWN = /^(?:\([^()]{1,20}\))?(?:已经|已于|业经|经|印发|下发|发给)/u;

function findBasis(head: readonly string[], text: readonly string[]): Citation[] {
  const basis: Citation[] = [];
  for (const [i, line] of head.entries()) {
    if (!GROUND.test(line)) continue;
    for (const match of line.matchAll(CITATION)) {
      const after = line.slice(match.index + match[0].length);
      if (OWN.test(after)) continue;
      const source = text[i] ?? line;
      const title = source.slice(match.index + 1, match.index + 1 + (match[1] as string).length);
      const printed = match.groups?.['number'];
      const documentNumber = printed === undefined ? null : (findNumber([printed]) ?? printed);
      if (!basis.some((known) => known.title === title)) basis.push({ title, documentNumber });
    }
  }
  return basis;
}

export function extractMeta(
  text: string,
  folded: string,
  regions: readonly Region[],
  hints: MetaHints,
): PrintedMeta {
  const first = regions.find(({ clause }) => clause !== null)?.start ?? Math.min(text.length, 3000);
  const head = folded.slice(0, first).split('\n').flatMap(splitHead);
  const headText: string[] = [];
  let at = 0;
  for (const line of head) {
    const start = folded.indexOf(line, at);
    headText.push(text.slice(start, start + line.length));
    at = start + line.length;
  }
  const tail = regions
    .filter(({ clause, start, part }) => clause === null && start >= first && part === null)
    .flatMap(({ start, end }) => folded.slice(start, end).split('\n'));
  const appendices = regions
    .filter(({ clause, start, part }) => clause === null && start >= first && part !== null)
    .flatMap(({ start, end }) => folded.slice(start, end).split('\n'));
  const furniture = hints.furniture.flatMap((line) => splitHead(fold(line))).map((line) => line.trim());

  const title = findTitle(head, headText, hints.title);
  const signature = findSignature(head) ?? findSignature(tail) ?? findSignature(appendices);
  const declared = (hints.declared ?? []).map((line) => fold(line).trim());
  const labelled = [...head, ...furniture, ...declared];
  const issuedLine = labelled.find((line) => ISSUED_LABEL.test(line));
  const issuerLine = labelled
    .map((line) => ISSUER_LABEL.exec(line)?.groups?.['issuer'])
    .find((name) => name !== undefined);
  const published = labelled.map((line) => PUBLISHED_LABEL.exec(line)).find((match) => match !== null);
  const stamp = furniture.find((line) => /^(?:19|20)\d{2}-\d{1,2}-\d{1,2}/u.test(line));

  const documentNumber = findNumber([...head, ...furniture, ...declared]);
  const issuedOn = signature?.issuedOn ?? (issuedLine === undefined ? null : readDate(issuedLine));
  const publishedOn =
    hints.publishedOn ??
    (published === undefined ? null : readDate(published.input.slice(published.index))) ??
    (stamp === undefined ? null : readDate(stamp));
  return {
    title: title?.title ?? null,
    documentType: documentTypeOf(title?.title ?? null, [...head, ...tail]),
    documentNumber,
    issuer:
      signature?.issuer ??
      issuerLine?.replaceAll(' ', '') ??
      title?.issuer ??
      findByline(head, title?.title ?? null),
    issuedOn,
    publishedOn,
    basis: findBasis(head, headText),
    head,
    conflicts: findConflicts(labelled, { issuedOn, publishedOn, documentNumber }),
  };
}

/** What the page prints beside the plan, held against what was taken. */
function findConflicts(
  declared: readonly string[],
  kept: Readonly<Record<MetaConflict['field'], string | null>>,
): MetaConflict[] {
  const conflicts: MetaConflict[] = [];
  for (const line of declared) {
    const [field, other] = ISSUED_LABEL.test(line)
      ? (['issuedOn', readDate(line)] as const)
      : NUMBER_LABEL.test(line)
        ? (['documentNumber', findNumber([line])] as const)
        : (['publishedOn', PUBLISHED_LABEL.test(line) ? readDate(line) : null] as const);
    const own = kept[field];
    if (own === null || other === null || own === other) continue;
    if (!conflicts.some((known) => known.field === field)) conflicts.push({ field, kept: own, other });
  }
  return conflicts;
}
