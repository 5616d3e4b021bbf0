'use client';

import { useState } from 'react';
import { Form } from '@/components/forms/form';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { Dialog } from '@/components/ui/dialog';

type Props = {
  id: string;
  version: number;
  today: string;
  action: FormActionFn;
  texts: {
    button: string;
    title: string;
    explain: string;
    leftOn: string;
    dayHint: string;
    leftReason: string;
  };
};

/** Ends a membership with day and reason; the entry stays in the file. */
export function EndMembership({ id, version, today, action, texts }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {texts.button}
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={texts.title}>
        <Form
          action={action}
          labels={{ leftOn: texts.leftOn, leftReason: texts.leftReason }}
          label={texts.title}
          version={version}
        >
          <p>{texts.explain}</p>
          <input type="hidden" name="id" value={id} />
          <TextField
            name="leftOn"
            label={texts.leftOn}
            hint={texts.dayHint}
            defaultValue={today}
            required
            short
          />
          <TextField name="leftReason" label={texts.leftReason} required maxLength={200} />
          <SubmitButton look="danger">{texts.button}</SubmitButton>
        </Form>
      </Dialog>
    </>
  );
}
