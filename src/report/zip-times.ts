/**
 * A zip archive without the hour it was made at: each entry's time is set to the first that the format knows, 1980-01-01 0:00,
 * where the archive lists it and where it stands. Nothing else depends on the clock.
 */
const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const FIRST_DAY = 0x0021;

export function fixZipTimes(archive: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(archive);
  const view = new DataView(bytes.buffer);
  let end = bytes.length - END_SIZE;
  while (end >= 0 && view.getUint32(end, true) !== END_MARK) end -= 1;
  if (end < 0) return bytes;
  const count = view.getUint16(end + 10, true);
  let entry = view.getUint32(end + 16, true);
  for (let i = 0; i < count && view.getUint32(entry, true) === ENTRY_MARK; i += 1) {
    setTime(view, entry + 12);
    const local = view.getUint32(entry + 42, true);
    if (view.getUint32(local, true) === LOCAL_MARK) setTime(view, local + 10);
    const lengths = [28, 30, 32].map((at) => view.getUint16(entry + at, true));
    entry += ENTRY_SIZE + lengths.reduce((sum, length) => sum + length, 0);
  }
  return bytes;
}

function setTime(view: DataView, at: number): void {
  view.setUint16(at, 0, true);
  view.setUint16(at + 2, FIRST_DAY, true);
}
