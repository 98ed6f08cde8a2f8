/**
 * What changed between two versions → tables for the terminal, Markdown for a memo, CSV for an appendix:
 * `下调 │ 审批时限 │ [1.4] ≤ 60 工作日 │ [1.4] ≤ 45 工作日`. Rewordings are shown as `[-鼓励-]{+支持+}`.
 */
import type {
  PlanVersions,
  TaskChange,
  VersionFigure,
  VersionOffice,
  VersionPlace,
  WordRun,
} from '../model/versions.js';
import { figure } from './columns.js';
import { showPath } from './comparison-view.js';
import { toCsv } from './csv.js';
import { chooseStyle, grid } from './grid.js';
import { DEFAULT_COLUMNS, type ReportOptions } from './options.js';
import { markdownCell, printable, shorten } from './printable.js';
import { VERSION_WORDS, type VersionWords } from './versions-words.js';

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
  const lines = [`# ${markdownCell(titleOf(versions))}`, ''];
  for (const { title, heads, rows } of readSections(versions, words)) {
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

/** One row a change, each side with its document, clause path, quote and place, so that it can be cited. */
export function versionsAsCsv(versions: PlanVersions, options: ReportOptions): string {
  const lang = options.lang ?? 'zh';
  const words = VERSION_WORDS[lang];
  const row = (
    list: string,
    kind: string,
    detail: string | null,
    item: string,
    sides: readonly (VersionPlace | null)[],
    more: readonly string[],
  ): string[] => [list, kind, detail ?? '', item, ...sides.flatMap(citePlace), ...more];
  return toCsv([
    [...words.csv],
    ...versions.tasks.map(({ kind, how, old, new: now, words: runs }) =>
      row('task', kind, how, headingOf(now ?? old), [old, now], ['', '', '', printWords(runs)]),
    ),
    ...versions.targets.map(({ kind, demand, indicator, unit, old, new: now }) =>
      row(
        'target',
        kind,
        demand,
        indicator,
        [old, now],
        [old === null ? '' : figure(old, unit), now === null ? '' : figure(now, unit), unit ?? '', ''],
      ),
    ),
    ...versions.deadlines.map(({ kind, compared, old, new: now }) =>
      row(
        'deadline',
        kind,
        compared,
        headingOf(now ?? old),
        [old, now],
        [old?.end ?? old?.recurrence ?? '', now?.end ?? now?.recurrence ?? '', '', ''],
      ),
    ),
    ...versions.offices.map(({ kind, canonical, old, new: now }) =>
      row('office', kind, null, canonical, [old, now], [old?.role ?? '', now?.role ?? '', '', '']),
    ),
  ]);
}

function readSections(versions: PlanVersions, words: VersionWords): Section[] {
  const { tasks, targets, deadlines, offices } = versions;
  return [
    {
      title: words.tasks,
      heads: [words.change, words.old, words.new, words.wording],
      rows: tasks
        .filter(({ how }) => how !== 'number')
        .map(({ kind, how, old, new: now, words: runs }) => [
          how === null ? words.kinds[kind] : words.hows[how],
          nameTask(old),
          nameTask(now),
          printWords(runs),
        ]),
    },
    {
      title: words.targets,
      heads: [words.change, words.indicator, words.old, words.new],
      rows: targets.map(({ kind, demand, indicator, unit, old, new: now }) => [
        demand === null ? words.kinds[kind] : `${words.kinds[kind]} (${words.demands[demand]})`,
        indicator,
        nameFigure(old, unit),
        nameFigure(now, unit),
      ]),
    },
    {
      title: words.deadlines,
      heads: [words.change, words.task, words.old, words.new],
      rows: deadlines.map(({ kind, compared, old, new: now }) => [
        compared === 'within-year' ? `${words.kinds[kind]} (${words.withinYear})` : words.kinds[kind],
        headingOf(now ?? old),
        nameDate(old),
        nameDate(now),
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
  ];
}

function titleOf({ old, new: now }: PlanVersions): string {
  return `${old.title ?? old.name} → ${now.title ?? now.name}`;
}

function headingOf(place: VersionPlace | null): string {
  return shorten(place?.heading ?? '', 60);
}

function placeOf({ part, path, segment }: VersionPlace): string {
  return `${part === null ? '' : `${part} `}${showPath(path, segment)}`;
}

function nameTask(place: VersionPlace | null): string {
  return place === null ? '' : `${placeOf(place)} ${headingOf(place)}`;
}

function nameFigure(place: VersionFigure | null, unit: string | null): string {
  if (place === null) return '';
  return `${placeOf(place)} ${figure(place, unit)}${place.due === null ? '' : ` ${place.due}`}`;
}

function nameDate(place: PlanVersions['deadlines'][number]['old']): string {
  if (place === null) return '';
  return `${placeOf(place)} ${place.quote}${place.end === null ? '' : ` (${place.end})`}`;
}

function nameOffice(office: VersionOffice | null, words: VersionWords): string {
  return office === null ? '' : `${office.name} (${words.roles[office.role]})`;
}

function listRenumbered({ tasks }: PlanVersions): string[] {
  const isOnlyNumber = ({ how, old, new: now }: TaskChange): boolean =>
    how === 'number' && old !== null && now !== null;
  return tasks
    .filter(isOnlyNumber)
    .map(({ old, new: now }) => `${placeOf(old as VersionPlace)} → ${placeOf(now as VersionPlace)}`);
}

/** So much of what was kept is shown beside a change. */
const AROUND = 8;

/** `…演出300场，[-鼓励-]{+支持+}社会力量开办…` */
function printWords(runs: readonly WordRun[]): string {
  return runs
    .map(({ kind, text }, i) => {
      if (kind === 'dropped') return `[-${text}-]`;
      if (kind === 'added') return `{+${text}+}`;
      const [isFirst, isLast] = [i === 0, i === runs.length - 1];
      if (text.length <= (isFirst || isLast ? AROUND : 2 * AROUND) + 1) return text;
      const chars = [...text];
      const head = isFirst ? '' : chars.slice(0, AROUND).join('');
      const tail = isLast ? '' : chars.slice(-AROUND).join('');
      return `${head}…${tail}`;
    })
    .join('');
}

function citePlace(place: VersionPlace | null): string[] {
  if (place === null) return ['', '', '', '', ''];
  return [place.document, placeOf(place), place.quote, `${place.span.start}`, `${place.span.end}`];
}

function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
