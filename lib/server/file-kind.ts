import { open as openHandle } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import yauzl from 'yauzl';
import { env } from '@/lib/server/env';

/** What an upload is for; each has its own list of types and its own largest size. */
export type UploadPurpose = 'evidence' | 'image' | 'ledger';

const MB = 1024 * 1024;

/** Largest file by purpose, in bytes. A ledger of 253,500 people is a workbook of about 60 MB (LEDGER_MAX_MB). */
export function uploadLimit(purpose: UploadPurpose): number {
  if (purpose === 'ledger') return env.LEDGER_MAX_MB * MB;
  return purpose === 'image' ? 20 * MB : 50 * MB;
}

const OOXML = 'application/vnd.openxmlformats-officedocument';
export const XLSX_MIME = `${OOXML}.spreadsheetml.sheet`;
/** .doc, .xls, .ppt, .wps, .et: an OLE container; which of them is said by the name */
const OLE = 'application/x-cfb';
export const OFD = 'application/ofd';
export const TEXT = 'text/plain';

const images = ['image/jpeg', 'image/png', 'image/webp'];
const allowed: Record<UploadPurpose, readonly string[]> = {
  image: images,
  ledger: [XLSX_MIME, OLE, TEXT],
  evidence: [
    ...images,
    'application/pdf',
    XLSX_MIME,
    `${OOXML}.wordprocessingml.document`,
    `${OOXML}.presentationml.presentation`,
    OLE,
    OFD,
    TEXT,
  ],
};

/** True for a picture that sharp writes anew. */
export function isImage(mime: string): boolean {
  return images.includes(mime);
}

/**
 * The type of a file by its content, or null when it isn't on the list of its purpose. A name proves nothing: an
 * HTML page named .pdf is text, and a text may only be a .csv or .txt.
 */
export async function detectKind(
  file: string,
  fileName: string,
  purpose: UploadPurpose,
): Promise<string | null> {
  const found = await fileTypeFromFile(file);
  const kind = found === undefined ? await textKind(file, fileName) : await containerKind(file, found.mime);
  return kind !== null && allowed[purpose].includes(kind) ? kind : null;
}

async function textKind(file: string, fileName: string): Promise<string | null> {
  if (!/\.(csv|txt|tsv)$/i.test(fileName)) return null;
  const handle = await openHandle(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0);
    return bytesRead > 0 && !buffer.subarray(0, bytesRead).includes(0) ? TEXT : null;
  } finally {
    await handle.close();
  }
}

async function containerKind(file: string, mime: string): Promise<string> {
  return mime === 'application/zip' && (await hasEntry(file, 'OFD.xml')) ? OFD : mime;
}

/** Does a zip hold an entry at its root? Reads the directory only, at most a thousand entries. */
function hasEntry(file: string, name: string): Promise<boolean> {
  return new Promise((resolve) => {
    yauzl.open(file, { lazyEntries: true, autoClose: true }, (error, zip) => {
      if (error) return resolve(false);
      let seen = 0;
      const end = (found: boolean): void => {
        zip.close();
        resolve(found);
      };
      zip.on('entry', (entry: { fileName: string }) => {
        seen += 1;
        if (entry.fileName === name) end(true);
        else if (seen >= 1000) end(false);
        else zip.readEntry();
      });
      zip.on('end', () => resolve(false));
      zip.on('error', () => resolve(false));
      zip.readEntry();
    });
  });
}
