/** Changes as a person lists them: `{ kind: 'raised', old: '1.1', new: '1.1', from: 'gte 95 %', to: 'gte 98 %' }`. */
import type {
  PlanVersions,
  VersionFigure,
  VersionOffice,
  VersionPlace,
} from '../../../src/model/versions.js';

type Listed = Readonly<Record<string, unknown>>;
export type ListedChanges = Readonly<
  Record<'tasks' | 'targets' | 'deadlines' | 'offices', readonly Listed[]>
>;

export function listChanges({ tasks, targets, deadlines, offices }: PlanVersions): ListedChanges {
  return {
    tasks: tasks.map(({ kind, how, old, new: now, words }) => ({
      kind,
      ...(how === null ? {} : { how }),
      ...placesOf(old, now),
      heading: (now ?? old)?.heading,
      ...(kind === 'reworded'
        ? {
            dropped: words.filter((run) => run.kind === 'dropped').map(({ text }) => text),
            added: words.filter((run) => run.kind === 'added').map(({ text }) => text),
          }
        : {}),
    })),
    targets: targets.map(({ kind, demand, old, new: now, unit }) => ({
      kind,
      demand,
      ...placesOf(old, now),
      ...(old === null ? {} : { from: printFigure(old, unit) }),
      ...(now === null ? {} : { to: printFigure(now, unit) }),
    })),
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
