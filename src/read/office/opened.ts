/** What the reader of an office format hands over: the words in order, and where each page or paragraph of them begins. */
import type { Problem } from '../../model/diagnostic.js';
import type { Places } from '../../model/document.js';
import { TracedText } from '../../text/traced-text.js';

export interface OpenedFile {
  readonly mediaType: string;
  /** The words as they stand in the file, lines and rows in reading order; spans of the source are offsets in it. */
  readonly decoded: string;
  readonly text: TracedText;
  readonly places: Places | null;
  readonly problems: readonly Problem[];
}

/** A file of which nothing can be read, and why. */
export function unusable(mediaType: string, problem: Problem): OpenedFile {
  return { mediaType, decoded: '', text: TracedText.of(''), places: null, problems: [problem] };
}
