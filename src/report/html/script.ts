/**
 * The pages' own small script: filtering rows by text, city and chapter, and opening what a link leads to. Without it a page
 * still shows everything. It asks for nothing from anywhere.
 */
import { PANELS } from './script-panels.js';

export const SCRIPT = `
(() => {
  'use strict';
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const field = document.getElementById('filter-text');
  const chooser = document.getElementById('filter-chapter');
  const boxes = all('input[data-box]');
  const shown = document.getElementById('filter-count');
  const hide = (element, isHidden) => {
    // A part of a picture has the attribute, but no property of that name.
    if (element.hasAttribute('hidden') !== isHidden) element.toggleAttribute('hidden', isHidden);
  };
${PANELS}
  let known = null;
  /** Read when a filter is first used: a large page has tens of thousands of rows. */
  const readPage = () => {
    const rows = all('[data-row]').map((element) => ({
      element,
      text: element.textContent.toLowerCase(),
      cities: (element.dataset.city ?? '').split(' '),
      chapters: (element.dataset.chapters ?? '').split(' '),
      cells: all('td[data-city], .chips > [data-city]', element),
      refs: listRefs(element),
    }));
    const columns = all('[data-city]')
      .filter((element) => !element.hasAttribute('data-row'))
      .map((element) => ({ element, cities: element.dataset.city.split(' ') }));
    return { rows, columns };
  };
  const isOff = (cities, off) => off.size > 0 && cities.some((city) => off.has(city));

  const apply = () => {
    known ??= readPage();
    const words = field.value.toLowerCase().split(/\\s+/u).filter((word) => word !== '');
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.value));
    const chapter = chooser === null ? '' : chooser.value;
    const found = words.map(findTasks);
    for (const { element, cities } of known.columns) hide(element, isOff(cities, off));
    let count = 0;
    for (const { element, text, cities, chapters, cells, refs } of known.rows) {
      const isEmpty =
        off.size > 0 &&
        ((cells.length > 0 && cells.every((cell) => cell.hidden || cell.textContent.trim() === '')) ||
          (refs.length > 0 && refs.every(({ city }) => off.has(city))));
      const isElsewhere = chapter !== '' && !chapters.includes(chapter);
      const isOther = !words.every((word, i) => text.includes(word) || refs.some(({ task }) => found[i].has(task)));
      hide(element, isEmpty || isElsewhere || isOther || isOff(cities, off));
      if (!element.hidden) count += 1;
    }
    for (const side of all('.copied > *')) hide(side, off.has(side.dataset.city));
    for (const box of all('.scroll')) {
      box.classList.toggle('nothing', box.querySelector('[data-row]:not([hidden])') === null);
    }
    shown.textContent = String(count);
  };

  const open = () => {
    let place = null;
    try {
      place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return;
    }
    for (const mark of all('mark.here')) mark.classList.remove('here');
    if (place === null) return;
    const pieces = all('mark[data-of~="' + CSS.escape(place.id) + '"]');
    for (const mark of place.tagName === 'MARK' ? [place] : pieces) mark.classList.add('here');
    for (let around = place; around !== null; around = around.parentElement) {
      if (around.tagName === 'DETAILS') around.open = true;
      if (around.hidden) around.hidden = false;
    }
    place.scrollIntoView({ block: place.tagName === 'DETAILS' ? 'start' : 'center' });
    const summary = place.tagName === 'DETAILS' ? place.querySelector('summary') : null;
    if (summary !== null) summary.focus({ preventScroll: true });
  };

  if (field !== null) {
    field.addEventListener('input', apply);
    for (const box of boxes) box.addEventListener('change', apply);
    if (chooser !== null) chooser.addEventListener('change', apply);
    for (const button of all('button[data-tick]')) {
      button.addEventListener('click', () => {
        for (const box of boxes) box.checked = button.dataset.tick === 'on';
        apply();
      });
    }
    const isReset = field.value === '' && (chooser?.value ?? '') === '' && boxes.every((box) => box.checked);
    if (isReset) shown.textContent = String(document.querySelectorAll('[data-row]').length);
    else apply();
  }
  addEventListener('hashchange', open);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    // The same link a second time changes no address, yet should lead there again.
    if (link !== null && link.getAttribute('href') === decodeURIComponent(location.hash)) open();
  });
  open();
})();
`;
