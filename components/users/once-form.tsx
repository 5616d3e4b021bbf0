'use client';

import { useState, type ReactNode } from 'react';
import { Form } from '@/components/forms/form';
import type { FormActionFn } from '@/components/forms/form-state';

type OnceFormProps = {
  action: FormActionFn;
  labels: Readonly<Record<string, string>>;
  label: string;
  /** Which value of the answer is the secret. */
  secret: 'password' | 'link' | 'token';
  texts: { done: string; secret: string; explain: string; copy: string; copied: string };
  /** Shown under the secret; `{id}` of `href` is filled from the answer. */
  next?: { href: string; text: string };
  children: ReactNode;
};

/** A form whose answer holds a secret that is shown once, in place of the form. */
export function OnceForm({ action, labels, label, secret, texts, next, children }: OnceFormProps) {
  const [data, setData] = useState<Record<string, string> | null>(null);
  const value = data?.[secret];
  if (value !== undefined) {
    return (
      <div className="notice notice-good" role="status">
        <b>{texts.done}</b>
        <p>{texts.explain}</p>
        <Secret label={texts.secret} value={value} copy={texts.copy} copied={texts.copied} />
        {next ? (
          <p>
            <a href={next.href.replace('{id}', data?.['id'] ?? '')}>{next.text}</a>
          </p>
        ) : null}
      </div>
    );
  }
  return (
    <Form
      action={async (state, form) => {
        const answer = await action(state, form);
        if (answer.ok && answer.data) setData(answer.data);
        return answer;
      }}
      labels={labels}
      label={label}
    >
      {children}
    </Form>
  );
}

function Secret({
  label,
  value,
  copy,
  copied,
}: {
  label: string;
  value: string;
  copy: string;
  copied: string;
}) {
  const [done, setDone] = useState(false);
  return (
    <p className="secret">
      <label>
        {label}
        <input
          className="input"
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
          spellCheck={false}
        />
      </label>
      <button
        type="button"
        className="btn"
        onClick={() => {
          void navigator.clipboard.writeText(value).then(() => setDone(true));
        }}
      >
        {done ? copied : copy}
      </button>
    </p>
  );
}
