/** Several jobs at once, results one by one in the order of the jobs: the same output however many hands there are. */
import limit from 'p-limit';

export interface HandsOptions {
  /** How many jobs are worked on at once. */
  readonly hands: number;
  /** How far the work may run ahead of the result that is waited for; that many results are held at most. */
  readonly ahead: number;
}

/** `work` must not reject: what goes wrong with a job is its result. Whoever stops early leaves no job begun behind. */
export async function* inOrder<Job, Result>(
  jobs: readonly Job[],
  work: (job: Job, index: number) => Promise<Result>,
  { hands, ahead }: HandsOptions,
): AsyncGenerator<Result> {
  const hand = limit(hands);
  const begun: Promise<Result>[] = [];
  try {
    for (let i = 0; i < jobs.length; i += 1) {
      while (begun.length < jobs.length && begun.length - i < ahead) {
        const index = begun.length;
        begun.push(hand(() => work(jobs[index] as Job, index)));
      }
      yield await (begun[i] as Promise<Result>);
      // A result that was handed on is not held any longer.
      begun[i] = Promise.resolve(undefined as Result);
    }
  } finally {
    hand.clearQueue();
  }
}
