'use client';

import { useState, type ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import { Dialog } from '../ui/dialog';
import { useText } from '../ui/texts';

type SubmitButtonProps = {
  children: ReactNode;
  look?: 'primary' | 'line' | 'danger';
  /** Sent with the form, for forms with several acts. */
  name?: string;
  value?: string;
};

/** Sends the form; while it is under way it says so and takes no second click. */
export function SubmitButton({ children, look = 'primary', name, value }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  const t = useText();
  return (
    <button
      type="submit"
      className={look === 'line' ? 'btn' : `btn btn-${look}`}
      name={name}
      value={value}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
    >
      {pending ? t('ui.form.sending') : children}
    </button>
  );
}

type ConfirmButtonProps = {
  /** On the button that opens the question. */
  children: ReactNode;
  /** What will happen, as a question. */
  title: string;
  /** What it means and whether it can be undone. */
  explain: ReactNode;
  /** On the button that does it: the verb, not “OK”. */
  confirmText: string;
  action: (form: FormData) => void | Promise<void>;
  /** Sent with the act. */
  fields?: Readonly<Record<string, string>>;
  look?: 'danger' | 'line' | 'primary';
};

/** An act that wants a second thought: opens a question, then posts. */
export function ConfirmButton({
  children,
  title,
  explain,
  confirmText,
  action,
  fields = {},
  look = 'danger',
}: ConfirmButtonProps) {
  const [open, setOpen] = useState(false);
  const t = useText();
  return (
    <>
      <button
        type="button"
        className={look === 'line' ? 'btn' : `btn btn-${look}`}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {children}
      </button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={title}
        acts={
          <form
            className="contents"
            action={async (form) => {
              await action(form);
              setOpen(false);
            }}
          >
            {Object.entries(fields).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <button type="button" className="btn" onClick={() => setOpen(false)}>
              {t('ui.cancel')}
            </button>
            <SubmitButton look={look === 'line' ? 'primary' : look}>{confirmText}</SubmitButton>
          </form>
        }
      >
        {explain}
      </Dialog>
    </>
  );
}
