/** Files that wait for their turn, each once however often it is told of: `a.txt` written twice in a row is read once. */

export class Arrivals {
  private readonly waiting = new Set<string>();
  private isOver = false;
  private wake: () => void = () => undefined;

  add(path: string): void {
    this.waiting.add(path);
    this.wake();
  }

  remove(path: string): void {
    this.waiting.delete(path);
  }

  /** What still waits is left. */
  end(): void {
    this.isOver = true;
    this.wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    while (!this.isOver) {
      const [path] = this.waiting;
      if (path === undefined) {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
        continue;
      }
      this.waiting.delete(path);
      yield path;
    }
  }
}
