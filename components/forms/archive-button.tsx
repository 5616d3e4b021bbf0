'use client';

import { useState } from 'react';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import type { FormActionFn } from '@/components/forms/form-state';
import { Dialog } from '@/components/ui/dialog';

type Props = {
  id: string;
  version: number;
  action: FormActionFn;
  texts: { button: string; title: string; explain: string; reason: string };
};

/** Takes a record out of the lists or back, with a reason. */
export function ArchiveButton({ id, version, action, texts }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {texts.button}
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={texts.title}>
        <Form action={action} labels={{ reason: texts.reason }} label={texts.title} version={version}>
          <p>{texts.explain}</p>
          <input type="hidden" name="id" value={id} />
          <TextField name="reason" label={texts.reason} required maxLength={200} />
          <SubmitButton look="danger">{texts.button}</SubmitButton>
        </Form>
      </Dialog>
    </>
  );
}
