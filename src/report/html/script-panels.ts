/**
 * The part of the script that a page of many plans needs: a topic that is opened gets copies of its clauses, side by side, taken
 * from the texts further down, with the words marked that the likest other clause has otherwise.
 */
import { WORD_PATTERN } from '../../text/word-diff.js';

/** In the browser as in `clause-differences.ts`, which does the same for pages that hold their panels ready. */
export const PANELS = `
  const ALIKE = 0.45;
  const MOST_MARKED = 0.6;
  const MOST_CELLS = 1e6;
  const MOST_PAIRED = 60;
  const MOST_SENTENCES = 60;
  const HAS_WORD = /[\\p{L}\\p{N}]/u;
  const WORD = new RegExp(${JSON.stringify(WORD_PATTERN)}, 'gu');

  /** The links of a topic, which the browser keeps as text. */
  const listRefs = (row) => {
    const links = row.tagName === 'DETAILS' ? row.querySelector(':scope > noscript') : null;
    if (links === null) return [];
    return Array.from(links.textContent.matchAll(/href="#(p(\\d+)-[^"]+)"/gu), ([, task, plan]) => ({
      task,
      city: String(plan - 1),
    }));
  };
  const nameOf = (city) =>
    document.querySelector('input[data-box][value="' + city + '"]').parentElement.textContent.trim();

  /** The stretch of a plan's text that a place stands for. */
  const rangeOf = (place) => {
    const range = document.createRange();
    const walker = document.createTreeWalker(place.closest('.plan'), NodeFilter.SHOW_TEXT);
    walker.currentNode = place;
    range.setStartBefore(place);
    let left = Number(place.dataset.size);
    for (let node = walker.nextNode(); node !== null && left > 0; node = walker.nextNode()) {
      if (node.parentElement.classList.contains('plan')) continue;
      range.setEnd(node, Math.min(left, node.length));
      left -= node.length;
    }
    return range;
  };

  let texts = null;
  const findTasks = (word) => {
    if (texts === null) {
      const tasks = new Set(known.rows.flatMap(({ refs }) => refs.map(({ task }) => task)));
      texts = Array.from(tasks, (id) => [id, rangeOf(document.getElementById(id)).toString().toLowerCase()]);
    }
    return new Set(texts.filter(([, text]) => text.includes(word)).map(([id]) => id));
  };

  const foldWidth = (text) =>
    text.replace(/[\\uff01-\\uff5e]/gu, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
  const countPairs = (text, start = 0) => {
    const pairs = new Map();
    const folded = foldWidth(text);
    for (let i = 0; i + 2 <= folded.length; i += 1) {
      const pair = folded.slice(i, i + 2);
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
    return { text, start, pairs, size: Math.max(0, text.length - 1) };
  };
  const likenessOf = (a, b) => {
    const [less, more] = a.pairs.size <= b.pairs.size ? [a, b] : [b, a];
    let shared = 0;
    for (const [pair, count] of less.pairs) shared += Math.min(count, more.pairs.get(pair) ?? 0);
    return (2 * shared) / Math.max(1, a.size + b.size);
  };
  const likest = (one, others) => {
    let best = null;
    let most = 0;
    for (const other of others) {
      const found = likenessOf(one, other);
      if (found > most) [best, most] = [other, found];
    }
    return [best, most];
  };
  const sentences = (text) =>
    Array.from(text.matchAll(/[^。；！？\\n]+[。；！？]*/gu))
      .map((match) => {
        const skipped = /^[\\s（(第]*[\\d一二三四五六七八九十百]+[条章节、.．）)]+(?!\\d)/u.exec(foldWidth(match[0]))?.[0].length ?? 0;
        return countPairs(match[0].slice(skipped), match.index + skipped);
      })
      .filter(({ text: found }) => HAS_WORD.test(found))
      .slice(0, MOST_SENTENCES);
  const cutWords = (text) => {
    const words = [];
    for (const { 0: found, index } of text.matchAll(WORD)) {
      const last = words.at(-1);
      const isUnit = /^[A-Za-z]/u.test(found) && last !== undefined && /\\d$/u.test(last.text);
      if (isUnit && last.start + last.text.length === index) last.text += found;
      else words.push({ text: found, start: index });
    }
    return words;
  };

  /** The words of one text that its longest common subsequence with another leaves out. */
  const findDifferences = (a, b) => {
    const [x, y] = [cutWords(foldWidth(a)), cutWords(foldWidth(b))];
    if (x.length * y.length > MOST_CELLS) return [];
    const width = y.length + 1;
    const best = new Uint32Array((x.length + 1) * width);
    for (let i = x.length - 1; i >= 0; i -= 1)
      for (let j = y.length - 1; j >= 0; j -= 1)
        best[i * width + j] =
          x[i].text === y[j].text
            ? best[(i + 1) * width + j + 1] + 1
            : Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
    const spans = [];
    for (let i = 0, j = 0; i < x.length; ) {
      if (j < y.length && x[i].text === y[j].text) [i, j] = [i + 1, j + 1];
      else if (j === y.length || best[(i + 1) * width + j] >= best[i * width + j + 1]) {
        const [start, end] = [x[i].start, x[i].start + x[i].text.length];
        const last = spans.at(-1);
        if (last !== undefined && start - last[1] <= 1) last[1] = end;
        else spans.push([start, end]);
        i += 1;
      } else j += 1;
    }
    const trimmed = spans.flatMap(([start, end]) => {
      const words = Array.from(a.slice(start, end).matchAll(/[\\p{L}\\p{N}%％‰℃]+/gu));
      if (words.length === 0) return [];
      return [[start + words[0].index, start + words.at(-1).index + words.at(-1)[0].length]];
    });
    const marked = trimmed.reduce((sum, [start, end]) => sum + end - start, 0);
    return marked > MOST_MARKED * a.length ? [] : trimmed;
  };
  const findDiffering = (text, other) => {
    const others = sentences(other);
    return sentences(text).flatMap((one) => {
      const [best, most] = likest(one, others);
      if (most < ALIKE) return [];
      return findDifferences(one.text, best.text).map(([start, end]) => [one.start + start, one.start + end]);
    });
  };

  const markSpans = (root, spans) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let at = 0;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      nodes.push([node, at]);
      at += node.length;
    }
    for (const [node, from] of nodes) {
      const inside = spans.filter(([start, end]) => start < from + node.length && end > from);
      for (const [start, end] of inside.reverse()) {
        const range = document.createRange();
        range.setStart(node, Math.max(0, start - from));
        range.setEnd(node, Math.min(node.length, end - from));
        const mark = document.createElement('mark');
        mark.className = 'differs';
        range.surroundContents(mark);
      }
    }
  };

  const make = (name, className, ...content) => {
    const element = document.createElement(name);
    if (className !== '') element.className = className;
    element.append(...content);
    return element;
  };
  const copyClause = (place) => {
    const box = make('div', '', rangeOf(place).cloneContents());
    if (box.querySelector('p') === null) box.replaceChildren(make('p', '', ...box.childNodes));
    box.lang = 'zh-CN';
    for (const element of all('[id], [data-of], .here', box)) {
      element.removeAttribute('id');
      element.removeAttribute('data-of');
      element.classList.remove('here');
    }
    return box;
  };

  const fill = (topic) => {
    const panel = make('div', 'side copied');
    const members = listRefs(topic).map(({ task, city }) => {
      const body = copyClause(document.getElementById(task));
      return { name: nameOf(city), task, city, body, counted: countPairs(body.textContent) };
    });
    for (const [i, { name, task, city, body, counted }] of members.entries()) {
      const others = members.length > MOST_PAIRED ? (i === 0 ? [] : [members[0]]) : members.filter((one) => one.city !== city);
      const [nearest] = likest(counted, others.map((other) => other.counted));
      const spans = nearest === null ? [] : findDiffering(counted.text, nearest.text);
      const title = make('a', '', name);
      title.href = '#' + task;
      const box = make('div', '', make('h3', '', title), body);
      box.dataset.city = city;
      if (spans.length > 0) {
        markSpans(body, spans);
        const other = others.find((one) => one.counted === nearest);
        box.append(make('p', 'dim', topic.closest('[data-differs]').dataset.differs.replace('{}', () => other.name)));
      }
      panel.append(box);
      hide(box, boxes.some(({ value, checked }) => value === city && !checked));
    }
    topic.append(panel);
  };
  document.addEventListener('toggle', (event) => {
    const topic = event.target;
    if (!(topic instanceof Element) || listRefs(topic).length === 0) return;
    const panel = topic.querySelector(':scope > .copied');
    if (topic.open && panel === null) fill(topic);
    // Copies of what is closed again would only make the page heavy.
    if (!topic.open && panel !== null) panel.remove();
  }, true);
`;
