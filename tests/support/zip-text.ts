import { fromBuffer } from 'yauzl';
import { text } from 'node:stream/consumers';

/** One part of a zip file (a workbook) as text. */
export function openZipText(bytes: Buffer, part: string): Promise<string> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('error', reject);
      zip.on('end', () => reject(new Error(`no ${part} in the file`)));
      zip.on('entry', (entry: { fileName: string }) => {
        if (entry.fileName !== part) return zip.readEntry();
        // cast: the entry that yauzl has just given
        zip.openReadStream(entry as Parameters<typeof zip.openReadStream>[0], (failure, stream) => {
          if (failure) return reject(failure);
          text(stream).then(resolve, reject);
        });
      });
      zip.readEntry();
    });
  });
}
