/** Traditional → Simplified in the canonical text; 显著 in a Simplified text stays. `"same"` is the input itself. */
import { normalizeText } from '../../src/pipeline.js';
import { testCases } from '../support/cases.js';

testCases('simplify', async (input, _, row) => {
  const { text } = await normalizeText(input, { name: 'case.txt' });
  return row.expected === 'same' && text === input ? 'same' : text;
});
