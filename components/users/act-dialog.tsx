'use client';

import { useState, type ReactNode } from 'react';
import { Form } from '@/components/forms/form';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { Dialog } from '@/components/ui/dialog';
import { OnceForm } from './once-form';

type ActDialogProps = {
  action: FormActionFn;
  fields: Readonly<Record<string, string>>;
  texts: { button: string; title: string; explain: string; reason: string };
  look?: 'line' | 'danger';
  /** Further fields before the reason. */
  children?: ReactNode;
  /** Labels of those fields, for the error summary. */
  labels?: Readonly<Record<string, string>>;
  /** The answer holds a one-time password. */
  once?: { done: string; secret: string; explain: string; copy: string; copied: string };
};

/** An act on an account or a grant: a question with a reason, then the act. */
export function ActDialog({ action, fields, texts, look = 'line', children, labels, once }: ActDialogProps) {
  const [open, setOpen] = useState(false);
  const body = (
    <>
      <p>{texts.explain}</p>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} defaultValue={value} />
      ))}
      {children}
      <TextField name="reason" label={texts.reason} required maxLength={200} />
      <SubmitButton look={look === 'danger' ? 'danger' : 'primary'}>{texts.button}</SubmitButton>
    </>
  );
  const allLabels = { ...labels, reason: texts.reason };
  return (
    <>
      <button
        type="button"
        className={look === 'danger' ? 'btn btn-danger' : 'btn'}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {texts.button}
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={texts.title}>
        {once ? (
          <OnceForm action={action} labels={allLabels} label={texts.title} secret="password" texts={once}>
            {body}
          </OnceForm>
        ) : (
          <Form action={action} labels={allLabels} label={texts.title}>
            {body}
          </Form>
        )}
      </Dialog>
    </>
  );
}
