/** Changes as a person lists them: `{ kind: 'raised', old: '1.1', new: '1.1', from: 'gte 95 %', to: 'gte 98 %' }`. */
import type {
  PlanVersions,
  TargetChange,
  VersionFigure,
  VersionOffice,
  VersionPlace,
  WordRun,
} from '../../../src/model/versions.js';

export const LIST_NAMES = [
  'meta',
  'chapters',
  'passages',
  'tasks',
  'targets',
  'baselines',
  'deadlines',
  'offices',
] as const;

type Listed = Readonly<Record<string, unknown>>;
export type ListedChanges = Readonly<Record<(typeof LIST_NAMES)[number], readonly Listed[]>>;

export function listChanges(versions: PlanVersions): ListedChanges {
  const { meta, chapters, passages, tasks, targets, baselines, deadlines, offices } = versions;
  return {
    meta: meta.map(({ field, old, new: now }) => ({
      field,
      ...(old === null ? {} : { from: old }),
      ...(now === null ? {} : { to: now }),
    })),
    chapters: chapters.map(({ kind, how, old, new: now }) => ({
      kind,
      ...(how === null ? {} : { how }),
      ...placesOf(old, now),
      ...(old === null ? {} : { from: old.heading }),
      ...(now === null ? {} : { to: now.heading }),
    })),
    passages: passages.map(({ kind, old, new: now, words }) => ({
      kind,
      ...placesOf(old, now),
      ...(kind === 'reworded' ? listWords(words) : {}),
    })),
    tasks: tasks.map(({ kind, how, old, new: now, words }) => ({
      kind,
      ...(how === null ? {} : { how }),
      ...placesOf(old, now),
      heading: (now ?? old)?.heading,
      ...(['reworded', 'split', 'joined'].includes(kind) ? listWords(words) : {}),
    })),
    targets: targets.map(listTarget),
    baselines: baselines.map(listTarget),
    deadlines: deadlines.map(({ kind, compared, old, new: now }) => ({
      kind,
      compared,
      ...placesOf(old, now),
      ...(old === null ? {} : { from: old.quote }),
      ...(now === null ? {} : { to: now.quote }),
    })),
    offices: offices.map(({ kind, old, new: now, task }) => ({
      kind,
      task: task.new.path.join('.'),
      ...(old === null ? {} : { from: printOffice(old) }),
      ...(now === null ? {} : { to: printOffice(now) }),
    })),
  };
}

function listTarget({ kind, demand, old, new: now, unit }: TargetChange): Listed {
  return {
    kind,
    demand,
    ...placesOf(old, now),
    ...(old === null ? {} : { from: printFigure(old, unit) }),
    ...(now === null ? {} : { to: printFigure(now, unit) }),
  };
}

function listWords(words: readonly WordRun[]): Listed {
  const textsOf = (kind: WordRun['kind']): string[] =>
    words.filter((run) => run.kind === kind).map(({ text }) => text);
  return { dropped: textsOf('dropped'), added: textsOf('added') };
}

function placesOf(old: VersionPlace | null, now: VersionPlace | null): Listed {
  return {
    ...(old === null ? {} : { old: old.path.join('.') }),
    ...(now === null ? {} : { new: now.path.join('.') }),
  };
}

function printFigure({ comparator, value, valueMax }: VersionFigure, unit: string | null): string {
  return `${comparator} ${value}${valueMax === null ? '' : `–${valueMax}`} ${unit ?? ''}`.trim();
}

function printOffice({ name, role }: VersionOffice): string {
  return `${name} ${role}`;
}
