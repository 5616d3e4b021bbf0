'use client';

import { useActionState } from 'react';
import { useText } from '@/components/ui/texts';
import type { LookupState } from '@/lib/leads/schema';

/** Asks for number and code and shows what stands there now. One post, with or without script. */
export function StatusForm({
  action,
}: {
  action: (state: LookupState, form: FormData) => Promise<LookupState>;
}) {
  const t = useText();
  const [state, run, pending] = useActionState(action, null);
  const found = state?.found ?? null;
  return (
    <>
      {found ? (
        <section className="mb-8 border-t-2 border-ink pt-5" aria-live="polite" aria-labelledby="found">
          <h2 id="found" className="font-serif text-xl font-semibold">
            {found.number} · {found.stateText}
          </h2>
          <p className="mt-1 text-sm text-ink-2">{found.facts}</p>
          <ol className="mt-4 grid gap-3">
            {found.steps.map((step) => (
              <li key={step.id} className="border-t border-mist pt-3">
                <p className="text-sm">
                  <time className="figures me-3 text-ink-3">{step.at}</time>
                  <b>{step.text}</b>
                </p>
                {step.note ? <p className="mt-1 whitespace-pre-line text-ink-2">{step.note}</p> : null}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <form action={run} className="form" aria-label={t('leads.status.title')} noValidate>
        {state?.problem ? (
          <div className="error-summary" role="alert">
            <p>{state.problem}</p>
          </div>
        ) : null}
        {(['number', 'code'] as const).map((name) => (
          <div key={name} className="field field-short">
            <label htmlFor={`f-${name}`}>{t(`leads.status.${name}`)}</label>
            <p className="hint" id={`f-${name}-hint`}>
              {t(`leads.status.${name}Hint`)}
            </p>
            <input
              key={`${name}-${state?.values[name] ?? ''}`}
              id={`f-${name}`}
              className="input"
              name={name}
              defaultValue={state?.values[name] ?? ''}
              aria-describedby={`f-${name}-hint`}
              aria-required="true"
              autoComplete="off"
              autoCapitalize="characters"
              maxLength={20}
            />
          </div>
        ))}
        <button type="submit" className="btn btn-primary" aria-disabled={pending || undefined}>
          {pending ? t('ui.form.sending') : t('leads.status.look')}
        </button>
      </form>
    </>
  );
}
