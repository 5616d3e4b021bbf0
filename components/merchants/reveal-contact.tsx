'use client';

import { useActionState, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { useText } from '@/components/ui/texts';
import type { FormState } from '@/components/forms/form-state';

type Props = {
  contactPointId: string;
  masked: string;
  action: (state: FormState | null, form: FormData) => Promise<FormState>;
  purposes: ReadonlyArray<{ value: string; text: string }>;
};

/** A masked contact value; the full one shows after a purpose was chosen and the act was written to the log. */
export function RevealContact({ contactPointId, masked, action, purposes }: Props) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const [state, run, pending] = useActionState(action, null);
  const value = state?.ok ? state.data?.['value'] : undefined;
  if (value) return <b className="figures">{value}</b>;
  return (
    <>
      <span className="figures">{masked}</span>{' '}
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {t('merchants.desk.record.reveal')}
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('merchants.desk.record.revealTitle')}>
        <form action={run} className="form">
          <p>{t('merchants.desk.record.revealExplain')}</p>
          <input type="hidden" name="contactPointId" value={contactPointId} />
          <fieldset className="options">
            <legend>{t('merchants.desk.record.purpose')}</legend>
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
            {t('merchants.desk.record.revealConfirm')}
          </button>
        </form>
      </Dialog>
    </>
  );
}
