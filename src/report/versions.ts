/**
 * What changed between two versions → tables for the terminal, Markdown for a memo:
 * `下调 │ 审批时限 │ [1.4] ≤ 60 工作日 │ [1.4] ≤ 45 工作日`. Rewordings are shown as `[-鼓励-]{+支持+}`.
 */
import type { PlanVersions, TaskChange, VersionPlace } from '../model/versions.js';
import { chooseStyle, grid } from './grid.js';
import { DEFAULT_COLUMNS, type ReportOptions } from './options.js';
import { markdownCell, printable, shorten } from './printable.js';
import {
  headingOf,
  nameDate,
  nameFigure,
  nameMove,
  nameOffice,
  namePassage,
  nameTask,
  nameTime,
  nameVerdict,
  placeOf,
  printWords,
  titleOf,
} from './versions-view.js';
import { VERSION_WORDS, type VersionWords } from './versions-words.js';

const LONGEST_QUOTE = 80;

interface Section {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export async function versionsAsTable(versions: PlanVersions, options: ReportOptions): Promise<string> {
  const words = VERSION_WORDS[options.lang ?? 'zh'];
  const style = await chooseStyle(options.color === true);
  const lines = [printable(titleOf(versions)), ''];
  for (const { title, heads, rows } of readSections(versions, words)) {
    lines.push(style.title(`${title} (${rows.length})`));
    lines.push(
      rows.length === 0 ? words.none : grid(heads, rows, options.columns ?? DEFAULT_COLUMNS, style),
      '',
    );
  }
  const renumbered = listRenumbered(versions);
  if (renumbered.length > 0) lines.push(`${words.onlyNumber} ${printable(renumbered.join('; '))}`);
  return `${lines.join('\n').trimEnd()}\n`;
}

export function versionsAsMarkdown(versions: PlanVersions, options: ReportOptions): string {
  const words = VERSION_WORDS[options.lang ?? 'zh'];
  const { old, new: now } = versions;
  const lines = [
    `# ${markdownCell(titleOf(versions))}`,
    '',
    `- ${words.old}: ${markdownCell(`${old.name} (${old.id})`)}`,
    `- ${words.new}: ${markdownCell(`${now.name} (${now.id})`)}`,
    '',
  ];
  for (const { title, heads, rows } of readSections(versions, words, true)) {
    lines.push(`## ${title} (${rows.length})`, '');
    if (rows.length === 0) lines.push(words.none, '');
    else
      lines.push(
        markdownRow(heads),
        markdownRow(heads.map(() => '---')),
        ...rows.map((row) => markdownRow(row.map(markdownCell))),
        '',
      );
  }
  const renumbered = listRenumbered(versions);
  if (renumbered.length > 0) lines.push(`${words.onlyNumber} ${markdownCell(renumbered.join('; '))}`, '');
  return `${lines.join('\n').trimEnd()}\n`;
}

/** With quotes, each row can be cited; a terminal has no room for them. */
function readSections(versions: PlanVersions, words: VersionWords, isQuoted = false): Section[] {
  const { meta, chapters, passages, tasks, deadlines, offices } = versions;
  const isTold = ({ how }: Pick<TaskChange, 'how'>): boolean => how !== 'number';
  const quote = (place: VersionPlace | null): string =>
    place === null || !isQuoted ? '' : ` “${shorten(place.quote, LONGEST_QUOTE)}”`;
  const figures = (title: string, changes: PlanVersions['targets']): Section => ({
    title,
    heads: [words.change, words.indicator, words.old, words.new],
    rows: changes.map((change) => [
      nameVerdict(change, words),
      change.indicator,
      nameFigure(change.old, change.unit) + quote(change.old),
      nameFigure(change.new, change.unit) + quote(change.new),
    ]),
  });
  return [
    {
      title: words.meta,
      heads: [words.field, words.old, words.new],
      rows: meta.map(({ field, old, new: now }) => [words.fields[field], old ?? '', now ?? '']),
    },
    {
      title: words.chapters,
      heads: [words.change, words.old, words.new],
      rows: chapters
        .filter(isTold)
        .map((change) => [nameMove(change, words), nameTask(change.old), nameTask(change.new)]),
    },
    {
      title: words.tasks,
      heads: [words.change, words.old, words.new, words.wording],
      rows: tasks
        .filter(isTold)
        .map((change) => [
          nameMove(change, words),
          nameTask(change.old),
          nameTask(change.new),
          change.words.length > 0 ? printWords(change.words) : quote(change.new ?? change.old).trim(),
        ]),
    },
    figures(words.targets, versions.targets),
    {
      title: words.deadlines,
      heads: [words.change, words.task, words.old, words.new],
      rows: deadlines.map((change) => [
        nameTime(change, words),
        headingOf(change.new ?? change.old),
        nameDate(change.old),
        nameDate(change.new),
      ]),
    },
    {
      title: words.offices,
      heads: [words.change, words.task, words.old, words.new],
      rows: offices.map(({ kind, old, new: now, task }) => [
        words.kinds[kind],
        nameTask(task.new),
        nameOffice(old, words),
        nameOffice(now, words),
      ]),
    },
    figures(words.baselines, versions.baselines),
    {
      title: words.passages,
      heads: [words.change, words.place, words.wording],
      rows: passages.map(({ kind, old, new: now, words: runs }) => [
        words.kinds[kind],
        namePassage(now ?? old, words),
        kind === 'reworded' ? printWords(runs) : shorten((now ?? old)?.quote ?? '', LONGEST_QUOTE),
      ]),
    },
  ];
}

function listRenumbered({ tasks }: PlanVersions): string[] {
  const isOnlyNumber = ({ how, old, new: now }: TaskChange): boolean =>
    how === 'number' && old !== null && now !== null;
  return tasks
    .filter(isOnlyNumber)
    .map(({ old, new: now }) => `${placeOf(old as VersionPlace)} → ${placeOf(now as VersionPlace)}`);
}

function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
