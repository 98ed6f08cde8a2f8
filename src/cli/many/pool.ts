/**
 * Work on other threads, and the door to the library that keeps them. A job that takes too long, or whose thread dies, is lost
 * alone: a new thread takes the next one.
 */
import type { Job, Outcome } from './job.js';

export interface Pool {
  /** Rejects with `TimedOut`, or `ThreadDied`, for that job only. */
  readonly run: (job: Job) => Promise<Outcome>;
  readonly end: () => Promise<void>;
}

export class TimedOut extends Error {}
export class ThreadDied extends Error {}

export interface PoolOptions {
  readonly threads: number;
  /** Of one job, in seconds; none where null. */
  readonly timeout: number | null;
  readonly worker?: URL;
}

/** A thread that needs more than this is ended, and its plan told as one that could not be read. */
const MOST_HEAP_MB = 2048;
const WORKER = new URL('./do-job.js', import.meta.url);

export async function openPool({ threads, timeout, worker = WORKER }: PoolOptions): Promise<Pool> {
  const { Piscina } = await import('piscina');
  const pool = new Piscina({
    filename: worker.href,
    minThreads: threads,
    maxThreads: threads,
    atomics: 'disabled',
    recordTiming: false,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  });
  return {
    run: async (job) => {
      const limit = timeout === null ? undefined : AbortSignal.timeout(timeout * 1000);
      try {
        return await (pool.run(job, {
          name: 'doJob',
          ...(limit === undefined ? {} : { signal: limit }),
        }) as Promise<Outcome>);
      } catch (error) {
        if (limit?.aborted === true) throw new TimedOut();
        throw new ThreadDied(error instanceof Error ? error.message : String(error));
      }
    },
    end: () => pool.destroy(),
  };
}
