/**
 * The stages one by one, called as `src/pipeline.ts` calls them, so that each can be timed on its own. A state holds
 * the document's bytes and name, and under each stage's name what that stage made of it.
 */
import { extract } from '../dist/extract/extract.js';
import { normalise } from '../dist/normalise/normalise.js';
import { read } from '../dist/read/read.js';
import { resolve } from '../dist/resolve/resolve.js';
import { segment } from '../dist/segment/segment.js';

export { extractPlan } from '../dist/index.js';

export const STAGES = [
  { name: 'read', run: ({ bytes, name }) => read(bytes, { name }) },
  { name: 'normalise', run: ({ read: source }) => normalise(source.text) },
  { name: 'segment', run: ({ normalise: clean }) => segment(clean.text.text, clean.folded) },
  {
    name: 'extract',
    run: ({ read: source, normalise: clean, segment: { outline } }) =>
      extract(
        clean.text.text,
        outline,
        { title: source.declaredTitle, publishedOn: source.publishedOn, furniture: clean.furniture },
        clean.folded,
      ),
  },
  {
    name: 'resolve',
    run: ({ normalise: clean, segment: { outline }, extract: printed }) =>
      resolve(clean.text, outline, printed, clean.folded),
  },
];
