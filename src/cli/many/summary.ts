/** What came of a run: 998 done, 0 skipped, 2 failed; which diagnostics, how often. */
import type { Terminal } from '../terminal.js';
import type { Done } from './job.js';

const SHOWN_CODES = 12;

export class Summary {
  done = 0;
  skipped = 0;
  failed = 0;
  stoppedBy: NodeJS.Signals | null = null;
  private readonly codes = new Map<string, number>();

  finish({ diagnostics }: Done): void {
    this.done += 1;
    for (const [code, count] of Object.entries(diagnostics))
      this.codes.set(code, (this.codes.get(code) ?? 0) + count);
  }

  skip(): void {
    this.skipped += 1;
  }

  fail(): void {
    this.failed += 1;
  }

  tell({ tell, say }: Terminal): void {
    const { done, skipped, failed } = this;
    tell(`${say('summary', { done, skipped, failed })}\n`);
    const codes = [...this.codes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    if (codes.length > 0) {
      const shown = codes.slice(0, SHOWN_CODES).map(([code, count]) => `${code} ${count}`);
      tell(`${say('summaryCodes', { codes: shown.join(', ') })}\n`);
    }
    if (this.stoppedBy !== null) tell(`${say('stopped')}\n`);
  }
}
