/** The tables of the page of two versions: 审批时限 │ ≤ 60 工作日 │ ≤ 45 工作日 │ 数值下调 (要求提高), each a link to its words. */
import type { TargetChange, VersionFigure } from '../../model/versions.js';
import { figure } from '../columns.js';
import { nameDate, nameOffice, nameTask, nameTime, nameVerdict, placeOf } from '../versions-view.js';
import { linkFact } from './cities.js';
import { html, type Markup } from './escape.js';
import { heads, writeTable } from './page.js';
import { type Edition, linkPlace, type Versions } from './versions-setting.js';

export function writeFigures(
  { words, labels, old, now }: Versions,
  title: string,
  changes: readonly TargetChange[],
): Markup {
  const rows = changes.map((change) => {
    const largest = Math.max(
      ...[change.old, change.new].map((side) => Math.abs(side?.valueMax ?? side?.value ?? 0)),
    );
    return html`<tr data-row><th scope="row">${change.indicator}</th><td class="some">${showFigure(old, change.old, change.unit, largest)}</td><td class="some">${showFigure(now, change.new, change.unit, largest)}</td><td class="merit">${nameVerdict(change, labels)}</td></tr>
`;
  });
  return writeTable(title, heads([labels.indicator, labels.old, labels.new, labels.change]), rows, words);
}

function showFigure(
  edition: Edition,
  side: VersionFigure | null,
  unit: string | null,
  largest: number,
): Markup | null {
  if (side === null) return null;
  const share = largest === 0 ? 0 : Math.round((Math.abs(side.valueMax ?? side.value) / largest) * 100);
  return html`${placeOf(side)} ${linkFact(edition, side.target, figure(side, unit))} <span class="due">${side.due}</span><span class="bar" style="width:${share}%"></span>`;
}

export function writeDeadlines({ versions, words, labels, old, now }: Versions): Markup {
  const rows = versions.deadlines.map((change) => {
    const side = (edition: Edition, date: typeof change.old): Markup | null =>
      date === null ? null : linkFact(edition, date.deadline, nameDate(date));
    return html`<tr data-row><th scope="row">${(change.new ?? change.old)?.heading ?? ''}</th><td class="some">${side(old, change.old)}</td><td class="some">${side(now, change.new)}</td><td class="merit">${nameTime(change, labels)}</td></tr>
`;
  });
  const head = heads([labels.task, labels.old, labels.new, labels.change]);
  return writeTable(labels.deadlines, head, rows, words);
}

export function writeOffices({ versions, words, labels, old, now }: Versions): Markup {
  const rows = versions.offices.map(({ kind, old: before, new: after, task }) => {
    const side = (edition: Edition, office: typeof before): Markup | null =>
      office === null ? null : linkFact(edition, office.unit, nameOffice(office, labels));
    return html`<tr data-row><th scope="row">${linkPlace(now, task.new, nameTask(task.new))}</th><td class="some">${side(old, before)}</td><td class="some">${side(now, after)}</td><td class="merit">${labels.kinds[kind]}</td></tr>
`;
  });
  const head = heads([labels.task, labels.old, labels.new, labels.change]);
  return writeTable(labels.offices, head, rows, words);
}
