'use client';

import { useActionState, useState } from 'react';
import type { FormState } from '@/components/forms/form-state';
import { Dialog } from '@/components/ui/dialog';
import { useText } from '@/components/ui/texts';

type Props = {
  id: string;
  masked: string;
  action: (state: FormState | null, form: FormData) => Promise<FormState>;
  purposes: ReadonlyArray<{ value: string; text: string }>;
};

/** The sender's masked number; the full one shows after a purpose was chosen and the act was written to the log. */
export function RevealPhone({ id, masked, action, purposes }: Props) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const [state, run, pending] = useActionState(action, null);
  const value = state?.ok ? state.data?.['value'] : undefined;
  if (value) return <b className="figures">{value}</b>;
  return (
    <>
      <span className="figures">{masked}</span>{' '}
      <button type="button" className="quiet-link" onClick={() => setOpen(true)}>
        {t('leads.desk.reveal.show')}
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('leads.desk.reveal.title')}>
        <form action={run} className="form">
          <p>{t('leads.desk.reveal.explain')}</p>
          <input type="hidden" name="id" value={id} />
          <fieldset className="options">
            <legend>{t('leads.desk.reveal.purpose')}</legend>
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
            <p className="field-error" role="alert">
              {state.formError ?? Object.values(state.fieldErrors).flat().join('')}
            </p>
          ) : null}
          <button type="submit" className="btn btn-primary" disabled={pending}>
            {t('leads.desk.reveal.confirm')}
          </button>
        </form>
      </Dialog>
    </>
  );
}
