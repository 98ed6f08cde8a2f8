/** A PDF with a text layer → its words. A scan has none: it has to be recognised first; an encrypted file has to be opened first. */
import { type OpenedFile, unusable } from '../opened.js';
import { readPrint } from '../print/print.js';
import { readPages } from './pages.js';

export const PDF = 'application/pdf';

export async function readPdf(bytes: Uint8Array): Promise<OpenedFile> {
  const pages = await readPages(bytes);
  if (pages === 'encrypted') return unusable(PDF, { code: 'read/encrypted' });
  if (pages === 'damaged')
    return unusable(PDF, {
      code: 'read/damaged',
      data: { format: 'PDF', detail: 'no pages can be found in it' },
    });
  return readPrint(pages, PDF);
}
