/**
 * Tells files that hold no text at all by their first bytes: `%PDF-` → PDF, `PK` → DOCX and its like.
 * A plan saved as such a file has to be converted first, and the name says from what.
 */
/** A property list with the page and all its files in it; its ending is `.webarchive`. */
export const WEB_ARCHIVE = 'Safari web archive';

const SIGNATURES: readonly (readonly [name: string, ...bytes: number[]])[] = [
  ['PDF', 0x25, 0x50, 0x44, 0x46, 0x2d],
  ['DOCX, XLSX, OFD or ZIP', 0x50, 0x4b, 0x03, 0x04],
  ['ZIP', 0x50, 0x4b, 0x05, 0x06],
  ['DOC, WPS or XLS', 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  ['RTF', 0x7b, 0x5c, 0x72, 0x74, 0x66],
  ['PNG', 0x89, 0x50, 0x4e, 0x47],
  ['JPEG', 0xff, 0xd8, 0xff],
  ['GIF', 0x47, 0x49, 0x46, 0x38],
  ['TIFF', 0x49, 0x49, 0x2a, 0x00],
  ['TIFF', 0x4d, 0x4d, 0x00, 0x2a],
  ['RAR', 0x52, 0x61, 0x72, 0x21, 0x1a],
  ['7-Zip', 0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
  [WEB_ARCHIVE, 0x62, 0x70, 0x6c, 0x69, 0x73, 0x74, 0x30, 0x30],
  ['gzip', 0x1f, 0x8b, 0x08],
];

const SAMPLE = 65_536;

/** The kind of file that these bytes open, where it is one that holds no plain text. */
export function recogniseBinary(bytes: Uint8Array): string | null {
  for (const [name, ...signature] of SIGNATURES) {
    if (signature.every((byte, i) => bytes[i] === byte)) return name;
  }
  return null;
}

/** More than one control character in fifty: no text in any character set of one or two bytes looks like that. */
export function isMostlyControl(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, SAMPLE);
  let controls = 0;
  for (let i = 0; i < length; i += 1) {
    const byte = bytes[i] as number;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) controls += 1;
  }
  return controls * 50 > length;
}
