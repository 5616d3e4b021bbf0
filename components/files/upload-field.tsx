'use client';

import { useEffect, useRef, useState } from 'react';
import { Field, type FieldProps } from '../forms/field';
import { useText } from '../ui/texts';
import { sendFile, type Sending, type Uploaded } from './send-file';

type Props = FieldProps & {
  /** POST address of the upload route, with its purpose. */
  uploadUrl: string;
  accept?: string;
  /** how many files the form takes; 20 as the server does, 1 for a picture */
  most?: number;
  /** largest size, refused before anything is sent; the server counts for itself */
  maxMegabytes?: number;
};

/** One chosen file on its way. */
type Line = { key: number; fileName: string; percent: number; sending: Sending };

const MEGABYTE = 1024 * 1024;

/**
 * Sends files as soon as they are chosen, each with its progress; the form itself carries their ids as
 * `files.N.fileId` and `files.N.fileName`. What is uploaded stays when the form comes back with errors. The one way in
 * which forms take files: the body of a server action is cut off far below the size of a scanned paper.
 */
export function UploadField({ uploadUrl, accept, most = 20, maxMegabytes = 50, ...field }: Props) {
  const t = useText();
  const [files, setFiles] = useState<readonly Uploaded[]>([]);
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [problems, setProblems] = useState<readonly string[]>([]);
  /** the form was to be sent while a file was on its way */
  const [held, setHeld] = useState(false);
  const [said, setSaid] = useState('');
  const counter = useRef(0);
  const input = useRef<HTMLInputElement>(null);

  const drop = (key: number) => setLines((before) => before.filter((line) => line.key !== key));
  const complain = (file: File, text: string) =>
    setProblems((before) => [...before, t('ui.upload.problem', { name: file.name, problem: text })]);

  const send = async (file: File) => {
    setHeld(false);
    const key = (counter.current += 1);
    const sending = sendFile(uploadUrl, file, (percent) =>
      setLines((before) => before.map((line) => (line.key === key ? { ...line, percent } : line))),
    );
    setLines((before) => [...before, { key, fileName: file.name, percent: 0, sending }]);
    const answer = await sending.answer;
    drop(key);
    if (answer.kind === 'done') {
      setFiles((before) => (most === 1 ? [answer.file] : [...before, answer.file]));
      setSaid(t('ui.upload.done', { name: answer.file.fileName }));
    } else if (answer.kind === 'refused') complain(file, answer.title || t('ui.upload.failed'));
  };

  const choose = (chosen: readonly File[]) => {
    setProblems([]);
    const free = most === 1 ? 1 : most - files.length - lines.length;
    if (chosen.length > free) setProblems([t('ui.upload.tooMany', { most })]);
    for (const file of chosen.slice(0, Math.max(free, 0))) {
      if (file.size > maxMegabytes * MEGABYTE)
        complain(file, t('ui.upload.tooLarge', { megabytes: maxMegabytes }));
      else void send(file);
    }
  };

  const remove = (file: Uploaded) => {
    setFiles((before) => before.filter((one) => one.id !== file.id));
    setSaid(t('ui.upload.removed', { name: file.fileName }));
    // the button that had the focus is gone with its line
    input.current?.focus();
  };

  // chosen before the page was listening: the name stands in the field, so it must be sent as well
  const chooseEarly = useRef(() => {
    const early = [...(input.current?.files ?? [])];
    if (early.length === 0 || !input.current) return;
    input.current.value = '';
    choose(early);
  });
  useEffect(() => chooseEarly.current(), []);

  // a form that is sent while a file is on its way would go without it
  const box = useRef<HTMLDivElement>(null);
  const isSending = lines.length > 0;
  useEffect(() => {
    const form = box.current?.closest('form');
    if (!isSending || !form) return;
    const hold = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
      setHeld(true);
    };
    form.addEventListener('submit', hold, true);
    return () => form.removeEventListener('submit', hold, true);
  }, [isSending]);

  const shown = held && isSending ? [...problems, t('ui.upload.first')] : problems;
  return (
    <Field {...field}>
      {({ name: _name, ...control }) => (
        <div ref={box}>
          <input
            {...control}
            ref={input}
            className="input"
            type="file"
            multiple={most > 1}
            accept={accept}
            onChange={(event) => {
              const chosen = [...(event.currentTarget.files ?? [])];
              event.currentTarget.value = '';
              choose(chosen);
            }}
          />
          <ul className="upload-list">
            {files.map((file, index) => (
              <li key={file.id}>
                <input type="hidden" name={`files.${index}.fileId`} value={file.id} />
                <input type="hidden" name={`files.${index}.fileName`} value={file.fileName} />
                <span className="upload-name">{file.fileName}</span>
                <span className="note">{t('ui.upload.ready')}</span>
                <button
                  type="button"
                  className="btn btn-plain"
                  aria-label={t('ui.removeFile', { name: file.fileName })}
                  onClick={() => remove(file)}
                >
                  {t('ui.upload.remove')}
                </button>
              </li>
            ))}
            {lines.map((line) => (
              <li key={line.key}>
                <span className="upload-name">{line.fileName}</span>
                <progress
                  max={100}
                  value={line.percent}
                  aria-label={t('ui.upload.sending', { name: line.fileName })}
                />
                <button
                  type="button"
                  className="btn btn-plain"
                  aria-label={t('ui.upload.stopNamed', { name: line.fileName })}
                  onClick={() => line.sending.stop()}
                >
                  {t('ui.upload.stop')}
                </button>
              </li>
            ))}
          </ul>
          <p className="sr-only" role="status">
            {said}
          </p>
          {shown.length > 0 ? (
            <div className="problem" role="alert">
              {shown.map((text) => (
                <p key={text}>{text}</p>
              ))}
            </div>
          ) : null}
        </div>
      )}
    </Field>
  );
}
