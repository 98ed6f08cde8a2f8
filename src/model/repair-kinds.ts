/** What a repair can be of; apart from the schemas, so that the command line knows them without loading a validator. */
export const REPAIR_KINDS = [
  'charset',
  'gbk-misaligned',
  'pinyin-annotation',
  'markup-residue',
  'line-break',
  'glyph',
  'punctuation',
  'numbering',
  'furniture',
] as const;

export type RepairKind = (typeof REPAIR_KINDS)[number];
