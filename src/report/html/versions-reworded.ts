/**
 * Tasks and paragraphs of two versions side by side, with the words that differ marked in both: 鼓励社会力量 beside
 * 支持社会力量. Of what only one version has, a paragraph stands alone.
 */
import type { VersionPlace, WordRun } from '../../model/versions.js';
import { namePassage, nameTask } from '../versions-view.js';
import { html, type Markup } from './escape.js';
import { markText } from './marked-text.js';
import { type Edition, linkPlace, type Versions } from './versions-setting.js';

interface Pair {
  readonly verdict: string;
  readonly name: string;
  readonly old: VersionPlace | null;
  readonly new: VersionPlace | null;
  readonly words: readonly WordRun[];
}

export function writeReworded(setting: Versions): Markup {
  const { versions, words, labels } = setting;
  const pairs: Pair[] = [
    ...versions.tasks
      .filter(({ kind }) => kind === 'reworded' || kind === 'split' || kind === 'joined')
      .map((change) => ({
        ...change,
        verdict: labels.kinds[change.kind],
        name: [...new Set([nameTask(change.old), nameTask(change.new)])].join(' → '),
      })),
    ...versions.passages.map((change) => ({
      ...change,
      verdict: labels.kinds[change.kind],
      name: namePassage(change.new ?? change.old, labels),
    })),
  ];
  if (pairs.length === 0) return html`<p class="dim">${words.none}</p>`;
  return html`${pairs.map(
    (pair) => html`<details open data-row><summary><b>${pair.verdict}</b> ${pair.name}</summary>
<div class="side">${showSide(setting, setting.old, pair.old, spansOf(pair.words, 'dropped'))}${showSide(setting, setting.now, pair.new, spansOf(pair.words, 'added'))}</div></details>
`,
  )}`;
}

function spansOf(words: readonly WordRun[], kind: WordRun['kind']): WordRun['span'][] {
  return words.filter((run) => run.kind === kind).map(({ span }) => span);
}

function showSide(
  { words }: Versions,
  edition: Edition,
  place: VersionPlace | null,
  differing: readonly WordRun['span'][],
): Markup {
  if (place === null) return html`<div><h3>${edition.name}</h3><p class="dim">${words.none}</p></div>`;
  const { document } = edition;
  const text =
    document === undefined
      ? html`<p lang="zh-CN">${place.quote}</p>`
      : html`<div lang="zh-CN">${markText(document, { words, anchors: null, range: place.span, differing })}</div>`;
  return html`<div><h3>${linkPlace(edition, place, edition.name)}</h3>${text}</div>`;
}
