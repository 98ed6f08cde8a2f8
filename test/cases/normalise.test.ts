/** Repairs: the canonical text and the kinds of repair that made it. `"same"`: the text comes through, nothing repaired. */
import { normalizeText } from '../../src/pipeline.js';
import { testCases } from '../support/cases.js';

testCases('normalise', async (input, _, row) => {
  const { text, repairs } = await normalizeText(input, { name: 'case.txt' });
  if (row.expected === 'same' && text === input && repairs.length === 0) return 'same';
  return { text, kinds: [...new Set(repairs.map(({ kind }) => kind))].sort() };
});
