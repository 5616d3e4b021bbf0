import type { ReactNode } from 'react';
import type { AttachmentRow } from '@/lib/files/queries';

/** Files of a record; each opens through the authorised route. `act` puts something behind a file (移除). */
export function PaperList({
  files,
  basePath,
  act,
}: {
  files: readonly AttachmentRow[];
  basePath: string;
  act?: (file: AttachmentRow) => ReactNode;
}) {
  return (
    <ul className="grid gap-1.5 text-sm">
      {files.map((file) => (
        <li key={file.id} className="flex flex-wrap items-baseline gap-x-3">
          <a className="quiet-link" href={`${basePath}/api/files/${file.fileId}`} download>
            {file.fileName}
          </a>
          <span className="tone-muted">{sizeText(file.size)}</span>
          {act?.(file)}
        </li>
      ))}
    </ul>
  );
}

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
