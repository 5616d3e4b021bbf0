'use client';

import { useRef } from 'react';
import { Field } from '@/components/forms/field';
import { useField } from '@/components/forms/form';

type Props = {
  name: string;
  label: string;
  /** 一周后 → 2026-11-29; an empty date takes it back */
  choices: readonly { text: string; date: string }[];
  choicesLabel: string;
};

/** The day of the next contact, with the usual ones a touch away. */
export function NextDateField({ name, label, choices, choicesLabel }: Props) {
  const { value, renewal } = useField(name);
  const input = useRef<HTMLInputElement>(null);
  return (
    <Field name={name} label={label}>
      {(control) => (
        <div className="next-date">
          <div className="next-choices" role="group" aria-label={choicesLabel}>
            {choices.map((choice) => (
              <button
                key={choice.text}
                type="button"
                className="btn"
                onClick={() => {
                  if (input.current) input.current.value = choice.date;
                }}
              >
                {choice.text}
              </button>
            ))}
          </div>
          <input key={renewal} {...control} ref={input} className="input" type="date" defaultValue={value} />
        </div>
      )}
    </Field>
  );
}
