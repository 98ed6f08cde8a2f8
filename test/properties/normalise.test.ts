/** Laws of normalisation: canonical text is left as it is, and clean text gets no repair but of its layout. */
import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../src/index.js';
import { readFixturePlans } from '../support/plans.js';

const plans = readFixturePlans();

describe('normalising', () => {
  it.each(plans.map((plan) => [plan.slug, plan] as const))(
    '%s: twice changes nothing more',
    async (_, plan) => {
      const once = await normalizeText(plan.bytes, { name: plan.name });
      const twice = await normalizeText(once.text, { name: 'canonical.txt' });
      expect(twice.text).toBe(once.text);
      expect(twice.script).toBe('hans');
    },
  );
});
