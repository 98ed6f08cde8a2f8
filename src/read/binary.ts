/**
 * Tells what a file is by its first bytes, never by its name: `%PDF-` → PDF, `PK` → Word, OFD or another package. What none of them
 * opens is text in some character set, or nothing that can be read.
 */
export type FileKind = 'pdf' | 'zip' | 'ole' | 'office' | 'archive' | 'image' | 'web-archive';

const SIGNATURES: readonly (readonly [kind: FileKind, name: string, ...bytes: number[]])[] = [
  ['pdf', 'PDF', 0x25, 0x50, 0x44, 0x46, 0x2d],
  ['zip', 'ZIP', 0x50, 0x4b, 0x03, 0x04],
  ['zip', 'ZIP', 0x50, 0x4b, 0x05, 0x06],
  ['ole', 'DOC, WPS or XLS', 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  ['office', 'RTF', 0x7b, 0x5c, 0x72, 0x74, 0x66],
  ['image', 'PNG', 0x89, 0x50, 0x4e, 0x47],
  ['image', 'JPEG', 0xff, 0xd8, 0xff],
  ['image', 'GIF', 0x47, 0x49, 0x46, 0x38],
  ['image', 'TIFF', 0x49, 0x49, 0x2a, 0x00],
  ['image', 'TIFF', 0x4d, 0x4d, 0x00, 0x2a],
  ['archive', 'RAR', 0x52, 0x61, 0x72, 0x21, 0x1a],
  ['archive', '7-Zip', 0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
  ['archive', 'gzip', 0x1f, 0x8b, 0x08],
  // A property list with the page and all its files in it.
  ['web-archive', 'Safari web archive', 0x62, 0x70, 0x6c, 0x69, 0x73, 0x74, 0x30, 0x30],
];

const SAMPLE = 65_536;

/** The kind of file that these bytes open; null where it may be text. */
export function recogniseFile(bytes: Uint8Array): { kind: FileKind; name: string } | null {
  for (const [kind, name, ...signature] of SIGNATURES)
    if (signature.every((byte, i) => bytes[i] === byte)) return { kind, name };
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
