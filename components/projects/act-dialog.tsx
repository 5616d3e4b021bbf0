'use client';

import { useState, type ReactNode } from 'react';
import { Form } from '@/components/forms/form';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { Dialog } from '@/components/ui/dialog';

type Props = {
  button: string;
  title: string;
  explain?: string;
  confirm: string;
  action: FormActionFn;
  id: string;
  version: number;
  labels: Readonly<Record<string, string>>;
  look?: 'primary' | 'danger';
  children?: ReactNode;
};

/** An act on a record that wants a few words: opens a question with its fields. */
export function ActDialog({
  button,
  title,
  explain,
  confirm,
  action,
  id,
  version,
  labels,
  look = 'primary',
  children,
}: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {button}
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={title}>
        <Form action={action} labels={labels} label={title} version={version}>
          {explain ? <p>{explain}</p> : null}
          <input type="hidden" name="id" value={id} />
          {children}
          <SubmitButton look={look}>{confirm}</SubmitButton>
        </Form>
      </Dialog>
    </>
  );
}
