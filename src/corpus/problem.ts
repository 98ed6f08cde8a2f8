/** What stops the work with a corpus: `locked` by process 4711, `sql` at column 15. The command line puts it into words. */

export type CorpusProblemKind =
  /** The database library is not installed. */
  | 'missing'
  /** Another process writes, or reads while this one wants to write. */
  | 'locked'
  /** No database, or one of another program. */
  | 'not-a-corpus'
  /** Made by a newer version of this program. */
  | 'newer'
  /** The file is a corpus, but cannot be opened or read. */
  | 'unreadable'
  /** It is open, and what was to be done cannot be: the disk is full. */
  | 'failed'
  /** The query is wrong. */
  | 'sql'
  /** The query is none, or more than one. */
  | 'not-one';

export class CorpusProblem extends Error {
  readonly kind: CorpusProblemKind;
  /** The library's own words in one line, or the number of the process that holds the file. */
  readonly detail: string;

  constructor(kind: CorpusProblemKind, detail = '') {
    super(`${kind}: ${detail}`);
    this.kind = kind;
    this.detail = detail;
  }
}
