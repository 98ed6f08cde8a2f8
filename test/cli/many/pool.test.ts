/** A thread that dies, or does not end, takes its own job with it and no other. */
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inOrder } from '../../../src/cli/many/in-order.js';
import type { Job } from '../../../src/cli/many/job.js';
import { openPool, type Pool, ThreadDied, TimedOut } from '../../../src/cli/many/pool.js';

const WORKER = `
export async function doJob({ input }) {
  if (input.name === 'dies') process.exit(1);
  if (input.name === 'grows') { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)); }
  if (input.name === 'hangs') for (;;);
  return { sha256: input.name, tasks: 0, diagnostics: {}, text: '' };
}
`;
const job = (name: string): Job => ({
  input: { label: name, name, path: null, below: null, entry: null },
  outputs: [],
  lang: 'en',
  only: [],
  minConfidence: null,
  largestMb: 1,
});

describe('openPool', () => {
  let folder: string;
  let pool: Pool;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plan-pool-'));
    writeFileSync(join(folder, 'worker.mjs'), WORKER);
    pool = await openPool({ threads: 2, timeout: 2, worker: pathToFileURL(join(folder, 'worker.mjs')) });
  });
  afterAll(async () => {
    await pool.end();
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    ['dies', ThreadDied],
    ['hangs', TimedOut],
  ] as const)('loses the job that %s alone', async (name, error) => {
    const results = await Promise.allSettled(['a', name, 'b', 'c'].map((one) => pool.run(job(one))));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect((results[1] as PromiseRejectedResult).reason).toBeInstanceOf(error);
  });
});

describe('inOrder', () => {
  it('gives results in the order of the jobs, never further ahead than asked', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 9 }),
        async (waits, hands, ahead) => {
          let [active, most, given] = [0, 0, 0];
          const work = async (wait: number, index: number): Promise<number> => {
            active += 1;
            most = Math.max(most, active);
            expect(index - given).toBeLessThanOrEqual(ahead);
            for (let turn = 0; turn < wait; turn += 1) await new Promise((next) => setImmediate(next));
            active -= 1;
            return index;
          };
          const seen: number[] = [];
          for await (const result of inOrder(waits, work, { hands, ahead })) {
            seen.push(result);
            given += 1;
          }
          expect(seen).toEqual(waits.map((_, i) => i));
          expect(most).toBeLessThanOrEqual(hands);
        },
      ),
      { numRuns: 50 },
    );
  });
});
