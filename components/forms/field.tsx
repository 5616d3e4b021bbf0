'use client';

import type { ReactNode } from 'react';
import { useText } from '../ui/texts';
import { useField } from './form';

export type FieldProps = {
  name: string;
  label: string;
  /** Under the label, before the field. */
  hint?: string;
  required?: boolean;
};

type FieldBoxProps = FieldProps & {
  children: (control: ControlProps) => ReactNode;
  short?: boolean;
};

export type ControlProps = {
  id: string;
  name: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
  'aria-required': true | undefined;
};

/** Label, hint, control, problems of one field. The text fields below use it; use it for controls of your own. */
export function Field({ name, label, hint, required, short, children }: FieldBoxProps) {
  const { id, problems } = useField(name);
  const t = useText();
  const described = [hint ? `${id}-hint` : '', problems.length > 0 ? `${id}-problem` : '']
    .filter(Boolean)
    .join(' ');
  return (
    <div className={short ? 'field field-short' : 'field'}>
      <label htmlFor={id}>
        {label}
        {required ? null : <span className="optional">{t('ui.form.optional')}</span>}
      </label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children({
        id,
        name,
        'aria-invalid': problems.length > 0 ? true : undefined,
        'aria-describedby': described === '' ? undefined : described,
        'aria-required': required ? true : undefined,
      })}
      <Problems id={id} problems={problems} />
    </div>
  );
}

/** Problems of a field, beside it. */
export function Problems({ id, problems }: { id: string; problems: readonly string[] }) {
  if (problems.length === 0) return null;
  return (
    <p className="problem" id={`${id}-problem`}>
      {problems.join('；')}
    </p>
  );
}
