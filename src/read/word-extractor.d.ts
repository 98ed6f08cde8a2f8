/** The parser of old Word files brings no types of its own. */
declare module 'word-extractor' {
  class WordExtractor {
    extract(file: Buffer): Promise<{ getBody(options: { filterUnicode: boolean }): string }>;
  }
  export = WordExtractor;
}
