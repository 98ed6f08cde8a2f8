/**
 * A ZIP file that holds documents (附件.zip: 方案.docx, 任务分工表.pdf) → its entries, unpacked one at a time and only as far as each
 * declares. Word and OFD files are packages of the same kind but one document each: they are none.
 */
import { listZip, type UnpackFailure, unpackEntry } from './zip.js';

export interface ArchiveEntry {
  readonly name: string;
  readonly size: number;
}

export interface Archive {
  /** Documents and everything else, in the order of the file; folders are left out. */
  readonly entries: readonly ArchiveEntry[];
  readonly unpack: (entry: ArchiveEntry, most: number) => Uint8Array | UnpackFailure;
}

const PACKAGE = /^(?:\[Content_Types\]\.xml|OFD\.xml|mimetype|word\/document\.xml)$/iu;

/** Null where these bytes are no such archive. */
export function openArchive(bytes: Uint8Array): Archive | null {
  const entries = listZip(bytes);
  if (entries === null || entries.some(({ name }) => PACKAGE.test(name))) return null;
  const files = entries.filter(({ name }) => !name.endsWith('/'));
  return {
    entries: files,
    unpack: (entry, most) => {
      const found = files.find((one) => one === entry);
      return found === undefined ? 'damaged' : unpackEntry(bytes, found, Math.min(most, found.size));
    },
  };
}
