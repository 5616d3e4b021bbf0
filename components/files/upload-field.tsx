'use client';

import { useEffect, useRef, useState } from 'react';
import { Field, type FieldProps } from '../forms/field';
import { useText } from '../ui/texts';

type Uploaded = { id: string; fileName: string };

type Props = FieldProps & {
  /** POST address of the upload route, with its purpose. */
  uploadUrl: string;
  accept?: string;
};

/**
 * Sends files as soon as they are chosen; the form itself carries their ids as `files.N.fileId` and `files.N.fileName`.
 * What is uploaded stays when the form comes back with errors.
 */
export function UploadField({ uploadUrl, accept, ...field }: Props) {
  const t = useText();
  const [files, setFiles] = useState<readonly Uploaded[]>([]);
  const [sending, setSending] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);

  const send = async (file: File) => {
    setSending((count) => count + 1);
    try {
      const body = new FormData();
      body.append('file', file);
      const answer = await fetch(uploadUrl, { method: 'POST', body });
      const read = readAnswer(await answer.json());
      if (!answer.ok || !('id' in read))
        setProblem(`${file.name}：${'title' in read ? read.title : answer.status}`);
      else setFiles((before) => [...before, read]);
    } catch {
      setProblem(`${file.name}：${t('ui.uploadFailed')}`);
    } finally {
      setSending((count) => count - 1);
    }
  };

  // chosen before the page was listening: the name stands in the field, so it must be sent as well
  const input = useRef<HTMLInputElement>(null);
  const sendChosen = useRef(() => {
    const chosen = [...(input.current?.files ?? [])];
    if (input.current) input.current.value = '';
    for (const file of chosen) void send(file);
  });
  useEffect(() => sendChosen.current(), []);

  // a form that is sent while a file is on its way would go without it
  const box = useRef<HTMLDivElement>(null);
  const isSending = sending > 0;
  useEffect(() => {
    const form = box.current?.closest('form');
    if (!isSending || !form) return;
    const hold = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
      setProblem(t('ui.uploadFirst'));
    };
    form.addEventListener('submit', hold, true);
    return () => form.removeEventListener('submit', hold, true);
  }, [isSending, t]);

  return (
    <Field {...field}>
      {({ name: _name, ...control }) => (
        <div ref={box}>
          <input
            ref={input}
            {...control}
            className="input"
            type="file"
            multiple
            accept={accept}
            onChange={() => {
              setProblem(null);
              sendChosen.current();
            }}
          />
          <ul className="mt-2 grid gap-1 text-sm" aria-live="polite">
            {files.map((file, index) => (
              <li key={file.id} className="flex items-center gap-3">
                <input type="hidden" name={`files.${index}.fileId`} value={file.id} />
                <input type="hidden" name={`files.${index}.fileName`} value={file.fileName} />
                <span>{file.fileName}</span>
                <button
                  type="button"
                  className="btn btn-plain"
                  aria-label={t('ui.removeFile', { name: file.fileName })}
                  onClick={() => setFiles((before) => before.filter((one) => one.id !== file.id))}
                >
                  ×
                </button>
              </li>
            ))}
            {sending > 0 ? <li className="tone-muted">{t('ui.uploading')}</li> : null}
          </ul>
          {problem ? (
            <p className="problem" role="alert">
              {problem}
            </p>
          ) : null}
        </div>
      )}
    </Field>
  );
}

function readAnswer(body: unknown): Uploaded | { title: string } {
  if (typeof body !== 'object' || body === null) return { title: '' };
  if (
    'id' in body &&
    'fileName' in body &&
    typeof body.id === 'string' &&
    typeof body.fileName === 'string'
  ) {
    return { id: body.id, fileName: body.fileName };
  }
  return { title: 'title' in body && typeof body.title === 'string' ? body.title : '' };
}
