/**
 * Two things stop an input or a run: a file that cannot be used (which, why, what to do; the others go on) and wrong
 * usage. Anything else is a bug and keeps its stack.
 */
import type { Say } from './messages.js';

/** A file that cannot be used. */
export interface Failure {
  readonly file: string;
  readonly cause: string;
  readonly remedy: string;
}

export class UnusableFile extends Error implements Failure {
  readonly file: string;
  override readonly cause: string;
  readonly remedy: string;

  constructor(failure: Failure) {
    super(`${failure.file}: ${failure.cause}`);
    this.file = failure.file;
    this.cause = failure.cause;
    this.remedy = failure.remedy;
  }
}

export class WrongUsage extends Error {}

/** What went wrong with a file, in words: ENOSPC → No space is left on the disk. */
export function explain(error: unknown, file: string, say: Say): Failure {
  // plain, since an error that comes from another thread loses what it knows
  if (error instanceof UnusableFile) return { file: error.file, cause: error.cause, remedy: error.remedy };
  const code = isSystemError(error) ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { file, cause: say('notFound'), remedy: say('notFoundRemedy') };
    case 'EACCES':
    case 'EPERM':
      return { file, cause: say('noAccess'), remedy: say('noAccessRemedy') };
    case 'EISDIR':
      return { file, cause: say('isFolder'), remedy: say('isFolderRemedy') };
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return { file, cause: say('diskFull'), remedy: say('diskFullRemedy') };
    case 'EROFS':
      return { file, cause: say('readOnly'), remedy: say('readOnlyRemedy') };
    case 'EMFILE':
    case 'ENFILE':
      return { file, cause: say('tooManyOpen'), remedy: say('otherRemedy') };
    case undefined: {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { file, cause: `${say('bug')}\n${stack}\n`, remedy: say('bugRemedy') };
    }
    default: {
      const message = error instanceof Error ? error.message : '';
      return { file, cause: say('otherCause', { code, message }), remedy: say('otherRemedy') };
    }
  }
}

export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}
