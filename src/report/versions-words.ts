/** The words of a report on two versions, in both languages: 上调 is raised, 仅编号变化 renumbered only. */
import type { Lang } from '../model/diagnostic.js';
import type { UnitRole } from '../model/document.js';
import type { DeadlineChange, OfficeChange, TargetChange, TaskChange } from '../model/versions.js';

type Kind = TaskChange['kind'] | TargetChange['kind'] | DeadlineChange['kind'] | OfficeChange['kind'];

export interface VersionWords {
  readonly tasks: string;
  readonly targets: string;
  readonly deadlines: string;
  readonly offices: string;
  readonly change: string;
  readonly old: string;
  readonly new: string;
  readonly wording: string;
  readonly indicator: string;
  readonly task: string;
  readonly none: string;
  readonly onlyNumber: string;
  readonly withinYear: string;
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly hows: Readonly<Record<NonNullable<TaskChange['how']>, string>>;
  readonly demands: Readonly<Record<NonNullable<TargetChange['demand']>, string>>;
  readonly roles: Readonly<Record<UnitRole, string>>;
  readonly csv: readonly string[];
}

export const VERSION_WORDS: Readonly<Record<Lang, VersionWords>> = {
  zh: {
    tasks: '任务',
    targets: '量化目标',
    deadlines: '完成时限',
    offices: '责任单位',
    change: '变化',
    old: '旧版',
    new: '新版',
    wording: '改动',
    indicator: '指标',
    task: '任务',
    none: '（无）',
    onlyNumber: '仅编号变化：',
    withinYear: '按年内日期',
    kinds: {
      added: '新增',
      dropped: '删去',
      moved: '移动',
      reworded: '改写',
      split: '拆分',
      joined: '合并',
      renamed: '改名',
      raised: '数值上调',
      lowered: '数值下调',
      changed: '改变',
      earlier: '提前',
      later: '推后',
      role: '分工变化',
    },
    hows: { chapter: '移至他章', order: '调整次序', number: '仅编号变化' },
    demands: { more: '要求提高', less: '要求降低' },
    roles: { lead: '牵头', responsible: '责任', support: '配合' },
    csv: [
      '类别',
      '变化',
      '方式',
      '事项',
      '旧版文件',
      '旧版条款',
      '旧版原文',
      '旧版起',
      '旧版止',
      '新版文件',
      '新版条款',
      '新版原文',
      '新版起',
      '新版止',
      '旧值',
      '新值',
      '计量单位',
      '改动',
    ],
  },
  en: {
    tasks: 'Tasks',
    targets: 'Targets',
    deadlines: 'Deadlines',
    offices: 'Offices',
    change: 'Change',
    old: 'Old',
    new: 'New',
    wording: 'Wording',
    indicator: 'Indicator',
    task: 'Task',
    none: '(none)',
    onlyNumber: 'Renumbered only:',
    withinYear: 'within the year',
    kinds: {
      added: 'added',
      dropped: 'dropped',
      moved: 'moved',
      reworded: 'reworded',
      split: 'split',
      joined: 'joined',
      renamed: 'renamed',
      raised: 'raised',
      lowered: 'lowered',
      changed: 'changed',
      earlier: 'earlier',
      later: 'later',
      role: 'other role',
    },
    hows: { chapter: 'other chapter', order: 'other order', number: 'renumbered' },
    demands: { more: 'asks for more', less: 'asks for less' },
    roles: { lead: 'lead', responsible: 'responsible', support: 'support' },
    csv: [
      'List',
      'Change',
      'How',
      'Item',
      'Old document',
      'Old clause',
      'Old quote',
      'Old start',
      'Old end',
      'New document',
      'New clause',
      'New quote',
      'New start',
      'New end',
      'Old value',
      'New value',
      'Unit',
      'Wording',
    ],
  },
};
