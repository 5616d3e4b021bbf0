'use client';

import { useActionState, useState } from 'react';
import type { FormState } from '@/components/forms/form-state';
import { Dialog } from '@/components/ui/dialog';

type Props = {
  id: string;
  masked: string;
  action: (state: FormState | null, form: FormData) => Promise<FormState>;
  purposes: ReadonlyArray<{ value: string; text: string }>;
  texts: { open: string; title: string; explain: string; purpose: string; confirm: string };
};

/** A masked number; the full one shows after a purpose was chosen and the act was written to the log. */
export function RevealMember({ id, masked, action, purposes, texts }: Props) {
  const [open, setOpen] = useState(false);
  const [state, run, pending] = useActionState(action, null);
  const value = state?.ok ? state.data?.['value'] : undefined;
  if (value) return <b className="figures">{value}</b>;
  return (
    <>
      <span className="figures">{masked}</span>{' '}
      <button
        type="button"
        className="min-h-11 cursor-pointer underline decoration-gold underline-offset-4"
        onClick={() => setOpen(true)}
      >
        {texts.open}
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={texts.title}>
        <form action={run} className="form">
          <p>{texts.explain}</p>
          <input type="hidden" name="id" value={id} />
          <fieldset className="options">
            <legend>{texts.purpose}</legend>
            {purposes.map((purpose, index) => (
              <label key={purpose.value}>
                <input
                  className="check"
                  type="radio"
                  name="purpose"
                  value={purpose.value}
                  defaultChecked={index === 0}
                />
                {purpose.text}
              </label>
            ))}
          </fieldset>
          {state && !state.ok ? (
            <p className="problem" role="alert">
              {state.formError ?? Object.values(state.fieldErrors).flat().join('')}
            </p>
          ) : null}
          <button type="submit" className="btn btn-primary" disabled={pending}>
            {texts.confirm}
          </button>
        </form>
      </Dialog>
    </>
  );
}
