/** Lines that are put together in order, with the offset at which each page or paragraph begins. */
import type { Places } from '../../model/document.js';

export class PlacedText {
  private readonly chunks: string[] = [];
  private readonly starts: number[] = [];
  private length = 0;
  private isLineOpen = false;

  /** The next page or paragraph begins here. */
  mark(): void {
    this.starts.push(this.length + (this.isLineOpen ? 0 : this.pendingBreak()));
  }

  /** Begins a line with the first words, goes on in it with the next. */
  add(text: string): void {
    if (!this.isLineOpen && this.length > 0) this.put('\n');
    this.isLineOpen = true;
    this.put(text);
  }

  endLine(): void {
    this.isLineOpen = false;
  }

  line(text: string): void {
    this.endLine();
    this.add(text);
    this.endLine();
  }

  get text(): string {
    return this.chunks.join('');
  }

  places(unit: Places['unit']): Places {
    return { unit, starts: this.starts };
  }

  private pendingBreak(): number {
    return this.length > 0 ? 1 : 0;
  }

  private put(text: string): void {
    this.chunks.push(text);
    this.length += text.length;
  }
}
