/**
 * The entries of a ZIP file, by its central directory: a DOCX, an OFD, or a folder that somebody packed. Names without the
 * mark of UTF-8 are read as GBK (`附件1.docx` packed by an older Windows). Nothing is unpacked beyond the bound that is given.
 */
import { isUtf8 } from 'node:buffer';
import { crc32, inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  /** As stored, with `/` between folders. */
  readonly name: string;
  readonly packed: number;
  /** As declared: what it really unpacks to is only known afterwards. */
  readonly size: number;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly checksum: number;
  readonly offset: number;
}

export type UnpackFailure = 'damaged' | 'encrypted' | 'too-large';

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const LONGEST_COMMENT = 65_535;
const WIDE = 0xffffffff;
const MOST_ENTRIES = 100_000;

/** The entries in the order of the directory; null where there is no directory to be found or it is cut off. */
export function listZip(bytes: Uint8Array): ZipEntry[] | null {
  try {
    return readDirectory(bytes);
  } catch (error) {
    // an offset beyond the end of the file
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readDirectory(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) return null;
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === WIDE) {
    const locator = end - 20;
    if (locator >= 0 && view.getUint32(locator, true) === LOCATOR_64) {
      const wide = Number(view.getBigUint64(locator + 8, true));
      if (view.getUint32(wide, true) !== END_64) return null;
      count = Number(view.getBigUint64(wide + 32, true));
      at = Number(view.getBigUint64(wide + 48, true));
    }
  }
  if (count > MOST_ENTRIES) return null;
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i += 1) {
    if (view.getUint32(at, true) !== ENTRY) return null;
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const name = bytes.subarray(at + 46, at + 46 + nameLength);
    const sizes = [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ] as const;
    const [size, packed, offset] = sizes.includes(WIDE)
      ? wideSizes(view, at + 46 + nameLength, extraLength, sizes)
      : sizes;
    entries.push({
      name: decodeName(name, (flags & 0x800) !== 0),
      packed,
      size,
      isEncrypted: (flags & 1) !== 0,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      offset,
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1)
    if (view.getUint32(at, true) === END) return at;
  return -1;
}

/** Size, packed size and offset of ZIP64: in the extra field, and only those that do not fit the old ones. */
function wideSizes(
  view: DataView,
  start: number,
  length: number,
  sizes: readonly [number, number, number],
): [number, number, number] {
  const found: [number, number, number] = [...sizes];
  for (let at = start; at + 4 <= start + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    for (const i of [0, 1, 2] as const) {
      if (sizes[i] !== WIDE) continue;
      found[i] = Number(view.getBigUint64(next, true));
      next += 8;
    }
    break;
  }
  return found;
}

function decodeName(name: Uint8Array, isMarked: boolean): string {
  const label = isMarked || isUtf8(name) ? 'utf-8' : 'gb18030';
  return new TextDecoder(label).decode(name).replaceAll('\\', '/');
}

/** The bytes of one entry, at most `most` of them. */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry, most: number): Uint8Array | UnpackFailure {
  if (entry.isEncrypted) return 'encrypted';
  if (entry.size > most) return 'too-large';
  const { offset, packed, method } = entry;
  if (offset + 30 > bytes.length) return 'damaged';
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, 30);
  if (view.getUint32(0, true) !== LOCAL) return 'damaged';
  const start = offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  const stored = bytes.subarray(start, start + packed);
  if (stored.length < packed) return 'damaged';
  const unpacked = method === 0 ? stored : method === 8 ? inflate(stored, most) : 'damaged';
  if (typeof unpacked === 'string') return unpacked;
  return crc32(unpacked) === entry.checksum ? unpacked : 'damaged';
}

function inflate(stored: Uint8Array, most: number): Uint8Array | UnpackFailure {
  try {
    return inflateRawSync(stored, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged';
  }
}
