/** An office file → its reader: PDF, Word, old Word and OFD are read; of everything else it is said what to do with it. */
import type { FileKind } from '../binary.js';
import { type OpenedFile, unusable } from './opened.js';
import { listZip, type ZipEntry } from './zip.js';

const UNKNOWN = 'application/octet-stream';
/** A part that only this kind of package has, and its name. */
const OTHER_PACKAGES: readonly (readonly [part: RegExp, name: string])[] = [
  [/^xl\//iu, 'Excel'],
  [/^ppt\//iu, 'PowerPoint'],
  [/^mimetype$/iu, 'OpenDocument or EPUB'],
];

export async function openOffice(
  bytes: Uint8Array,
  file: { readonly kind: FileKind; readonly name: string },
): Promise<OpenedFile> {
  switch (file.kind) {
    case 'pdf':
      return (await import('./pdf/pdf.js')).readPdf(bytes);
    case 'ole':
      return (await import('./doc.js')).readDoc(bytes);
    case 'zip':
      return openPackage(bytes);
    default:
      return unusable(UNKNOWN, { code: `read/${file.kind}`, data: { detail: file.name } });
  }
}

async function openPackage(bytes: Uint8Array): Promise<OpenedFile> {
  const entries = listZip(bytes);
  if (entries === null)
    return unusable(UNKNOWN, {
      code: 'read/damaged',
      data: { format: 'Word, OFD or ZIP', detail: 'it is cut off' },
    });
  if (has(entries, /^OFD\.xml$/iu)) return (await import('./ofd/ofd.js')).readOfd(bytes, entries);
  const other = OTHER_PACKAGES.find(([part]) => has(entries, part));
  if (has(entries, /^word\//iu)) return (await import('./docx/docx.js')).readDocx(bytes, entries);
  if (other !== undefined) return unusable(UNKNOWN, { code: 'read/office', data: { detail: other[1] } });
  if (has(entries, /^\[Content_Types\]\.xml$/iu))
    return (await import('./docx/docx.js')).readDocx(bytes, entries);
  return unusable('application/zip', { code: 'read/archive', data: { detail: 'ZIP' } });
}

function has(entries: readonly ZipEntry[], name: RegExp): boolean {
  return entries.some((entry) => name.test(entry.name));
}
