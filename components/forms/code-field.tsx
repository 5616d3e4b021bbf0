'use client';

import { useEffect, useId, useState } from 'react';
import { Field, type FieldProps } from './field';
import { useField } from './form';
import { readOptions, type ComboOption } from './combobox';

type CodeFieldProps = FieldProps & {
  /** GET address answering `{ options: ComboOption[] }` for `?q=`; the value is the code. */
  searchUrl: string;
  maxLength: number;
  defaultValue?: string;
};

const waitMs = 180;

/**
 * A plain field for a code of a closed standard; who types a name is offered the codes of that name. What is chosen stands
 * in the field itself, so without script it is filled in by hand and works the same.
 */
export function CodeField({ searchUrl, maxLength, defaultValue, ...field }: CodeFieldProps) {
  const { value, answered, renewal } = useField(field.name);
  const [typed, setTyped] = useState('');
  const [options, setOptions] = useState<readonly ComboOption[]>([]);
  const listId = useId();
  useEffect(() => {
    if (typed.trim() === '') return;
    const stop = new AbortController();
    const ask = async () => {
      try {
        const answer = await fetch(`${searchUrl}?q=${encodeURIComponent(typed)}`, { signal: stop.signal });
        if (answer.ok) setOptions(readOptions(await answer.json()));
      } catch {
        // the field takes the code all the same
      }
    };
    const timer = setTimeout(() => void ask(), waitMs);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [searchUrl, typed]);
  const chosen = options.find((option) => option.value === typed);
  return (
    <Field {...field} short>
      {(control) => (
        <div className="field-line">
          <input
            key={renewal}
            {...control}
            className="input"
            type="text"
            list={listId}
            autoComplete="off"
            maxLength={maxLength}
            defaultValue={answered ? value : (value ?? defaultValue)}
            onChange={(event) => setTyped(event.target.value)}
          />
          <datalist id={listId}>
            {options.map((option) => (
              // the name as the value of the label: browsers look for what was typed in both
              <option key={option.value} value={option.value} label={`${option.value} ${option.text}`} />
            ))}
          </datalist>
          <output className="unit" htmlFor={control.id}>
            {chosen?.text}
          </output>
        </div>
      )}
    </Field>
  );
}
