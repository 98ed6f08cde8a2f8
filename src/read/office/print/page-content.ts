/** What is printed on one page: words and ruled lines with their places, in points from the upper left corner as the page is shown. */
export interface Word {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  /** The base line. */
  readonly y: number;
  readonly size: number;
}

export interface Rule {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface PageContent {
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
  readonly rules: readonly Rule[];
}
