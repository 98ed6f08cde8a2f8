/** Pieces of what is told of two versions, in every form: `[1.4] 压减审批时限`, `≤ 60 工作日 2023-12-31`, `[-鼓励-]{+支持+}`. */
import type {
  DeadlineChange,
  PlanVersions,
  TargetChange,
  TaskChange,
  VersionDate,
  VersionFigure,
  VersionOffice,
  VersionPlace,
  WordRun,
} from '../model/versions.js';
import { figure } from './columns.js';
import { showPath } from './comparison-view.js';
import { shorten } from './printable.js';
import type { ChangeKind, VersionWords } from './versions-words.js';

export function titleOf({ old, new: now }: PlanVersions): string {
  return `${old.title ?? old.name} → ${now.title ?? now.name}`;
}

export function headingOf(place: VersionPlace | null): string {
  return shorten(place?.heading ?? '', 60);
}

export function placeOf({ part, path, segment }: VersionPlace): string {
  return `${part === null ? '' : `${part} `}${showPath(path, segment)}`;
}

export function nameTask(place: VersionPlace | null): string {
  return place === null ? '' : `${placeOf(place)} ${headingOf(place)}`;
}

/** The preamble has no clause. */
export function namePassage(place: VersionPlace | null, words: VersionWords): string {
  return place === null || place.path.length === 0 ? words.preamble : nameTask(place);
}

export function nameFigure(place: VersionFigure | null, unit: string | null): string {
  if (place === null) return '';
  return `${placeOf(place)} ${figure(place, unit)}${place.due === null ? '' : ` ${place.due}`}`;
}

export function nameDate(place: VersionDate | null): string {
  if (place === null) return '';
  return `${placeOf(place)} ${place.quote}${place.end === null ? '' : ` (${place.end})`}`;
}

export function nameOffice(office: VersionOffice | null, words: VersionWords): string {
  return office === null ? '' : `${office.name} (${words.roles[office.role]})`;
}

/** 数值下调 (要求提高). */
export function nameVerdict({ kind, demand }: TargetChange, words: VersionWords): string {
  return demand === null ? words.kinds[kind] : `${words.kinds[kind]} (${words.demands[demand]})`;
}

/** 移至他章, 改写. */
export function nameMove(
  { kind, how }: Pick<TaskChange, 'how'> & { readonly kind: ChangeKind },
  words: VersionWords,
): string {
  return how === null ? words.kinds[kind] : words.hows[how];
}

export function nameTime({ kind, compared }: DeadlineChange, words: VersionWords): string {
  return compared === 'within-year' ? `${words.kinds[kind]} (${words.withinYear})` : words.kinds[kind];
}

/** So much of what was kept is shown beside a change. */
const AROUND = 8;

/** `…演出300场，[-鼓励-]{+支持+}社会力量开办…` */
export function printWords(runs: readonly WordRun[]): string {
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
