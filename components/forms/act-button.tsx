'use client';

import { startTransition, useActionState, type ReactNode } from 'react';
import type { FormActionFn } from './form-state';
import { ConfirmButton } from './submit-button';

type Props = {
  action: FormActionFn;
  id: string;
  children: ReactNode;
  title: string;
  explain: string;
  confirmText: string;
  look?: 'danger' | 'line' | 'primary';
};

/** An act on a whole batch, export or job, with the question before it and the refusal, if any, beside it. */
export function ActButton({ action, id, children, title, explain, confirmText, look = 'line' }: Props) {
  const [state, run] = useActionState(action, null);
  return (
    <>
      <ConfirmButton
        title={title}
        explain={explain}
        confirmText={confirmText}
        look={look}
        fields={{ id }}
        action={(form) => startTransition(() => run(form))}
      >
        {children}
      </ConfirmButton>
      {state && !state.ok && state.formError ? (
        <p className="problem" role="alert">
          {state.formError}
        </p>
      ) : null}
    </>
  );
}
