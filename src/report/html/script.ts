/**
 * The pages' own small script: filtering rows by text and city, and opening what a link leads to. Without it a page
 * still shows everything. It asks for nothing from anywhere.
 */
export const SCRIPT = `
(() => {
  'use strict';
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const field = document.getElementById('filter-text');
  const boxes = all('input[data-box]');
  const rows = all('[data-row]').map((element) => ({
    element,
    text: element.textContent.toLowerCase(),
    cells: all('td[data-city]', element),
  }));
  const columns = all('[data-city]').map((element) => ({ element, cities: element.dataset.city.split(' ') }));
  const shown = document.getElementById('filter-count');

  const apply = () => {
    const words = field.value.toLowerCase().split(/\\s+/u).filter((word) => word !== '');
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.value));
    for (const { element, cities } of columns) element.toggleAttribute('hidden', cities.some((city) => off.has(city)));
    let count = 0;
    for (const { element, text, cells } of rows) {
      const isOff = (element.dataset.city ?? '').split(' ').some((city) => off.has(city));
      const isEmpty =
        off.size > 0 && cells.length > 0 && cells.every((cell) => cell.hidden || cell.textContent.trim() === '');
      element.hidden = isOff || isEmpty || !words.every((word) => text.includes(word));
      if (!element.hidden) count += 1;
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
    const pieces = all('mark[data-of]').filter((mark) => mark.dataset.of.split(' ').includes(place.id));
    for (const mark of pieces) mark.classList.add('here');
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
    apply();
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
