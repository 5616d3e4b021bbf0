'use client';

import { useState } from 'react';
import { RadioGroup } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { UploadField } from '@/components/files/upload-field';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { Dialog } from '@/components/ui/dialog';

type Props = {
  id: string;
  version: number;
  today: string;
  action: FormActionFn;
  options: readonly { value: string; text: string }[];
  registryNo: string | null;
  uploadUrl: string;
  texts: Record<
    | 'button'
    | 'title'
    | 'to'
    | 'on'
    | 'onHint'
    | 'registryNo'
    | 'registryHint'
    | 'reason'
    | 'files'
    | 'filesHint',
    string
  >;
};

/** One step of the status, with its day, reason and the papers that prove it. */
export function StatusStep({ id, version, today, action, options, registryNo, uploadUrl, texts }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {texts.button}
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={texts.title}>
        <Form
          action={action}
          label={texts.title}
          labels={{
            to: texts.to,
            on: texts.on,
            registryNo: texts.registryNo,
            reason: texts.reason,
            files: texts.files,
          }}
          values={{ on: today, registryNo }}
          version={version}
        >
          <input type="hidden" name="id" value={id} />
          <RadioGroup name="to" label={texts.to} required options={options} />
          <TextField name="on" label={texts.on} hint={texts.onHint} maxLength={10} short />
          <TextField name="registryNo" label={texts.registryNo} hint={texts.registryHint} maxLength={40} />
          <TextField name="reason" label={texts.reason} required maxLength={200} />
          <UploadField
            name="files"
            label={texts.files}
            hint={texts.filesHint}
            uploadUrl={uploadUrl}
            most={6}
          />
          <SubmitButton>{texts.button}</SubmitButton>
        </Form>
      </Dialog>
    </>
  );
}
