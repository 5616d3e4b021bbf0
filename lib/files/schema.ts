import { z } from 'zod';

/** What an upload is for; decides types and size (lib/server/file-kind.ts). */
export const UploadPurposeInput = z.enum(['evidence', 'image', 'ledger'], { error: 'invalid' });

const control = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The name a file is kept under: no path, no control or direction characters, at most 150 characters, never empty. */
export function cleanFileName(given: string): string {
  const last = given.normalize('NFC').replace(control, '').split(/[\\/]/).at(-1)?.trim() ?? '';
  const name = last.replace(/^\.+/, '').replace(/[<>:"|?*]/g, '_');
  if (name === '') return 'file';
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 8 ? name.slice(dot) : '';
  const base = ending === '' ? name : name.slice(0, dot);
  return `${[...base].slice(0, 150 - ending.length).join('')}${ending}`;
}

/** Files to attach, as a form sends them: one `files.N.fileId`, `files.N.fileName`, `files.N.label` each. */
export const AttachFilesInput = z
  .array(
    z.object({
      fileId: z.uuid({ error: 'invalid' }),
      fileName: z.string().max(300, { error: 'too_long' }).transform(cleanFileName),
      label: z.string().max(100, { error: 'too_long' }).default(''),
    }),
  )
  .max(20, { error: 'too_many_files' });
export type AttachFilesInput = z.infer<typeof AttachFilesInput>;
